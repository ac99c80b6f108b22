import { zipSync, type Zippable } from 'fflate';
import type { Entry } from './zip.js';

/** The container again, of what was examined alone: no other byte of what came is kept. The first entry is stored, as OpenDocument wants of its type. */
export function writeZip(entries: readonly Entry[]): Buffer {
  const files: Zippable = {};
  entries.forEach(({ name, data }, i) => { files[name] = [data, { level: i === 0 ? 0 : 6, mtime: '1980-01-01T12:00:00' }]; });
  return Buffer.from(zipSync(files));
}
