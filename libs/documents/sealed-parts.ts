/**
 * A file that is still coming: each part is sealed before it touches the disk, at the place that it has in the file, so that what was cut, moved or changed
 * does not open. A part that a crash left half written is dropped, and asked for again.
 */
import { open, type FileHandle } from 'node:fs/promises';
import { openSealed, seal, type Place } from '../platform/seal.js';

const PART = 64 * 1024;
/** What a seal adds: its version, nonce and tag. */
const ADDED = 29;
const MOST = PART + ADDED;
const place = (id: string, offset: number): Place => ({ table: 'deposit', column: `part@${offset}`, holder: id, row: id });

interface Part { at: number; length: number; offset: number }

/** Where whole parts end, in the file and in what it holds. */
async function partsOf(handle: FileHandle): Promise<{ parts: Part[]; end: number; offset: number }> {
  const { size } = await handle.stat();
  const parts: Part[] = [];
  let [end, offset] = [0, 0];
  for (const head = Buffer.alloc(4); end + 4 <= size;) {
    await handle.read(head, { position: end });
    const length = head.readUInt32BE();
    if (length < ADDED || length > MOST || end + 4 + length > size) break;
    parts.push({ at: end + 4, length, offset });
    end += 4 + length;
    offset += length - ADDED;
  }
  return { parts, end, offset };
}

async function held<T>(path: string, flags: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(path, flags, 0o600);
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}

export const begin = (path: string): Promise<void> => held(path, 'wx', (handle) => handle.sync());
export const received = (path: string): Promise<number> => held(path, 'r', async (handle) => (await partsOf(handle)).offset);

/** Adds what comes, until it ends or is cut: what came is on the disk before its length is told. */
export const append = (path: string, id: string, key: Buffer, content: AsyncIterable<Buffer>): Promise<number> => held(path, 'r+', async (handle) => {
  let { end, offset } = await partsOf(handle);
  await handle.truncate(end);
  const keep = async (part: Buffer): Promise<void> => {
    const sealed = seal(key, part, place(id, offset));
    const head = Buffer.alloc(4);
    head.writeUInt32BE(sealed.length);
    await handle.write(Buffer.concat([head, sealed]), 0, 4 + sealed.length, end);
    end += 4 + sealed.length;
    offset += part.length;
  };
  let waiting: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of content) {
      waiting = Buffer.concat([waiting, piece]);
      for (; waiting.length >= PART; waiting = waiting.subarray(PART)) await keep(waiting.subarray(0, PART));
    }
  } finally {
    if (waiting.length > 0) await keep(waiting);
    await handle.sync();
  }
  return offset;
});

/** All of it, opened: throws SealBroken for what is not what came. */
export const readParts = (path: string, id: string, key: Buffer): Promise<Buffer> => held(path, 'r', async (handle) => {
  const clear: Buffer[] = [];
  for (const { at, length, offset } of (await partsOf(handle)).parts) {
    const { buffer } = await handle.read(Buffer.alloc(length), { position: at });
    clear.push(openSealed(key, buffer, place(id, offset)));
  }
  return Buffer.concat(clear);
});
