/** The closed lists of a meeting being held, with their words. No text of law gives them: practice does. */
import { enumOf } from '../platform/enum-of.js';

export const SEANCE_FACTS = ['OPENED', 'POINT', 'CLOSED'] as const;
export const PEN_FACTS = ['TAKEN', 'TAKEN_OVER', 'HANDED', 'RELEASED'] as const;
export const PRESENCE_FACTS = ['ARRIVED', 'LEFT', 'STRUCK'] as const;
export const GUESTS = { PARENT: 'Parent', CHILD: 'Enfant', SUPPORT_PERSON: 'Personne de leur choix', INTERPRETER: 'Interprète', OTHER: 'Autre personne' } as const;
export const LINE_TYPES = { AVIS: 'Avis recueilli avant la réunion', CONSTAT: 'Constat', POINT_DE_VUE: 'Point de vue', DESACCORD: 'Désaccord', PROPOSITION: 'Proposition', DECISION: 'Décision', ACTION: 'Action' } as const;
export const VOICES = { PROFESSIONNEL: 'un professionnel', ENFANT: 'l’enfant', PARENTS: 'les parents' } as const;
export const LINE_NATURES = ['WRITTEN', 'CORRECTED', 'WITHDRAWN'] as const;

export type SeanceFact = (typeof SEANCE_FACTS)[number];
export type PenFact = (typeof PEN_FACTS)[number];
export type PresenceFact = (typeof PRESENCE_FACTS)[number];
export type Guest = keyof typeof GUESTS;
export type LineType = keyof typeof LINE_TYPES;
export type Voice = keyof typeof VOICES;
export type LineNature = (typeof LINE_NATURES)[number];

const codes = <T extends string>(of: Record<T, string>): readonly T[] => Object.keys(of) as T[];
export const SeanceFactEnum = enumOf('SeanceFact', SEANCE_FACTS, 'Ouverte, passée à un point, close.');
export const PenFactEnum = enumOf('PenFact', PEN_FACTS, 'Prise, reprise par qui convoque, passée, rendue : la dernière vaut.');
export const PresenceFactEnum = enumOf('PresenceFact', PRESENCE_FACTS, 'Arrivé, parti ; ou notée à tort, et rayée.');
export const GuestEnum = enumOf('SyntheseGuest', codes(GUESTS), 'Qui, de la famille ou avec elle, est à la table.');
export const LineTypeEnum = enumOf('MinuteLineType', codes(LINE_TYPES), 'Ce qu’est une ligne. Décider, et dire qui fait quoi, n’est qu’à qui convoque : les autres proposent.');
export const VoiceEnum = enumOf('MinuteLineVoice', codes(VOICES), 'Qui parle : un professionnel, l’enfant, les parents.');
export const LineNatureEnum = enumOf('MinuteLineNature', LINE_NATURES, 'Écrite, ou qui en corrige ou en retire une autre.');
