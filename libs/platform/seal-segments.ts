/**
 * Files, sealed in segments of 64 KiB: the STREAM construction over AES-256-GCM (Hoang, Reyhanitabar, Rogaway, Vizár, 2015). A range opens without the rest, and
 * nothing that was cut, moved, repeated, brought from another file or changed by one bit opens at all.
 *
 * Format: version (1) ‖ prefix (7), then segments of ciphertext ‖ tag (16). The nonce is prefix ‖ counter (4) ‖ last (1): a segment opens at its own place only, and the
 * one that says that it is the last is the last. The head and the document are authenticated with each segment.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { SealBroken } from './seal.js';

export const SEGMENT = 64 * 1024;
const VERSION = 1;
const HEAD = 8;
const TAG = 16;
const FULL = SEGMENT + TAG;

/** Whose key seals it, and which document it is. */
export interface FilePlace { holder: string; document: string }
/** A sealed file, wherever it is kept: its length, and any part of it. */
export interface SealedFile { size: number; read(position: number, length: number): Promise<Buffer> }

const aad = ({ holder, document }: FilePlace, head: Buffer): Buffer => Buffer.concat([Buffer.from(`file|${holder}|${document}|`), head]);

function nonceOf(head: Buffer, index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  head.copy(nonce, 0, 1, HEAD);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

const segmentsOf = (clear: number): number => Math.max(1, Math.ceil(clear / SEGMENT));
export const sealedSize = (clear: number): number => HEAD + clear + TAG * segmentsOf(clear);

/** The length of what such a file holds; no sealed file is of any other length. */
export function clearSize(sealed: number): number {
  const body = sealed - HEAD;
  const clear = body - TAG * Math.max(1, Math.ceil(body / FULL));
  if (clear < 0 || sealedSize(clear) !== sealed) throw new SealBroken('file: length');
  return clear;
}

/** Seals what flows through it. A segment waits until it is known whether another follows. */
export class SealSegments extends Transform {
  private readonly head = Buffer.concat([Buffer.of(VERSION), randomBytes(HEAD - 1)]);
  private waiting: Buffer = Buffer.alloc(0);
  private index = 0;

  constructor(private readonly key: Buffer, private readonly place: FilePlace) {
    super();
    this.push(this.head);
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.waiting = Buffer.concat([this.waiting, chunk]);
    while (this.waiting.length > SEGMENT) {
      this.emitSegment(this.waiting.subarray(0, SEGMENT), false);
      this.waiting = this.waiting.subarray(SEGMENT);
    }
    done();
  }

  override _flush(done: TransformCallback): void {
    this.emitSegment(this.waiting, true);
    done();
  }

  private emitSegment(clear: Buffer, last: boolean): void {
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(this.head, this.index++, last), { authTagLength: TAG });
    cipher.setAAD(aad(this.place, this.head));
    this.push(Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]));
  }
}

/**
 * The bytes from `start` to before `end`, each segment verified before a byte of it leaves. The last segment is verified first, whatever is asked: a file that was
 * cut would otherwise serve its beginning as if it were whole.
 */
export async function* openRange(file: SealedFile, key: Buffer, place: FilePlace, start: number, end: number): AsyncGenerator<Buffer> {
  const clear = clearSize(file.size);
  if (start < 0 || end > clear || start > end) throw new RangeError(`file: ${start} to ${end} of ${clear}`);
  const head = await file.read(0, HEAD);
  if (head.length !== HEAD || head[0] !== VERSION) throw new SealBroken('file: head');
  const count = segmentsOf(clear);
  const open = async (index: number): Promise<Buffer> => openSegment(await file.read(HEAD + index * FULL, FULL), key, nonceOf(head, index, index === count - 1), aad(place, head));
  const lastOne = await open(count - 1);
  for (let index = Math.floor(start / SEGMENT); index * SEGMENT < end; index++) {
    const from = index * SEGMENT;
    const segment = index === count - 1 ? lastOne : await open(index);
    yield segment.subarray(Math.max(0, start - from), Math.min(SEGMENT, end - from));
  }
}

function openSegment(sealed: Buffer, key: Buffer, nonce: Buffer, data: Buffer): Buffer {
  if (sealed.length < TAG) throw new SealBroken('file: segment');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  decipher.setAAD(data);
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
  } catch {
    throw new SealBroken('file: segment');
  }
}

/** The whole of it, for what works in memory. */
export async function openWhole(file: SealedFile, key: Buffer, place: FilePlace): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of openRange(file, key, place, 0, clearSize(file.size))) pieces.push(piece);
  return Buffer.concat(pieces);
}
