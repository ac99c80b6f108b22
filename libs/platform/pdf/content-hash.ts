/** What every page of a letter, or of a sheet, bears: the sha-256 of what was filled in, in one written form. It cannot be that of the bytes, which it stands in. */
import { createHash } from 'node:crypto';

export const contentHash = (printed: object): string => createHash('sha256').update(canonical(printed)).digest('hex');

/** Names in order, dates as instants, accents composed: the same content is the same text, whoever built the object. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}

/** The foot of every page of what is printed whole. */
export const hashFoot = (printed: object): string => `Empreinte du contenu (SHA-256) : ${contentHash(printed)}`;
