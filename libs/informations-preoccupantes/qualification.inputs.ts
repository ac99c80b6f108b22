import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';

export const QualificationOutcomeEnum = enumOf('QualificationOutcome', ['NOT_IP', 'COMPLEMENT', 'FORWARDED', 'QUALIFIED'], 'N’en est pas une (R.226-2-2), complète une autre, relève d’un autre département (L.221-3), ou qualifiée.');

@InputType()
export class PlacementInput {
  @Field(() => ID) mineurId: string;
  @Field(() => ID, { nullable: true, description: 'Son dossier, s’il en a un.' }) dossierId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Le territoire où en ouvrir un.' }) territoireId?: string | null;
  @Field(() => String, { nullable: true, description: 'AAAA-MM-JJ : si le recueil ne la dit pas.' }) birthDate?: string | null;
}

@InputType()
export class QualifyInformationPreoccupanteInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) informationPreoccupanteId: string;
  @Field(() => QualificationOutcomeEnum) outcome: keyof typeof QualificationOutcomeEnum;
  @Field({ description: 'Pourquoi. Lu de la cellule, et du responsable de l’ASE une fois l’enfant rattaché.' }) reason: string;
  @Field({ defaultValue: false, description: 'Le danger n’attend pas : qualifiée aussitôt ; une autre personne regarde après.' }) urgent: boolean;
  @Field(() => ID, { nullable: true }) complementOfId?: string | null;
  @Field(() => Int, { nullable: true }) forwardedTo?: number | null;
  @Field(() => [PlacementInput], { nullable: true, description: 'Où va chaque enfant, quand elle prend effet aussitôt.' }) placements?: PlacementInput[] | null;
}

@InputType()
export class LookAtQualificationInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) qualificationId: string;
  @Field() agrees: boolean;
  @Field(() => String, { nullable: true, description: 'Pourquoi ; obligatoire si vous n’êtes pas d’accord.' }) finding?: string | null;
  @Field(() => [PlacementInput], { nullable: true, description: 'Où va chaque enfant, quand elle prend effet.' }) placements?: PlacementInput[] | null;
}
