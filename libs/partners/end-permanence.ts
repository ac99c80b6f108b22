import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Permanence } from './permanence.entity.js';

/** A magistrate of the parquet ends a permanence before its hour, or before it begins, whoever holds it: somebody who fell ill hands nothing over. Ended twice, it ended once. */
export async function endPermanence(tx: Tx, permanenceId: string): Promise<Permanence> {
  const permanence = await tx.get(Permanence, uuid('permanenceId', permanenceId), 'end', 'permanenceId');
  if (permanence.validTo <= tx.now || permanence.validTo <= permanence.validFrom) return permanence;
  await tx.end('permanence', permanence);
  await tx.record('permanence.ended', permanence);
  return permanence;
}
