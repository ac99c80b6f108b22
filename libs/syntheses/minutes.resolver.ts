import { Args, Context, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { payloadOf } from '../platform/payload.js';
import { Related } from '../platform/related.js';
import type { Scope } from '../platform/scope.js';
import { Minutes } from './minutes.entity.js';
import { ValidateMinutesInput } from './seance.inputs.js';
import { previewMinutes, validateMinutes } from './validate-minutes.js';

@ObjectType({ description: 'Ce qu’il faut savoir avant de valider, et qui ne l’empêche pas.' })
class DraftWarning {
  @Field() code: string;
  @Field() phrase: string;
}

@ObjectType({ description: 'Ce qui serait gelé : combien de lignes, dont combien de décisions, et combien que vous ne lisez pas.' })
class MinutesPreview {
  @Field() digest: string;
  @Field(() => Int) lines: number;
  @Field(() => Int) decisions: number;
  @Field(() => Int) reserved: number;
  @Field(() => String, { nullable: true, description: 'Le dernier jour pour l’observer, AAAA-MM-JJ.' }) until: string | null;
  @Field({ description: 'Ce jour est passé.' }) over: boolean;
  awaited: string[];
  @Field(() => Int, { description: 'Combien d’observations n’ont pas de réponse, de celles que vous pouvez remarquer.' }) unanswered: number;
  @Field(() => [DraftWarning], { description: 'Ce qui ne l’empêche pas, et qu’il faut savoir avant : à qui le valide.' }) warnings: DraftWarning[];

  @Related<MinutesPreview>(() => [Habilitation], (p, scope) => Promise.all(p.awaited.map(async (id) => cardOf(scope, id))).then((all) => all.filter((one) => one !== null)), { description: 'Qui, à la table, n’a encore rien observé, ni dit n’avoir rien à observer.' })
  awaitedOf?: Habilitation[];
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
