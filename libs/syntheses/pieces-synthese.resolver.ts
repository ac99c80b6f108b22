import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Shelf } from '../documents/shelf.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { attachPieceSynthese } from './attach-piece-synthese.js';
import { MinuteLine } from './minute-line.entity.js';
import { AttachPieceSyntheseInput } from './pieces-synthese.inputs.js';

const AttachPieceSynthesePayload = payloadOf('AttachPieceSynthesePayload', 'line', () => MinuteLine);

@Resolver()
export class PiecesSyntheseResolver {
  constructor(private readonly shelf: Shelf) {}

  @Mutation(() => AttachPieceSynthesePayload, { description: 'Joint à une ligne du compte rendu une pièce déposée et examinée, par qui tient la plume, jusqu’à la validation.' })
  async attachPieceSynthese(@Args('input') input: AttachPieceSyntheseInput, @Context('scope') scope: Scope): Promise<object> {
    const outcome = await scope.act('line', MinuteLine, (tx) => attachPieceSynthese(tx, this.shelf, input));
    // It is where it stays: what was deposited has served.
    if (outcome.line) await this.shelf.deposits.remove(input.depositId);
    return outcome;
  }
}
