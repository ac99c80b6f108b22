/**
 * Destroys what the archives have visaed, while the product serves: the sealed files of the pieces, the salts of the journal's leaves, the tokens of the index, the keys. Each step is a transaction of its own: killed anywhere, what was
 * begun is finished by the next run; run again, it finds nothing to do. Its login may begin only what the database finds ready, and deletes nothing else.
 */
import type pg from 'pg';
import type { FileStore } from '../../libs/documents/files.js';
import { fileName } from '../../libs/platform/keys.js';

const AT_ONCE = 1000;

/** Those that are destroyed, this time; those that somebody held, reopened or touched between the look and the act. */
export interface Eliminated { done: string[]; refused: string[] }

export async function eliminate(db: pg.ClientBase, files: Pick<FileStore, 'remove'>, say: (line: string) => void): Promise<Eliminated> {
  const result: Eliminated = { done: [], refused: [] };
  const { rows } = await db.query<{ id: string }>('select dossier_id as id from app.eliminations_to_do()');
  for (const { id } of rows) {
    const { rows: [begun] } = await db.query<{ yes: boolean }>('select app.begin_elimination($1) as yes', [id]);
    if (!begun!.yes) {
      result.refused.push(id);
      continue;
    }
    await destroy(db, files, id);
    result.done.push(id);
    say(`${result.done.length} sur ${rows.length}`);
  }
  return result;
}

/** Files first: their keys are derived from those that go last, so that what is left half done is still what it was for whoever finishes it. */
async function destroy(db: pg.ClientBase, files: Pick<FileStore, 'remove'>, dossierId: string): Promise<void> {
  const { rows: pieces } = await db.query<{ id: string }>('select app.pieces_to_destroy($1) as id', [dossierId]);
  const { rows: [keys] } = await db.query<{ generation: number }>('select coalesce(max(generation), 1) as generation from app.data_key where holder_id = any (app.holders_to_destroy($1))', [dossierId]);
  for (const { id } of pieces) for (let generation = 1; generation <= keys!.generation; generation++) await files.remove(fileName(id, generation));
  for (let salts = AT_ONCE; salts === AT_ONCE;) {
    salts = await counted(db, dossierId, `delete from app.leaf_salt where leaf_id in (select leaf_id from app.leaf_salt where leaf_id = any (app.leaves_to_destroy($1)) limit ${AT_ONCE})`, (n) => [0, n, 0, pieces.length]);
  }
  await counted(db, dossierId, 'delete from app.child_index where dossier_id = any (app.holders_to_destroy($1))', (n) => [0, 0, n, pieces.length]);
  await counted(db, dossierId, 'delete from app.data_key where holder_id = any (app.holders_to_destroy($1))', (n) => [n, 0, 0, pieces.length]);
  await db.query('select app.finish_elimination($1)', [dossierId]);
}

/** The statement says what is to be destroyed, and the wall shows this login nothing else: run by a superuser, or written ill, it still takes no more. */
async function counted(db: pg.ClientBase, dossierId: string, statement: string, of: (n: number) => [keys: number, salts: number, tokens: number, pieces: number]): Promise<number> {
  await db.query('begin');
  try {
    const n = (await db.query(statement, [dossierId])).rowCount ?? 0;
    await db.query('select app.count_destroyed($1, $2, $3, $4, $5)', [dossierId, ...of(n)]);
    await db.query('commit');
    return n;
  } catch (e) {
    await db.query('rollback');
    throw e;
  }
}
