import { Habilitation } from '../partners/habilitation.entity.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { Admission } from './admission.entity.js';
import { requireNotKeptOut } from './conflicts-of.js';
import { Dossier } from './dossier.entity.js';
import type { NameReferentInput } from './dossiers.inputs.js';
import { Referent } from './referent.entity.js';

/** Names who follows the child, among those admitted, until that admission ends; whoever was named before is so no longer. Naming the same person again changes nothing. */
export async function nameReferent(tx: Tx, input: NameReferentInput): Promise<Referent> {
  const requestId = uuid('requestId', input.requestId);
  const dossierId = uuid('dossierId', input.dossierId);
  const habilitationId = uuid('habilitationId', input.habilitationId);
  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  const { function: fn } = await tx.get(Habilitation, habilitationId, 'read', 'habilitationId');
  await tx.lock('admissions', dossierId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Referent, 'read', { where: { namedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, habilitationId });

  const { departement, id: namedBy } = tx.actor;
  const named = { departement, dossierId, habilitationId, function: fn, namedBy, namedAt: tx.now, requestId };
  await tx.require(Referent, 'grant', named, dossierId, { field: 'habilitationId', explained: true });
  await requireNotKeptOut(tx, dossierId, 'dossierId');
  const admissions = await tx.allowed(Admission, 'read', { where: { dossierId, habilitationId }, inForce: true });
  if (!admissions[0]) throw new UserError('NON_ADMIS', 'Cette personne n’est pas admise au dossier : admettez-la d’abord.', 'habilitationId');
  const [former] = await tx.allowed(Referent, 'read', { where: { dossierId }, inForce: true });
  if (former?.habilitationId === habilitationId) return former;
  if (former) await endReferent(tx, former.id);
  const referent = await tx.add(Referent, 'grant', { ...named, admissionId: admissions[0].id, validFrom: tx.now, validTo: admissions[0].validTo }, { field: 'habilitationId', explained: true });
  await tx.record('referent.named', referent);
  return referent;
}

/** Ends it now, without naming another. Ended twice, it ended once. */
export async function endReferent(tx: Tx, referentId: string): Promise<Referent> {
  const referent = await tx.get(Referent, uuid('referentId', referentId), 'end', 'referentId');
  if (referent.validTo <= tx.now) return referent;
  await tx.end('referent', referent);
  await tx.record('referent.ended', referent);
  return referent;
}
