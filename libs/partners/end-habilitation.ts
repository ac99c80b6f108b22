import { uuid } from '../platform/inputs.js';
import { requireShown } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import type { EndHabilitationInput } from './habilitations.inputs.js';
import { Habilitation } from './habilitation.entity.js';

/** Ends an habilitation now: its epoch moves in the same transaction, its sessions open nothing more and its sockets close. Ended twice, it ended once. */
export async function endHabilitation(tx: Tx, input: EndHabilitationInput): Promise<Habilitation> {
  const habilitation = await tx.get(Habilitation, uuid('habilitationId', input.habilitationId), 'end', 'habilitationId');
  if (habilitation.validTo <= tx.now) return habilitation;
  requireShown((await tx.effect('ending', habilitation.id))?.digest, input.effectDigest);
  // Recorded first: if it is one's own, its context serves for nothing once it has ended.
  await tx.record('habilitation.ended', habilitation);
  await tx.end('habilitation', habilitation);
  return habilitation;
}
