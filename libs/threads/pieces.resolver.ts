import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Piece } from '../documents/piece.entity.js';
import { Shelf } from '../documents/shelf.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { attachPiece } from './attach-piece.js';
import { AttachPieceInput } from './pieces.inputs.js';

const AttachPiecePayload = payloadOf('AttachPiecePayload', 'piece', () => Piece);

@Resolver(() => Piece)
export class PiecesResolver {
  constructor(private readonly shelf: Shelf) {}

  @Mutation(() => AttachPiecePayload, { description: 'Joint à un message qu’on a écrit une pièce déposée et examinée.' })
  async attachPiece(@Args('input') input: AttachPieceInput, @Context('scope') scope: Scope): Promise<object> {
    const outcome = await scope.act('piece', Piece, (tx) => attachPiece(tx, this.shelf, input));
    // It is where it stays: what was deposited has served. Left behind by a stop of the server, it goes with its day.
    if (outcome.piece) await this.shelf.deposits.remove(outcome.piece.id);
    return outcome;
  }
}
