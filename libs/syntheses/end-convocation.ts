import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Convocation } from './convocation.entity.js';

/** Whoever sat there sits there no more, from now on; their admission stays. Ended twice, it ended once. */
export async function endConvocation(tx: Tx, convocationId: string): Promise<Convocation> {
  const convocation = await tx.get(Convocation, uuid('convocationId', convocationId), 'end', 'convocationId');
  if (convocation.validTo <= tx.now) return convocation;
  await tx.end('convocation', convocation);
  await tx.record('convocation.ended', convocation);
  return Object.assign(convocation, { validTo: tx.now });
}
