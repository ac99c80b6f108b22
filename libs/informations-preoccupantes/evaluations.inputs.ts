import { Field, ID, InputType } from '@nestjs/graphql';
import { DetailEnum, KindEnum } from '../dossiers/dossiers.inputs.js';
import { DateTime } from '../platform/date-time.js';
import { enumOf } from '../platform/enum-of.js';
import { APPRAISALS, CONCLUSIONS, HEADING_CODES, HEADINGS, LIMBS, MEETINGS, PROPOSALS, TRENDS, VOICES } from './evaluation-frame.js';

export const VoiceEnum = enumOf('Voice', VOICES, 'De qui est la parole : l’enfant, un parent, un partenaire, l’évaluateur.');
export const HeadingEnum = enumOf('Heading', HEADING_CODES, 'Les rubriques du cadre national (décret 2022-1728).', Object.fromEntries(HEADING_CODES.map((code) => [code, { description: HEADINGS[code] }])));
export const AppraisalEnum = enumOf('Appraisal', APPRAISALS, 'Ce que son auteur en dit, en mots : aucun score n’est calculé.');
export const TrendEnum = enumOf('Trend', TRENDS);
export const MeetingEnum = enumOf('Meeting', MEETINGS, 'Seul, avec ses parents, observé ; impossible à rencontrer ; laissé hors de l’évaluation, avec son motif.');
export const ConclusionEnum = enumOf('Conclusion', CONCLUSIONS, 'Danger, risque de danger, ni l’un ni l’autre : une seule, commune.');
export const LimbEnum = enumOf('DangerLimb', LIMBS, 'OLINPE : santé, sécurité, moralité, conditions d’éducation, conditions de développement (C. civ. 375).');
export const ProposalEnum = enumOf('EvaluationProposal', PROPOSALS, 'Classement, actions adaptées, saisine de l’autorité judiciaire.');

@InputType()
export class OpenEvaluationInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) informationPreoccupanteId: string;
}

@InputType()
export class OfChildInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) evaluationId: string;
  @Field(() => ID, { description: 'Le dossier de l’enfant dont il s’agit.' }) dossierId: string;
}

@InputType()
export class WriteContributionInput extends OfChildInput {
  @Field(() => VoiceEnum) voice: keyof typeof VoiceEnum;
  @Field(() => KindEnum, { description: 'ENF pour la parole de l’enfant, PAR pour celle d’un parent ; sinon FAM, SCO, SOC ou MED.' }) kind: keyof typeof KindEnum;
  @Field(() => DetailEnum, { defaultValue: 'FULL' }) detail: keyof typeof DetailEnum;
  @Field(() => HeadingEnum) heading: keyof typeof HeadingEnum;
  @Field(() => AppraisalEnum, { defaultValue: 'NONE' }) appraisal: keyof typeof AppraisalEnum;
  @Field(() => TrendEnum, { defaultValue: 'UNKNOWN' }) trend: keyof typeof TrendEnum;
  @Field() body: string;
}

@InputType()
export class AttachPieceEvaluationInput {
  @Field(() => ID) contributionId: string;
  @Field(() => ID, { description: 'Le dépôt examiné ; clé d’idempotence : un nouvel essai ne joint rien de plus.' }) depositId: string;
}

@InputType()
export class RecordRencontreInput extends OfChildInput {
  @Field(() => MeetingEnum) meeting: keyof typeof MeetingEnum;
  @Field(() => DateTime, { description: 'Quand ; au plus tard maintenant.' }) metAt: Date;
  @Field({ description: 'Les circonstances, ou le motif.' }) account: string;
}

@InputType()
export class AnalysisInput {
  @Field(() => ID) dossierId: string;
  @Field() analysis: string;
}

@InputType()
export class SubmitRapportInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) evaluationId: string;
  @Field(() => ConclusionEnum) conclusion: keyof typeof ConclusionEnum;
  @Field(() => [LimbEnum], { description: 'Où est le danger ou le risque ; vide s’il n’y en a pas.' }) limbs: (keyof typeof LimbEnum)[];
  @Field(() => ProposalEnum) proposal: keyof typeof ProposalEnum;
  @Field() method: string;
  @Field(() => [AnalysisInput], { description: 'Une par enfant du foyer qui est évalué.' }) analyses: AnalysisInput[];
}
