import { randomBytes, randomUUID } from 'node:crypto';
import { BucketRefusal, BucketUnavailable, type Bucket } from '../platform/bucket.js';
import type { Log } from '../platform/log.js';
import { placeOf, type FileStore, type OpenFile } from './files.js';

/** As much in one question, of a file that is read on: a segment each would be three hundred of them. */
const AHEAD = 1024 * 1024;
const pathOf = (name: string): string => `pieces/${placeOf(name)}`;

/** A bucket in place of the folder. What is put there was collected first: its length and its hash are signed with it, and a file that breaks off is never sent. */
export class BucketFiles implements FileStore {
  constructor(private readonly bucket: Bucket) {}

  async put(name: string, content: AsyncIterable<Buffer>): Promise<void> {
    const path = pathOf(name);
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(piece);
    await this.bucket.put(path, Buffer.concat(pieces));
  }

  async open(name: string): Promise<OpenFile | null> {
    const path = pathOf(name);
    const found = await this.bucket.find(path);
    if (!found) return null;
    let [at, held, read]: [number, Buffer, number] = [0, Buffer.alloc(0), 0];
    return { size: found.size, close: () => Promise.resolve(), read: async (position, length) => {
      const end = Math.min(found.size, position + length);
      if (position < at || end > at + held.length) {
        held = await this.bucket.read(path, found, position, position === read || found.size <= AHEAD ? Math.max(AHEAD, length) : length);
        at = position;
      }
      read = end;
      return held.subarray(position - at, Math.max(position, end) - at);
    } };
  }

  async remove(name: string): Promise<void> {
    await this.bucket.remove(pathOf(name));
  }

  async removeAll(document: string): Promise<void> {
    for (let name = await this.bucket.first(pathOf(document)); name; name = await this.bucket.first(pathOf(document))) await this.bucket.remove(name);
  }

  /** Every right that it needs, on something that is nobody's. A store that is silent stops no message: only a no stops the start. */
  async check(log: Log): Promise<void> {
    const [name, bytes] = [`check/${randomUUID()}`, randomBytes(32)];
    try {
      await this.bucket.put(name, bytes);
      const there = await this.bucket.get(name);
      if (!there?.equals(bytes)) throw new BucketRefusal(`Le magasin de fichiers (${this.bucket.shown}) ne rend pas ce qui lui est confié : aucune pièce ne peut y être gardée.`);
      await this.bucket.remove(name);
    } catch (error) {
      if (!(error instanceof BucketUnavailable)) throw error;
      log.error({ error }, 'the store of files does not answer: pieces wait for it, nothing else does');
    }
  }
}
