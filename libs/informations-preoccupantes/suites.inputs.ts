import { Field, ID, InputType } from '@nestjs/graphql';
import { ExceptionEnum, MeansEnum } from '../dossiers/dossiers.inputs.js';
import { DateTime } from '../platform/date-time.js';
import { OfChildInput } from './evaluations.inputs.js';
import { enumOf } from '../platform/enum-of.js';
import { AVIS_STAGES } from './evaluation-frame.js';
import { GROUNDS, type Ground } from './grounds.js';
import { REFUSALS } from './retour.js';
import { OUTCOMES } from './states.js';

export const OutcomeEnum = enumOf('EvaluationOutcome', OUTCOMES, 'Sans suite, aide proposée à la famille, saisine de l’autorité judiciaire, complément demandé à l’équipe.');
const GROUND_CODES = Object.keys(GROUNDS) as Ground[];
export const ReferralGroundEnum = enumOf('ReferralGround', GROUND_CODES, 'Pourquoi l’autorité judiciaire est saisie (CASF L.226-4 ; OLINPE MOTIFSIG).',
  Object.fromEntries(GROUND_CODES.map((code) => [code, { description: GROUNDS[code].label }])));
export const AvisStageEnum = enumOf('AvisStage', AVIS_STAGES, 'La mise en place de l’évaluation ; le rapport et la suite donnée.');
export const RefusalEnum = enumOf('RetourRefusal', REFUSALS, 'Les trois cas où il n’est pas répondu à qui n’est ni professionnel ni élu (CASF D.226-2-8).');
export const RETOUR_MEANS = ['PLATFORM', 'LETTER', 'CALL', 'INTERVIEW'] as const;
export const RetourMeansEnum = enumOf('RetourMeans', RETOUR_MEANS, 'Dit ici à qui l’a transmise ; par lettre, par téléphone, de vive voix.');

@InputType()
export class ComplementInput {
  @Field(() => ID) dossierId: string;
  @Field() body: string;
}

@InputType()
export class DecideEvaluationInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) informationPreoccupanteId: string;
  @Field(() => OutcomeEnum) outcome: keyof typeof OutcomeEnum;
  @Field({ description: 'Lu de qui en répond.' }) reason: string;
  @Field(() => ReferralGroundEnum, { nullable: true, description: 'D’une saisine, et d’elle seule.' }) ground?: Ground | null;
  @Field(() => [ComplementInput], { nullable: true, description: 'Ce qui est demandé à l’équipe, enfant par enfant, et lu comme ce qui est dit de lui.' }) complements?: ComplementInput[] | null;
}

@InputType()
export class InformOfEvaluationInput extends OfChildInput {
  @Field(() => AvisStageEnum) stage: keyof typeof AvisStageEnum;
  @Field(() => ID, { nullable: true, description: 'Le titulaire ; sans lui, l’enfant, à la fin de l’évaluation.' }) personneId?: string | null;
  @Field(() => MeansEnum) means: keyof typeof MeansEnum;
  @Field(() => ExceptionEnum, { defaultValue: 'NONE' }) exception: keyof typeof ExceptionEnum;
  @Field(() => DateTime) informedAt: Date;
  @Field({ description: 'Ce qui a été annoncé ; d’une exception, son motif.' }) announced: string;
}

@InputType()
export class RecordDemandeRetourInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) informationPreoccupanteId: string;
  @Field(() => DateTime, { description: 'Quand la demande est parvenue ; au plus tard maintenant.' }) askedAt: Date;
}

@InputType()
export class GiveRetourInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) informationPreoccupanteId: string;
  @Field(() => RetourMeansEnum) means: keyof typeof RetourMeansEnum;
  @Field(() => RefusalEnum, { nullable: true }) refusal?: keyof typeof RefusalEnum | null;
  @Field(() => String, { nullable: true, description: 'D’un refus, pourquoi : lu de la cellule seule.' }) motive?: string | null;
}

@InputType()
export class CloseInformationPreoccupanteInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) informationPreoccupanteId: string;
}
