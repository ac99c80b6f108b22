import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Shelf } from '../documents/shelf.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { attachPieceSignalement } from './attach-piece-signalement.js';
import { AttachPieceSignalementInput, WithdrawPieceSignalementInput } from './pieces-signalement.inputs.js';
import { Signalement } from './signalement.entity.js';
import { withdrawPieceSignalement } from './withdraw-piece-signalement.js';

const AttachPieceSignalementPayload = payloadOf('AttachPieceSignalementPayload', 'signalement', () => Signalement);
const WithdrawPieceSignalementPayload = payloadOf('WithdrawPieceSignalementPayload', 'signalement', () => Signalement);

@Resolver()
export class PiecesSignalementResolver {
  constructor(private readonly shelf: Shelf) {}

  @Mutation(() => AttachPieceSignalementPayload, { description: 'Joint à la lettre une pièce déposée et examinée, tant que rien n’est scellé : une autre version la porte.' })
  async attachPieceSignalement(@Args('input') input: AttachPieceSignalementInput, @Context('scope') scope: Scope): Promise<object> {
    const outcome = await scope.act('signalement', Signalement, (tx) => attachPieceSignalement(tx, this.shelf, input));
    // It is where it stays: what was deposited has served.
    if (outcome.signalement) await this.shelf.deposits.remove(input.depositId);
    return outcome;
  }

  @Mutation(() => WithdrawPieceSignalementPayload, { description: 'Une version de la lettre sans cette pièce, tant que rien n’est scellé.' })
  withdrawPieceSignalement(@Args('input') input: WithdrawPieceSignalementInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('signalement', Signalement, (tx) => withdrawPieceSignalement(tx, input));
  }
}
