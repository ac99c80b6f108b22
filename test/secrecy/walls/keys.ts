/** Keys: given by the ids of dossiers of one's own département, wrapped by the version in use and by no other, whoever writes them. */
import type pg from 'pg';
import { validAt } from '../oracle/facts.js';
import { OPENS_DOSSIERS } from '../oracle/table.js';
import type { Habilitation, World } from '../oracle/world.js';
import type { Wrong } from './checks.js';

type As = (role: string, text: string, values?: unknown[]) => Promise<string | undefined>;
/** That of every world. */
const IN_USE = 1;
const VERSIONS = [IN_USE, 2];

export async function keysOf(client: pg.ClientBase, world: World, actor: Habilitation): Promise<Wrong> {
  const valid = validAt(actor, world.t);
  const { rows } = await client.query('select 1 from app.wrapped_keys($1)', [world.dossier.map((d) => d.id)]);
  const expected = valid ? world.dossier.filter((d) => d.departement === actor.departement).length : 0;
  if (rows.length !== expected) return `is given ${rows.length} keys of ${expected}`;
  const { rows: [sealing] } = await client.query<{ n: number }>('select count(app.sealing_generation(d))::integer as n from unnest($1::uuid[]) d', [world.dossier.map((d) => d.id)]);
  if (sealing!.n !== expected) return `is told by which of ${sealing!.n} keys of ${expected} to seal`;
  const { rows: [once] } = await client.query<{ n: number }>('select count(s.generation)::integer as n from unnest($1::uuid[]) d, app.sealing(d) s', [world.dossier.map((d) => d.id)]);
  if (once!.n !== expected) return `is told, with the places, by which of ${once!.n} keys of ${expected} to seal`;
  for (const version of VERSIONS) {
    const kept = await keepsIndexKey(client, version);
    if (kept !== (valid && OPENS_DOSSIERS.includes(actor.function) && version === IN_USE)) return `${kept ? 'keeps' : 'may not keep'} an index key of version ${version}`;
  }
  return undefined;
}

async function keepsIndexKey(client: pg.ClientBase, version: number): Promise<boolean> {
  await client.query('savepoint kept');
  try {
    await client.query(`select 1 from app.index_key('\\xc0ffee', $1)`, [version]);
    return true;
  } catch (e) {
    // Refused by a policy, or because nobody acts.
    if (!['42501', '23502'].includes((e as { code: string }).code)) throw e;
    return false;
  } finally {
    await client.query('rollback to savepoint kept');
  }
}

/** A rotation makes the index key of a département that has none, under the version in use. */
export async function rewraps(as: As): Promise<Wrong> {
  for (const version of VERSIONS) {
    const made = await as('rewrap', `with k as (insert into app.index_key (departement, wrapped, kek_version) values (98, '\\xc0ffee', $1) returning 1) select count(*) as n from k`, [version]);
    if (made !== (version === IN_USE ? '1' : undefined)) return `a rotation ${made ? 'makes' : 'may not make'} an index key of version ${version}`;
  }
  return undefined;
}

/** Under an elimination that has begun, the keys, salts and tokens of that dossier are destroyed, and no others; under none, none. */
export async function destroys(client: pg.ClientBase, { dossier }: World, as: As): Promise<Wrong> {
  const LEFT = { data_key: 'holder_id = $1', leaf_salt: 'leaf_id in (select id from app.event where about_id = $1 or subject_id = $1 union all select id from app.access where about_id = $1 or subject_id = $1)', child_index: 'dossier_id = $1' };
  const { id } = dossier[0]!;
  await client.query('savepoint destroyed');
  try {
    await client.query(`insert into app.child_index (departement, token, dossier_id) values (1, '\\xc0ff', $1) on conflict do nothing`, [id]);
    await client.query(`insert into app.leaf_salt (leaf_id, salt) select id, '\\x00112233445566778899aabbccddeeff' from app.event where about_id = $1 on conflict do nothing`, [id]);
    for (const begun of [false, true]) {
      if (begun) await client.query(`with e as (insert into app.elimination (id, departement, dossier_id, category, closed_at, due_at, bordereau_year, bordereau_rank, visa_number, visa_at, begun_at)
        values (gen_random_uuid(), 1, $1, 'SANS_SUITE', app.now(), app.now(), 2028, 1, 1, app.now(), app.now()) returning id) insert into app.elimination_holder select $1, id from e`, [id]);
      for (const [table, where] of Object.entries(LEFT)) {
        const { rows: [there] } = await client.query<{ n: string }>(`select count(*) as n from app.${table} where ${where}`, [id]);
        const gone = await as('shred', `with d as (delete from app.${table} returning 1) select count(*) as n from d`);
        if (gone !== (begun ? there!.n : '0')) return `an elimination that has ${begun ? '' : 'not '}begun destroys ${gone} of ${there!.n} in ${table}`;
      }
    }
    return undefined;
  } finally {
    await client.query('rollback to savepoint destroyed');
  }
}
