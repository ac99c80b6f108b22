import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { Cloture } from './cloture.entity.js';

/** What is closed is not opened again: a new worry is a new information préoccupante. */
export async function requireNotClosed(tx: Tx, intakeId: string): Promise<void> {
  const [closed] = await tx.allowed(Cloture, 'read', { where: { intakeId }, limit: 1 });
  if (closed) throw new UserError('CLOSE', 'Cette information préoccupante est close : ce qui inquiète de nouveau se transmet de nouveau.', 'informationPreoccupanteId');
}
