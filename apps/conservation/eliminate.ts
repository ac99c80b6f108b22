/**
 * Destroys what the archives have visaed, while the product serves: the keys, with every right, in the transaction that begins; then the sealed files of the pieces, the salts of the journal's leaves, the tokens of the index. Killed
 * anywhere, what was begun opens for nobody, and is finished by the next run; run again, it finds nothing to do. Its login may begin only what the database finds ready, and deletes nothing else.
 */
import type pg from 'pg';
import type { FileStore } from '../../libs/documents/files.js';

const AT_ONCE = 1000;

/** Those that are destroyed, this time; those that somebody held, reopened or touched between the look and the act. */
export interface Eliminated { done: string[]; refused: string[] }

export async function eliminate(db: pg.ClientBase, files: Pick<FileStore, 'removeAll'>, say: (line: string) => void): Promise<Eliminated> {
  const result: Eliminated = { done: [], refused: [] };
  const { rows } = await db.query<{ id: string }>('select dossier_id as id from app.eliminations_to_do()');
  for (const { id } of rows) {
    if (!(await begins(db, id))) {
      result.refused.push(id);
      continue;
    }
    await destroy(db, files, id);
    result.done.push(id);
    say(`${result.done.length} sur ${rows.length}`);
  }
  return result;
}

/** The statements say what is to be destroyed, and the wall shows this login nothing else: run by a superuser, or written ill, they still take no more. */
const OF = {
  keys: 'delete from app.data_key where holder_id = any (app.holders_to_destroy($1))',
  salts: `delete from app.leaf_salt where leaf_id in (select leaf_id from app.leaf_salt where leaf_id = any (app.leaves_to_destroy($1)) limit ${AT_ONCE})`,
  tokens: 'delete from app.child_index where dossier_id = any (app.holders_to_destroy($1))',
};

/** The point of no return. Keys that died later would leave to their authors, meanwhile, what they had written in a dossier that is no more: what one has written, one reads without any right on the dossier. */
const begins = (db: pg.ClientBase, dossierId: string): Promise<boolean> => inOne(db, async () => {
  const { rows: [begun] } = await db.query<{ yes: boolean }>('select app.begin_elimination($1) as yes', [dossierId]);
  if (begun!.yes) await counted(db, dossierId, 'keys', 0);
  return begun!.yes;
});

async function destroy(db: pg.ClientBase, files: Pick<FileStore, 'removeAll'>, dossierId: string): Promise<void> {
  const { rows: pieces } = await db.query<{ id: string }>('select app.pieces_to_destroy($1) as id', [dossierId]);
  for (const { id } of pieces) await files.removeAll(id);
  for (let salts = AT_ONCE; salts === AT_ONCE;) salts = await inOne(db, () => counted(db, dossierId, 'salts', pieces.length));
  await inOne(db, () => counted(db, dossierId, 'tokens', pieces.length));
  await db.query('select app.finish_elimination($1)', [dossierId]);
}

async function counted(db: pg.ClientBase, dossierId: string, what: keyof typeof OF, pieces: number): Promise<number> {
  const n = (await db.query(OF[what], [dossierId])).rowCount ?? 0;
  const of = (one: keyof typeof OF): number => (one === what ? n : 0);
  await db.query('select app.count_destroyed($1, $2, $3, $4, $5)', [dossierId, of('keys'), of('salts'), of('tokens'), pieces]);
  return n;
}

async function inOne<T>(db: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await db.query('begin');
  try {
    const done = await work();
    await db.query('commit');
    return done;
  } catch (e) {
    await db.query('rollback');
    throw e;
  }
}
