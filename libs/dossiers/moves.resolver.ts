import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { DossierMove } from './dossier-move.entity.js';
import { moveDossier } from './move-dossier.js';
import { MoveEffect } from './move-effect.type.js';
import { MoveDossierInput, PreviewMoveInput } from './moves.inputs.js';
import { previewMove } from './preview-move.js';

const PreviewMovePayload = payloadOf('PreviewMovePayload', 'effect', () => MoveEffect);
const MoveDossierPayload = payloadOf('MoveDossierPayload', 'move', () => DossierMove);

@Resolver()
export class MovesResolver {
  @Query(() => PreviewMovePayload, { description: 'Qui gagnerait et qui perdrait ce dossier, avant de le confier à un autre territoire.' })
  previewMove(@Args('input') input: PreviewMoveInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('effect', async () => previewMove(await scope.tx(), input));
  }

  @Mutation(() => MoveDossierPayload, { description: 'Confie le dossier à un autre territoire du département, aussitôt. Admissions et échanges continuent.' })
  moveDossier(@Args('input') input: MoveDossierInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('move', DossierMove, (tx) => moveDossier(tx, input));
  }
}
