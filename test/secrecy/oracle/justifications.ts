/** Why somebody opened a dossier, asked and given, typed from the guide (§ 5, Justification). */
import type { Facts } from './facts.js';
import { RESPONSIBLE } from './table.js';
import type { Habilitation, Justification } from './world.js';

type Judge<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;

const answersForChild: Judge<Justification> = (f, a, r) =>
  (RESPONSIBLE.includes(a.function) && f.inScope(a, r.dossier_id)) || (a.function === 'REFERENT_ASE' && f.isReferent(a, r.dossier_id));

/** The question itself, of that dossier, by a line of the actor's département, put to the actor. */
const wasAsked: Judge<Justification> = (f, a, r) => f.world.justification.some((q) =>
  q.nature === 'ASKED' && q.question_id === r.question_id && q.dossier_id === r.dossier_id && q.habilitation_id === a.id && q.departement === a.departement);

export const JUSTIFICATION: Record<string, Judge<never>> = {
  'Justification.read': ((f, a, r) => r.habilitation_id === a.id || answersForChild(f, a, r)) satisfies Judge<Justification>,
  'Justification.write': ((f, a, r) => (r.nature === 'ASKED' && r.asked_by === a.id && answersForChild(f, a, r))
    || (r.nature === 'GIVEN' && r.habilitation_id === a.id && wasAsked(f, a, r))) satisfies Judge<Justification>,
};
