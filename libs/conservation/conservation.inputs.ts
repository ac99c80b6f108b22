import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { CategoryEnum } from './conservation-words.js';
import type { Category } from './terms.js';

@InputType()
export class DossierStepInput {
  @Field(() => ID, { description: 'UUID choisi par le client avant le premier essai : un nouvel essai ne double rien.' }) requestId: string;
  @Field(() => ID) dossierId: string;
}

@InputType()
export class CloseDossierInput extends DossierStepInput {
  @Field(() => CategoryEnum, { description: 'Ce que fut le dossier : sa durée en dépend.' }) category: Category;
  @Field(() => String, { nullable: true, description: 'Le dernier jour de la dernière mesure, AAAA-MM-JJ ; rien s’il n’y en eut pas.' }) lastMeasureOn?: string | null;
}

@InputType()
export class ReasonedStepInput extends DossierStepInput {
  @Field({ description: 'Pourquoi : gardé scellé, sous la clé du dossier.' }) reason: string;
}

@InputType()
export class ListForEliminationInput extends DossierStepInput {
  @Field({ description: 'Le bordereau d’élimination soumis aux archives départementales : l’année et son rang, AAAA-N.' }) bordereau: string;
}

@InputType()
export class RecordVisaInput {
  @Field(() => ID, { description: 'UUID choisi par le client avant le premier essai : un nouvel essai ne double rien.' }) requestId: string;
  @Field({ description: 'Le bordereau visé, AAAA-N.' }) bordereau: string;
  @Field(() => Int, { description: 'Le numéro du visa.' }) visaNumber: number;
  @Field({ description: 'Le jour du visa, AAAA-MM-JJ.' }) visaOn: string;
}
