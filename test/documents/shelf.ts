/** A shelf of one's own, on a folder that goes with the test; and a deposit that was examined, without a child being asked. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentType } from '../../libs/documents/types.js';
import { LocalFiles, type FileStore } from '../../libs/documents/files.js';
import { Shelf } from '../../libs/documents/shelf.js';
import type { KeyEncryption } from '../../libs/platform/key-encryption.js';
import { distinctWords, wordsOfFile } from '../../libs/documents/words-of-file.js';
import { makeLog } from '../../libs/platform/log.js';

export const CHILDREN = { check: join(process.cwd(), 'dist/libs/documents/check/main.js'), stamp: join(process.cwd(), 'dist/libs/documents/check/stamp-main.js') };

export async function shelfFor(kek: KeyEncryption, files?: FileStore): Promise<{ shelf: Shelf; folder: string; clear(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-shelf-'));
  const shelf = new Shelf(folder, files ?? new LocalFiles(join(folder, 'pieces')), kek, { program: CHILDREN.check, clamdUrl: '' }, makeLog('fatal'), CHILDREN.stamp);
  await shelf.start();
  return { shelf, folder, clear: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function coming({ deposits }: Shelf, owner: string, bytes: Buffer, name = 'note.txt'): Promise<string> {
  const { id } = await deposits.create(owner, randomUUID(), bytes.length, name);
  await deposits.append(id, (async function* all() { yield bytes; })());
  return id;
}

export async function examined(shelf: Shelf, owner: string, bytes: Buffer, { name = 'note.txt', type = 'txt', state = 'CLEAN' }: { name?: string; type?: DocumentType; state?: 'CLEAN' | 'UNSCANNED' } = {}): Promise<string> {
  const id = await coming(shelf, owner, bytes, name);
  await shelf.deposits.settle(id, { state, type, bytes, words: distinctWords(wordsOfFile({ type, bytes })) });
  return id;
}
