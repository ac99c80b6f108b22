import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Shelf } from '../documents/shelf.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { attachPieceEvaluation } from './attach-piece-evaluation.js';
import { Contribution } from './contribution.entity.js';
import { AttachPieceEvaluationInput } from './evaluations.inputs.js';

const AttachPieceEvaluationPayload = payloadOf('AttachPieceEvaluationPayload', 'contribution', () => Contribution);

@Resolver()
export class PiecesEvaluationResolver {
  constructor(private readonly shelf: Shelf) {}

  @Mutation(() => AttachPieceEvaluationPayload, { description: 'Joint à sa contribution une pièce déposée et examinée, jusqu’à la remise du rapport.' })
  async attachPieceEvaluation(@Args('input') input: AttachPieceEvaluationInput, @Context('scope') scope: Scope): Promise<object> {
    const outcome = await scope.act('contribution', Contribution, (tx) => attachPieceEvaluation(tx, this.shelf, input));
    // It is where it stays: what was deposited has served.
    if (outcome.contribution) await this.shelf.deposits.remove(input.depositId);
    return outcome;
  }
}
