/** The closed lists of the keeping of a dossier, with their words. */
import { enumOf } from '../platform/enum-of.js';
import { CATEGORIES } from './terms.js';

export const CONSERVATION_FACTS = ['CLOSED', 'REOPENED', 'HELD', 'RELEASED', 'LISTED', 'STRUCK', 'VISA'] as const;
export type ConservationFact = (typeof CONSERVATION_FACTS)[number];

export const CategoryEnum = enumOf('ConservationCategory', CATEGORIES, 'Sans suite ; milieu ouvert ; enfant confié ou accueilli ; pupille, adoption, origines (gardé sans limite).');
