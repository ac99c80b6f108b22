/** All that one key seals in the database, sealed again under another: in the transaction of whoever asks, each row opened again from what the database keeps of it. */
import type pg from 'pg';
import { PARTS_OF_PLACE, termsOf, type Described } from '../../libs/dossiers/words-of-place.js';
import { marksOf } from '../../libs/platform/place-marks.js';
import { tokensOf } from '../words/index-words.js';
import { openSealed, seal, subkey, type Place } from '../../libs/platform/seal.js';

type Row = Record<string, Buffer | string | null> & { id: string };
interface SealedTable { table: string; columns: string[] }
const AT_ONCE = 500;

/** Returns how many rows. A row that does not open stops it: whoever asks changes nothing then. */
export async function resealRows(db: pg.ClientBase, holder: string, former: Buffer, next: Buffer, say: (line: string) => void): Promise<number> {
  const [was, now] = [subkey(former, 'body'), subkey(next, 'body')];
  const index = subkey(next, 'index');
  let done = 0;
  try {
    for (const sealed of await sealedTables(db)) {
      const { rows } = await db.query<{ id: string }>(`select id from app.${sealed.table} order by id`);
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        await reseal(db, sealed, rows.slice(from, from + AT_ONCE).map((r) => r.id), holder, was, now);
        done += Math.min(AT_ONCE, rows.length - from);
        say(`${done.toLocaleString('fr-FR')} lignes scellées de nouveau (${sealed.table})`);
      }
    }
    await retoken(db, holder, now, index);
    await recognisedAnew(db, holder, now, index);
    return done;
  } finally {
    for (const key of [was, now, index]) key.fill(0);
  }
}

/** What this login may write over is what is sealed, and what is made with the key (`recognisedAnew`): the catalogue says it, so that a column of tomorrow is not forgotten here. */
const sealedTables = async (db: pg.ClientBase): Promise<SealedTable[]> => (await db.query<SealedTable>(`select c.relname as "table", array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'bytea'::regtype and a.attname <> 'marks'
  where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and c.relname <> 'data_key' and has_column_privilege(c.oid, a.attnum, 'UPDATE') group by c.relname order by c.relname`)).rows;

async function reseal(db: pg.ClientBase, { table, columns }: SealedTable, ids: readonly string[], holder: string, was: Buffer, now: Buffer): Promise<void> {
  const read = async (): Promise<Row[]> => (await db.query<Row>(`select id, ${columns.join(', ')} from app.${table} where id = any ($1) order by id`, [ids])).rows;
  const open = (key: Buffer, row: Row, column: string): Buffer | null => (row[column] ? openSealed(key, row[column] as Buffer, placeOf(table, column, holder, row)) : null);
  const rows = await read();
  const clear = rows.map((row) => columns.map((column) => open(was, row, column)));
  const sealed = columns.map((column, c) => rows.map((row, r) => clear[r]![c] && seal(now, clear[r]![c], placeOf(table, column, holder, row))));
  await db.query(`update app.${table} t set ${columns.map((c) => `${c} = n.${c}`).join(', ')} from unnest($1::uuid[], ${columns.map((_, c) => `$${c + 2}::bytea[]`).join(', ')}) as n(id, ${columns.join(', ')}) where t.id = n.id`,
    [rows.map((r) => r.id), ...sealed]);
  for (const [r, row] of (await read()).entries()) {
    for (const [c, column] of columns.entries()) {
      const again = open(now, row, column);
      if (again === null ? clear[r]![c] !== null : !clear[r]![c]?.equals(again)) throw new Error(`Une ligne scellée de nouveau (${table}) ne rend pas la même. Rien n’a changé.`);
      again?.fill(0);
    }
  }
  for (const row of clear) for (const bytes of row) bytes?.fill(0);
}

const placeOf = (table: string, column: string, holder: string, row: Row): Place => ({ table, column, holder, row: row.id });

/** By which words each is found: tokens are made with the key too. Those that nothing says yet are left to « words:index ». */
async function retoken(db: pg.ClientBase, holder: string, body: Buffer, index: Buffer): Promise<void> {
  const { rows } = await db.query<{ id: string; dossier_id: string; body: Buffer }>('select m.id, m.dossier_id, m.body from app.message m join app.word_index w on w.message_id = m.id');
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const { lines, broken } = await tokensOf(db, new Map([[holder, { body, index }]]), rows.slice(from, from + AT_ONCE));
    if (broken.length > 0) throw new Error('Un message ne s’ouvre pas. Rien n’a changé.');
    for (const { message, tokens } of lines) await db.query('update app.word_index set tokens = $2 where message_id = $1', [message.id, tokens]);
  }
}

/** By what secret places are recognised, too: made anew from what they say. */
async function recognisedAnew(db: pg.ClientBase, holder: string, body: Buffer, index: Buffer): Promise<void> {
  const { rows } = await db.query<Row>(`select id, ${PARTS_OF_PLACE.join(', ')} from app.lieu_protege`);
  for (const row of rows) {
    const said = Object.fromEntries(PARTS_OF_PLACE.map((part) => [part, row[part] ? openSealed(body, row[part] as Buffer, placeOf('lieu_protege', part, holder, row)).toString('utf8') : null])) as Described;
    await db.query('update app.lieu_protege set marks = $2 where id = $1', [row.id, marksOf(index, termsOf(said).map(({ term }) => term))]);
  }
}
