/** Where sealed files are kept, behind one interface: a folder by default. It is given ciphertext alone, under opaque names. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealedFile } from '../platform/seal-segments.js';

export interface OpenFile extends SealedFile { close(): Promise<void> }
export interface FileStore {
  /** Whole and on the disk once this returns, or not there at all. A name that is there already is replaced by what is given. */
  put(name: string, content: AsyncIterable<Buffer>): Promise<void>;
  open(name: string): Promise<OpenFile | null>;
  remove(name: string): Promise<void>;
  /** Whatever the key that it is under. */
  removeAll(document: string): Promise<void>;
}

const OPAQUE = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.[1-9]\d{0,4})?$/;
const missing = (e: unknown): boolean => (e as { code?: string }).code === 'ENOENT';

/** The same in a folder and in a bucket, so that one is copied into the other as it is. */
export function placeOf(name: string): string {
  if (!OPAQUE.test(name)) throw new Error('a file is named by the id of its piece, and by which key it is under');
  return `${name.slice(0, 2)}/${name}`;
}

export class LocalFiles implements FileStore {
  constructor(private readonly folder: string) {}

  async put(name: string, content: AsyncIterable<Buffer>): Promise<void> {
    const path = this.path(name);
    const folder = join(path, '..');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = `${path}.${randomUUID()}`;
    try {
      await written(draft, content);
      await rename(draft, path);
      await settled(folder);
    } catch (e) {
      await rm(draft, { force: true });
      throw e;
    }
  }

  async open(name: string): Promise<OpenFile | null> {
    let handle: FileHandle;
    try {
      handle = await open(this.path(name), 'r');
    } catch (e) {
      if (missing(e)) return null;
      throw e;
    }
    const { size } = await handle.stat();
    return { size, close: () => handle.close(), read: async (position, length) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(0, Math.min(length, size - position))), { position });
      return buffer.subarray(0, bytesRead);
    } };
  }

  async remove(name: string): Promise<void> {
    await rm(this.path(name), { force: true });
  }

  async removeAll(document: string): Promise<void> {
    const folder = join(this.path(document), '..');
    const names = await readdir(folder).catch((e: unknown) => { if (missing(e)) return []; throw e; });
    for (const name of names) if (name.startsWith(document)) await rm(join(folder, name), { force: true });
  }

  private path(name: string): string {
    return join(this.folder, placeOf(name));
  }
}

async function written(path: string, content: AsyncIterable<Buffer>): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const piece of content) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name itself must survive a crash: the folder is on the disk too. */
async function settled(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
