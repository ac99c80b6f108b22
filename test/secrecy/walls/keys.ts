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
