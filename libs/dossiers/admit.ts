import { Habilitation } from '../partners/habilitation.entity.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { admissible } from '../secrecy/admissible.js';
import type { Function } from '../secrecy/functions.js';
import { KINDS, type Kind } from '../secrecy/kinds.js';
import { AdmissionKind } from './admission-kind.entity.js';
import { Admission } from './admission.entity.js';
import { Dossier } from './dossier.entity.js';
import type { AdmitInput } from './dossiers.inputs.js';
import { after, LONGEST_ADMISSION } from './legal-delays.js';

/** The designated responsable lets one habilitation in, for a purpose, for some kinds, until a date. */
export async function admit(tx: Tx, input: AdmitInput): Promise<Admission> {
  const requestId = uuid('requestId', input.requestId);
  const dossierId = uuid('dossierId', input.dossierId);
  const habilitationId = uuid('habilitationId', input.habilitationId);
  const necessity = text('necessity', input.necessity, { max: 500 });
  const kinds = KINDS.filter((k) => input.kinds.includes(k));
  if (kinds.length === 0) throw new UserError('OBLIGATOIRE', 'Choisissez au moins un genre d’information.', 'kinds');
  const latest = after(LONGEST_ADMISSION, tx.now);
  const validTo = input.validTo ?? latest;
  if (!(tx.now < validTo && validTo <= latest)) throw new UserError('DATE', 'La fin doit être dans l’avenir et à six mois au plus.', 'validTo');

  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  const invited = await tx.get(Habilitation, habilitationId, 'read', 'habilitationId');
  // Nor under another hat: the person is who must differ.
  if (invited.professionnelId === tx.actor.professionnelId) throw new UserError('POUR_SOI', 'Nul ne s’admet soi-même.', 'habilitationId');
  refuseInadmissible(invited.function as Function, kinds, input.duty === 'EVALUATEUR');

  // Whatever adds a reader first holds the threads it touches: nobody posts meanwhile to readers whom they were not shown.
  await tx.lockThreads(dossierId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Admission, 'read', { where: { grantedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, habilitationId, duty: input.duty, purpose: input.purpose, legalBasis: input.legalBasis, necessity, ...(input.validTo && { validTo }) });
  const dates = { validFrom: tx.now, validTo };
  const admission = await tx.add(Admission, 'grant', {
    departement: tx.actor.departement, dossierId, habilitationId, duty: input.duty, purpose: input.purpose, legalBasis: input.legalBasis, necessity,
    grantedBy: tx.actor.id, grantedAt: tx.now, requestId, ...dates,
  }, { field: 'dossierId', explained: true });
  for (const kind of kinds) {
    await tx.addPart(AdmissionKind, 'grant', { admissionId: admission.id, habilitationId, dossierId, departement: tx.actor.departement, kind, duty: input.duty, ...dates }, 'kinds');
  }
  await tx.record('admission.granted', admission);
  return admission;
}

/** The guards of L.226-2-2: who is under discretion is admitted for logistics only; a magistrate is an addressee, never admitted. */
function refuseInadmissible(fn: Function, kinds: readonly Kind[], evaluator: boolean): void {
  const refused = kinds.filter((kind) => !admissible(fn, kind, evaluator));
  if (refused.length > 0) {
    throw new UserError('HORS_MATRICE', `La loi n’ouvre pas par admission à cette fonction : ${refused.join(', ')}.`, 'kinds');
  }
}
