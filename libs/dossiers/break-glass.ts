import { Astreinte } from '../partners/astreinte.entity.js';
import { after } from '../platform/delays.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import type { Function } from '../secrecy/functions.js';
import { KINDS } from '../secrecy/kinds.js';
import { asAdmitted, MATRIX } from '../secrecy/matrix.js';
import { AdmissionKind } from './admission-kind.entity.js';
import { Admission } from './admission.entity.js';
import { holdAdmissions } from './admit.js';
import { requireNotKeptOut } from './conflicts-of.js';
import { Dossier } from './dossier.entity.js';
import type { BreakGlassInput } from './dossiers.inputs.js';
import { LONGEST_EXCEPTIONAL_ACCESS } from './legal-delays.js';

/**
 * Whoever is on call opens to themselves, for a day at most, the dossier of another territory: an admission like any other, told at once to the référent, the heads
 * and the DPO, and reviewed by somebody else. A reference that is nobody's is answered as one of another département (CASF L.221-6).
 */
export async function breakGlass(tx: Tx, input: BreakGlassInput): Promise<Admission> {
  const requestId = uuid('requestId', input.requestId);
  const dossierId = uuid('dossierId', input.dossierId);
  const motive = text('motive', input.motive, { max: 500 });
  if (motive.trim().length < LEAST_MOTIVE) throw new UserError('TROP_COURT', `Dites pourquoi, en ${LEAST_MOTIVE} signes au moins.`, 'motive');
  const latest = after(LONGEST_EXCEPTIONAL_ACCESS, tx.now);
  const validTo = input.validTo ?? latest;
  if (!(tx.now < validTo && validTo <= latest)) throw new UserError('DATE', 'La fin doit être dans l’avenir et à vingt-quatre heures au plus.', 'validTo');

  // Said before the reference is looked at: whoever is not on call learns nothing of it.
  const [onCall] = await tx.allowed(Astreinte, 'read', { where: { habilitationId: tx.actor.id }, inForce: true, limit: 1 });
  if (!onCall) throw new UserError('HORS_ASTREINTE', 'L’accès exceptionnel appartient au responsable de l’ASE d’astreinte. (CASF L.221-6)', 'dossierId');
  await holdAdmissions(tx, dossierId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Admission, 'read', { where: { grantedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, necessity: motive, ...(input.validTo && { validTo }) });
  const [known] = await tx.allowed(Dossier, 'read', { where: { id: dossierId } });
  if (known) throw new UserError('DEJA_OUVERT', 'Ce dossier vous est déjà ouvert.', 'dossierId');
  if (!(await tx.mayBreak(dossierId))) {
    // Whom another keeps out is answered as for a reference that is nobody's: the refusal would say so.
    await requireNotKeptOut(tx, dossierId, 'dossierId');
    await tx.get(Dossier, dossierId, 'read', 'dossierId');
  }

  const dates = { validFrom: tx.now, validTo };
  const who = { departement: tx.actor.departement, dossierId, habilitationId: tx.actor.id, duty: 'ASTREINTE', ...dates };
  const admission = await tx.add(Admission, 'break', {
    ...who, purpose: 'DETERMINE_ACTION', legalBasis: 'CASF_221_6', necessity: motive, evaluatorException: null, grantedBy: tx.actor.id, grantedAt: tx.now, requestId,
  }, { field: 'dossierId', explained: true });
  for (const kind of KINDS.filter((k) => asAdmitted(MATRIX[tx.actor.function as Function][k]).length > 0)) {
    await tx.addPart(AdmissionKind, 'break', { admissionId: admission.id, ...who, kind }, 'dossierId');
  }
  await tx.record('glass.broken', admission);
  return admission;
}

const LEAST_MOTIVE = 20;
