/** Data keys, one per dossier or per intake, kept open for five minutes at most, wiped when they leave: the subkeys of its texts and of its words, never the key that they come from. */
import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { monotonic } from './clock.js';
import type { KeyEncryption, Wrapped } from './key-encryption.js';
import { subkey } from './seal.js';

export type Purpose = 'body' | 'index';
type Opened = Record<Purpose, Buffer> & { /** A dossier’s key may be renewed: which of them this is. */ generation: number };
export interface HeldKey extends Wrapped { generation: number }
/** Under what one file is sealed, and under which name that one is kept. */
export interface FileKey { key: Buffer; name: string }
/** Sealed again, a file takes another name: whoever is reading the former one goes on, and what is half written is nobody’s. */
export const fileName = (document: string, generation: number): string => (generation === 1 ? document : `${document}.${generation}`);
const opened = (key: Buffer, generation: number): Opened => ({ generation, body: subkey(key, 'body'), index: subkey(key, 'index') });

export class Keys {
  // Without ttlAutopurge a key that nobody asks for again would stay open until it is pushed out.
  private readonly open = new LRUCache<string, Opened>({ max: 5000, ttl: 5 * 60_000, ttlAutopurge: true, perf: { now: monotonic }, dispose: ({ body, index }) => { body.fill(0); index.fill(0); } });

  constructor(private readonly kek: Pick<KeyEncryption, 'wrap' | 'unwrap'>) {}

  async create(holder: string, version: number): Promise<Wrapped> {
    const key = randomBytes(32);
    const wrapped = await this.kek.wrap(key, holder, version);
    this.open.set(holder, opened(key, 1));
    key.fill(0);
    return wrapped;
  }

  /** A copy: an eviction wipes ours, and a row sealed under a wiped key would be lost. */
  known(holder: string, purpose: Purpose = 'body'): Buffer | undefined {
    const key = this.open.get(holder)?.[purpose];
    return key && Buffer.from(key);
  }

  /** How many are open now. */
  get size(): number {
    return this.open.size;
  }

  /** Another took its place; unless the one that is kept is that one. */
  forget(holder: string, unless?: number | null): void {
    if (unless === undefined || this.open.peek(holder)?.generation !== unless) this.open.delete(holder);
  }

  /** Some of them were destroyed, here or by another node: none stays open, which of them does not matter. */
  wipe(): void {
    this.open.clear();
  }

  /** The key of one file, of that file alone: derived each time, and kept nowhere. Whoever asks wipes it. */
  async fileKey(holder: string, { generation, ...wrapped }: HeldKey, document: string): Promise<FileKey> {
    const whole = await this.kek.unwrap(wrapped, holder);
    const key = subkey(whole, 'file', document);
    whole.fill(0);
    return { key, name: fileName(document, generation) };
  }

  async unwrap(holder: string, { generation, ...wrapped }: HeldKey, purpose: Purpose = 'body'): Promise<Buffer> {
    const key = await this.kek.unwrap(wrapped, holder);
    const subkeys = opened(key, generation);
    key.fill(0);
    this.open.set(holder, subkeys);
    return Buffer.from(subkeys[purpose]);
  }
}
