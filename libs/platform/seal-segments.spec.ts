import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { SealBroken, subkey } from './seal.js';
import { clearSize, openRange, openWhole, SealSegments, sealedSize, SEGMENT, type FilePlace, type SealedFile } from './seal-segments.js';

const dataKey = randomBytes(32);
const place: FilePlace = { holder: 'dossier-1', document: 'document-1' };
const key = subkey(dataKey, 'file', place.document);
const HEAD = 8;
const FULL = SEGMENT + 16;

const inMemory = (bytes: Buffer): SealedFile => ({ size: bytes.length, read: (position, length) => Promise.resolve(bytes.subarray(position, position + length)) });

async function sealed(clear: Buffer, as = key, at = place): Promise<Buffer> {
  const pieces: Buffer[] = [];
  // Pieces of an odd size: what flows in is never cut as the segments are.
  const flow = Readable.from((function* cut() { for (let i = 0; i < clear.length; i += 40_961) yield clear.subarray(i, i + 40_961); })());
  for await (const piece of flow.pipe(new SealSegments(as, at))) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

const opened = (bytes: Buffer, as = key, at = place): Promise<Buffer> => openWhole(inMemory(bytes), as, at);
async function range(bytes: Buffer, start: number, end: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of openRange(inMemory(bytes), key, place, start, end)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('files in authenticated segments', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 5 * 1024 * 1024])('come back whole at %i bytes', async (size) => {
    const clear = randomBytes(size);
    const bytes = await sealed(clear);
    expect(bytes).toHaveLength(sealedSize(size));
    expect(clearSize(bytes.length)).toBe(size);
    expect((await opened(bytes)).equals(clear)).toBe(true);
  });

  it('open any range as the file itself does, reading nothing but its segments and the last one', async () => {
    const clear = randomBytes(5 * SEGMENT + 777);
    const bytes = await sealed(clear);
    for (const [start, end] of [[0, 0], [0, 1], [65_535, 65_537], [SEGMENT, 2 * SEGMENT], [3, 5 * SEGMENT + 777], [5 * SEGMENT, 5 * SEGMENT + 777], [5 * SEGMENT + 776, 5 * SEGMENT + 777]] as const) {
      expect((await range(bytes, start, end)).equals(clear.subarray(start, end))).toBe(true);
    }
    const asked: number[] = [];
    const counting: SealedFile = { size: bytes.length, read: (position, length) => { asked.push(position); return Promise.resolve(bytes.subarray(position, position + length)); } };
    for await (const piece of openRange(counting, key, place, SEGMENT, SEGMENT + 10)) expect(piece).toHaveLength(10);
    expect(asked).toEqual([0, HEAD + 5 * FULL, HEAD + FULL]);
    await expect(range(bytes, 0, clear.length + 1)).rejects.toThrow(RangeError);
  });

  it('say nothing of what they hold, and no two sealings are alike', async () => {
    const clear = Buffer.alloc(3 * SEGMENT, 'Noé');
    const [one, other] = [await sealed(clear), await sealed(clear)];
    expect(one.includes('NoéNoé')).toBe(false);
    expect(one.equals(other)).toBe(false);
  });

  it('open under no other key, document or dossier', async () => {
    const bytes = await sealed(Buffer.from('un écrit'));
    expect((await opened(bytes)).toString()).toBe('un écrit');
    await expect(opened(bytes, subkey(dataKey, 'file', 'document-2'))).rejects.toThrow(SealBroken);
    await expect(opened(bytes, subkey(dataKey, 'body'))).rejects.toThrow(SealBroken);
    await expect(opened(bytes, key, { ...place, document: 'document-2' })).rejects.toThrow(SealBroken);
    await expect(opened(bytes, key, { ...place, holder: 'dossier-2' })).rejects.toThrow(SealBroken);
  });
});

describe('of every tampering, none opens', () => {
  const sizes = [0, 1, 40, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT + 100];

  it('each bit of a small file, head, text and tag', async () => {
    const bytes = await sealed(Buffer.from('Elle a dit : « je ne veux pas rentrer ».'));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      await expect(opened(changed)).rejects.toThrow(SealBroken);
    }
  });

  it.each(sizes)('a hundred bits anywhere in a file of %i bytes, and each bit of its head and tags', async (size) => {
    const bytes = await sealed(randomBytes(size));
    const places = [...Array.from({ length: HEAD }, (_, i) => i), ...Array.from({ length: 100 }, () => Math.floor(Math.random() * bytes.length))];
    for (let end = HEAD + FULL; ; end += FULL) {
      const last = Math.min(end, bytes.length);
      places.push(...Array.from({ length: 16 }, (_, i) => last - 1 - i));
      if (end >= bytes.length) break;
    }
    for (const at of places) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1 << Math.floor(Math.random() * 8);
      await expect(opened(changed)).rejects.toThrow(SealBroken);
    }
  });

  it.each(sizes)('a file of %i bytes cut at any boundary and around it, or lengthened', async (size) => {
    const bytes = await sealed(randomBytes(size));
    const cuts = new Set([0, 1, HEAD - 1, HEAD, HEAD + 1, HEAD + 15, bytes.length - 1, bytes.length - 16, bytes.length - 17]);
    for (let at = HEAD; at < bytes.length; at += FULL) for (const around of [-1, 0, 1, 16]) cuts.add(at + around);
    for (const cut of [...cuts].filter((at) => at >= 0 && at < bytes.length)) await expect(opened(bytes.subarray(0, cut))).rejects.toThrow(SealBroken);
    for (const more of [1, 16, 17, FULL]) await expect(opened(Buffer.concat([bytes, randomBytes(more)]))).rejects.toThrow(SealBroken);
  });

  it('a cut file gives not even its beginning', async () => {
    const bytes = await sealed(randomBytes(3 * SEGMENT));
    expect(await range(bytes, 0, 10)).toHaveLength(10);
    await expect(range(bytes.subarray(0, HEAD + 2 * FULL), 0, 10)).rejects.toThrow(SealBroken);
  });

  it('segments put in another order, repeated, taken out, or brought from another file under the same key', async () => {
    const bytes = await sealed(randomBytes(4 * SEGMENT));
    const other = await sealed(randomBytes(4 * SEGMENT));
    const cut = (file: Buffer): Buffer[] => Array.from({ length: 4 }, (_, i) => file.subarray(HEAD + i * FULL, HEAD + (i + 1) * FULL));
    const [ours, theirs] = [cut(bytes), cut(other)];
    const made = (segments: Buffer[], head = bytes.subarray(0, HEAD)): Buffer => Buffer.concat([head, ...segments]);
    expect(await opened(made(ours))).toHaveLength(4 * SEGMENT);
    const attacks: Buffer[] = [];
    for (let a = 0; a < 4; a++) {
      attacks.push(made(ours.filter((_, i) => i !== a)), made(ours.map((s, i) => (i === a ? theirs[i]! : s))), made(ours.map((s, i) => (i === a ? theirs[i]! : s)), other.subarray(0, HEAD)));
      for (let b = 0; b < 4; b++) {
        if (a !== b) attacks.push(made(ours.map((s, i) => (i === a ? ours[b]! : i === b ? ours[a]! : s))), made(ours.map((s, i) => (i === a ? ours[b]! : s))));
        attacks.push(made([...ours.slice(0, a + 1), ours[b]!, ...ours.slice(a + 1)]));
      }
    }
    for (const attack of attacks) await expect(opened(attack)).rejects.toThrow(SealBroken);
    await expect(opened(made(ours, other.subarray(0, HEAD)))).rejects.toThrow(SealBroken);
  });
});
