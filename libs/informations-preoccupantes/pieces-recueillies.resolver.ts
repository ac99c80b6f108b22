import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Shelf } from '../documents/shelf.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { attachPieceRecueillie } from './attach-piece-recueillie.js';
import { ElementRecueilli } from './element-recueilli.entity.js';
import { AttachPieceRecueillieInput } from './informations-preoccupantes.inputs.js';

const AttachPieceRecueilliePayload = payloadOf('AttachPieceRecueilliePayload', 'element', () => ElementRecueilli);

@Resolver()
export class PiecesRecueilliesResolver {
  constructor(private readonly shelf: Shelf) {}

  @Mutation(() => AttachPieceRecueilliePayload, { description: 'Joint à ce qu’on a transmis une pièce déposée et examinée, tant que la cellule ne l’a pas traité.' })
  async attachPieceRecueillie(@Args('input') input: AttachPieceRecueillieInput, @Context('scope') scope: Scope): Promise<object> {
    const outcome = await scope.act('element', ElementRecueilli, (tx) => attachPieceRecueillie(tx, this.shelf, input));
    // It is where it stays: what was deposited has served.
    if (outcome.element) await this.shelf.deposits.remove(input.depositId);
    return outcome;
  }
}
