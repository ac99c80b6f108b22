import { Field, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';

const PLOTS = ['RECEIVED', 'ORIGIN', 'OUTCOME', 'DELAY'] as const;
export type PlotCode = (typeof PLOTS)[number];
const PlotEnum = enumOf('PlotCode', PLOTS, 'Reçues par mois ; origines (ORIGIP) ; suites ; mois écoulés jusqu’au rapport.');

@ObjectType({ description: 'Un nombre, au multiple de cinq le plus proche.' })
export class PlotCell {
  @Field({ description: 'Le mois, le code de la liste, ou LATER au-delà de six mois.' }) key: string;
  @Field(() => Int, { nullable: true, description: 'Rien : moins de cinq.' }) n: number | null;
}

@ObjectType({ description: 'Ce qu’un graphique montre, dans l’ordre ; ce qui n’y est pas est zéro.' })
export class Plot {
  @Field(() => PlotEnum) code: PlotCode;
  @Field(() => [PlotCell]) cells: PlotCell[];
}

@ObjectType({ description: 'Combien, et jamais lesquelles : des mois entiers, aucun nombre sous cinq (CASF L.226-3-1).' })
export class Observatoire {
  @Field(() => Int) year: number;
  @Field(() => Date, { nullable: true, description: 'Les mois comptés finissent là ; rien, tant qu’il n’y a rien à compter.' }) until: Date | null;
  @Field(() => Int, { nullable: true, description: 'Le délai légal de l’évaluation, s’il se compte en mois.' }) legalMonths: number | null;
  @Field({ description: 'Son article, et la date de la version lue.' }) article: string;
  @Field(() => [Plot]) plots: Plot[];
}
