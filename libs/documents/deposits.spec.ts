import { randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../test/scenarios/support/acts.js';
import type { Log } from '../platform/log.js';
import { LocalKeyEncryption } from '../platform/local-key-encryption.js';
import { SealBroken } from '../platform/seal.js';
import { Deposits, type Deposit } from './deposits.js';
import { Examinations } from './examinations.js';
import type { Examine, Verdict } from './examine.js';

const CANARY = 'CANARI-DE-LA-PIECE';
const [ME, OTHER] = [randomUUID(), randomUUID()];
let folder = '';
let deposits: Deposits;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cordee-deposits-'));
  writeFileSync(join(folder, 'kek'), randomBytes(32));
  deposits = new Deposits(join(folder, 'files'), new LocalKeyEncryption(join(folder, 'kek')), { bytes: 500_000, most: 3, mostBytes: 600_000, lifeMs: 60_000 });
  await deposits.prepare();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const create = (size: number, owner = ME): Promise<Deposit> => deposits.create(owner, randomUUID(), size, `${CANARY}.txt`);
async function* pieces(...all: Buffer[]): AsyncGenerator<Buffer> { yield* all; }
async function deposited(bytes: Buffer): Promise<string> {
  const { id } = await create(bytes.length);
  await deposits.append(id, pieces(bytes));
  return id;
}
const onDisk = (at = join(folder, 'files')): Buffer[] => readdirSync(at, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? onDisk(join(at, one.name)) : [readFileSync(join(at, one.name))]));
const part = (id: string): string => join(folder, 'files', `${id}.part`);
const accepted = (bytes: Buffer): Verdict => ({ state: 'UNSCANNED', type: 'txt', bytes, words: '' });

describe('a deposit', () => {
  it('comes in several times, and goes on where it was cut', async () => {
    const bytes = randomBytes(200_000);
    const { id } = await create(bytes.length);
    expect(await deposits.append(id, pieces(bytes.subarray(0, 70_001)))).toBe(70_001);
    await expect(deposits.append(id, (async function* cut() { yield bytes.subarray(70_001, 150_000); throw new Error('the line was cut'); })())).rejects.toThrow('cut');
    expect(await deposits.find(ME, id)).toMatchObject({ offset: 150_000, state: 'RECEIVED' });
    expect(await deposits.append(id, pieces(bytes.subarray(150_000)))).toBe(200_000);
    expect((await deposits.came(id)).bytes.equals(bytes)).toBe(true);
    expect((await deposits.came(id)).name).toBe(`${CANARY}.txt`);
  });

  it('is in clear nowhere on the disk: neither its bytes, nor its name, nor what was made of it', async () => {
    const bytes = Buffer.from(CANARY.repeat(10_000));
    const id = await deposited(bytes);
    expect(onDisk().length).toBeGreaterThan(1);
    expect(onDisk().filter((file) => file.includes(CANARY))).toEqual([]);
    await deposits.settle(id, accepted(bytes));
    expect((await deposits.ready(ME, id))!.bytes.equals(bytes)).toBe(true);
    expect(onDisk().filter((file) => file.includes(CANARY))).toEqual([]);
  });

  it('is its depositor’s: for somebody else, it is not there', async () => {
    const id = await deposited(Buffer.from('Bonjour'));
    await deposits.settle(id, accepted(Buffer.from('Bonjour')));
    expect(await deposits.find(ME, id)).not.toBeNull();
    expect(await deposits.ready(ME, id)).not.toBeNull();
    expect(await deposits.find(OTHER, id)).toBeNull();
    expect(await deposits.ready(OTHER, id)).toBeNull();
    for (const none of [randomUUID(), '', '../kek', `${id}/../${id}`]) expect(await deposits.find(ME, none)).toBeNull();
  });

  it('that a crash left half written goes on from its last whole part', async () => {
    const bytes = randomBytes(150_000);
    const { id } = await create(bytes.length);
    await deposits.append(id, pieces(bytes.subarray(0, 140_000)));
    truncateSync(part(id), statSync(part(id)).size - 10);
    const { offset } = (await deposits.find(ME, id))!;
    expect(offset).toBe(131_072);
    await deposits.append(id, pieces(bytes.subarray(offset)));
    expect((await deposits.came(id)).bytes.equals(bytes)).toBe(true);
  });

  it('that was changed, cut or lengthened on the disk is not opened', async () => {
    const bytes = randomBytes(100_000);
    const id = await deposited(bytes);
    const whole = readFileSync(part(id));
    expect((await deposits.came(id)).bytes).toHaveLength(100_000);
    for (let i = 0; i < 200; i++) {
      const changed = Buffer.from(whole);
      changed[Math.floor((i / 200) * whole.length)]! ^= 1 << (i % 8);
      writeFileSync(part(id), changed);
      await expect(deposits.came(id)).rejects.toThrow(SealBroken);
    }
    for (const cut of [0, 3, 4, 50_000, whole.length - 1]) {
      writeFileSync(part(id), whole.subarray(0, cut));
      await expect(deposits.came(id)).rejects.toThrow(SealBroken);
    }
    const second = await deposited(bytes);
    writeFileSync(part(id), readFileSync(part(second)));
    await expect(deposits.came(id)).rejects.toThrow(SealBroken);
    writeFileSync(part(id), whole);
    appendFileSync(part(id), whole);
    await expect(deposits.came(id)).rejects.toThrow(SealBroken);
  });

  it('is refused before its first byte when it is too large, or when too many wait; another’s do not count', async () => {
    await expect(create(500_001)).rejects.toMatchObject({ code: 'TROP_GRAND' });
    await create(500_000);
    await expect(create(200_000)).rejects.toMatchObject({ code: 'TROP_DE_DEPOTS' });
    await create(1);
    const last = await create(1);
    await expect(create(1)).rejects.toMatchObject({ code: 'TROP_DE_DEPOTS' });
    await create(1, OTHER);
    await deposits.remove(last.id);
    await create(1);
  });

  it('goes with its day, and its key with it', async () => {
    const short = new Deposits(join(folder, 'files'), new LocalKeyEncryption(join(folder, 'kek')), { ...deposits.limits, lifeMs: 0 });
    const id = await deposited(Buffer.from('Bonjour'));
    expect(await deposits.find(ME, id)).not.toBeNull();
    expect(await short.find(ME, id)).toBeNull();
    expect(await short.expire()).toBe(1);
    expect(await deposits.find(ME, id)).toBeNull();
    expect(onDisk()).toEqual([]);
  });
});

describe('its examination', () => {
  const log = { error: () => undefined } as unknown as Log;
  const settled = async (id: string): Promise<Deposit> => {
    for (let i = 0; i < 500; i++) {
      const deposit = (await deposits.find(ME, id))!;
      if (deposit.state !== 'RECEIVED' && deposit.state !== 'CHECKING') return deposit;
      await new Promise((resolve) => { setTimeout(resolve, 10); });
    }
    throw new Error('never settled');
  };
  const examined = async (id: string, verdict: Examine): Promise<Deposit> => {
    new Examinations(deposits, verdict, log).begin(id);
    return await settled(id);
  };

  it('gives what was examined, and erases what came', async () => {
    const id = await deposited(Buffer.from('Bonjour'));
    expect(await deposits.ready(ME, id)).toBeNull();
    expect(await examined(id, (bytes) => Promise.resolve(accepted(Buffer.concat([bytes, Buffer.from('!')]))))).toMatchObject({ state: 'UNSCANNED', type: 'txt' });
    expect((await deposits.ready(ME, id))!.bytes.toString()).toBe('Bonjour!');
    await until('what came is erased', () => !readdirSync(join(folder, 'files')).includes(`${id}.part`));
  });

  it.each<[string, Examine, string]>([['refuses', () => Promise.resolve({ state: 'REFUSED', reason: 'MACROS' }), 'MACROS'], ['breaks', () => Promise.reject(new Error('broken')), 'EXAMEN']])('that %s leaves nothing to read', async (_what, verdict, reason) => {
    const id = await deposited(Buffer.from('Bonjour'));
    expect(await examined(id, verdict)).toMatchObject({ state: 'REFUSED', reason });
    expect(await deposits.ready(ME, id)).toBeNull();
    expect(readdirSync(join(folder, 'files'))).toEqual([`${id}.json`]);
  });

  it('that a stop of the server interrupted is begun again, three times, then refused; meanwhile nothing is given', async () => {
    const id = await deposited(Buffer.from('Bonjour'));
    let begun = 0;
    const never: Examine = () => { begun++; return new Promise(() => undefined); };
    for (let starts = 1; starts <= 3; starts++) {
      await new Examinations(deposits, never, log).resume();
      while (begun < starts) await new Promise((resolve) => { setTimeout(resolve, 5); });
      expect(await deposits.find(ME, id)).toMatchObject({ state: 'CHECKING' });
      expect(await deposits.ready(ME, id)).toBeNull();
    }
    await new Examinations(deposits, never, log).resume();
    expect(await settled(id)).toMatchObject({ state: 'REFUSED', reason: 'EXAMEN' });
    expect(begun).toBe(3);
  });

  it('said twice of one deposit is made once: the second does not find what the first erased', async () => {
    const id = await deposited(Buffer.from('Bonjour'));
    let made = 0;
    const examinations = new Examinations(deposits, async (bytes) => { made++; await new Promise((resolve) => { setTimeout(resolve, 50); }); return accepted(bytes); }, log);
    examinations.begin(id);
    examinations.begin(id);
    expect((await settled(id)).state).toBe('UNSCANNED');
    await examinations.stop();
    expect([made, (await deposits.find(ME, id))!.state]).toEqual([1, 'UNSCANNED']);
  });

  it('of what was received whole and not begun is begun by the next start; of what is still coming, it is not', async () => {
    const id = await deposited(Buffer.from('Bonjour'));
    const coming = await create(10);
    await new Examinations(deposits, (bytes) => Promise.resolve(accepted(bytes)), log).resume();
    expect((await settled(id)).state).toBe('UNSCANNED');
    expect((await deposits.find(ME, coming.id))!.state).toBe('RECEIVED');
  });
});
