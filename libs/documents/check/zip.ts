/**
 * The container of DOCX and ODT, read strictly: what two programs could read in two ways is refused. The list at the end and each entry's own head must say the same,
 * entries follow one another from the first byte to that list without a gap, and each is inflated to the length that it announces, and no further.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { Refused } from '../reasons.js';

export interface Entry { name: string; data: Buffer }
interface Listed { name: string; flags: number; method: number; crc: number; packed: number; size: number; at: number }

export const MOST_ENTRIES = 500;
/** Beyond this, once opened, an ordinary text is not what it says. */
export const MOST_BYTES = 60 * 1024 * 1024;
export const MOST_RATIO = 100;
const RATIO_FROM = 1024 * 1024;
const END = 22;
/** Deflate's own hints, sizes that follow the data, names in UTF-8. */
const KNOWN_FLAGS = 0b1000_0000_1110;
const ENCRYPTED = 0x1;
const SIZES_FOLLOW = 0x8;
const broken = (): never => { throw new Refused('ABIME'); };

export function readZip(bytes: Buffer): Entry[] {
  const listed = list(bytes);
  let total = 0;
  for (const entry of listed) {
    total += entry.size;
    if (total > MOST_BYTES || (entry.size > RATIO_FROM && entry.size > entry.packed * MOST_RATIO)) throw new Refused('DEMESURE');
  }
  let expected = 0;
  return listed.map((entry, i) => {
    if (entry.at !== expected) broken();
    const { data, end } = unpack(bytes, entry, listed[i + 1]?.at);
    expected = end;
    if (i === listed.length - 1 && end !== directoryAt(bytes)) broken();
    return { name: entry.name, data };
  });
}

const directoryAt = (bytes: Buffer): number => bytes.readUInt32LE(bytes.length - END + 16);

/** The list at the end, in the order of the entries. */
function list(bytes: Buffer): Listed[] {
  const end = bytes.length - END;
  if (end < 0 || bytes.readUInt32LE(end) !== 0x06054b50 || bytes.readUInt16LE(end + 20) !== 0 || bytes.readUInt32LE(end + 4) !== 0) broken();
  const count = bytes.readUInt16LE(end + 10);
  const [size, start] = [bytes.readUInt32LE(end + 12), directoryAt(bytes)];
  if (count !== bytes.readUInt16LE(end + 8) || start + size !== end || count === 0) broken();
  if (count > MOST_ENTRIES) throw new Refused('DEMESURE');
  const entries: Listed[] = [];
  const names = new Set<string>();
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) broken();
    const [name, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const entry: Listed = {
      name: nameAt(bytes, at + 46, name), flags: bytes.readUInt16LE(at + 8), method: bytes.readUInt16LE(at + 10), crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20), size: bytes.readUInt32LE(at + 24), at: bytes.readUInt32LE(at + 42),
    };
    // A link, a device, a pipe: an entry is a file or a folder.
    const mode = bytes.readUInt32LE(at + 38) >>> 28;
    if (mode !== 0 && mode !== 8 && mode !== 4) throw new Refused('ACTIF');
    if (names.has(entry.name.toLowerCase())) broken();
    names.add(entry.name.toLowerCase());
    entries.push(entry);
    at += 46 + name + extra + comment;
  }
  if (at !== end) broken();
  return entries.sort((a, b) => a.at - b.at);
}

function nameAt(bytes: Buffer, at: number, length: number): string {
  const name = bytes.subarray(at, at + length).toString('utf8');
  // No drive, no root, no way up, no backslash, nothing that a screen would not show.
  if (!/^[\p{L}\p{N} _.,()[\]+%@&='~/-]+$/u.test(name) || name.startsWith('/') || name.split('/').some((part) => part === '..' || part === '.')) throw new Refused('ACTIF');
  return name;
}

function unpack(bytes: Buffer, entry: Listed, next: number | undefined): { data: Buffer; end: number } {
  const { at, flags, method, size, packed } = entry;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== 0x04034b50) broken();
  if (flags & ENCRYPTED) throw new Refused('CHIFFRE');
  if ((flags & ~KNOWN_FLAGS) !== 0 || (method !== 0 && method !== 8)) broken();
  const nameLength = bytes.readUInt16LE(at + 26);
  const from = at + 30 + nameLength + bytes.readUInt16LE(at + 28);
  if (bytes.readUInt16LE(at + 6) !== flags || bytes.readUInt16LE(at + 8) !== method || nameAt(bytes, at + 30, nameLength) !== entry.name) broken();
  const later = (flags & SIZES_FOLLOW) !== 0;
  const own = [bytes.readUInt32LE(at + 14), bytes.readUInt32LE(at + 18), bytes.readUInt32LE(at + 22)];
  const said = [entry.crc, packed, size];
  if (own.some((value, i) => value !== said[i] && !(later && value === 0))) broken();
  const until = from + packed;
  if (until > bytes.length - END || (method === 0 && packed !== size)) broken();
  const data = method === 0 ? bytes.subarray(from, until) : inflate(bytes.subarray(from, until), size);
  if (data.length !== size || crc32(data) !== entry.crc) broken();
  return { data, end: later ? afterDescriptor(bytes, until, next ?? directoryAt(bytes), said) : until };
}

function inflate(packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return broken();
  }
}

/** Where the next entry must begin: the sizes that follow may bear a mark before them, or not; they say what the list says. */
function afterDescriptor(bytes: Buffer, at: number, next: number, said: readonly number[]): number {
  const marked = next - at === 16 && bytes.readUInt32LE(at) === 0x08074b50;
  if (!marked && next - at !== 12) broken();
  const from = marked ? at + 4 : at;
  if (said.some((value, i) => bytes.readUInt32LE(from + 4 * i) !== value)) broken();
  return next;
}
