import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { pageOf } from '../platform/page-of.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { DeadlineShortening } from './deadline-shortening.entity.js';
import { Deadline } from './deadline.entity.js';
import { shortenDeadline, ShortenDeadlineInput } from './shorten-deadline.js';

const DeadlineConnection = connectionOf<Deadline>('Deadline', () => Deadline);
const ShortenDeadlinePayload = payloadOf('ShortenDeadlinePayload', 'shortening', () => DeadlineShortening);

@Resolver()
export class ClocksResolver {
  constructor(private readonly cursors: Cursors) {}

  @Query(() => DeadlineConnection, { description: 'Les délais légaux qui courent et que vous pouvez connaître, le plus proche terme d’abord : ceux qui sont passés, en tête.' })
  deadlines(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Deadline>> {
    return pageOf(scope, this.cursors, Deadline, 'read', args, ['dueAt', 'id'], { where: { state: 'RUNNING' } }, false);
  }

  @Mutation(() => ShortenDeadlinePayload, { description: 'Réduit un délai, par une décision motivée. Aucun ne s’allonge.' })
  shortenDeadline(@Args('input') input: ShortenDeadlineInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('shortening', DeadlineShortening, (tx) => shortenDeadline(tx, input));
  }
}
