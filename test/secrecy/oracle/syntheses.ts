/** Réunions de synthèse, typed from the guide (§ 5, Synthese to Convocation, and § 5 quinquies). */
import { holds, holdsSomewhere } from './cells.js';
import { type Ground, opensContent, sharesContent, signedBy } from './content.js';
import { type Facts, validAt } from './facts.js';
import type { Convocation, Habilitation, Synthese, SyntheseDate, SynthesePoint } from './world.js';

type Judge<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;
const CONVENES = 'RESPONSABLE_ASE';

const seats = new WeakMap<Facts, Map<string, Convocation[]>>();
function seatsOf(f: Facts): Map<string, Convocation[]> {
  let found = seats.get(f);
  if (!found) {
    seats.set(f, found = new Map());
    for (const c of f.world.convocation) {
      const key = `${c.departement} ${c.habilitation_id} ${c.synthese_id}`;
      if (validAt(c, f.t)) found.set(key, [...found.get(key) ?? [], c]);
    }
  }
  return found;
}

/** Logistics are not a secret: whoever they are closed to sits at no such table. */
const mayBeConvoked = (fn: string): boolean => holds(fn, 'S', 'LOG') || holds(fn, 'P', 'LOG');

/** By admission; or by a function that has S, in its territory. */
export const isConvoked: Judge<string> = (f, a, synthese) => mayBeConvoked(a.function)
  && (seatsOf(f).get(`${a.departement} ${a.id} ${synthese}`) ?? []).some((c) => c.basis !== 'FUNCTION' || (holdsSomewhere(a.function, 'S') && f.inScope(a, c.dossier_id)));

export const knowsLogistics: Judge<string> = (f, a, dossier) => holds(a.function, 'S', 'LOG') && f.inScope(a, dossier);
export const convenes: Judge<string> = (f, a, dossier) => a.function === CONVENES && f.inScope(a, dossier);
const readsMeeting = (f: Facts, a: Habilitation, synthese: string, r: { dossier_id: string; author_id: string }): boolean =>
  isConvoked(f, a, synthese) || knowsLogistics(f, a, r.dossier_id) || (a.function === CONVENES && r.author_id === a.id);
/** By territory, the home dossier must be in it; by whatever else, one must be convoked. */
export const seatFor = (f: Facts, a: Habilitation, r: Pick<SynthesePoint, 'home_id' | 'synthese_id'>) => (ground: Ground): boolean => (ground === 'S' ? f.inScope(a, r.home_id) : isConvoked(f, a, r.synthese_id));

export const SYNTHESE: Record<string, Judge<never>> = {
  'Synthese.read': ((f, a, r) => readsMeeting(f, a, r.id, r)) satisfies Judge<Synthese>,
  'Synthese.convene': ((f, a, r) => convenes(f, a, r.dossier_id) && r.author_id === a.id) satisfies Judge<Synthese>,
  'SyntheseDate.read': ((f, a, r) => readsMeeting(f, a, r.synthese_id, r)) satisfies Judge<SyntheseDate>,
  'SyntheseDate.write': ((f, a, r) => convenes(f, a, r.dossier_id) && r.author_id === a.id) satisfies Judge<SyntheseDate>,
  'SynthesePoint.notice': ((f, a, r) => isConvoked(f, a, r.synthese_id) || knowsLogistics(f, a, r.home_id)) satisfies Judge<SynthesePoint>,
  'SynthesePoint.read': ((f, a, r) => opensContent(f, a, r, seatFor(f, a, r))) satisfies Judge<SynthesePoint>,
  'SynthesePoint.share': ((f, a, r) => sharesContent(f, a, r, seatFor(f, a, r))) satisfies Judge<SynthesePoint>,
  'SynthesePoint.write': ((f, a, r) => convenes(f, a, r.home_id) && f.inScope(a, r.dossier_id) && signedBy(a, r)) satisfies Judge<SynthesePoint>,
  'Convocation.read': ((f, a, r) => (mayBeConvoked(a.function) && r.habilitation_id === a.id) || isConvoked(f, a, r.synthese_id) || convenes(f, a, r.dossier_id)) satisfies Judge<Convocation>,
  'Convocation.add': ((f, a, r) => convenes(f, a, r.dossier_id) && r.invited_by === a.id && mayBeConvoked(r.function)) satisfies Judge<Convocation>,
  'Convocation.end': ((f, a, r) => convenes(f, a, r.dossier_id)) satisfies Judge<Convocation>,
};
