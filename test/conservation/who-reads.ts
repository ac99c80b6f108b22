/** How many rows with a seal, of these holders, anybody of the cast reads through the door of a server that has just started. */
import { readCast } from '../../apps/migrate/demonstration-directory.js';
import { heldOf } from '../../libs/platform/rows.js';
import type { Door } from '../support/door.js';
import type { OwnKeys } from '../support/own-keys.js';
import { SEALED_TYPES } from './sealed-rows.js';

const WITHOUT_A_HAT = ['SANS_COMPTE', 'EIDAS0', 'ADMIN'];
export const PEOPLE = readCast('apps/identity/cast.json').map((p) => p.key).filter((key) => !WITHOUT_A_HAT.includes(key));

export async function readings(door: Door, keys: OwnKeys, of: readonly string[], people: readonly string[] = PEOPLE): Promise<number> {
  let found = 0;
  for (const who of people) {
    found += await keys.freshly(door, who, async (tx) => {
      let n = 0;
      for (const type of SEALED_TYPES.filter((t) => tx.may('read', t.name))) {
        for (const row of await tx.allowed(type, 'read')) {
          const { dossierId, intakeId, signalementId, id } = row as { dossierId?: string | null; intakeId?: string | null; signalementId?: string | null; id: string };
          if (heldOf(row) !== null && of.includes(dossierId ?? intakeId ?? signalementId ?? id)) n += 1;
        }
      }
      return n;
    });
  }
  return found;
}
