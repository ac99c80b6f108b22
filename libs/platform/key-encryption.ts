/** The key that wraps the data keys, behind one interface: a local file by default, a key manager in production. */
import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openSealed, seal, type Place } from './seal.js';

export interface Wrapped { wrapped: Buffer; kekVersion: number }
export interface KeyEncryption {
  wrap(key: Buffer, holder: string): Promise<Wrapped>;
  unwrap(wrapped: Wrapped, holder: string): Promise<Buffer>;
  /** The key of a blind index, one per département. */
  indexKey(departement: number): Promise<Buffer>;
}

const place = (holder: string, version: number): Place => ({ table: 'data_key', column: `wrapped@${version}`, holder, row: holder });

export class LocalKeyEncryption implements KeyEncryption {
  private readonly kek: Buffer;

  constructor(file: string) {
    this.kek = readFileSync(file);
    if (this.kek.length !== 32) throw new Error('the key-encryption key must be 32 bytes');
  }

  wrap(key: Buffer, holder: string): Promise<Wrapped> {
    return Promise.resolve({ wrapped: seal(this.kek, key, place(holder, 1)), kekVersion: 1 });
  }

  unwrap({ wrapped, kekVersion }: Wrapped, holder: string): Promise<Buffer> {
    return Promise.resolve(openSealed(this.kek, wrapped, place(holder, kekVersion)));
  }

  indexKey(departement: number): Promise<Buffer> {
    return Promise.resolve(Buffer.from(hkdfSync('sha256', this.kek, '', `cordee:index:${departement}`, 32)));
  }
}
