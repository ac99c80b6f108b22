/** The closed lists of a réunion de synthèse, with their words. No text of law gives them: practice does. */
import { enumOf } from '../platform/enum-of.js';
import { VOTES } from './best-slot.js';

export const SYNTHESE_TYPES = {
  EVALUATION: 'Évaluation', DECISION: 'Décision', PPE: 'Projet pour l’enfant', FOLLOW_UP: 'Suivi', CRISIS: 'Situation de crise', END_OF_MEASURE: 'Fin de mesure',
} as const;
export type SyntheseType = keyof typeof SYNTHESE_TYPES;

export const DATE_FACTS = ['SET', 'MOVED', 'CANCELLED'] as const;
export type DateFact = (typeof DATE_FACTS)[number];

/** A heading says no secret: whoever sits at the table may notice each. */
export const POINT_HEADINGS = {
  LOGISTIQUE: 'Organisation', SCOLARITE: 'Scolarité', FAITS_RECENTS: 'Faits récents', SANTE: 'Santé', EVALUATION: 'Évaluation', VIE_FAMILIALE: 'Vie familiale',
  AVIS_FAMILLE: 'Avis de la famille', PAROLE_ENFANT: 'Parole de l’enfant', MESURE_JUDICIAIRE: 'Mesure judiciaire', PROJET: 'Projet pour l’enfant', DECISIONS: 'Décisions',
} as const;
export type PointHeading = keyof typeof POINT_HEADINGS;

/** Professionals; parents with whom they chose, and the child; the decision. */
export const PARTS = ['PROFESSIONALS', 'FAMILY', 'DECISION'] as const;
export type Part = (typeof PARTS)[number];

const codes = <T extends string>(of: Record<T, string>): readonly T[] => Object.keys(of) as T[];
const described = <T extends string>(of: Record<T, string>): { [key in T]: { description: string } } =>
  Object.fromEntries(codes(of).map((code) => [code, { description: of[code] }])) as { [key in T]: { description: string } };

export const SyntheseTypeEnum = enumOf('SyntheseType', codes(SYNTHESE_TYPES), 'De quoi décide une réunion de synthèse.', described(SYNTHESE_TYPES));
export const SyntheseBasisEnum = enumOf('SyntheseBasis', ['CASF_226_2_2', 'CASF_221_6', 'CJPM_241_2'], 'Ce qui fonde que l’on partage autour de cette table.');
export const DateFactEnum = enumOf('SyntheseDateFact', DATE_FACTS, 'Fixée, déplacée, annulée : la dernière vaut.');
export const PointHeadingEnum = enumOf('SyntheseHeading', codes(POINT_HEADINGS), 'L’intitulé d’un point, d’une liste close : il ne dit aucun secret.', described(POINT_HEADINGS));
export const PartEnum = enumOf('SynthesePart', PARTS, 'Entre professionnels ; avec les parents, la personne de leur choix et l’enfant ; la décision.');
export const VoteEnum = enumOf('PollVoteValue', VOTES, 'Oui, si nécessaire, non.');
export const AnswerEnum = enumOf('ConvocationAnswerValue', ['COMING', 'REMOTE', 'NOT_COMING'], 'Sur place, à distance, absent.');
