/**
 * The command that destroys, killed wherever it may be: at each of its steps, and at random. What was begun is read by nobody, whatever is left of it; the next run finishes it, counts it once, and writes its paper whole. Then an earlier
 * copy of the base is opened with what is left of the keys.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newVersion } from '../../apps/keys/new-version.js';
import { rotate } from '../../apps/keys/rotate.js';
import { Dossier } from '../../libs/dossiers/dossier.entity.js';
import { LocalKeyEncryption } from '../../libs/platform/local-key-encryption.js';
import { urlOf } from '../../libs/platform/logins.js';
import { figure } from '../../scripts/score/figures.mjs';
import { shelfFor } from '../documents/shelf.js';
import { secrets } from '../support/database.js';
import { openDoor, type Door } from '../support/door.js';
import { ownKeys, type OwnKeys } from '../support/own-keys.js';
import { count, situation } from '../support/situation.js';
import { eliminates, killed } from './command.js';
import { visas } from './ready.js';
import { opened, type SealedValue } from './sealed-rows.js';
import { toDestroy, type ToDestroy } from './to-destroy.js';
import { readings } from './who-reads.js';
import { copyOf } from './yesterday.js';

/** More than it has steps for one dossier; what is left over is killed at random, many at once. */
const DOSSIERS = 33;
const ENTRIES = 22;
const AT_RANDOM = Number(process.env.KILL_CYCLES ?? 4);
const [FILES_LAST, KEYS_LAST] = ['files-last', 'keys-last'].map((name) => `${process.cwd()}/test/conservation/mutants/${name}.mjs`) as [string, string];
const WHO_KNEW = ['A8', 'A4', 'A5'];

let door: Door;
let keys: OwnKeys;
let shelf: Awaited<ReturnType<typeof shelfFor>>;
let certificates: string;
let kept: string;
let ready: ToDestroy[] = [];
let all: SealedValue[];
let before: pg.Pool;
beforeAll(async () => {
  door = await openDoor();
  keys = ownKeys();
  shelf = await shelfFor(door.kek);
  certificates = mkdtempSync(join(tmpdir(), 'cordee-certificats-'));
  ({ dossierId: kept } = await situation(door, { A5: ['FAM'] }));
  for (let rank = 1; rank <= DOSSIERS; rank++) ready.push(await toDestroy(door, shelf, rank, ENTRIES));
  all = ready.flatMap(({ values }) => values);
  before = await copyOf(door);
}, 240_000);
afterAll(async () => {
  await before?.end();
  shelf.clear();
  keys.remove();
  rmSync(certificates, { recursive: true });
  await door.close();
});

const kek = (): LocalKeyEncryption => new LocalKeyEncryption(keys.file);
const fileOf = ({ pieceId }: ToDestroy): boolean => existsSync(join(shelf.folder, 'pieces', pieceId.slice(0, 2), pieceId));
const paperOf = ({ id }: ToDestroy): string => join(certificates, `elimination-${id}.txt`);
const runs = (program?: string): Promise<unknown> => eliminates(door, shelf.folder, certificates, program);
const next = async (): Promise<ToDestroy> => {
  const one = ready.shift()!;
  await visas(door, one.bordereau);
  return one;
};

interface Half { begun: boolean; done: boolean; known: boolean; read: number; openable: number }
async function halfOf({ id, values }: ToDestroy): Promise<Half> {
  const { rows: [row] } = await door.db.owner.query<{ done: boolean }>(`select done_at <> 'infinity' as done from app.elimination where dossier_id = $1`, [id]);
  const known = (await door.reads('A8', (tx) => tx.allowed(Dossier, 'read', { where: { id } }))).length > 0;
  return { begun: row !== undefined, done: row?.done ?? false, known, read: await readings(door, keys, [id], WHO_KNEW), openable: await opened(door.db.owner, kek(), values) };
}
/** Of what was killed: nothing was begun and all is there, or it was and nobody reads any of it; and what is said to be done is. */
const wrongWith = (one: ToDestroy, { begun, done, known, read, openable }: Half): string[] => [
  ...(begun || known && read > 0 ? [] : ['nothing was begun, and nobody reads it']), ...(begun || openable === one.values.length ? [] : ['nothing was begun, and something is gone']),
  ...(begun && known ? ['it was begun, and is known'] : []), ...(begun && read > 0 ? ['it was begun, and is read'] : []), ...(begun && openable > 0 ? ['it was begun, and opens'] : []),
  ...(done && fileOf(one) ? ['it is said to be done, and its file is there'] : []),
  ...(existsSync(paperOf(one)) && !readFileSync(paperOf(one), 'utf8').endsWith('par : ______________\n') ? ['half a paper has its name'] : []),
];
/** What the next run leaves: nothing to open nor to read, counted once, told once. */
async function leftOf(one: ToDestroy): Promise<unknown> {
  const { rows: [row] } = await door.db.owner.query<{ keys: number; pieces: number; salted: boolean }>('select keys, pieces, salts > 20 as salted from app.elimination where dossier_id = $1', [one.id]);
  return { ...await halfOf(one), ...row, file: fileOf(one), paper: existsSync(paperOf(one)), told: await count(door, 'event', `type = 'dossier.eliminated' and dossier_id = $1`, [one.id]) };
}
const FINISHED = { begun: true, done: true, known: false, read: 0, openable: 0, keys: 1, pieces: 1, salted: true, file: false, paper: true, told: 1 };

describe('kill -9 of the command that destroys', () => {
  it('at each of its steps leaves nothing that is half destroyed and read, and the next run finishes it', async () => {
    let step = 1;
    const steps = { notBegun: 0, begun: 0, done: 0 };
    for (;; step++) {
      const one = await next();
      const dead = await killed(door, shelf.folder, certificates, { at: String(step), when: step % 3 === 0 ? 'BEFORE' : 'SENT' });
      const half = await halfOf(one);
      expect([step, wrongWith(one, half)]).toEqual([step, []]);
      await runs();
      expect([step, await leftOf(one)]).toEqual([step, FINISHED]);
      if (!dead) break;
      steps[half.done ? 'done' : half.begun ? 'begun' : 'notBegun']++;
    }
    process.stdout.write(`killed at ${step - 1} steps: ${steps.notBegun} before anything, ${steps.begun} half done, ${steps.done} once done\n`);
    expect([steps.notBegun > 0, steps.begun > 5, steps.done > 2, readdirSync(certificates).filter((name) => name.endsWith('.partiel'))]).toEqual([true, true, true, []]);
  }, 300_000);

  it(`at random, several dossiers at once, leaves the same (${AT_RANDOM} times)`, async () => {
    const many: ToDestroy[] = [];
    while (ready.length > 3) many.push(await next());
    expect(many.length).toBeGreaterThan(5);
    for (let n = 0; n < AT_RANDOM; n++) {
      await killed(door, shelf.folder, certificates, { afterMs: 150 + Math.floor(Math.random() * 500) });
      for (const one of many) expect([n, wrongWith(one, await halfOf(one))]).toEqual([n, []]);
    }
    await runs();
    for (const one of many) expect(await leftOf(one)).toEqual(FINISHED);
  }, 300_000);

  it('would be seen to leave a file for ever, if files were removed once all is said to be done', async () => {
    const one = await next();
    expect(await killed(door, shelf.folder, certificates, { at: 'finish_elimination', when: 'BEFORE', program: FILES_LAST })).toBe(true);
    expect(wrongWith(one, await halfOf(one))).toEqual(['it is said to be done, and its file is there']);
    await runs(FILES_LAST);
    expect(await leftOf(one)).toEqual({ ...FINISHED, file: true });
    await shelf.shelf.files.remove(one.pieceId);
  }, 60_000);

  it('would be seen to leave what is begun to those who wrote it, if its keys died last', async () => {
    const one = await next();
    expect(await killed(door, shelf.folder, certificates, { at: 'pieces_to_destroy', when: 'BEFORE', program: KEYS_LAST })).toBe(true);
    expect(wrongWith(one, await halfOf(one))).toEqual(['it was begun, and is read', 'it was begun, and opens']);
    await runs();
    expect(await leftOf(one)).toEqual(FINISHED);
  }, 60_000);

  it('would be seen to leave known what is begun, if rights did not end with it', async () => {
    const { rows: [row] } = await door.db.owner.query<{ text: string }>(`select pg_get_functiondef('app.begin_elimination(uuid)'::regprocedure) as text`);
    await door.db.owner.query(row!.text.replaceAll(/^ *update app\..*$/gm, ''));
    const one = await next();
    await killed(door, shelf.folder, certificates, { at: 'pieces_to_destroy', when: 'BEFORE' });
    expect(wrongWith(one, await halfOf(one))).toEqual(['it was begun, and is known']);
    await door.db.owner.query(row!.text);
    await runs();
  }, 60_000);
});

it('nothing of all that was destroyed is opened or read, nor in a copy of the base made before, once the version of the key that it opens with is destroyed', async () => {
  const living = await opened(door.db.owner, kek(), all);
  const read = await readings(door, keys, [...new Set(all.map(({ holder }) => holder))], WHO_KNEW.slice(0, 2));
  expect(await opened(before, kek(), all)).toBe(all.length);
  newVersion(keys.file);
  const rewrap = new pg.Client({ connectionString: urlOf(door.db.url, secrets().roleSecret, 'rewrap') });
  await rewrap.connect();
  expect(await rotate(rewrap, kek(), () => undefined)).toMatchObject({ version: 2, left: new Map() });
  await rewrap.end();
  rmSync(keys.file);
  const restored = await opened(before, kek(), all);
  process.stdout.write(`${all.length} sealed values destroyed: ${living} open in the base, ${restored} in the copy made before\n`);
  figure('shred.objects', all.length);
  figure('shred.readable', living + read + restored);
  expect([all.length >= 1000, living, read, restored]).toEqual([true, 0, 0, 0]);
  expect(await readings(door, keys, [kept], WHO_KNEW)).toBeGreaterThan(0);
}, 60_000);
