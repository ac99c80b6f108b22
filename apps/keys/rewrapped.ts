import { KeyUnavailable, type KeyEncryption } from '../../libs/platform/key-encryption.js';
import { SealBroken } from '../../libs/platform/seal.js';

export interface KeyRow { id: string; wrapped: Buffer; kekVersion: number }
type Held = KeyRow & { holder: string };

/** As many calls at once to a key service; files answer before the next begins. */
const AT_ONCE = 16;

/** Opened, wrapped anew, and opened again before it takes the place of the only one there is: a key that was ill written would be a dossier lost. */
export async function rewrapped(kek: KeyEncryption, version: number, rows: readonly Held[]): Promise<{ done: (Held & { anew: Buffer })[]; broken: Held[] }> {
  const done: (Held & { anew: Buffer })[] = [];
  const broken: Held[] = [];
  const waiting = [...rows];
  const work = async (): Promise<void> => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const anew = await one(kek, version, row);
      if (anew) done.push({ ...row, anew });
      else broken.push(row);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { done: done.sort((a, b) => (a.id < b.id ? -1 : 1)), broken };
}

async function one(kek: KeyEncryption, version: number, row: Held): Promise<Buffer | null> {
  let key: Buffer;
  try {
    key = await kek.unwrap(row, row.holder);
  } catch (e) {
    // One that was damaged stops nobody else's; a version or a service that is not there stops everything.
    if (e instanceof SealBroken && !(e instanceof KeyUnavailable)) return null;
    throw e;
  }
  try {
    const anew = await kek.wrap(key, row.holder, version);
    const again = await kek.unwrap(anew, row.holder);
    const same = again.equals(key);
    again.fill(0);
    if (!same) throw new Error('la clé enveloppée de nouveau ne rend pas la même : rien n’a été remplacé');
    return anew.wrapped;
  } finally {
    key.fill(0);
  }
}
