/**
 * What was deposited and is not attached yet: its depositor's alone, for a day, under a key of its own. It goes RECEIVED → CHECKING → CLEAN, UNSCANNED or REFUSED, each
 * step on the disk before the next; no state but CLEAN and UNSCANNED gives a byte back, and what is refused is erased at once.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { realNow } from '../platform/clock.js';
import { UserError } from '../platform/errors.js';
import type { KeyEncryption } from '../platform/key-encryption.js';
import { openSealed, seal, SealBroken, subkey, type Place } from '../platform/seal.js';
import { openWhole, SealSegments } from '../platform/seal-segments.js';
import type { Verdict } from './examine.js';
import { LocalFiles } from './files.js';
import { REASONS, type Reason } from './reasons.js';
import { append, begin, readParts, received } from './sealed-parts.js';
import type { DocumentType } from './types.js';

export type DepositState = 'RECEIVED' | 'CHECKING' | 'CLEAN' | 'UNSCANNED' | 'REFUSED';
interface Kept { owner: string; size: number; createdAt: number; wrapped: string; kekVersion: number; name: string; state: DepositState; reason?: Reason; type?: DocumentType; length?: number; words?: string; tries: number }
export interface Deposit extends Omit<Kept, 'wrapped' | 'kekVersion' | 'name' | 'words'> { id: string; offset: number }
export interface Ready { name: string; type: DocumentType; state: 'CLEAN' | 'UNSCANNED'; bytes: Buffer; /** Each word that it says, once. */ words: string }

export interface DepositLimits { bytes: number; most: number; mostBytes: number; lifeMs: number }
export const DEPOSIT_LIMITS: DepositLimits = { bytes: 20 * 1024 * 1024, most: 20, mostBytes: 100 * 1024 * 1024, lifeMs: 24 * 60 * 60_000 };
export const MOST_TRIES = 3;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const place = (id: string, column: 'name' | 'words'): Place => ({ table: 'deposit', column, holder: id, row: id });

export class Deposits {
  private readonly clean: LocalFiles;
  constructor(private readonly folder: string, private readonly kek: KeyEncryption, readonly limits = DEPOSIT_LIMITS) {
    this.clean = new LocalFiles(join(folder, 'examined'));
  }

  /** Refused before a byte is taken, when it would be too large or too many. */
  async create(owner: string, id: string, size: number, name: string): Promise<Deposit> {
    const mine = (await this.all()).filter((one) => one.owner === owner);
    if (size > this.limits.bytes) throw new UserError('TROP_GRAND', REASONS.TROP_GRAND, 'size');
    if (mine.length >= this.limits.most || mine.reduce((sum, one) => sum + one.size, size) > this.limits.mostBytes) {
      throw new UserError('TROP_DE_DEPOTS', 'Trop de pièces attendent d’être jointes : envoyez-les, retirez-en, ou attendez un jour.', 'size');
    }
    const key = randomBytes(32);
    const { wrapped, kekVersion } = await this.kek.wrap(key, id, await this.kek.newest());
    await begin(this.path(id, 'part'));
    await this.keep(id, { owner, size, createdAt: realNow(), wrapped: wrapped.toString('base64'), kekVersion, name: seal(key, name, place(id, 'name')).toString('base64'), state: 'RECEIVED', tries: 0 });
    key.fill(0);
    return (await this.find(owner, id))!;
  }

  /** Somebody else's, unknown, out of date: nothing, alike. */
  async find(owner: string, id: string): Promise<Deposit | null> {
    const deposit = await this.get(id);
    return deposit?.owner === owner ? deposit : null;
  }

  async get(id: string): Promise<Deposit | null> {
    const kept = await this.read(id);
    if (!kept || kept.createdAt + this.limits.lifeMs <= realNow()) return null;
    const { wrapped: _wrapped, kekVersion: _version, name: _name, words: _words, ...shown } = kept;
    return { ...shown, id, offset: kept.state === 'RECEIVED' ? await received(this.path(id, 'part')) : kept.size };
  }

  async append(id: string, content: AsyncIterable<Buffer>): Promise<number> {
    return await this.withKey(id, (key) => append(this.path(id, 'part'), id, key, content));
  }

  /** What came, for its examination: as long as it was announced, and opened part by part. */
  async came(id: string): Promise<{ name: string; bytes: Buffer }> {
    return await this.withKey(id, async (key, kept) => {
      const bytes = await readParts(this.path(id, 'part'), id, key);
      if (bytes.length !== kept.size) throw new SealBroken('deposit: length');
      return { name: openSealed(key, Buffer.from(kept.name, 'base64'), place(id, 'name')).toString('utf8'), bytes };
    });
  }

  async checking(id: string): Promise<number> {
    const kept = await this.kept(id);
    await this.keep(id, { ...kept, state: 'CHECKING', tries: kept.tries + 1 });
    return kept.tries + 1;
  }

  /** What is refused is erased before its state says so; what was examined is sealed before its own does, and what came is erased then. */
  async settle(id: string, verdict: Verdict): Promise<void> {
    const came = this.path(id, 'part');
    if (verdict.state === 'REFUSED') {
      await rm(came, { force: true });
      return await this.keep(id, { ...await this.kept(id), state: 'REFUSED', reason: verdict.reason });
    }
    const words = await this.withKey(id, async (key) => {
      await this.clean.put(id, Readable.from([verdict.bytes]).pipe(new SealSegments(subkey(key, 'file', id), { holder: id, document: id })));
      return seal(key, verdict.words, place(id, 'words')).toString('base64');
    });
    await this.keep(id, { ...await this.kept(id), state: verdict.state, type: verdict.type, length: verdict.bytes.length, words });
    await rm(came, { force: true });
  }

  /** What may be attached, to its depositor alone. */
  async ready(owner: string, id: string): Promise<Ready | null> {
    const deposit = await this.find(owner, id);
    if (!deposit?.type || (deposit.state !== 'CLEAN' && deposit.state !== 'UNSCANNED')) return null;
    const { type, state } = deposit;
    return await this.withKey(id, async (key, kept) => {
      const file = await this.clean.open(id);
      if (!file) return null;
      try {
        const words = kept.words ? openSealed(key, Buffer.from(kept.words, 'base64'), place(id, 'words')).toString('utf8') : '';
        return { type, state, words, name: openSealed(key, Buffer.from(kept.name, 'base64'), place(id, 'name')).toString('utf8'), bytes: await openWhole(file, subkey(key, 'file', id), { holder: id, document: id }) };
      } finally {
        await file.close();
      }
    });
  }

  async remove(id: string): Promise<void> {
    await rm(this.path(id, 'part'), { force: true });
    await this.clean.remove(id);
    await rm(this.path(id, 'json'), { force: true });
  }

  async all(): Promise<Deposit[]> {
    const names = await readdir(this.folder).catch(() => []);
    const found = await Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => this.get(name.slice(0, -'.json'.length))));
    return found.filter((one) => one !== null);
  }

  /** What is past its day is erased, with its key. */
  async expire(): Promise<number> {
    const names = await readdir(this.folder).catch(() => []);
    const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
    const past = (await Promise.all(ids.map(async (id) => ((await this.get(id)) ? null : id)))).filter((id) => id !== null);
    for (const id of past) await this.remove(id);
    return past.length;
  }

  private path = (id: string, what: 'json' | 'part'): string => join(this.folder, `${id}.${what}`);
  private async read(id: string): Promise<Kept | null> {
    if (!ID.test(id)) return null;
    const text = await readFile(this.path(id, 'json'), 'utf8').catch((e: { code?: string }) => { if (e.code === 'ENOENT') return null; throw e; });
    return text === null ? null : JSON.parse(text) as Kept;
  }

  private async kept(id: string): Promise<Kept> {
    const kept = await this.read(id);
    if (!kept) throw new Error('no such deposit');
    return kept;
  }

  private async keep(id: string, kept: Kept): Promise<void> {
    const draft = `${this.path(id, 'json')}.${randomUUID()}`;
    await writeFile(draft, JSON.stringify(kept), { mode: 0o600, flush: true });
    await rename(draft, this.path(id, 'json'));
  }

  private async withKey<T>(id: string, use: (key: Buffer, kept: Kept) => Promise<T>): Promise<T> {
    const kept = await this.kept(id);
    const key = await this.kek.unwrap({ wrapped: Buffer.from(kept.wrapped, 'base64'), kekVersion: kept.kekVersion }, id);
    try {
      return await use(key, kept);
    } finally {
      key.fill(0);
    }
  }

  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }
}
