/**
 * A database that has lived: the migrations of the first installations, rows in their tables, then today's. Rows made by today's verbs are given back to the older
 * tables, column by column, since what made them then is no more; nothing of them may be lost, and whoever could read reads.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { saveDraft } from '../../libs/threads/save-draft.js';
import { shareItem } from '../../libs/threads/share-item.js';
import { declareConflict } from '../../libs/dossiers/declare-conflict.js';
import { proposeAdmission } from '../../libs/dossiers/propose-admission.js';
import { writeEntry } from '../../libs/dossiers/write-entry.js';
import { unreconciled } from '../../test/journal/leaf.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { secrets, testDatabase, type TestDatabase } from '../../test/support/database.js';
import { actorId, letIn, nameAs, parent, say, seen, situation, told, uuid } from '../../test/support/situation.js';
import { urlOf } from '../../libs/platform/logins.js';
import { applyAll, jobLibrary, migrate } from './migrate.js';
import { MIGRATIONS } from './migrations.js';
import { closeDatabase } from './roles.js';

/** The last migration of the first installations. */
const FIRST_INSTALLED = '0033-lean-scope';

/** What each migration makes again, from the code and its settings. */
const MADE_BY_MIGRATE = ['consequence', 'context_key'];

let door: Door;
let old: TestDatabase;
let upgraded: Door | undefined;
let client: pg.Client;
let situated: Awaited<ReturnType<typeof situation>>;
beforeAll(async () => {
  door = await openDoor();
  situated = await situation(door, { A5: ['IDE', 'FAM', 'SOC'], A6: ['FAM'], A16: ['FAM'] });
  await lived(door, situated);
  old = await testDatabase({ cast: false });
  client = new pg.Client({ connectionString: old.ownerUrl });
  await client.connect();
  await client.query('drop schema app cascade; drop schema graphile_worker cascade; drop table public.migration');
  await closeDatabase(client);
  await jobLibrary(client, urlOf(old.ownerUrl, secrets().roleSecret, 'jobs'));
}, 120_000);
afterAll(async () => {
  await client.end();
  await (upgraded ? upgraded.close() : old.drop());
  await door.close();
});

/** A row or more in most of the tables that there were. */
async function lived(of: Door, { dossierId, threadId }: { dossierId: string; threadId: string }): Promise<void> {
  await nameAs(of, dossierId, 'A16');
  await say(of, 'A5', threadId, { mentions: [actorId('A6')], body: 'Une visite, mardi.' });
  await say(of, 'A4', threadId, { inReplyTo: 1 });
  await of.as('A6', (tx) => saveDraft(tx, { threadId, body: 'Je réponds.' }));
  const { id: entryId } = await of.as('A5', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'SOC', detail: 'FULL', body: 'Un constat.' }));
  await letIn(of, dossierId, 'A2', ['IDE']);
  await of.as('A5', (tx) => shareItem(tx, { requestId: uuid(), entryId, habilitationId: actorId('A2'), legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }));
  await of.as('A5', (tx) => proposeAdmission(tx, { requestId: uuid(), dossierId, habilitationId: actorId('A11'), kinds: ['FAM'], duty: 'NONE', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }));
  const { personneId } = await parent(of, dossierId, { quality: 'père' });
  await told(of, dossierId, { personneId, means: 'NONE', exception: 'PRESSURE_ON_CHILD' });
}

const tables = async (of: pg.Client | pg.Pool): Promise<Map<string, string[]>> => {
  const { rows } = await of.query<{ t: string; columns: string[] }>(`select c.relname as t, array_agg(a.attname::text order by a.attnum) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' group by 1`);
  return new Map(rows.map((r) => [r.t, r.columns]));
};
const list = (columns: readonly string[]): string => columns.map((c) => `"${c}"`).join(', ');
/** Every row, as text, so that two databases can be compared. */
const rowsOf = async (of: pg.Client | pg.Pool, table: string, columns: readonly string[]): Promise<string[]> =>
  (await of.query<{ row: string }>(`select to_json(r)::text as row from (select ${list(columns)} from app."${table}") r order by 1`)).rows.map((r) => r.row);

describe('a database of the first installations', () => {
  it('keeps every row through the later migrations, and those who could read still do', async () => {
    const first = MIGRATIONS.slice(0, MIGRATIONS.findIndex((m) => m.name === FIRST_INSTALLED) + 1);
    expect(first.length).toBeLessThan(MIGRATIONS.length);
    await applyAll(client, first, () => undefined);
    const there = await tables(client);
    const today = await tables(door.db.owner);
    await client.query(`set session_replication_role = 'replica'; delete from app.clock`);
    const kept = new Map<string, { columns: string[]; rows: string[] }>();
    for (const [table, columns] of there) {
      if (MADE_BY_MIGRATE.includes(table)) continue;
      const both = columns.filter((c) => today.get(table)?.includes(c));
      const rows = await rowsOf(door.db.owner, table, both);
      await client.query(`insert into app."${table}" (${list(both)}) select ${list(both)} from jsonb_populate_recordset(null::app."${table}", $1)`, [`[${rows.join()}]`]);
      kept.set(table, { columns: both, rows });
    }
    await client.query(`set session_replication_role = 'origin'`);
    const filled = [...kept].filter(([, { rows }]) => rows.length > 0).map(([table]) => table);
    expect(filled).toEqual(expect.arrayContaining(['dossier', 'enfant', 'entry', 'admission', 'admission_kind', 'admission_proposal', 'referent', 'lien', 'personne', 'prior_information', 'share', 'thread', 'participation', 'message', 'mention', 'draft', 'event', 'data_key', 'habilitation', 'professionnel']));

    const { roleSecret, contextKey } = secrets();
    const said: string[] = [];
    await migrate({ ownerUrl: old.ownerUrl, roleSecret, contextKey, say: (line) => said.push(line) });
    expect(said).toEqual(MIGRATIONS.slice(first.length).map((m) => `migration ${m.name}`));
    for (const [table, { columns, rows }] of kept) {
      expect([table, await rowsOf(client, table, columns)]).toEqual([table, rows]);
    }

    // What was done and read before there were leaves has its own.
    expect(kept.get('event')!.rows.length).toBeGreaterThan(5);
    expect(await unreconciled(old.owner)).toEqual([]);

    upgraded = await openDoor(old);
    const { threadId, dossierId } = situated;
    for (const who of ['A4', 'A5', 'A6', 'A16', 'A2', 'A1']) expect([who, await seen(upgraded, who, threadId)]).toEqual([who, await seen(door, who, threadId)]);
    expect((await seen(upgraded, 'A6', threadId)).map((m) => m.body)).toEqual(['Une visite, mardi.', 'Bonjour.']);
    await say(upgraded, 'A6', threadId, { body: 'Après la mise à jour.' });
    await upgraded.as('A4', (tx) => declareConflict(tx, { requestId: uuid(), dossierId, professionnelId: null, reason: 'Un lien.' }));
    await situation(upgraded, { A5: ['FAM'] });
  }, 120_000);
});
