/** What screens call the kinds, and under which mark: said by the server, so that no client works it out. */
import { Extensions, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { HEADING_CODES, HEADINGS } from '../../../libs/informations-preoccupantes/evaluation-frame.js';
import { FUNCTION_NAMES, FUNCTIONS, WITH_PERIMETER } from '../../../libs/secrecy/functions.js';
import { KIND_NAMES, KINDS, kindsOf, markOf, MARKS } from '../../../libs/secrecy/kinds.js';

@ObjectType({ description: 'Une nature d’information, et la marque sous laquelle elle est montrée.' })
export class KindLegend {
  @Field() kind: string;
  @Field() name: string;
  @Field({ description: 'Une lettre : E, S, M, J ou N.' }) mark: string;
  @Field({ description: 'Le mot de la marque.' }) word: string;
  @Field({ description: 'Un échange peut la porter.' }) inThread: boolean;
}

@ObjectType({ description: 'Une rubrique du cadre national d’évaluation, et son nom.' })
export class HeadingLegend {
  @Field() code: string;
  @Field() name: string;
}

@ObjectType({ description: 'Une fonction, en clair.' })
export class FunctionLegend {
  @Field() function: string;
  @Field() name: string;
  @Field({ description: 'Elle connaît les dossiers d’un périmètre, à dire.' }) withPerimeter: boolean;
}

@Resolver()
export class LegendResolver {
  @Query(() => [KindLegend], { description: 'Les natures d’information, dans l’ordre de la loi.' })
  legend(): KindLegend[] {
    return KINDS.map((kind) => ({ kind, name: KIND_NAMES[kind], mark: markOf(kind), word: MARKS[markOf(kind)], inThread: kindsOf('Message').includes(kind) }));
  }

  @Extensions({ listed: FUNCTION_NAMES.length })
  @Query(() => [FunctionLegend], { description: 'Les fonctions de la loi.' })
  functionsLegend(): FunctionLegend[] {
    return FUNCTION_NAMES.map((fn) => ({ function: fn, name: FUNCTIONS[fn].name, withPerimeter: WITH_PERIMETER.includes(fn) }));
  }

  @Extensions({ listed: HEADING_CODES.length })
  @Query(() => [HeadingLegend], { description: 'Les rubriques de l’évaluation (CASF D.226-2-3 ; décret 2022-1728), dans leur ordre.' })
  headings(): HeadingLegend[] {
    return HEADING_CODES.map((code) => ({ code, name: HEADINGS[code] }));
  }
}
