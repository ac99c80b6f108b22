import { Readable } from 'node:stream';
import type { FileStore } from '../../libs/documents/files.js';
import { SealBroken, subkey } from '../../libs/platform/seal.js';
import { clearSize, openRange, SealSegments, type FilePlace } from '../../libs/platform/seal-segments.js';

/** Written beside, then read again whole: the former one is not touched. One that is there from a run that was killed is written over. */
export async function resealFile(files: FileStore, { from, to }: { from: string; to: string }, place: FilePlace, former: Buffer, next: Buffer): Promise<void> {
  const [was, now] = [subkey(former, 'file', place.document), subkey(next, 'file', place.document)];
  const file = await files.open(from);
  if (!file) throw new SealBroken(`file: ${from} is not there`);
  try {
    const clear = clearSize(file.size);
    const sealed = Readable.from(openRange(file, was, place, 0, clear)).on('error', (e) => sealed.destroy(e)).pipe(new SealSegments(now, place));
    await files.put(to, sealed);
    await opens(files, to, now, place, clear);
  } finally {
    was.fill(0);
    now.fill(0);
    await file.close();
  }
}

async function opens(files: FileStore, name: string, key: Buffer, place: FilePlace, size: number): Promise<void> {
  const file = await files.open(name);
  if (!file) throw new SealBroken(`file: ${name} is not there`);
  try {
    let read = 0;
    for await (const piece of openRange(file, key, place, 0, clearSize(file.size))) read += piece.length;
    if (read !== size) throw new SealBroken(`file: ${name} is not whole`);
  } finally {
    await file.close();
  }
}
