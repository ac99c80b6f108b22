import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permanence } from '../partners/permanence.entity.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { TakeOverPreview } from './open-to-take.js';
import { TakeOverPermanenceInput } from './permanence.inputs.js';
import { previewTakeOver, takeOverPermanence } from './take-over-permanence.js';

const PreviewTakeOverPayload = payloadOf('PreviewTakeOverPayload', 'preview', () => TakeOverPreview);
const TakeOverPermanencePayload = payloadOf('TakeOverPermanencePayload', 'permanence', () => Permanence);

@Resolver()
export class PermanenceResolver {
  @Query(() => PreviewTakeOverPayload, { description: 'Ce qui est ouvert au parquet, avant d’en prendre la permanence. Rien n’est fait.' })
  previewTakeOver(@Args('passationId', { type: () => ID }) passationId: string, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('preview', async () => previewTakeOver(await scope.tx(), passationId));
  }

  @Mutation(() => TakeOverPermanencePayload, { description: 'Prend la permanence qui vous est passée, telle qu’elle vous a été montrée.' })
  takeOverPermanence(@Args('input') input: TakeOverPermanenceInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('permanence', Permanence, (tx) => takeOverPermanence(tx, input));
  }
}
