/** An admission that takes the place of another carries what it opened; nothing else joins an exchange, or sits at a synthèse, by itself; and whoever sits there is told, nobody else. */
import { factsOf, validAt } from '../oracle/facts.js';
import { isConvoked } from '../oracle/syntheses.js';
import type { World } from '../oracle/world.js';
import type { Wrong } from './checks.js';

type As = (role: string, text: string, values?: unknown[]) => Promise<string | undefined>;

const INTO = {
  participation: `insert into app.participation (id, departement, thread_id, dossier_id, habilitation_id, basis, admission_id, from_seq, valid_from, valid_to)
    select gen_random_uuid(), departement, $1, dossier_id, habilitation_id, $2, case when $2 = 'ADMISSION' then id end, 1, valid_from, valid_to from app.admission limit 1`,
  convocation: `insert into app.convocation (id, departement, dossier_id, synthese_id, habilitation_id, function, basis, admission_id, required, invited_by, valid_from, valid_to)
    select gen_random_uuid(), a.departement, a.dossier_id, s.id, h.id, h.function, $2, case when $2 = 'ADMISSION' then a.id end, true, h.id, a.valid_from, a.valid_to
    from app.synthese s join app.admission a on a.dossier_id = s.dossier_id join app.habilitation h on h.id = a.habilitation_id and h.function in ('REFERENT_ASE','ASSISTANT_SOCIAL','MEDECIN_PMI','EDUCATEUR_PJJ','CESF','TISF')
    where $1::uuid is not null limit 1`,
};

export async function carries(world: World, as: As): Promise<Wrong> {
  for (const [table, into] of Object.entries(INTO)) {
    for (const [basis, done] of [['ADMISSION', '1'], ['FUNCTION', undefined]] as const) {
      const carried = await as('app_policy', `with c as (${into} returning 1) select count(*) as n from c`, [world.thread[0]!.id, basis]);
      if (carried !== done) return `a changed admission ${carried === undefined ? 'may not carry' : 'carries'} a ${table} by ${basis}`;
    }
  }
  for (const synthese of world.synthese) {
    const due = world.habilitation.filter((h) => validAt(h, world.t) && isConvoked(factsOf(world, world.t), h, synthese.id)).length;
    for (const role of ['worker', 'relay']) {
      const told = await as(role, 'select count(*) as n from app.told_of_synthese($1)', [synthese.id]);
      if (told !== String(due)) return `${role} tells ${told} people of a synthèse where ${due} sit`;
    }
  }
  return undefined;
}
