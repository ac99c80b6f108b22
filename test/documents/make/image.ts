/** Pictures, with what a telephone writes in them; and one that is only large once it is opened. */
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** Not a flat colour: each part of the file says something of the picture. */
const grain = (side: number): Buffer => Buffer.from(Array.from({ length: side * side * 3 }, (_, i) => (i * 7919 + (i >> 5) * 131) % 251));
const picture = (side = 96): Sharp => sharp(grain(side), { raw: { width: side, height: side, channels: 3 } });

export const jpeg = (): Promise<Buffer> => picture().jpeg().toBuffer();
export const png = (): Promise<Buffer> => picture().png().toBuffer();
export const gif = (): Promise<Buffer> => picture().gif().toBuffer();
export const webp = (): Promise<Buffer> => picture().webp().toBuffer();
export const withPlace = (): Promise<Buffer> => picture().jpeg().withExif({ IFD0: { Make: 'CANARI-APPAREIL', Artist: 'CANARI-AUTEUR' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 24/1' } }).toBuffer();
export const pngWithText = async (): Promise<Buffer> => insertChunk(await png(), 'tEXt', Buffer.from('Author\0CANARI-AUTEUR'));

function chunk(type: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), data])));
  return Buffer.concat([length, Buffer.from(type), data, sum]);
}

/** After the head of a PNG, which is 33 bytes long. */
export const insertChunk = (bytes: Buffer, type: string, data: Buffer): Buffer => Buffer.concat([bytes.subarray(0, 33), chunk(type, data), bytes.subarray(33)]);

/** A few kilobytes, and as many pixels as one says: one bit each, all black. */
export function vast(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}
