import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { Ebauche, type EbaucheForm } from './ebauche.entity.js';
import { EbaucheFormEnum, SaveEbaucheInput } from './ebauche.inputs.js';
import { ebaucheOf, saveEbauche } from './save-ebauche.js';

const SaveEbauchePayload = payloadOf('SaveEbauchePayload', 'ebauche', () => Ebauche);

@Resolver(() => Ebauche)
export class EbaucheResolver {
  @Query(() => Ebauche, { nullable: true, description: 'Ce que vous aviez commencé dans ce formulaire ; nul s’il n’y a rien.' })
  async ebauche(@Args('form', { type: () => EbaucheFormEnum }) form: EbaucheForm, @Args('aboutId', { type: () => ID, nullable: true }) aboutId: string | null, @Context('scope') scope: Scope): Promise<Ebauche | null> {
    const begun = await ebaucheOf(await scope.tx(), form, aboutId);
    return begun && begun.body !== '' ? begun : null;
  }

  @Mutation(() => SaveEbauchePayload, { description: 'Garde ce qui est commencé, pour vous seul ; rien ne part.' })
  saveEbauche(@Args('input') input: SaveEbaucheInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('ebauche', Ebauche, (tx) => saveEbauche(tx, input));
  }
}
