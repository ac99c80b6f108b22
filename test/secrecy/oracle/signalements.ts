/** The parquet seized, directly or by the département, typed from the guide (§ 5 and § 5 quater): drafts, letters, seals, and who may sign; and, wider, what the third wall shows and lets in. */
import type { Facts } from './facts.js';
import { JUDGMENTS, RECEIVES, REPORTED, SEIZES, SENDS, SIGNALS_DIRECTLY } from './table.js';
import type { PieceSignalement } from './piece-rows.js';
import type { Delegation, Habilitation, Passation, Permanence, Ressort, Signalement, SignalementDossier, SignalementLetter, SignalementSeal, SignalementStep } from './world.js';

type Judge<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;
const directly = (a: Habilitation): boolean => SIGNALS_DIRECTLY.includes(a.function);
const ofTheCell = (a: Habilitation): boolean => RECEIVES.includes(a.function);
const headOfAse = (a: Habilitation): boolean => a.function === 'RESPONSABLE_ASE';
const administers = (a: Habilitation): boolean => a.function === 'ADMINISTRATEUR_DEPARTEMENT';
const magistrate = (a: Habilitation): boolean => a.function === 'PROCUREUR';
const ofThatParquet = (a: Habilitation, { parquet_id }: { parquet_id: string }): boolean => magistrate(a) && parquet_id === a.organisation_id;
const around: Judge<string> = (f, a, id) => f.dossiersOf(a, id).some((d) => f.inScope(a, d));

/** `id` of the signalement, `version` where a letter is judged. */
function reads(f: Facts, a: Habilitation, id: string, route: string, version?: number): boolean {
  const common = route === 'DEPARTEMENT' || f.isSealed(a, id, version);
  if (directly(a)) return f.isOwnSignalement(a, id);
  if (magistrate(a)) return f.isSentTo(a, id) && (version === undefined || f.isSealed(a, id, version));
  if (ofTheCell(a)) return common;
  return headOfAse(a) && (f.isOwnSignalement(a, id) || (common && around(f, a, id)));
}

const writes: Judge<{ author_id: string; signalement_id: string; route: string }> = (f, a, r) => r.author_id === a.id && (((directly(a) || headOfAse(a)) && f.isOwnSignalement(a, r.signalement_id))
  || (r.route === 'DEPARTEMENT' && (ofTheCell(a) || (headOfAse(a) && around(f, a, r.signalement_id)))));

export const SIGNALEMENT: Record<string, Judge<never>> = {
  'Delegation.read': () => true,
  'Ressort.read': () => true,
  'Delegation.add': ((f, a, r) => administers(a) && r.recorded_by === a.id && r.recorder_id === a.professionnel_id && f.isAnother(a, r.delegate_id)) satisfies Judge<Delegation>,
  'Delegation.end': (_, a) => administers(a),
  'Ressort.add': ((_, a, r) => administers(a) && r.recorded_by === a.id) satisfies Judge<Ressort>,
  'Permanence.read': () => true,
  'Permanence.add': ((_, a, r) => ofThatParquet(a, r) && r.recorded_by === a.id) satisfies Judge<Permanence>,
  'Permanence.end': ((_, a, r) => ofThatParquet(a, r)) satisfies Judge<Permanence>,
  'Passation.read': ((_, a, r) => ofThatParquet(a, r)) satisfies Judge<Passation>,
  'Passation.add': ((_, a, r) => ofThatParquet(a, r) && r.given_by === a.id) satisfies Judge<Passation>,
  'Signalement.open': ((_, a, r) => r.author_id === a.id && ((directly(a) && r.route === 'DIRECT') || (SEIZES.includes(a.function) && r.route === 'DEPARTEMENT'))) satisfies Judge<Signalement>,
  'Signalement.read': ((f, a, r) => reads(f, a, r.id, r.route)) satisfies Judge<Signalement>,
  'SignalementLetter.read': ((f, a, r) => reads(f, a, r.signalement_id, r.route, r.version)) satisfies Judge<SignalementLetter>,
  'SignalementSeal.read': ((f, a, r) => ofTheCell(a) || ((directly(a) || headOfAse(a)) && f.isOwnSignalement(a, r.signalement_id)) || (headOfAse(a) && around(f, a, r.signalement_id)) || (magistrate(a) && f.isSentTo(a, r.signalement_id))) satisfies Judge<SignalementSeal>,
  'SignalementStep.read': ((f, a, r) => ofTheCell(a) || (magistrate(a) && f.isSentTo(a, r.signalement_id)) || (headOfAse(a) && (f.isOwnSignalement(a, r.signalement_id) || around(f, a, r.signalement_id)))
    || (directly(a) && f.isOwnSignalement(a, r.signalement_id) && r.reach === 'AUTHOR')) satisfies Judge<SignalementStep>,
  'SignalementStep.write': ((f, a, r) => r.author_id === a.id && (magistrate(a) ? f.isSentTo(a, r.signalement_id) && ['ACKNOWLEDGED', 'ANSWERED', 'AUTHOR_TOLD', 'COMPLEMENT_ASKED', 'PARENTS_TIMING', ...JUDGMENTS].includes(r.fact)
    : ((ofTheCell(a) || (headOfAse(a) && around(f, a, r.signalement_id))) && REPORTED.includes(r.fact) && f.isArrived(a, r.signalement_id)) || f.isSealed(a, r.signalement_id) && (directly(a) ? f.isOwnSignalement(a, r.signalement_id) && r.reach === 'AUTHOR' && [...SENDS, 'COMPLEMENT_SENT'].includes(r.fact)
      : (ofTheCell(a) || (headOfAse(a) && around(f, a, r.signalement_id))) && (['COMPLEMENT_SENT', 'PARENTS_TOLD', ...JUDGMENTS].includes(r.fact) || (SENDS.includes(r.fact) && r.route === 'DEPARTEMENT'))))) satisfies Judge<SignalementStep>,
  'SignalementLetter.write': writes satisfies Judge<SignalementLetter>,
  'PieceSignalement.read': ((f, a, r) => reads(f, a, r.signalement_id, r.route, r.version)) satisfies Judge<PieceSignalement>,
  'PieceSignalement.write': writes satisfies Judge<PieceSignalement>,
  'SignalementDossier.read': ((f, a, r) => SEIZES.includes(a.function) && f.inScope(a, r.dossier_id)) satisfies Judge<SignalementDossier>,
  'SignalementDossier.add': ((f, a, r) => SEIZES.includes(a.function) && r.attached_by === a.id && f.inScope(a, r.dossier_id)
    && (ofTheCell(a) ? r.route === 'DEPARTEMENT' || f.isSealed(a, r.signalement_id) : f.isOwnSignalement(a, r.signalement_id) || (r.route === 'DEPARTEMENT' && around(f, a, r.signalement_id)))) satisfies Judge<SignalementDossier>,
  'SignalementSeal.sign': ((f, a, r) => r.sealed_by === a.id && (directly(a) ? r.route === 'DIRECT' && f.isOwnSignalement(a, r.signalement_id)
    : r.route === 'DEPARTEMENT' && f.mayProsign(a.id) && (a.function === 'RESPONSABLE_CRIP' || (headOfAse(a) && around(f, a, r.signalement_id))))) satisfies Judge<SignalementSeal>,
};
