import { Professionnel } from '../partners/professionnel.entity.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { holdAdmissions } from './admit.js';
import { Conflict } from './conflict.entity.js';
import { conflictsOf } from './conflicts-of.js';
import { Dossier } from './dossier.entity.js';
import type { DeclareConflictInput } from './conflicts.inputs.js';

/**
 * Keeps somebody out of a child's dossier: said by themself, or of anybody by a designated responsable. What they were let into there ends with it, in the
 * database (migration 0034): who declares their own has lost the dossier once it is done, and finds their declaration by its key.
 */
export async function declareConflict(tx: Tx, input: DeclareConflictInput): Promise<Conflict> {
  const { actor } = tx;
  const requestId = uuid('requestId', input.requestId);
  const dossierId = uuid('dossierId', input.dossierId);
  const professionnelId = typeof input.professionnelId === 'string' ? uuid('professionnelId', input.professionnelId) : actor.professionnelId;
  const reason = text('reason', input.reason, { max: 500 });
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Conflict, 'read', { where: { declaredBy: actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, professionnelId, reason });

  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  await tx.get(Professionnel, professionnelId, 'read', 'professionnelId');
  await holdAdmissions(tx, dossierId);
  const declared = { departement: actor.departement, dossierId, professionnelId, reason, declaredBy: actor.id, declarerId: actor.professionnelId, declaredAt: tx.now, requestId };
  await tx.require(Conflict, 'write', declared, dossierId, { field: 'professionnelId', explained: true });
  if ((await conflictsOf(tx, dossierId, professionnelId)).length > 0) throw new UserError('DEJA_ECARTE', 'Cette personne est déjà écartée de ce dossier.', 'professionnelId');
  const conflict = await tx.add(Conflict, 'write', declared, { field: 'professionnelId', explained: true });
  await tx.record('conflict.declared', conflict);
  return conflict;
}
