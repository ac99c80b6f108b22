/** What is decided of an information préoccupante, who is told of it and that nothing more is due, typed from the guide (§ 5): the heads decide, the cell answers, whoever transmitted reads what was said to them here. */
import type { Facts } from './facts.js';
import { answersFor, around } from './intakes.js';
import { RECEIVES, RESPONSIBLE, TRANSMITS } from './table.js';
import type { Cloture, DemandeRetour, Habilitation, Retour, RetourRefuse, SuiteDonnee } from './world.js';

type Judge<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;

const receives = (a: Habilitation): boolean => RECEIVES.includes(a.function);
const signsInTheCell: Judge<{ author_id: string }> = (_, a, r) => receives(a) && r.author_id === a.id;

export const SUITES: Record<string, Judge<never>> = {
  'SuiteDonnee.read': answersFor satisfies Judge<SuiteDonnee>,
  'SuiteDonnee.write': ((f, a, r) => RESPONSIBLE.includes(a.function) && r.author_id === a.id
    && (receives(a) || f.dossiersOfIntake(a, r.intake_id).some((d) => f.inScope(a, d)))) satisfies Judge<SuiteDonnee>,
  'DemandeRetour.read': ((_, a) => receives(a)) satisfies Judge<DemandeRetour>,
  'DemandeRetour.write': signsInTheCell satisfies Judge<DemandeRetour>,
  'Retour.read': ((_, a, r) => receives(a) || (TRANSMITS.includes(a.function) && r.addressee_id === a.id && r.means === 'PLATFORM')) satisfies Judge<Retour>,
  'Retour.write': signsInTheCell satisfies Judge<Retour>,
  'RetourRefuse.read': ((_, a) => receives(a)) satisfies Judge<RetourRefuse>,
  'RetourRefuse.write': signsInTheCell satisfies Judge<RetourRefuse>,
  'Cloture.read': ((f, a, r) => around(f, a, f.dossiersOfIntake(a, r.intake_id))) satisfies Judge<Cloture>,
  'Cloture.write': signsInTheCell satisfies Judge<Cloture>,
};
