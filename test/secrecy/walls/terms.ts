/** Who is told of a term, and by whom a clock is started: what the database does for the worker, the relay and the acts. */
import { type Facts, validAt } from '../oracle/facts.js';
import { RECEIVES, RESPONSIBLE, UNTIL_ACKNOWLEDGED } from '../oracle/table.js';
import type { World } from '../oracle/world.js';
import type { Wrong } from './checks.js';

type As = (role: string, text: string, values?: unknown[]) => Promise<string | undefined>;

export async function terms(world: World, facts: Facts, as: As): Promise<Wrong> {
  for (const d of world.deadline) {
    const reach = world.habilitation.filter((h) => h.departement === d.departement && validAt(h, world.t) && ((d.holder_type === 'INTAKE' && RECEIVES.includes(h.function))
      || (h.function === 'REFERENT_ASE' && d.answers_for === 'REFERENT_ASE' && facts.isReferent(h, d.holder_id)) || (RESPONSIBLE.includes(h.function) && [d.holder_id, ...facts.dossiersOfIntake(h, d.holder_id), ...facts.dossiersOf(h, d.holder_id)].some((id) => facts.inScope(h, id)))
      || (h.function === 'PROCUREUR' && d.answers_for === 'PROCUREUR' && facts.isSentTo(h, d.holder_id)) || (UNTIL_ACKNOWLEDGED.includes(d.code) && facts.isOwnSignalement(h, d.holder_id))));
    for (const past of [true, false]) {
      const answer = reach.filter((h) => h.function === d.answers_for || (past && (h.function === d.second || facts.isOwnSignalement(h, d.holder_id))));
      const named = reach.filter((h) => answer.includes(h) || world.substitution.some((s) => s.substitute_id === h.id && validAt(s, world.t) && answer.some((a) => a.id === s.habilitation_id)));
      const due = new Set(named.map((h) => h.professionnel_id)).size < (past ? 2 : 1) ? reach : named;
      for (const role of ['worker', 'relay']) {
        const told = await as(role, 'select count(*) as n from app.told_of_deadline($1, $2)', [d.id, past]);
        if (told !== String(due.length)) return `${role} tells ${told} people of a term ${past ? 'past' : 'to come'}, of ${due.length}`;
      }
    }
  }
  // A clock is started by the act that calls for it, through a function of the policies' owner.
  const ticking = await as('app_policy', `with d as (insert into app.deadline (id, departement, code, subject_type, subject_id, dossier_id, holder_type, holder_id, answers_for, second, started_by, started_at, counted_from, legal_at, due_at, remind_at)
    select gen_random_uuid(), departement, code, subject_type, gen_random_uuid(), dossier_id, holder_type, holder_id, answers_for, second, started_by, started_at, counted_from, legal_at, due_at, remind_at
    from app.deadline where holder_type = 'DOSSIER' limit 1 returning 1) select count(*) as n from d`);
  if (ticking !== '1') return 'an act may not start a clock';
  return undefined;
}
