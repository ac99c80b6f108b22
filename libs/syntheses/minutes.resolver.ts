import { Args, Context, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { Minutes } from './minutes.entity.js';
import { ValidateMinutesInput } from './seance.inputs.js';
import { previewMinutes, validateMinutes } from './validate-minutes.js';

@ObjectType({ description: 'Ce qui serait gelé : combien de lignes, dont combien de décisions, et combien que vous ne lisez pas.' })
class MinutesPreview {
  @Field() digest: string;
  @Field(() => Int) lines: number;
  @Field(() => Int) decisions: number;
  @Field(() => Int) reserved: number;
}

const PreviewMinutesPayload = payloadOf('PreviewMinutesPayload', 'preview', () => MinutesPreview);
const ValidateMinutesPayload = payloadOf('ValidateMinutesPayload', 'minutes', () => Minutes);

@Resolver()
export class MinutesResolver {
  @Query(() => PreviewMinutesPayload, { description: 'Ce que valider gèlerait. Rien n’est fait.' })
  previewMinutes(@Args('syntheseId', { type: () => ID }) syntheseId: string, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('preview', async () => previewMinutes(await scope.tx(), syntheseId));
  }

  @Mutation(() => ValidateMinutesPayload, { description: 'Valide le compte rendu, tel qu’il a été montré : numéroté, gelé.' })
  validateMinutes(@Args('input') input: ValidateMinutesInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('minutes', Minutes, (tx) => validateMinutes(tx, input));
  }
}
