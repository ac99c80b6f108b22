import { createHash } from 'node:crypto';

interface Terms { dossierId: string; habilitationId: string; kinds: readonly string[]; duty?: string; validFrom?: string; validTo?: string }

/** The digest of an admission that opens no piece: for clients that ask by hand. */
export const nothingOpened = ({ dossierId, habilitationId, kinds, duty = 'NONE', validFrom, validTo }: Terms): string =>
  createHash('sha256').update(`admission ${[dossierId, habilitationId, duty, ...kinds, validFrom, validTo].join(' ')}`).digest('hex');

let slots = 0;
/** The same person may be admitted again at other hours: each call takes its own two minutes of tomorrow. */
export function atItsOwnHour<T extends Terms>(terms: T): T & { effectDigest: string } {
  const from = Date.now() + 86_400_000 + 120_000 * slots++;
  const dated = { ...terms, validFrom: new Date(from).toISOString(), validTo: new Date(from + 60_000).toISOString() };
  return { ...dated, effectDigest: nothingOpened(dated) };
}
