/** The closed lists of a draft that is reread, and of the family of a meeting, with their words. */
import { enumOf } from '../platform/enum-of.js';

export const OBSERVATION_OUTCOMES = ['RETAINED', 'NOT_RETAINED'] as const;
export const FAMILY_MEMBERS = ['PARENT', 'CHILD'] as const;
export const FAMILY_FACTS = ['INVITED', 'NOT_INVITED', 'NOT_HEARD'] as const;
export const FAMILY_MEANS = { INTERVIEW: 'en entretien', CALL: 'par téléphone', VISIT: 'à domicile', LETTER: 'par courrier' } as const;

export type ObservationOutcome = (typeof OBSERVATION_OUTCOMES)[number];
export type FamilyMember = (typeof FAMILY_MEMBERS)[number];
export type FamilyFact = (typeof FAMILY_FACTS)[number];
export type FamilyMeans = keyof typeof FAMILY_MEANS;

export const ObservationOutcomeEnum = enumOf('ObservationOutcome', OBSERVATION_OUTCOMES, 'Retenue, par une ligne qui le dit ; ou non, et pourquoi.');
export const FamilyMemberEnum = enumOf('FamilyMember', FAMILY_MEMBERS, 'Un titulaire de l’autorité parentale, ou l’enfant.');
export const FamilyFactEnum = enumOf('FamilyFact', FAMILY_FACTS, 'Invité ; non invité, et pourquoi ; de l’enfant, non entendu avant, et pourquoi.');
export const FamilyMeansEnum = enumOf('FamilyMeans', Object.keys(FAMILY_MEANS) as FamilyMeans[], 'Comment la personne fut invitée.');
