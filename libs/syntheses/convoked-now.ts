import { Habilitation } from '../partners/habilitation.entity.js';
import type { Tx } from '../platform/tx.js';
import { inForce } from '../platform/instant.js';
import { Convocation } from './convocation.entity.js';

/** The convocation in force of somebody to this synthèse, as whoever sits there sees it: none of an habilitation that has ended. */
export async function convokedNow(tx: Tx, syntheseId: string, habilitationId: string): Promise<Convocation | null> {
  const found = (await tx.allowed(Convocation, 'read', { where: { syntheseId, habilitationId } })).find((one) => inForce(one, tx.now));
  if (!found) return null;
  const [who] = await tx.allowed(Habilitation, 'read', { where: { id: habilitationId }, inForce: true });
  return who ? found : null;
}
