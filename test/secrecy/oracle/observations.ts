/** A draft that is reread, and the family of a meeting, typed from the guide (§ 5, Observation to FamilyStep, and § 5 quinquies). */
import { type Ground, groundsToWrite, groundWrites, opensContent, signedBy, writesContent } from './content.js';
import type { Facts } from './facts.js';
import type { FamilyStep, Observation, ObservationAnswer, Relecture } from './review-rows.js';
import { scribes, sees } from './seances.js';
import { isConvoked, knowsLogistics, seatFor } from './syntheses.js';
import type { Habilitation, MinuteLine } from './world.js';

type Judge<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;

/** By territory without a seat, or admitted to that kind and at the table: never by a share, nor because one wrote it. */
const ofFamily = (f: Facts, a: Habilitation, r: FamilyStep) => (ground: Ground): boolean => ground === 'S' || (ground.endsWith('P') && isConvoked(f, a, r.synthese_id));
const besidesOnesOwn = (ground: Ground): boolean => ground !== 'O';

export const OBSERVATION: Record<string, Judge<never>> = {
  'MinuteLine.collect': ((f, a, r) => r.type === 'AVIS' && isConvoked(f, a, r.synthese_id) && writesContent(f, a, r)) satisfies Judge<MinuteLine>,
  'Observation.notice': ((f, a, r) => isConvoked(f, a, r.synthese_id) || knowsLogistics(f, a, r.home_id)) satisfies Judge<Observation>,
  'Observation.read': ((f, a, r) => opensContent(f, a, r, seatFor(f, a, r))) satisfies Judge<Observation>,
  'Observation.write': ((f, a, r) => r.author_id === a.id && isConvoked(f, a, r.synthese_id) && opensContent(f, a, r, besidesOnesOwn)) satisfies Judge<Observation>,
  'ObservationAnswer.read': ((f, a, r) => opensContent(f, a, r, seatFor(f, a, r))) satisfies Judge<ObservationAnswer>,
  'ObservationAnswer.write': ((f, a, r) => r.author_id === a.id && (a.function === 'RESPONSABLE_ASE'
    ? opensContent(f, a, r, (ground) => besidesOnesOwn(ground) && seatFor(f, a, r)(ground)) : scribes(f, a, r) && opensContent(f, a, r, besidesOnesOwn))) satisfies Judge<ObservationAnswer>,
  'Relecture.read': sees satisfies Judge<Relecture>,
  'Relecture.write': ((f, a, r) => r.author_id === a.id && isConvoked(f, a, r.synthese_id)) satisfies Judge<Relecture>,
  'FamilyStep.read': ((f, a, r) => opensContent(f, a, r, ofFamily(f, a, r))) satisfies Judge<FamilyStep>,
  'FamilyStep.write': ((f, a, r) => signedBy(a, r) && groundsToWrite(f, a, r).some((ground) => ofFamily(f, a, r)(ground) && groundWrites(ground, a, r))) satisfies Judge<FamilyStep>,
};
