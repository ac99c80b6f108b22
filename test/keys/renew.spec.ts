/** The key of one dossier is replaced by the command itself, while others read, post and search: nothing fails, nothing is lost when it is killed, and the former one opens nothing that is kept. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ENTITIES } from '../../apps/entities.js';
import { figure } from '../../scripts/score/figures.mjs';
import { Enfant } from '../../libs/dossiers/enfant.entity.js';
import { Piece } from '../../libs/documents/piece.entity.js';
import { fileName } from '../../libs/platform/keys.js';
import { openSealed, SealBroken, subkey } from '../../libs/platform/seal.js';
import { openWhole } from '../../libs/platform/seal-segments.js';
import { Sealing } from '../../libs/platform/sealing.js';
import { attachPiece } from '../../libs/threads/attach-piece.js';
import { Message } from '../../libs/threads/message.entity.js';
import { soughtIn } from '../../libs/threads/search-messages.js';
import { examined, shelfFor } from '../documents/shelf.js';
import { openDoor, type Door } from '../support/door.js';
import { ownKeys, type OwnKeys } from '../support/own-keys.js';
import { actorId, say, seen, situation, uuid } from '../support/situation.js';
import { renewCommand, renews, type Command } from './renewing.js';

const MANY = 120;
let door: Door;
let held: Awaited<ReturnType<typeof shelfFor>>;
let keys: OwnKeys;
let one: { dossierId: string; threadId: string };
let other: { dossierId: string; threadId: string };
let pieces: Piece[];
let former: Buffer;
beforeAll(async () => {
  door = await openDoor();
  held = await shelfFor(door.kek);
  keys = ownKeys();
  one = await situation(door, { A5: ['FAM'] });
  other = await situation(door, { A5: ['FAM'] });
  for (const { threadId } of [one, other]) for (let n = 0; n < (threadId === one.threadId ? MANY : 3); n++) await say(door, 'A5', threadId, { body: `Le parapluie numéro ${n}.` });
  const [first] = await door.reads('A5', (tx) => tx.allowed(Message, 'read', { where: { threadId: one.threadId }, order: ['seq'] }));
  pieces = [];
  for (const name of ['Certificat.txt', 'Courrier.txt']) pieces.push(await join(first!.id, name));
  former = await keyOf(one.dossierId);
}, 120_000);
afterAll(async () => {
  held.clear();
  keys.remove();
  await door.close();
});

async function join(messageId: string, name: string): Promise<Piece> {
  const depositId = await examined(held.shelf, actorId('A5'), Buffer.from(`CANARI ${name}`), { name });
  return await door.as('A5', (tx) => attachPiece(tx, held.shelf, { messageId, depositId }));
}

const command = (holder: string): Command => renewCommand(door, held.folder, holder);
const renewed = (holder: string): Promise<string> => renews(door, held.folder, holder);

async function keyOf(holder: string): Promise<Buffer> {
  const { rows: [row] } = await door.db.owner.query<{ wrapped: Buffer; kekVersion: number }>('select wrapped, kek_version as "kekVersion" from app.data_key where holder_id = $1', [holder]);
  return await door.kek.unwrap(row!, holder);
}
const generation = async (holder: string): Promise<number> => (await door.db.owner.query<{ g: number }>('select generation as g from app.data_key where holder_id = $1', [holder])).rows[0]!.g;
/** Of all the messages that the database keeps of a dossier, how many open by this key. */
async function openBy(key: Buffer, { dossierId }: { dossierId: string }): Promise<[opened: number, of: number]> {
  const { rows } = await door.db.owner.query<{ id: string; body: Buffer }>('select id, body from app.message where dossier_id = $1', [dossierId]);
  const body = subkey(key, 'body');
  return [rows.filter((r) => { try { return openSealed(body, r.body, { table: 'message', column: 'body', holder: dossierId, row: r.id }).length > 0; } catch { return false; } }).length, rows.length];
}
const bytesOf = async ({ dossierId }: { dossierId: string }): Promise<string> => (await door.db.owner.query<{ h: string }>(`select string_agg(encode(body, 'hex'), '' order by id) as h from app.message where dossier_id = $1`, [dossierId])).rows[0]!.h;
const found = (who: string, words: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(Message, 'read', { words: await tx.words.sought(soughtIn(words)), order: ['seq'] })).map((m) => m.id));
async function fileOf(piece: Piece): Promise<string> {
  return await door.reads('A5', async (tx) => {
    const { key, name } = await tx.fileKey((await tx.allowed(Piece, 'read', { where: { id: piece.id } }))[0]!);
    const file = (await held.shelf.files.open(name))!;
    try {
      return (await openWhole(file, key, { holder: piece.dossierId, document: piece.id })).toString();
    } finally { await file.close(); }
  });
}
/** Everything of the dossier, by a server whose keys are open since before, and by one that has just started. */
async function whole(texts: readonly string[]): Promise<void> {
  expect((await seen(door, 'A5', one.threadId)).map((m) => m.body)).toEqual(texts);
  expect(await keys.freshly(door, 'A4', async (tx) => (await tx.allowed(Enfant, 'read', { where: { dossierId: one.dossierId } }))[0]!.surname)).toBe('VASSELIN');
  for (const piece of pieces) expect(await fileOf(piece)).toMatch(/^CANARI (Certificat|Courrier|Joint)/);
  expect((await found('A5', 'parapluie')).length).toBe(texts.length + 3);
}
const texts = async (): Promise<string[]> => (await seen(door, 'A5', one.threadId)).map((m) => m.body!);

describe('the key of one dossier', () => {
  it('may be replaced in all that is sealed, and in nothing else: what this login writes over is the list of sealed columns', async () => {
    const { rows } = await door.db.owner.query<{ c: string }>(`select table_name || '.' || column_name as c from information_schema.column_privileges where grantee = 'renew' and privilege_type = 'UPDATE' order by 1`);
    const sealed = ENTITIES.flatMap((type) => { const shape = door.database.shape(type); return shape.columns.filter((c) => c.sealed).map((c) => `${shape.table}.${c.column}`); });
    expect(rows.map((r) => r.c)).toEqual([...sealed, 'data_key.generation', 'data_key.kek_version', 'data_key.renewed_at', 'data_key.wrapped', 'lieu_protege.marks', 'word_index.tokens'].sort());
    expect(sealed.length).toBeGreaterThan(70);
  });

  it('killed anywhere, again and again, leaves all of it open by the one key there is', async () => {
    const all = await texts();
    expect(await openBy(former, one)).toEqual([MANY, MANY]);
    for (const where of [/pièces/, /\(enfant\)/, /\(message\)/, /\(thread\)/]) {
      const killed = command(one.dossierId);
      await killed.says(where);
      killed.child.kill('SIGKILL');
      await killed.ended();
      await whole(all);
      expect(await openBy(await keyOf(one.dossierId), one)).toEqual([MANY, MANY]);
    }
  });

  it('is replaced while others read, post, join and search: none fails; the former one opens nothing there, and no byte of another dossier changed', async () => {
    const [before, elsewhere] = [await generation(one.dossierId), await bytesOf(other)];
    let over = false;
    const done = { reads: 0, posts: 0 };
    const reader = async (): Promise<void> => { for (; !over; done.reads++) { const at = (await seen(door, 'A5', one.threadId)).filter((m) => !m.body?.startsWith('Le parapluie')); figure('renewal.failedReads', at.length); expect(at).toEqual([]); } };
    const poster = async (): Promise<void> => { for (; !over; done.posts++) { const { id } = await say(door, 'A5', one.threadId, { body: `Le parapluie de plus ${done.posts}.` }); if (done.posts < 3) pieces.push(await join(id, `Joint ${done.posts}.txt`)); } };
    const busy = Promise.all([reader(), reader(), poster()]);
    const said = await renewed(one.dossierId);
    const again = await renewed(one.dossierId);
    over = true;
    await busy;
    expect([said, again].map((s) => /Clé n° (\d+)/.exec(s)?.[1])).toEqual([before + 1, before + 2].map(String));
    expect(Math.min(done.reads, done.posts)).toBeGreaterThan(1);
    await whole(await texts());
    const all = MANY + done.posts;
    expect([await openBy(former, one), await openBy(await keyOf(one.dossierId), one)]).toEqual([[0, all], [all, all]]);
    expect(await bytesOf(other)).toBe(elsewhere);
    for (const piece of pieces) for (let g = 1; g < before + 2; g++) expect(await held.shelf.files.open(fileName(piece.id, g))).toBeNull();
    figure('renewal.opensByTheFormer', (await openBy(former, one))[0]);
  }, 60_000);

  it('asked for nobody, or twice at once, changes nothing and says so', async () => {
    const at = await generation(one.dossierId);
    for (const holder of ['', 'Noé', uuid()]) expect(await command(holder).ended()).toMatchObject({ code: 1, said: expect.stringMatching(/Rien n’a (changé|été fait)/) as unknown });
    await door.db.owner.query(`select pg_advisory_lock(hashtextextended('renewing keys', 0))`);
    expect(await command(one.dossierId).ended()).toMatchObject({ code: 1, said: expect.stringContaining('Une autre clé change') as unknown });
    await door.db.owner.query(`select pg_advisory_unlock(hashtextextended('renewing keys', 0))`);
    expect(await generation(one.dossierId)).toBe(at);
  });

  it('of a row that no longer opens, changes nothing: it is not lost a second time', async () => {
    const at = await generation(one.dossierId);
    const { rows: [row] } = await door.db.owner.query<{ id: string; body: Buffer }>('select id, body from app.message where dossier_id = $1 limit 1', [one.dossierId]);
    const broken = Buffer.from(row!.body);
    broken[40]! ^= 1;
    await door.db.owner.query('update app.message set body = $2 where id = $1', [row!.id, broken]);
    expect((await command(one.dossierId).ended()).code).toBe(1);
    await door.db.owner.query('update app.message set body = $2 where id = $1', [row!.id, row!.body]);
    expect(await generation(one.dossierId)).toBe(at);
    await whole(await texts());
  });

  it('whoever seals with the key that it keeps open, without asking, loses what it writes: this check would see it', async () => {
    const { threadId, dossierId } = other;
    const kept = subkey(await keyOf(dossierId), 'body');
    const asks = jest.spyOn(Sealing.prototype as unknown as { toSeal(holder: string): Promise<Buffer> }, 'toSeal').mockImplementation(() => Promise.resolve(Buffer.from(kept)));
    await renewed(dossierId);
    await say(door, 'A5', threadId, { body: 'Perdu.' });
    asks.mockRestore();
    const [opened, of] = await openBy(await keyOf(dossierId), other);
    expect(of - opened).toBe(1);
    await expect(seen(door, 'A5', threadId)).rejects.toThrow(SealBroken);
  });
});
