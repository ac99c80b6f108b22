import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { pageOf } from '../platform/page-of.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { askJustification } from './ask-justification.js';
import { giveJustification } from './give-justification.js';
import { Justification } from './justification.entity.js';
import { AskJustificationInput, GiveJustificationInput } from './justifications.inputs.js';

const JustificationConnection = connectionOf<Justification>('Justification', () => Justification);
const AskJustificationPayload = payloadOf('AskJustificationPayload', 'justification', () => Justification);
const GiveJustificationPayload = payloadOf('GiveJustificationPayload', 'justification', () => Justification);

@Resolver(() => Justification)
export class JustificationsResolver {
  constructor(private readonly cursors: Cursors) {}

  @Query(() => JustificationConnection, { description: 'Les justifications qui vous sont demandées, ou des dossiers dont vous répondez, et les réponses ; les dernières d’abord.' })
  justifications(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Justification>> {
    return pageOf(scope, this.cursors, Justification, 'read', args, ['writtenAt', 'id']);
  }

  @Mutation(() => AskJustificationPayload, { description: 'Demande à une personne pourquoi elle a ouvert un dossier dont vous répondez : sans un mot, inscrit au journal, dit à elle seule.' })
  askJustification(@Args('input') input: AskJustificationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('justification', Justification, (tx) => askJustification(tx, input));
  }

  @Mutation(() => GiveJustificationPayload, { description: 'Répond, une fois, à qui répond du dossier.' })
  giveJustification(@Args('input') input: GiveJustificationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('justification', Justification, (tx) => giveJustification(tx, input));
  }
}
