import { createHash } from 'node:crypto';

/** A UUIDv4 from a name: the loader keeps no table of ids. */
export function id(name) {
  const h = createHash('sha256').update(name).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
}
