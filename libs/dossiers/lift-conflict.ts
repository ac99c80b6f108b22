import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { ConflictLift } from './conflict-lift.entity.js';
import { Conflict } from './conflict.entity.js';
import type { LiftConflictInput } from './conflicts.inputs.js';

/** A designated responsable, neither the person kept out nor whoever declared it, says why a conflict is over. It admits nobody again. */
export async function liftConflict(tx: Tx, input: LiftConflictInput): Promise<ConflictLift> {
  const { actor } = tx;
  const requestId = uuid('requestId', input.requestId);
  const conflictId = uuid('conflictId', input.conflictId);
  const reason = text('reason', input.reason, { max: 500 });
  const { dossierId, professionnelId, declarerId } = await tx.get(Conflict, conflictId, 'read', 'conflictId');
  await tx.lock('admissions', dossierId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(ConflictLift, 'read', { where: { liftedBy: actor.id, requestId } });
  if (already) return sameRequest(already, { conflictId, reason });

  const lifted = { departement: actor.departement, dossierId, conflictId, professionnelId, declarerId, reason, liftedBy: actor.id, lifterId: actor.professionnelId, liftedAt: tx.now, requestId };
  await tx.require(ConflictLift, 'write', lifted, conflictId, { field: 'conflictId', explained: true });
  if ((await tx.allowed(ConflictLift, 'read', { where: { conflictId } })).length > 0) throw new UserError('DEJA_LEVE', 'Ce conflit est déjà levé.', 'conflictId');
  const lift = await tx.add(ConflictLift, 'write', lifted, { field: 'conflictId', explained: true });
  await tx.record('conflict.lifted', lift);
  return lift;
}
