/** A rotation of the key that wraps, by the command itself, while others read and write: nothing fails, nothing is lost when it is killed, and the former version may go. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { figure } from '../../scripts/score/figures.mjs';
import { newVersion } from '../../apps/keys/new-version.js';
import { Enfant } from '../../libs/dossiers/enfant.entity.js';
import { lookUpChild } from '../../libs/dossiers/look-up-child.js';
import { openDossier } from '../../libs/dossiers/open-dossier.js';
import { LocalKeyEncryption } from '../../libs/platform/local-key-encryption.js';
import { urlOf } from '../../libs/platform/logins.js';
import { SealBroken } from '../../libs/platform/seal.js';
import { secrets } from '../support/database.js';
import { openDoor, type Door } from '../support/door.js';
import { ownKeys, type OwnKeys } from '../support/own-keys.js';
import { dossier, TERRITOIRES, uuid } from '../support/situation.js';

/** What others have: enough for a rotation to be caught in the middle of its work. */
const MANY = Number(process.env.KEYS ?? 12_000);
const CHILDREN = ['ARGAN', 'BREL', 'COLIN', 'DORVAL'];

let door: Door;
let keys: OwnKeys;
let dossiers: string[];
let before: LocalKeyEncryption;
beforeAll(async () => {
  door = await openDoor();
  keys = ownKeys();
  before = new LocalKeyEncryption(keys.file);
  dossiers = [];
  for (const surname of CHILDREN) dossiers.push((await dossier(door, { surname })).id);
  const rows: [string, Buffer][] = [];
  for (let n = 0; n < MANY; n++) {
    const id = uuid();
    rows.push([id, (await before.wrap(randomBytes(32), id, 1)).wrapped]);
  }
  await door.db.owner.query(`insert into app.data_key (holder_id, departement, holder_type, wrapped, kek_version) select h, 99, 'DOSSIER', w, 1 from unnest($1::uuid[], $2::bytea[]) as k(h, w)`, [rows.map((r) => r[0]), rows.map((r) => r[1])]);
}, 120_000);
afterAll(async () => {
  await door.close();
  keys.remove();
});

interface Command { child: ChildProcess; said(): string; /** Until it says so. */ says(what: RegExp): Promise<void>; ended(): Promise<{ code: number | null; said: string }> }

function command(): Command {
  const child = spawn(process.execPath, ['dist/apps/keys/rotate-main.js'], { env: { PATH: process.env.PATH, DATABASE_URL: door.db.url, ROLE_SECRET: secrets().roleSecret, KEK_FILE: keys.file } });
  let said = '';
  for (const out of [child.stdout, child.stderr]) out.on('data', (piece: Buffer) => { said += piece.toString(); });
  const gone = once(child, 'close');
  return {
    child, said: () => said,
    says: async (what) => { while (!what.test(said) && child.exitCode === null) await new Promise((resolve) => { setTimeout(resolve, 5); }); },
    ended: async () => { const [code] = await gone as [number | null]; return { code, said }; },
  };
}

const versions = async (): Promise<Record<string, number>> =>
  Object.fromEntries((await door.db.owner.query<{ v: string; n: number }>('select kek_version::text as v, count(*)::integer as n from app.data_key group by 1 order by 1')).rows.map((r) => [r.v, r.n]));
/** Of all the keys there are. */
async function doNotOpen(): Promise<string[]> {
  const { rows } = await door.db.owner.query<{ holder: string; wrapped: Buffer; kekVersion: number }>('select holder_id as holder, wrapped, kek_version as "kekVersion" from app.data_key');
  const opened = await new LocalKeyEncryption(keys.file).unwrapAll(rows);
  return rows.filter((_, n) => !opened[n]).map((r) => r.holder);
}
/** A server that has just started, with these keys or those of the folder, reads a name. */
const nameOf = (dossierId: string, kek?: LocalKeyEncryption): Promise<string> =>
  keys.freshly(door, 'A4', async (tx) => (await tx.allowed(Enfant, 'read', { where: { dossierId } }))[0]!.surname, kek);
const opens = (surname: string, kek?: LocalKeyEncryption): Promise<string> =>
  keys.freshly(door, 'A4', async (tx, by) => (await openDossier(tx, { requestId: uuid(), territoireId: TERRITOIRES.nord, surname, givenNames: 'Lou', birthDate: '2019-05-05' }, by)).id, kek);
const looksUp = (surname: string, kek?: LocalKeyEncryption): Promise<string[]> =>
  keys.freshly(door, 'A4', async (tx, by) => (await lookUpChild(tx, { surname, givenNames: 'Noé', birthDate: '2018-03-14' }, by)).map((e) => e.surname), kek);

describe('a rotation of the key that wraps', () => {
  it('that is killed in the middle, again and again, leaves every key open, some under each version', async () => {
    expect(await looksUp('ARGAN')).toEqual(['ARGAN']);
    newVersion(keys.file);
    let former = MANY;
    for (const batches of [1, 2, 3]) {
      const killed = command();
      await killed.says(new RegExp(`(clés sur[^]*){${batches}}`));
      killed.child.kill('SIGKILL');
      await killed.ended();
      const left = await versions();
      expect([left['1']! > 0, left['1']! < former, left['2']! > 0]).toEqual([true, true, true]);
      former = left['1']!;
      expect(await doNotOpen()).toEqual([]);
    }
    for (const [n, id] of dossiers.entries()) expect(await nameOf(id)).toBe(CHILDREN[n]);
    // A server that was there before the new version reads too: it looks for what it does not know.
    for (const [n, id] of dossiers.entries()) expect(await nameOf(id, before)).toBe(CHILDREN[n]);
  });

  it('goes on where it was, twice at once, while others read and write: no read fails, and the product wraps with the new one', async () => {
    const [one, other] = [command(), command()];
    let over = false;
    const counts = { reads: 0, writes: 0 };
    const reader = async (): Promise<void> => {
      for (let n = 0; !over; n++) {
        const at = n % dossiers.length;
        const read = await nameOf(dossiers[at]!, n % 2 ? before : undefined).catch(String);
        figure('keys.failedReads', Number(read !== CHILDREN[at]));
        expect(read).toBe(CHILDREN[at]);
        counts.reads += 1;
      }
    };
    const writer = async (): Promise<void> => {
      for (let n = 0; !over; n++) {
        await opens(`NEUF${n}`, n % 2 ? before : undefined);
        counts.writes += 1;
      }
    };
    const busy = Promise.all([reader(), reader(), writer()]);
    const ended = await Promise.all([one.ended(), other.ended()]);
    over = true;
    await busy;
    expect(ended.map((e) => e.code)).toEqual([0, 0]);
    for (const { said } of ended) expect(said).toContain('Vérifié : aucune clé n’est plus sous une version antérieure');
    expect(await versions()).toEqual({ 2: MANY + (await door.db.owner.query('select 1 from app.dossier')).rows.length + (await door.db.owner.query('select 1 from app.child_lookup')).rows.length });
    expect([counts.reads > 20, counts.writes > 5]).toEqual([true, true]);
    expect(await doNotOpen()).toEqual([]);
    expect(await nameOf(await opens('APRES'))).toBe('APRES');
  }, 120_000);

  it('keeps the indexes good, and the former version may be withdrawn', async () => {
    rmSync(keys.file);
    for (const [n, id] of dossiers.entries()) expect(await nameOf(id)).toBe(CHILDREN[n]);
    expect(await looksUp('ARGAN')).toEqual(['ARGAN']);
    expect(await looksUp('INCONNU')).toEqual([]);
  });

  it('is final: a server that would still wrap with the former version writes nothing, and one that knows writes', async () => {
    const stale = new LocalKeyEncryption(secrets().kekFile);
    const mistaken = Object.assign(Object.create(stale) as LocalKeyEncryption, { wrap: (key: Buffer, holder: string) => stale.wrap(key, holder, 1) });
    await expect(opens('PERDU', mistaken)).rejects.toMatchObject({ code: '42501' });
    await expect(opens('PERDU', stale)).rejects.toThrow(/version 2 .* n’est pas sur ce serveur : rien n’a été ouvert ni écrit/);
    expect(await nameOf(await opens('GARDE'))).toBe('GARDE');
    expect(Object.keys(await versions())).toEqual(['2']);
  });

  it('is refused, changing nothing, to a server that lacks the version in use', async () => {
    const { file } = keys;
    const elsewhere = ownKeys();
    Object.assign(keys, { file: elsewhere.file });
    const { code, said } = await command().ended();
    Object.assign(keys, { file });
    elsewhere.remove();
    expect(code).toBe(1);
    expect(said).toContain('La base emploie déjà la version 2 de la clé, que ce serveur n’a pas');
    expect(Object.keys(await versions())).toEqual(['2']);
  });

  it('leaves a damaged key as it is, says whose it is, and does not say that the former version may go', async () => {
    newVersion(keys.file);
    const { rows: [kept] } = await door.db.owner.query<{ wrapped: Buffer }>('select wrapped from app.data_key where holder_id = $1', [dossiers[0]]);
    await door.db.owner.query('update app.data_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) where holder_id = $1', [dossiers[0]]);
    const { code, said } = await command().ended();
    expect([code, said.includes(dossiers[0]!), said.includes('N’en retirez aucune'), said.includes('peuvent être retirées')]).toEqual([1, true, true, false]);
    await expect(nameOf(dossiers[0]!)).rejects.toThrow(SealBroken);
    await door.db.owner.query('update app.data_key set wrapped = $2 where holder_id = $1', [dossiers[0], kept!.wrapped]);
    expect((await command().ended()).code).toBe(0);
    expect(await nameOf(dossiers[0]!)).toBe('ARGAN');
  }, 120_000);

  it('is fast enough for a département: a hundred thousand keys within five minutes', async () => {
    newVersion(keys.file);
    const startedAt = performance.now();
    const { code, said } = await command().ended();
    const seconds = (performance.now() - startedAt) / 1000;
    expect(code).toBe(0);
    const n = Number(/Version \d+ : ([\d\s]+) clés/.exec(said.replace(/\u202f|\u00a0/g, ' '))![1]!.replace(/\s/g, ''));
    figure('keys.rewrapped', n);
    figure('keys.seconds', seconds);
    process.stdout.write(`${n} keys rewrapped in ${seconds.toFixed(1)} s: ${Math.round(n / seconds)} per second\n`);
    expect(n / seconds).toBeGreaterThan(100_000 / 300);
  }, 400_000);

  it('opens nothing of what the keys seal: its login reads keys, and no other table', async () => {
    const client = new pg.Client({ connectionString: urlOf(door.db.url, secrets().roleSecret, 'rewrap') });
    await client.connect();
    const { rows } = await door.db.owner.query<{ t: string }>(`select relname as t from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r'`);
    const read: string[] = [];
    for (const { t } of rows) if (await client.query(`select 1 from app.${t} limit 1`).then(({ rows: found }) => found.length > 0, () => false)) read.push(t);
    await client.end();
    expect(read.sort()).toEqual(['data_key', 'index_key', 'kek_in_use']);
    expect(rows.length).toBeGreaterThan(60);
  });
});
