/** A container written byte by byte, so that it may lie wherever one wishes. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface RawEntry {
  name: string; data?: Buffer | string; method?: number; flags?: number; attributes?: number;
  /** What is said otherwise than it is. */
  localName?: string; crc?: number; size?: number; packed?: Buffer; at?: number; before?: Buffer;
}

const u16 = (n: number): Buffer => { const b = Buffer.alloc(2); b.writeUInt16LE(n); return b; };
const u32 = (n: number): Buffer => { const b = Buffer.alloc(4); b.writeUInt32LE(n >>> 0); return b; };

export function rawZip(entries: readonly RawEntry[], end: { comment?: string; prefix?: Buffer; count?: number } = {}): Buffer {
  const files: Buffer[] = [end.prefix ?? Buffer.alloc(0)];
  const list: Buffer[] = [];
  let at = files[0]!.length;
  for (const entry of entries) {
    const data = Buffer.from(entry.data ?? '');
    const method = entry.method ?? 8;
    const packed = entry.packed ?? (method === 8 ? deflateRawSync(data) : data);
    const [flags, crc, size] = [u16(entry.flags ?? 0), u32(entry.crc ?? crc32(data)), u32(entry.size ?? data.length)];
    const [local, listed] = [Buffer.from(entry.localName ?? entry.name), Buffer.from(entry.name)];
    const head = Buffer.concat([u32(0x04034b50), u16(20), flags, u16(method), u16(0), u16(0x21), crc, u32(packed.length), size, u16(local.length), u16(0), local]);
    const file = Buffer.concat([entry.before ?? Buffer.alloc(0), head, packed]);
    list.push(Buffer.concat([u32(0x02014b50), u16(20), u16(20), flags, u16(method), u16(0), u16(0x21), crc, u32(packed.length), size, u16(listed.length), u16(0), u16(0), u16(0), u16(0),
      u32(entry.attributes ?? 0), u32(entry.at ?? at + (entry.before?.length ?? 0)), listed]));
    files.push(file);
    at += file.length;
  }
  const directory = Buffer.concat(list);
  const comment = Buffer.from(end.comment ?? '');
  return Buffer.concat([...files, directory, u32(0x06054b50), u16(0), u16(0), u16(end.count ?? entries.length), u16(end.count ?? entries.length), u32(directory.length), u32(at), u16(comment.length), comment]);
}
