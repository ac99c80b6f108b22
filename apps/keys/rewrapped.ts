import type { HeldWrapped, KeyEncryption } from '../../libs/platform/key-encryption.js';

export interface KeyRow { id: string; wrapped: Buffer; kekVersion: number }
type Held = KeyRow & HeldWrapped;

/** Opened, wrapped anew, and opened again before it takes the place of the only one there is: a key that was ill written would be a dossier lost. */
export async function rewrapped(kek: KeyEncryption, version: number, rows: readonly Held[]): Promise<{ done: (Held & { anew: Buffer })[]; broken: Held[] }> {
  const keys = await kek.unwrapAll(rows);
  try {
    const open = rows.flatMap((row, n) => (keys[n] ? [{ row, key: keys[n] }] : []));
    const anew = await kek.wrapAll(open.map(({ row, key }) => ({ key, holder: row.holder })), version);
    const again = await kek.unwrapAll(anew.map((wrapped, n) => ({ ...wrapped, holder: open[n]!.row.holder })));
    const same = open.every(({ key }, n) => again[n]?.equals(key));
    for (const key of again) key?.fill(0);
    if (!same) throw new Error('Une clé enveloppée de nouveau ne rend pas la même : rien de ce lot n’a été remplacé.');
    return { done: open.map(({ row }, n) => ({ ...row, anew: anew[n]!.wrapped })), broken: rows.filter((_, n) => !keys[n]) };
  } finally {
    for (const key of keys) key?.fill(0);
  }
}
