import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import type { CloseSessionsInput } from './habilitations.inputs.js';
import { Habilitation } from './habilitation.entity.js';

/**
 * Closes every session of the person who holds this habilitation, under whatever hat, and leaves the right: a telephone lost, a desk left open. For whoever may end it, who could do more. Each session that closes is an event in their name;
 * closed twice, they closed once.
 */
export async function closeSessions(tx: Tx, input: CloseSessionsInput): Promise<Habilitation> {
  const habilitation = await tx.get(Habilitation, uuid('habilitationId', input.habilitationId), 'end', 'habilitationId');
  await tx.end('sessions', habilitation);
  return habilitation;
}
