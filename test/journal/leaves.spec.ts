import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { leafOf, leaves, unreconciled } from './leaf.js';
import { secrets } from '../support/database.js';
import { openDoor, type Door } from '../support/door.js';
import { actorId, count, say, situation, uuid } from '../support/situation.js';
import { LOGINS, urlOf } from '../../libs/platform/logins.js';
import { TraceCommitter } from '../../libs/platform/trace-committer.js';
import { Traces } from '../../libs/platform/trace.js';
import { postMessage } from '../../libs/threads/post-message.js';
import { previewReaders } from '../../libs/threads/preview-readers.js';

let door: Door;
let owner: pg.Pool;
let dossierId: string;
let threadId: string;
beforeAll(async () => {
  door = await openDoor();
  owner = door.db.owner;
  ({ dossierId, threadId } = await situation(door, { A5: ['FAM'] }));
});
afterAll(() => door.close());

/** Two reads and two refusals, one of something that is not there, in one grouped commit. */
async function trace(): Promise<void> {
  const pool = door.database.pool('trace', 1);
  const committer = new TraceCommitter(pool);
  const traces = new Traces();
  traces.read('Thread', 'read', { id: threadId, dossierId, kind: 'FAM' }, 'P');
  traces.read('Dossier', 'read', { id: dossierId }, 'S');
  traces.refused('Dossier', 'read', dossierId);
  traces.refused('Dossier', 'read', uuid());
  await committer.commit(await door.actor('A5'), uuid(), traces.take());
  await pool.end();
}

describe('the leaf of an act or of a trace', () => {
  it('is one, exactly, for each row, whoever wrote it', async () => {
    await say(door, 'A5', threadId, { mentions: [actorId('A4')] });
    await trace();
    expect(await count(door, 'event')).toBeGreaterThan(5);
    expect(await count(door, 'access')).toBe(3);
    expect(await count(door, 'leaf')).toBe(await count(door, 'event') + await count(door, 'access'));
    expect(await unreconciled(owner)).toEqual([]);
  });

  it('is what anybody makes from the row and its salt: canonical, and without a line of ours', async () => {
    const rows = [...(await owner.query('select * from app.event')).rows, ...(await owner.query('select * from app.access')).rows] as Record<string, unknown>[];
    const kept = new Map((await leaves(owner)).map((l) => [l.id, l]));
    const made = rows.map((r) => { const l = kept.get(r.id as string)!; return [r.id, leafOf(l.source, r, l.salt!)] as const; });
    expect(made.map(([id, { commitment, hash }]) => [id, commitment, hash])).toEqual(rows.map(({ id }) => { const l = kept.get(id as string)!; return [id, l.commitment.toString('hex'), l.hash.toString('hex')]; }));
    expect(new Set([...kept.values()].map((l) => l.salt!.toString('hex'))).size).toBe(kept.size);
    for (const [, { text }] of made) expect(text).not.toMatch(new RegExp(`${dossierId}|${threadId}|${actorId('A5')}|FAM`));
  });

  it('is written with the act or not at all', async () => {
    const before = await count(door, 'leaf');
    const failing = door.as('A5', async (tx) => {
      const asked = { threadId, kind: 'FAM' as const, detail: 'FULL' as const };
      await postMessage(tx, { clientMessageId: uuid(), body: 'Rien de cela ne reste.', readersDigest: (await previewReaders(tx, asked)).digest, ...asked });
      throw new Error('the act did not end');
    });
    await expect(failing).rejects.toThrow('the act did not end');
    expect(await count(door, 'leaf')).toBe(before);
    await say(door, 'A5', threadId);
    expect(await count(door, 'leaf')).toBeGreaterThan(before);
  });

  it('that cannot be written undoes the act', async () => {
    await owner.query(`alter table app.leaf add constraint never check (idx is not null) not valid`);
    await expect(say(door, 'A5', threadId)).rejects.toMatchObject({ code: '23514' });
    await owner.query('alter table app.leaf drop constraint never');
    const { seq } = await say(door, 'A5', threadId);
    expect(await count(door, 'message', 'thread_id = $1 and seq = $2', [threadId, seq])).toBe(1);
  });
});

describe('a leaf', () => {
  it('is read and written by no login, and by nobody who writes an act', async () => {
    for (const table of ['leaf', 'leaf_salt']) expect(await count(door, table)).toBeGreaterThan(0);
    for (const login of LOGINS) {
      const client = new pg.Client({ connectionString: urlOf(door.db.url, secrets().roleSecret, login) });
      await client.connect();
      for (const table of ['leaf', 'leaf_salt', 'checkpoint', 'tree_node', 'journal_key', 'witness']) {
        for (const sql of [`select * from app.${table}`, `insert into app.${table} default values`, `delete from app.${table}`, `truncate app.${table}`]) {
          const became = await client.query(sql).then(({ rowCount }) => `${rowCount} rows`, (e: { code: string }) => e.code);
          // What destroys salts destroys those of what is being eliminated: of nothing else, though there are some.
          expect([login, sql, became]).toEqual([login, sql, login === 'shred' && sql === 'delete from app.leaf_salt' ? '0 rows' : '42501']);
        }
      }
      await client.end();
    }
  });

  it.each([
    ['another place', 'update app.leaf set idx = 7 where idx is not null'],
    ['another hash', `update app.leaf set hash = sha256('')`],
    ['another day', `update app.leaf set idx = 0, at = at - interval '1 day' where id = (select id from app.leaf where idx is null limit 1)`],
    ['an end', 'delete from app.leaf'],
    ['nothing left', 'truncate app.leaf'],
    ['no checkpoint', 'delete from app.checkpoint'],
    ['no tile', 'truncate app.tree_node'],
  ])('is given %s by nobody, the owner included', async (_, sql) => {
    await owner.query('update app.leaf set idx = 0 where id = (select id from app.leaf where idx is null limit 1) and not exists (select 1 from app.leaf where idx = 0)');
    await expect(owner.query(sql)).rejects.toMatchObject({ code: 'CD010' });
  });

  it('whose salt is destroyed keeps its hash, and says no more what it was', async () => {
    const [leaf] = await leaves(owner, `l.source = 'ACT'`);
    await owner.query('delete from app.leaf_salt where leaf_id = $1', [leaf!.id]);
    const [after] = await leaves(owner, 'l.id = $1', [leaf!.id]);
    expect(after).toEqual({ ...leaf, salt: null });
  });
});
