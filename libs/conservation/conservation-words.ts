/** The closed lists of the keeping of a dossier, with their words. */
import { enumOf } from '../platform/enum-of.js';
import { CATEGORIES } from './terms.js';

export const CONSERVATION_FACTS = ['CLOSED', 'REOPENED', 'HELD', 'RELEASED', 'LISTED', 'STRUCK', 'VISA'] as const;
export type ConservationFact = (typeof CONSERVATION_FACTS)[number];

export const CategoryEnum = enumOf('ConservationCategory', CATEGORIES, 'Sans suite ; milieu ouvert ; enfant confié ou accueilli ; pupille, adoption, origines (gardé sans limite).');
export const ConservationFactEnum = enumOf('ConservationFact', CONSERVATION_FACTS, 'Clos ; rouvert ; gelé pour la justice ; gel levé ; proposé à l’élimination ; retiré du bordereau ; visé par les archives départementales.');

/** Where a dossier stands, for those who answer for it: each, a list of its own. */
export const STAGES = ['RUNNING', 'NEARS', 'PAST', 'HELD', 'LISTED', 'VISA', 'KEPT'] as const;
export type ConservationStage = (typeof STAGES)[number];
export const StageEnum = enumOf('ConservationStage', STAGES, 'La durée court ; son terme vient dans l’année ; il est passé ; gelé pour la justice ; au bordereau, en attente de visa ; visé, en attente de destruction ; gardé sans limite.');
