/** Data keys, one per dossier or per intake, kept open for five minutes at most, wiped when they leave: the subkeys of its texts and of its words, never the key that they come from. */
import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { monotonic } from './clock.js';
import type { KeyEncryption, Wrapped } from './key-encryption.js';
import { subkey } from './seal.js';

export type Purpose = 'body' | 'index';
type Opened = Record<Purpose, Buffer>;
const opened = (key: Buffer): Opened => ({ body: subkey(key, 'body'), index: subkey(key, 'index') });

export class Keys {
  // Without ttlAutopurge a key that nobody asks for again would stay open until it is pushed out.
  private readonly open = new LRUCache<string, Opened>({ max: 5000, ttl: 5 * 60_000, ttlAutopurge: true, perf: { now: monotonic }, dispose: ({ body, index }) => { body.fill(0); index.fill(0); } });

  constructor(private readonly kek: Pick<KeyEncryption, 'wrap' | 'unwrap'>) {}

  async create(holder: string, version: number): Promise<Wrapped> {
    const key = randomBytes(32);
    const wrapped = await this.kek.wrap(key, holder, version);
    this.open.set(holder, opened(key));
    key.fill(0);
    return wrapped;
  }

  /** A copy: an eviction wipes ours, and a row sealed under a wiped key would be lost. */
  known(holder: string, purpose: Purpose = 'body'): Buffer | undefined {
    const key = this.open.get(holder)?.[purpose];
    return key && Buffer.from(key);
  }

  /** Some of them were destroyed, here or by another node: none stays open, which of them does not matter. */
  wipe(): void {
    this.open.clear();
  }

  /** The key of one file, of that file alone: derived each time, and kept nowhere. Whoever asks wipes it. */
  async fileKey(holder: string, wrapped: Wrapped, document: string): Promise<Buffer> {
    const key = await this.kek.unwrap(wrapped, holder);
    const file = subkey(key, 'file', document);
    key.fill(0);
    return file;
  }

  async unwrap(holder: string, wrapped: Wrapped, purpose: Purpose = 'body'): Promise<Buffer> {
    const key = await this.kek.unwrap(wrapped, holder);
    const subkeys = opened(key);
    key.fill(0);
    this.open.set(holder, subkeys);
    return Buffer.from(subkeys[purpose]);
  }
}
