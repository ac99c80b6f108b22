import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Delegation } from './delegation.entity.js';

/**
 * The département's administrator ends a delegation of signature, now, or before it begins (CGCT L.3221-3: who delegates withdraws it at any time): its delegate is told, and seals nothing more for the
 * département. What was sealed under it stands. Ended twice, it ended once.
 */
export async function endDelegation(tx: Tx, delegationId: string): Promise<Delegation> {
  const delegation = await tx.get(Delegation, uuid('delegationId', delegationId), 'end', 'delegationId');
  if (delegation.validTo <= tx.now || delegation.validTo <= delegation.validFrom) return delegation;
  await tx.end('delegation', delegation);
  await tx.record('delegation.ended', delegation);
  return delegation;
}
