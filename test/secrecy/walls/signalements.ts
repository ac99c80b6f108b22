/** What the policies' owner does of a signalement, for the machine and for the seal: receives it, numbers it, and nothing else. */
import { validAt } from '../oracle/facts.js';
import type { World } from '../oracle/world.js';
import type { Wrong } from './checks.js';

const SYSTEM = '00000000-0000-4000-8000-000000000001';

export async function movesSignalements(world: World, as: (role: string, text: string, values?: unknown[]) => Promise<string | undefined>): Promise<Wrong> {
  for (const s of world.signalement_step.filter((step) => step.fact === 'SENT')) {
    const due = world.permanence.filter((p) => p.parquet_id === s.parquet_id && p.departement === s.departement && validAt(p, world.t)).length;
    const found = await as('worker', 'select count(*) as n from app.on_duty($1)', [s.id]);
    if (found !== String(due)) return `worker finds ${found} people on duty, of ${due}`;
  }
  // The machine receives a signalement that was sent, and takes no other step of it.
  for (const [fact, author, done] of [['RECEIVED', `'${SYSTEM}'`, '1'], ['PARENTS_TOLD', 'gen_random_uuid()', undefined]] as const) {
    const taken = await as('app_policy', `with s as (insert into app.signalement_step (id, departement, signalement_id, route, parquet_id, fact, answer, reach, author_id, at, dated, body, request_id)
      select gen_random_uuid(), s.departement, s.signalement_id, s.route, s.parquet_id, '${fact}', 'NONE', '${fact === 'RECEIVED' ? 'AUTHOR' : 'DEPARTEMENT'}', ${author}, app.now(), app.now(), '\\x00', gen_random_uuid()
      from app.signalement_step s where s.fact = 'SENT' and not exists (select 1 from app.signalement_step r where r.signalement_id = s.signalement_id and r.fact = 'RECEIVED') limit 1 returning 1) select count(*) as n from s`);
    // None of this world may wait to be received.
    if (taken !== done && taken !== '0') return `the machine ${taken ? 'takes' : 'may not take'} the step ${fact}`;
  }
  // Each seal is numbered by its own counter, which begins with the first of a year.
  const begun = await as('app_policy', 'with c as (insert into app.signalement_counter (departement, year, last) values (1, 1901, 1) returning 1) select count(*) as n from c');
  if (begun !== '1') return 'a seal may not begin its counter';
  return undefined;
}
