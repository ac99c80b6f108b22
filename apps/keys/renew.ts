/**
 * Replaces the key of one dossier, of one information préoccupante or of one signalement, and all that it seals, while the product serves. The rows are sealed again in one
 * transaction, which those who seal there wait for; files are written beside under another name first: killed anywhere, everything still opens by the one key there is.
 */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { FileStore } from '../../libs/documents/files.js';
import type { KeyEncryption } from '../../libs/platform/key-encryption.js';
import { fileName } from '../../libs/platform/keys.js';
import { resealFile } from './reseal-file.js';
import { resealRows } from './reseal-rows.js';

export interface Renewed { rows: number; files: number; generation: number }
interface KeyRow { wrapped: Buffer; kekVersion: number; generation: number }
type Say = (line: string) => void;

/** Longer than whoever seals is given to wait: it is them who are told to try again. */
const LONG = `set local lock_timeout = '30s'; set local statement_timeout = '10min'; set local transaction_timeout = '15min'; set local idle_in_transaction_session_timeout = '5min'`;

export async function renew(db: pg.ClientBase, kek: KeyEncryption, files: FileStore, holder: string, say: Say): Promise<Renewed> {
  await alone(db);
  await db.query(`select set_config('app.renewing', $1, false)`, [holder]);
  const was = await current(db);
  const [former, next] = [await kek.unwrap(was, holder), randomBytes(32)];
  const generation = was.generation + 1;
  const written = new Set<string>();
  const write = async (): Promise<void> => {
    for (const document of await documents(db)) {
      if (written.has(document)) continue;
      await resealFile(files, { from: fileName(document, was.generation), to: fileName(document, generation) }, { holder, document }, former, next);
      written.add(document);
      say(`${written.size} pièces scellées de nouveau`);
    }
  };
  try {
    await write();
    await db.query(`begin isolation level read committed; ${LONG}`);
    try {
      await db.query(`select pg_advisory_xact_lock_shared(hashtextextended('kek_in_use', 0)), pg_advisory_xact_lock(hashtextextended('data_key ' || $1, 0))`, [holder]);
      if ((await current(db)).generation !== was.generation) throw new Error('Cette clé vient d’être changée. Rien n’a été fait.');
      // Those that were joined meanwhile; nobody joins any more.
      await write();
      const rows = await resealRows(db, holder, former, next, say);
      const { rows: [used] } = await db.query<{ version: number }>('select version from app.kek_in_use');
      const { wrapped, kekVersion } = await kek.wrap(next, holder, used!.version);
      if (!(await kek.unwrap({ wrapped, kekVersion }, holder)).equals(next)) throw new Error('La nouvelle clé, enveloppée, ne rend pas la même. Rien n’a changé.');
      await db.query('update app.data_key set wrapped = $1, kek_version = $2, generation = $3, renewed_at = now() /* real clock: nothing is judged by it */', [wrapped, kekVersion, generation]);
      await db.query('commit');
      // Those of a run that was killed here too: under a key that is no more, they are nothing.
      for (const document of written) for (let g = 1; g <= was.generation; g++) await files.remove(fileName(document, g));
      return { rows, files: written.size, generation };
    } catch (e) {
      await db.query('rollback');
      throw e;
    }
  } finally {
    former.fill(0);
    next.fill(0);
  }
}

/** Of two that renew, or beside whoever says by which words messages are found: one. */
async function alone(db: pg.ClientBase): Promise<void> {
  const { rows: [lock] } = await db.query<{ got: boolean }>(`select pg_try_advisory_lock(hashtextextended('renewing keys', 0)) as got`);
  if (!lock!.got) throw new Error('Une autre clé change, ou des messages s’indexent : recommencez quand ce sera fini. Rien n’a changé.');
}

async function current(db: pg.ClientBase): Promise<KeyRow> {
  const { rows: [row] } = await db.query<KeyRow>('select wrapped, kek_version as "kekVersion", generation from app.data_key');
  if (!row) throw new Error('Aucune clé de ce numéro : ni dossier, ni information préoccupante, ni signalement, ou détruite à son terme. Rien n’a changé.');
  return row;
}

/** Several rows may share one: a piece of a recueil is its children's, that of a letter is of each of its versions, that of a line of minutes is of those that took its place. */
const documents = async (db: pg.ClientBase): Promise<string[]> =>
  (await db.query<{ document: string }>('select id as document from app.piece union select id from app.piece_evaluation union select document_id from app.piece_recueillie union select document_id from app.piece_signalement union select document_id from app.piece_synthese order by 1')).rows.map((r) => r.document);
