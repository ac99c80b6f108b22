import { randomUUID } from 'node:crypto';
import { date, text } from '../platform/inputs.js';
import type { KeyEncryption } from '../platform/key-encryption.js';
import type { Tx } from '../platform/tx.js';
import { childTokens, sameChild } from './child-identity.js';
import { ChildLookup } from './child-lookup.entity.js';
import type { LookUpChildInput } from './dossiers.inputs.js';
import { Enfant } from './enfant.entity.js';

/**
 * « Is this child known? », for CRIP and RASE only. Answers with what the asker may reach; the rest is compared by the worker, which tells its owners
 * and never the asker. A job is always enqueued: nothing in the answer says whether another dossier exists.
 */
export async function lookUpChild(tx: Tx, input: LookUpChildInput, kek: KeyEncryption): Promise<Enfant[]> {
  const child = {
    surname: text('surname', input.surname, { max: 100 }),
    givenNames: text('givenNames', input.givenNames, { max: 100 }),
    birthDate: date('birthDate', input.birthDate),
  };
  const lookup: ChildLookup = Object.assign(new ChildLookup(), {
    id: randomUUID(), departement: tx.actor.departement, askedBy: tx.actor.id, askedAt: tx.now, query: JSON.stringify(child), state: 'ASKED',
  });
  await tx.record('child.looked-up', await tx.add(ChildLookup, 'ask', lookup, { explained: true, newKey: 'INTAKE' }));

  const candidates = await tx.childIndex.candidates(childTokens(await tx.childIndex.key(kek), child));
  const known = candidates.length === 0 ? [] : await tx.allowed(Enfant, 'read', { among: { dossierId: candidates } });
  return known.filter((e) => sameChild(child, e));
}
