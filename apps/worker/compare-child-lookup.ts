import { randomUUID } from 'node:crypto';
import { childTokens, sameChild, type ChildIdentity } from '../../libs/dossiers/child-identity.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { holderOfIndex } from '../../libs/platform/key-encryption.js';
import { openSealed, subkey } from '../../libs/platform/seal.js';
import type { WorkerTools } from './tools.js';
import { WORKER_ACTOR } from './tools.js';

interface Sealed { id: string; dossier_id: string; given_names: Buffer; surname: Buffer; birth_date: Buffer }
interface LookupRow { id: string; departement: number; query: Buffer }

/** Compares a question « is this child known? » with the candidates of the whole département and records whom it concerns. The asker is told nothing of it. */
export async function compareChildLookup(tools: WorkerTools, event: EventRow): Promise<void> {
  const { rows: [lookup] } = await tools.pool.query<LookupRow>(`select id, departement, query from app.child_lookup where id = $1 and state = 'ASKED'`, [event.subject_id]);
  if (!lookup) return;
  const asked = JSON.parse((await open(tools, lookup.id, lookup.id, 'child_lookup', 'query', lookup.query))) as ChildIdentity;
  const tokens = childTokens(await indexKey(tools, lookup.departement), asked);
  const { rows: candidates } = await tools.pool.query<Sealed>(
    `select e.id, e.dossier_id, e.given_names, e.surname, e.birth_date from app.enfant e
     where e.dossier_id in (select c.dossier_id from app.child_index c where c.departement = $1 and c.token = any ($2))`, [lookup.departement, tokens]);
  // Opened and compared before the transaction: it holds no second connection, and the tail of events does not wait behind it.
  const concerned: string[] = [];
  for (const candidate of candidates) if (sameChild(asked, await identity(tools, candidate))) concerned.push(candidate.dossier_id);

  const client = await tools.pool.connect();
  try {
    await client.query('begin');
    // Twice run, once told: whoever moves the state records.
    const { rowCount } = await client.query(`update app.child_lookup set state = 'COMPARED' where id = $1 and state = 'ASKED'`, [lookup.id]);
    if (rowCount === 1) {
      for (const dossierId of concerned) {
        await client.query(`with e as (insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id, dossier_id) values ($1, app.now(), 'child.found', $2, $3, 'ChildLookup', $4, $5))
          select app.enqueue($1, 'child.found')`,
          [randomUUID(), lookup.departement, WORKER_ACTOR, lookup.id, dossierId]);
      }
    }
    await client.query('commit');
  } catch (e) {
    await client.query('rollback');
    throw e;
  } finally {
    client.release();
  }
}

async function identity(tools: WorkerTools, row: Sealed): Promise<ChildIdentity> {
  const read = (column: 'given_names' | 'surname' | 'birth_date'): Promise<string> => open(tools, row.dossier_id, row.id, 'enfant', column, row[column]);
  return { givenNames: await read('given_names'), surname: await read('surname'), birthDate: await read('birth_date') };
}

/** A question asked before the key had a row has been asked with the former one. */
async function indexKey({ pool, kek }: WorkerTools, departement: number): Promise<Buffer> {
  const { rows: [key] } = await pool.query<{ wrapped: Buffer; kek_version: number }>('select wrapped, kek_version from app.index_key where departement = $1', [departement]);
  const found = key ? await kek.unwrap({ wrapped: key.wrapped, kekVersion: key.kek_version }, holderOfIndex(departement)) : kek.formerIndexKey(departement);
  if (!found) throw new Error('index key absent');
  return found;
}

async function open({ pool, kek }: WorkerTools, holder: string, row: string, table: string, column: string, sealed: Buffer): Promise<string> {
  const { rows: [key] } = await pool.query<{ wrapped: Buffer; kek_version: number }>('select wrapped, kek_version from app.data_key where holder_id = $1', [holder]);
  if (!key) throw new Error('data key absent');
  const dataKey = await kek.unwrap({ wrapped: key.wrapped, kekVersion: key.kek_version }, holder);
  const body = subkey(dataKey, 'body');
  dataKey.fill(0);
  return openSealed(body, sealed, { table, column, holder, row }).toString('utf8');
}
