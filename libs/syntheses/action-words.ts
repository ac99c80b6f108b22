/** The closed lists of what follows a decision, with their words. */
import { enumOf } from '../platform/enum-of.js';

export const ACTION_STATES = ['OPEN', 'DONE', 'NOT_DONE', 'WITHDRAWN'] as const;
export const ACTION_FACTS = ['DONE', 'NOT_DONE', 'POSTPONED', 'HANDED'] as const;
export type ActionState = (typeof ACTION_STATES)[number];
export type ActionFact = (typeof ACTION_FACTS)[number];

export const ActionStateEnum = enumOf('ActionState', ACTION_STATES, 'À faire ; faite, non faite, ou retirée avec sa ligne.');
export const ActionFactEnum = enumOf('ActionFact', ACTION_FACTS, 'Faite ; non faite, et pourquoi ; reportée à un autre jour, et pourquoi ; confiée à une autre personne.');
