/**
 * The drill: an installation that works is followed and backed up, then lost with its disk while people write. What was acknowledged is there again and opens; the journal is what the witness knows;
 * an older backup is said to be one. Every step is the command of whoever operates.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { ApiProcess } from '../faults/api-process.js';
import { secrets } from '../support/database.js';
import { command, following } from './commands.js';
import { Installation } from './installation.js';

const ACTS = Number(process.env.DRILL_ACTS ?? 40);
let installation: Installation;
let lost: { at: number; known: number; yesterday: number; followed: string };
const place = (name: string): string => join(installation.home, name);
const restore = (to: string, ...args: string[]): ReturnType<typeof command> => command('restore', args, { CORDEE_DATA: to });

beforeAll(async () => { installation = await Installation.begin(); }, 120_000);
afterAll(() => installation.end(), 30_000);

it('is backed up and followed while people write, then lost while they write', async () => {
  const piece = randomUUID();
  mkdirSync(join(installation.files, 'pieces', piece.slice(0, 2)), { recursive: true });
  writeFileSync(join(installation.files, 'pieces', piece.slice(0, 2), piece), randomBytes(50_000));
  const api = await ApiProcess.start(installation.door.db);
  await installation.write(api, 10);
  const yesterday = await installation.sign();
  expect(await command('backup', [place('yesterday')], installation.env)).toMatchObject({ code: 0 });
  const follower = await following([place('followed'), '--synchronous'], installation.env);
  await installation.write(api, 10);
  const writing = installation.write(api, 10);
  const { code, text } = await command('backup', [place('today')], installation.env);
  expect([code, text]).toEqual([0, expect.stringContaining('Sauvegarde entière')]);
  await writing;
  await installation.write(api, 10);
  const known = await installation.sign();
  let blow: Promise<void> | undefined;
  await installation.write(api, 100 * ACTS, (count) => { if (count >= ACTS) blow ??= installation.cluster.lose(); });
  await blow;
  lost = { at: performance.now(), known, yesterday, followed: follower.said() };
  await api.kill();
  await follower.left;
  expect(known).toBeGreaterThan(yesterday);
  expect(readdirSync(installation.cluster.folder)).not.toContain('data');
}, 120_000);

it('begins again from what was kept: every acknowledged act is there and opens, and the witness knows this journal', async () => {
  const to = installation.destination('again', { timed: true });
  const { code, text } = await restore(to, place('today'), '--follow', place('followed'), '--witness', installation.witness);
  expect([code, text]).toEqual([0, expect.stringContaining('Aucun témoin n’en connaît davantage')]);
  const again = await installation.inService(to);
  try {
    const found = await installation.read(again.api);
    figure('restore.minutes', (performance.now() - lost.at) / 60_000);
    const missing = [...installation.acknowledged].filter(([id, body]) => found.get(id) !== body);
    figure('restore.acknowledged', installation.acknowledged.size);
    figure('restore.lost', missing.length);
    expect(missing).toEqual([]);
    expect(installation.acknowledged.size).toBeGreaterThanOrEqual(40 + ACTS);
    // Of each, one act and its leaf.
    const { rows } = await again.owner.query(`select 1 from app.event e join app.leaf l on l.id = e.id where e.type = 'entry.written' and e.subject_id = any ($1)`, [[...installation.acknowledged.keys()]]);
    expect(rows).toHaveLength(installation.acknowledged.size);
    expect((await again.owner.query('show synchronous_standby_names')).rows).toEqual([{ synchronous_standby_names: '' }]);
    expect(await installation.write(again.api, 3)).toBeGreaterThanOrEqual(3);
  } finally {
    await again.stop();
  }
  expect(readdirSync(join(to, 'files/pieces'), { recursive: true })).toHaveLength(2);
  expect(existsSync(join(to, 'restoring'))).toBe(false);
}, 180_000);

describe('an older copy', () => {
  it('is said to be one, with how much is missing, and nothing of it stays', async () => {
    const to = installation.destination('older');
    const before = readdirSync(to);
    const { code, text } = await restore(to, place('yesterday'), '--witness', installation.witness);
    figure('restore.rollbacks', Number(code === 1 && text.includes('RETOUR EN ARRIÈRE')));
    figure('restore.taken', Number(code === 0));
    expect([code, text]).toEqual([1, expect.stringContaining(`Il en manque ${lost.known - lost.yesterday} `)]);
    expect(readdirSync(to)).toEqual(before);
  }, 120_000);

  it('is restored once its loss is accepted, which is written', async () => {
    const to = installation.destination('accepted');
    const last = readdirSync(installation.witness).filter((name) => name.endsWith('.checkpoint')).sort().at(-1)!;
    const { code, text } = await restore(to, place('yesterday'), '--known', join(installation.witness, last), '--key', join(installation.witness, 'journal.key.pub'), '--accept-loss');
    expect([code, text]).toEqual([0, expect.stringContaining(`PERTE ACCEPTÉE : ${lost.known - lost.yesterday} feuilles`)]);
    const [file] = readdirSync(join(to, 'restaurations'));
    expect(JSON.parse(readFileSync(join(to, 'restaurations', file!), 'utf8'))).toMatchObject({ journal: { size: lost.yesterday, lossAccepted: { knownSize: lost.known, missing: lost.known - lost.yesterday } } });
  }, 120_000);

  it('would be taken for the last if no witness were asked: it is refused without one, unless one says so', async () => {
    const to = installation.destination('unwitnessed');
    expect(await restore(to, place('yesterday'))).toMatchObject({ code: 1, text: expect.stringContaining('Aucun témoin') });
    const key = join(installation.witness, 'journal.key.pub');
    expect(await restore(to, place('yesterday'), '--without-witness', '--key', key)).toMatchObject({ code: 0, text: expect.stringContaining('rien ne dit que cette copie est la dernière') });
  }, 120_000);
});

describe('nothing is restored', () => {
  const refused = async (to: string, why: RegExp, ...args: string[]): Promise<void> => {
    const before = readdirSync(to);
    const { code, text } = await restore(to, ...args, '--witness', installation.witness);
    expect([code, text]).toEqual([1, expect.stringMatching(why)]);
    expect(readdirSync(to)).toEqual(before);
  };

  it('by another key than the one that wraps', async () => {
    const kek = place('other-kek');
    writeFileSync(kek, randomBytes(32), { mode: 0o600 });
    await refused(installation.destination('locked', { kek }), /n’ouvre pas cette sauvegarde/, place('yesterday'));
  }, 120_000);

  it('of a backup that was touched, cut, or is not whole', async () => {
    const to = installation.destination('touched');
    const touched = (name: string, touch: (folder: string) => void): string => {
      cpSync(place('yesterday'), place(name), { recursive: true });
      touch(place(name));
      return place(name);
    };
    await refused(to, /base\.tar\.gz n’est plus ce qui fut écrit/, touched('longer', (f) => appendFileSync(join(f, 'base.tar.gz'), 'x')));
    await refused(to, /manifeste .* n’est pas celui qui fut écrit/, touched('said', (f) => writeFileSync(join(f, 'manifeste.json'), readFileSync(join(f, 'manifeste.json'), 'utf8').replace('"size": ', '"size": 1'))));
    await refused(to, /que son manifeste ne connaît pas/, touched('more', (f) => writeFileSync(join(f, 'kek'), '')));
    await refused(to, /n’est pas une sauvegarde entière/, installation.witness);
  }, 120_000);

  it('over anything, nor without the keys', async () => {
    const to = installation.destination('full');
    mkdirSync(join(to, 'postgres'));
    await refused(to, /n’est pas vide \(postgres\)/, place('yesterday'));
    mkdirSync(place('bare'));
    await refused(place('bare'), /secrets\.json n’est pas dans/, place('yesterday'));
  }, 60_000);

  it('of what is not in it: neither a key nor a word in clear', () => {
    for (const name of ['yesterday', 'today']) {
      expect(readdirSync(place(name), { recursive: true }).filter((file) => /kek|secret|\.key|\.pem|password/.test(String(file)))).toEqual([]);
    }
    const manifest = readFileSync(join(place('today'), 'manifeste.json'), 'utf8');
    expect(manifest).not.toContain(secrets().roleSecret);
  });
});
