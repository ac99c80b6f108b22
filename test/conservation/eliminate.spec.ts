/**
 * What is destroyed at the end of a term, by the command itself: nothing of it is read afterwards, by anybody, nor opened by whoever has the database and the key; and a copy of the base made before yields ciphertext only, once the
 * version of the key that it opens with was destroyed — which is said, and shown to be needed.
 */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newVersion } from '../../apps/keys/new-version.js';
import { rotate } from '../../apps/keys/rotate.js';
import { holdElimination, releaseElimination } from '../../libs/conservation/hold-elimination.js';
import { Enfant } from '../../libs/dossiers/enfant.entity.js';
import { lookUpChild } from '../../libs/dossiers/look-up-child.js';
import { Keys } from '../../libs/platform/keys.js';
import { LocalKeyEncryption } from '../../libs/platform/local-key-encryption.js';
import { urlOf } from '../../libs/platform/logins.js';
import { attachPiece } from '../../libs/threads/attach-piece.js';
import { playStory } from '../../apps/migrate/demonstration-story.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { examined, shelfFor } from '../documents/shelf.js';
import { secrets } from '../support/database.js';
import type { Door } from '../support/door.js';
import { ownKeys, type OwnKeys } from '../support/own-keys.js';
import { Product } from '../support/product.js';
import { actorId, count, reported, say, situation, TERRITOIRES } from '../support/situation.js';
import { eliminates, type Ran } from './command.js';
import { letterWithPieces, pieceOfEvaluation, pieceOfSynthese } from './joined.js';
import { asked, closes, lists, termIsPast, visas } from './ready.js';
import { opened, sealedValues, type SealedValue } from './sealed-rows.js';
import { certificatesTold } from './told.js';
import { PEOPLE, readings } from './who-reads.js';
import { copyOf } from './yesterday.js';

let product: Product;
let door: Door;
let keys: OwnKeys;
let shelf: Awaited<ReturnType<typeof shelfFor>>;
let certificates: string;
let story: Story;
let own: string;
let kept: string;
let letter: string;
let holders: string[];
let values: SealedValue[];
let before: pg.Pool;
beforeAll(async () => {
  ({ door } = product = await Product.start());
  keys = ownKeys();
  shelf = await shelfFor(door.kek);
  certificates = mkdtempSync(join(tmpdir(), 'cordee-certificats-'));
  story = await playStory((key, verb) => door.as(key, verb), door.kek);
  ({ dossierId: kept } = await situation(door, { A5: ['FAM'] }));
  const alone = await situation(door, { A5: ['FAM', 'SOC'] });
  own = alone.dossierId;
  letter = await letterWithPieces(door, shelf.shelf, own);
  for (const joins of [pieceOfEvaluation, pieceOfSynthese]) await joins(door, shelf.shelf, own);
  const { id } = await say(door, 'A5', alone.threadId, { kind: 'SOC' });
  await door.as('A5', async (tx) => attachPiece(tx, shelf.shelf, { messageId: id, depositId: await examined(shelf.shelf, actorId('A5'), Buffer.from('Un certificat.'), { name: 'certificat.txt' }) }));
}, 120_000);
afterAll(async () => {
  await before?.end();
  shelf.clear();
  keys.remove();
  rmSync(certificates, { recursive: true });
  await product.close();
});

const closedLongAgo = async (id: string): Promise<void> => { await closes(door, id); await termIsPast(door, id); };
const files = (): string[] => readdirSync(join(shelf.folder, 'pieces'), { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => f.name);
const tombstones = (): Promise<number> => count(door, 'elimination', `done_at <> 'infinity'`);
const command = (): Promise<Ran> => eliminates(door, shelf.folder, certificates);
const read = (of: readonly string[]): Promise<number> => readings(door, keys, of);

describe('what is destroyed', () => {
  it('is nothing without a term that is past, a list and its visa; nor under a hold; nor of what was written since; nor of a sibling whose turn has not come', async () => {
    for (const id of [own, story.noe]) await closedLongAgo(id);
    expect(await command()).toMatchObject({ code: 0, said: expect.stringContaining('Dossiers éliminés : 0.') });
    for (const id of [own, story.noe]) await lists(door, id);
    expect((await command()).said).toContain('Dossiers éliminés : 0.');
    await visas(door);
    await door.as('A8', (tx) => holdElimination(tx, { ...asked(own), reason: 'Le parquet le demande.' }));
    // Noé’s is ready, and is tied to that of Maëlle, which is not closed.
    expect((await door.db.owner.query<{ yes: boolean }>('select app.ready_to_eliminate($1) as yes', [story.noe])).rows[0]!.yes).toBe(true);
    expect((await command()).said).toContain('Dossiers éliminés : 0.');
    expect([await tombstones(), await count(door, 'data_key', 'holder_id = any ($1)', [[own, story.noe]])]).toEqual([0, 2]);
    await door.as('A8', (tx) => releaseElimination(tx, { ...asked(own), reason: 'Le parquet a répondu.' }));
    await lists(door, own);
    await visas(door);
    const { rows: [thread] } = await door.db.owner.query<{ id: string }>('select id from app.thread where dossier_id = $1', [own]);
    await say(door, 'A5', thread!.id);
    expect((await command()).said).toContain('Dossiers éliminés : 0.');
    await door.db.owner.query(`update app.event set at = at - interval '1 day' where dossier_id = $1 and type = 'message.posted'`, [own]);
    expect((await door.db.owner.query<{ yes: boolean }>('select app.may_be_eliminated($1) as yes', [own])).rows[0]!.yes).toBe(true);
    expect([await tombstones(), await count(door, 'data_key', 'holder_id = $1', [own])]).toEqual([0, 1]);
  });

  it('is nothing that the database does not find ready, whatever its login asks', async () => {
    const shred = new pg.Client({ connectionString: urlOf(door.db.url, secrets().roleSecret, 'shred') });
    await shred.connect();
    const asks = async (text: string, ...given: unknown[]): Promise<unknown> => await shred.query(text, given).then((r) => r.rowCount, (e: unknown) => (e as { code: string }).code);
    expect((await shred.query<{ yes: boolean }>('select app.begin_elimination($1) as yes', [kept])).rows[0]!.yes).toBe(false);
    for (const table of ['data_key', 'leaf_salt', 'child_index']) expect([table, await asks(`delete from app.${table}`)]).toEqual([table, 0]);
    for (const text of ['select wrapped from app.data_key', 'select salt from app.leaf_salt', 'select body from app.message', 'insert into app.elimination_holder values (gen_random_uuid(), gen_random_uuid())', 'delete from app.message', 'delete from app.elimination']) expect([text, await asks(text)]).toEqual([text, '42501']);
    await shred.end();
    expect(await count(door, 'data_key', 'holder_id = $1', [kept])).toBe(1);
  });

  it('is read by nobody any more, and opened by nothing that the database still has', async () => {
    await closedLongAgo(story.maelle);
    await lists(door, story.maelle);
    await visas(door);
    holders = [own, story.noe, story.maelle, story.intake, story.signalement, letter].filter(Boolean);
    values = await sealedValues(door.database, door.db.owner, holders);
    expect(values.length).toBeGreaterThan(60);
    expect(await opened(door.db.owner, new LocalKeyEncryption(keys.file), values)).toBe(values.length);
    const [readBefore, keptBefore] = [await read(holders), await read([kept])];
    expect([readBefore > 100, keptBefore > 0, files().length]).toEqual([true, true, 5]);
    await door.db.owner.query('select app.number_leaves(100000)');
    before = await copyOf(door);
    const open = (): boolean => product.server.app.get(Keys).known(story.noe) !== undefined;
    await product.ask('A4', 'query ($id: ID!) { dossier(id: $id) { enfant { surname } } }', { id: story.noe });
    expect(open()).toBe(true);

    const { code, said } = await command();
    expect(said).toContain('Dossiers éliminés : 3. Certificats');
    expect(code).toBe(0);
    expect([await read(holders), await read([kept]), files()]).toEqual([0, keptBefore, []]);
    const still = await sealedValues(door.database, door.db.owner, holders);
    expect([still.length, await opened(door.db.owner, new LocalKeyEncryption(keys.file), still)]).toEqual([values.length, 0]);
    // A server that serves holds none of them open either, once it has heard of it.
    for (let n = 0; open() && n < 100; n++) await new Promise((resolve) => { setTimeout(resolve, 100); });
    expect(open()).toBe(false);
    process.stdout.write(`${values.length} sealed values, ${readBefore} readings by ${PEOPLE.length} people: 0 afterwards\n`);
  }, 120_000);

  it('is answered as what is not there, calmly, to those who knew it best, and asked for is not known', async () => {
    for (const who of ['A4', 'A8', 'A5', 'DPO']) {
      for (const id of [story.noe, story.thread, story.messages[0]!, own]) {
        const { body, status } = await product.ask(who, 'query ($id: ID!) { node(id: $id) { id } }', { id });
        expect([who, status, body]).toEqual([who, 200, { data: { node: null } }]);
      }
      expect((await product.ask(who, 'query ($id: ID!) { dossier(id: $id) { id enfant { surname } } }', { id: story.noe })).body).toEqual({ data: { dossier: null } });
    }
    const found = await door.as('A4', (tx) => lookUpChild(tx, { surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2018-03-14' }, door.kek));
    expect(found.map((e: Enfant) => e.dossierId).filter((id) => holders.includes(id))).toEqual([]);
    expect(await reported(door, 'A2')).toMatchObject({ id: expect.any(String) });
  });

  it('leaves a journal that still proves, and says no more of whom', async () => {
    const { rows } = await before.query<{ idx: string; hash: Buffer }>('select idx, hash from app.exported_leaves(0, 100000)');
    const { rows: now } = await door.db.owner.query<{ idx: string; hash: Buffer; row_is: string }>('select idx, hash, row_is from app.exported_leaves(0, 100000) limit $1', [rows.length]);
    expect(now.map(({ idx, hash }) => ({ idx, hash }))).toEqual(rows);
    const said = new Map<string, number>();
    for (const { row_is } of now) said.set(row_is, (said.get(row_is) ?? 0) + 1);
    expect([[...said.keys()].sort(), said.get('SHREDDED')! > 40, said.get('WHOLE')! > 0]).toEqual([['SHREDDED', 'WHOLE'], true, true]);
    expect(await count(door, 'event', `about_id = any ($1) and type <> 'dossier.eliminated' and exists (select 1 from app.leaf_salt s where s.leaf_id = event.id) and at < (select min(begun_at) from app.elimination)`, [holders])).toBe(0);
  });

  it('leaves a tombstone and a certificate that name nobody; run again, there is nothing to do, and a lost paper is written again, the same', async () => {
    const path = join(certificates, `elimination-${story.noe}.txt`);
    const paper = readFileSync(path, 'utf8');
    expect(paper).toMatch(/Durée : 2 ans, CASF R\.221-9[\s\S]*Bordereau d’élimination 2028-1[\s\S]*visa n° 17[\s\S]*message\.posted : \d+/);
    for (const word of ['VASSELIN', 'Noé', '2018', 'PERRAUDEAU', 'ARNAUDEAU']) expect([word, paper.includes(word)]).toEqual([word, false]);
    expect(Number(/clés de données .* : (\d+)/.exec(paper)![1])).toBeGreaterThan(0);
    rmSync(path);
    expect((await command()).said).toContain('Dossiers éliminés : 0. Certificats');
    expect(readFileSync(path, 'utf8')).toBe(paper);
    expect(await tombstones()).toBe(3);
  });

  it('is told with its certificate to those who must be able to say so, each of their own, and to nobody else', async () => {
    const papers = Object.fromEntries([own, story.noe, story.maelle].map((id) => [id, readFileSync(join(certificates, `elimination-${id}.txt`), 'utf8')]));
    for (const who of ['A8', 'A4', 'DPO']) expect([who, await certificatesTold(product, who)]).toEqual([who, papers]);
    for (const who of ['A5', 'A2', 'ADM', 'B1']) expect([who, await certificatesTold(product, who)]).toEqual([who, {}]);
    // A head of another territory, that had none of them.
    await door.db.owner.query('update app.habilitation_territoire set territoire_id = $2 where habilitation_id = $1', [actorId('A8'), TERRITOIRES.sud]);
    expect([await certificatesTold(product, 'A8'), await certificatesTold(product, 'DPO')]).toEqual([{}, papers]);
  });

  it('is still in a copy of the base made before, until the version of the key that it opens with is destroyed: then it is ciphertext only, and the living base is whole', async () => {
    const kek = (): LocalKeyEncryption => new LocalKeyEncryption(keys.file);
    expect(await opened(before, kek(), values)).toBe(values.length);
    newVersion(keys.file);
    const rewrap = new pg.Client({ connectionString: urlOf(door.db.url, secrets().roleSecret, 'rewrap') });
    await rewrap.connect();
    expect(await rotate(rewrap, kek(), () => undefined)).toMatchObject({ version: 2, left: new Map() });
    await rewrap.end();
    expect(await opened(before, kek(), values)).toBe(values.length);
    const offline = join(certificates, 'kek-1');
    copyFileSync(keys.file, offline);
    rmSync(keys.file);
    expect(await opened(before, kek(), values)).toBe(0);
    expect(await read([kept])).toBeGreaterThan(0);
    // Whoever kept a version of the key kept all that it opens.
    copyFileSync(offline, keys.file);
    expect(await opened(before, kek(), values)).toBe(values.length);
    process.stdout.write(`a copy made before: ${values.length} of ${values.length} with the version of its day, 0 without\n`);
  }, 60_000);
});
