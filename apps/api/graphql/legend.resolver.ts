/** What screens call the kinds, and under which mark: said by the server, so that no client works it out. */
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { KIND_NAMES, KINDS, kindsOf, markOf, MARKS } from '../../../libs/secrecy/kinds.js';

@ObjectType({ description: 'Une nature d’information, et la marque sous laquelle elle est montrée.' })
export class KindLegend {
  @Field() kind: string;
  @Field() name: string;
  @Field({ description: 'Une lettre : E, S, M, J ou N.' }) mark: string;
  @Field({ description: 'Le mot de la marque.' }) word: string;
  @Field({ description: 'Un échange peut la porter.' }) inThread: boolean;
}

@Resolver()
export class LegendResolver {
  @Query(() => [KindLegend], { description: 'Les natures d’information, dans l’ordre de la loi.' })
  legend(): KindLegend[] {
    return KINDS.map((kind) => ({ kind, name: KIND_NAMES[kind], mark: markOf(kind), word: MARKS[markOf(kind)], inThread: kindsOf('Message').includes(kind) }));
  }
}
