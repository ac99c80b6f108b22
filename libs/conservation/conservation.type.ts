import { Field, Int, ObjectType } from '@nestjs/graphql';
import { ConservationStep } from './conservation-step.entity.js';
import { CategoryEnum } from './conservation-words.js';
import type { Category } from './terms.js';

@ObjectType({ description: 'Combien de temps un dossier est gardé, selon ce qu’il fut : la valeur en vigueur un jour donné.' })
export class RetentionTerm {
  @Field(() => CategoryEnum) category: Category;
  @Field() name: string;
  @Field(() => Int, { nullable: true, description: 'Rien : sans limite.' }) years: number | null;
  @Field(() => Int, { nullable: true, description: 'Jamais avant que l’enfant ait cet âge.' }) notBeforeAge: number | null;
  @Field({ description: 'Comptés de la plus tardive de la clôture et de la dernière mesure ; sinon, de la clôture.' }) measured: boolean;
  @Field() article: string;
  @Field({ description: 'Aucun texte ne la fixe pour ce dossier : elle est proposée par alignement.' }) usage: boolean;
}

@ObjectType({ description: 'Où en est la conservation d’un dossier, pour qui en répond.' })
export class Conservation {
  @Field(() => ConservationStep, { nullable: true, description: 'La clôture, tant qu’elle tient.' }) closed: ConservationStep | null;
  @Field(() => ConservationStep, { nullable: true, description: 'Le gel judiciaire, tant qu’il tient : rien n’est détruit.' }) held: ConservationStep | null;
  @Field(() => ConservationStep, { nullable: true, description: 'Sa place sur un bordereau d’élimination, tant qu’elle tient.' }) listed: ConservationStep | null;
  @Field(() => ConservationStep, { nullable: true, description: 'Le visa des archives sur ce bordereau.' }) visa: ConservationStep | null;
  @Field(() => RetentionTerm, { nullable: true, description: 'La durée qui court, de la valeur du jour de la clôture.' }) term: RetentionTerm | null;
  @Field(() => String, { nullable: true, description: 'Le premier avertissement, AAAA-MM-JJ.' }) firstWarningOn: string | null;
  @Field(() => String, { nullable: true, description: 'Le second avertissement, AAAA-MM-JJ.' }) lastWarningOn: string | null;
  @Field(() => String, { nullable: true, description: 'Le jour de la clôture, AAAA-MM-JJ.' }) closedOn: string | null;
  @Field({ description: 'Le terme est passé : le dossier peut être proposé.' }) past: boolean;
  @Field(() => [ConservationStep], { description: 'Tout ce qui fut fait, dans l’ordre.' }) steps: ConservationStep[];
}
