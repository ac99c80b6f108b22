/**
 * The frame of an evaluation, as data: what is looked at, whose voice is heard, how a need is appraised, what a report concludes.
 * CASF D.226-2-3 to D.226-2-7 and the national frame of the HAS made binding by décret 2022-1728 (versions of the end of 2023). Nothing here is added up: no score is ever
 * computed about a child.
 */
export const VOICES = ['CHILD', 'PARENT', 'PARTNER', 'EVALUATOR'] as const;
/** DECIDER: the head, who asks for a complement by the decision itself. */
export type Voice = (typeof VOICES)[number] | 'DECIDER';

/** Code → what a report writes above it. The first five are the child's needs, security first and foremost; then what D.226-2-3 bears on. */
export const HEADINGS = {
  SECURITY: 'Sécurité : santé, protection, relations affectives',
  EXPLORATION: 'Expériences et exploration du monde',
  LIMITS: 'Cadre de règles et de limites',
  IDENTITY: 'Identité',
  SELF_ESTEEM: 'Estime de soi',
  LIVING_CONDITIONS: 'Conditions de vie et d’éducation',
  SCHOOLING: 'Scolarité et vie sociale',
  PARENTS_CAPACITIES: 'Capacités des titulaires de l’autorité parentale à se mobiliser',
  ENVIRONMENT: 'Ressources de l’environnement, aides existantes',
  EARLIER: 'Informations préoccupantes et mesures antérieures',
  DIVERGENCE: 'Divergence d’appréciation',
  COMPLEMENT: 'Complément demandé',
} as const;
export type Heading = keyof typeof HEADINGS;
export const HEADING_CODES = (Object.keys(HEADINGS) as Heading[]).filter((code) => code !== 'COMPLEMENT');

/** What its author makes of it, in words. */
export const APPRAISALS = ['NONE', 'MET', 'TO_WATCH', 'NOT_MET', 'IN_DANGER'] as const;
export const TRENDS = ['UNKNOWN', 'BETTER', 'STABLE', 'WORSE'] as const;

/** How a child was met (D.226-2-6 II). Who could not be met at all is referred to the judge; who is left out of the evaluation is so for a reason. */
export const MEETINGS = ['ALONE', 'WITH_PARENTS', 'OBSERVED', 'IMPOSSIBLE', 'LEFT_OUT'] as const;
export type Meeting = (typeof MEETINGS)[number];
export const MET: readonly Meeting[] = ['ALONE', 'WITH_PARENTS', 'OBSERVED'];

/** One conclusion, common to the team (D.226-2-7). */
export const CONCLUSIONS = ['DANGER', 'RISK', 'NEITHER'] as const;
/** Where the danger lies: OLINPE SANTE, SECURITE, MORALITE, CONDEDUC, CONDEDEV (C. civ. 375, CASF R.226-2-2). */
export const LIMBS = ['SANTE', 'SECURITE', 'MORALITE', 'CONDEDUC', 'CONDEDEV'] as const;
export const PROPOSALS = ['CLASSEMENT', 'ACTIONS', 'SAISINE'] as const;

/** When the holders of parental authority are told: that an evaluation is set up (D.226-2-6 I), and what came of it (D.226-2-7 III). */
export const AVIS_STAGES = ['OPENING', 'CONCLUSION'] as const;
export type AvisStage = (typeof AVIS_STAGES)[number];
