/** The informations préoccupantes, typed from the guide (§ 5): who transmits, who receives, and who reads what about a child once that child is attached to their dossier. */
import { holds } from './cells.js';
import { type Ground, groundOpens } from './content.js';
import type { Facts } from './facts.js';
import { HEALTH, ON_CALL, RECEIVES, sourceOf, TRANSMITS } from './table.js';
import type { PieceRecueillie } from './piece-rows.js';
import type { AccuseReception, Attachment, ElementRecueilli, Habilitation, Informant, InformationPreoccupante, OfIntake, OfMineur, Qualification, SecondRegard } from './world.js';

type Judge<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;

const receives = (a: Habilitation): boolean => RECEIVES.includes(a.function);
const wrote: Judge<{ author_id: string }> = (_, a, r) => TRANSMITS.includes(a.function) && r.author_id === a.id;

/** Around these dossiers, as anybody who may know that an information préoccupante is there. */
export function around(f: Facts, a: Habilitation, dossiers: readonly string[]): boolean {
  return receives(a) || dossiers.some((d) => (holds(a.function, 'S', 'IDE') && f.inScope(a, d)) || (holds(a.function, 'P', 'IDE') && f.isAdmitted(a, d))
    || (a.function === ON_CALL && f.isAdmitted(a, d, undefined, 'ASTREINTE')));
}

/** What ties the actor to a child of an information préoccupante: by that child's dossier alone. */
function grounds(f: Facts, a: Habilitation, mineur: string, kind: string): Ground[] {
  const dossiers = f.dossiersOfMineur(a, mineur);
  const under = (duty?: string): boolean => dossiers.some((d) => f.isAdmitted(a, d, kind, duty));
  const all: [Ground, boolean][] = [['S', receives(a) || dossiers.some((d) => f.inScope(a, d))], ['P', under()], ['+P', under('EVALUATEUR')], ['*P', under('ASTREINTE')]];
  return all.filter(([, held]) => held).map(([ground]) => ground);
}

const reads = (f: Facts, a: Habilitation, row: Omit<OfIntake, 'written_at'>, mineur: string): boolean => wrote(f, a, row) || grounds(f, a, mineur, row.kind).some((g) => groundOpens(g, a, row));
const ofOnesOwn: Judge<{ author_id: string; intake_id: string }> = (f, a, r) => wrote(f, a, r) && f.transmits(a, r.intake_id);
const writes: Judge<Omit<OfIntake, 'written_at'>> = (f, a, r) => ofOnesOwn(f, a, r) && r.source === sourceOf(a.function);

/** Who answers for it, or acts for whoever does: never somebody who is only admitted. */
export const answersFor: Judge<{ intake_id: string }> = (f, a, r) => receives(a) || f.dossiersOfIntake(a, r.intake_id).some((d) => (holds(a.function, 'S', 'IDE') && f.inScope(a, d))
  || (a.function === ON_CALL && f.isAdmitted(a, d, undefined, 'ASTREINTE')));
const signs: Judge<{ author_id: string; person_id: string }> = (_, a, r) => receives(a) && r.author_id === a.id && r.person_id === a.professionnel_id;

export const INTAKES: Record<string, Judge<never>> = {
  'InformationPreoccupante.report': wrote satisfies Judge<InformationPreoccupante>,
  'InformationPreoccupante.read': ((f, a, r) => around(f, a, f.dossiersOfIntake(a, r.id))) satisfies Judge<InformationPreoccupante>,
  'AccuseReception.read': wrote satisfies Judge<AccuseReception>,
  'AccuseReception.write': ofOnesOwn satisfies Judge<AccuseReception>,
  'Attachment.read': ((f, a, r) => around(f, a, [r.dossier_id])) satisfies Judge<Attachment>,
  'Attachment.add': ((f, a, r) => receives(a) && r.author_id === a.id && f.inScope(a, r.dossier_id)) satisfies Judge<Attachment>,
  'MineurConcerne.read': ((f, a, r) => reads(f, a, r, r.id)) satisfies Judge<OfIntake>,
  'MineurConcerne.write': writes satisfies Judge<OfIntake>,
  'InformationDesParents.read': ((f, a, r) => reads(f, a, r, r.mineur_id)) satisfies Judge<OfMineur>,
  'InformationDesParents.write': writes satisfies Judge<OfMineur>,
  'ElementRecueilli.read': ((f, a, r) => reads(f, a, r, r.mineur_id)) satisfies Judge<ElementRecueilli>,
  'ElementRecueilli.write': ((f, a, r) => writes(f, a, r) && (r.kind !== 'MED' || HEALTH.includes(a.function))) satisfies Judge<ElementRecueilli>,
  'PieceRecueillie.read': ((f, a, r) => reads(f, a, r, r.mineur_id)) satisfies Judge<PieceRecueillie>,
  'PieceRecueillie.write': ((f, a, r) => writes(f, a, r) && (r.kind !== 'MED' || HEALTH.includes(a.function))) satisfies Judge<PieceRecueillie>,
  'InformationPreoccupante.qualify': ((_, a, r) => receives(a) && r.state === 'RECEIVED') satisfies Judge<InformationPreoccupante>,
  'Qualification.read': answersFor satisfies Judge<Qualification>,
  'Qualification.write': ((f, a, r) => signs(f, a, r) && f.awaitsQualification(a, r.intake_id)) satisfies Judge<Qualification>,
  'SecondRegard.read': answersFor satisfies Judge<SecondRegard>,
  'SecondRegard.write': ((f, a, r) => signs(f, a, r) && f.isQualifiedByAnother(a, r.qualification_id, r.intake_id)) satisfies Judge<SecondRegard>,
  // The cell alone: nobody else holds INF by territory or by admission.
  'Informant.read': ((f, a, r) => wrote(f, a, r) || (receives(a) && groundOpens('S', a, r))) satisfies Judge<Informant>,
  'Informant.write': writes satisfies Judge<Informant>,
};
