import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { admissionAsked } from './admission-asked.js';
import { requireFounded } from './admission-guards.js';
import { AdmissionProposal, bitsOf } from './admission-proposal.entity.js';
import type { ProposeAdmissionInput } from './dossiers.inputs.js';

/** Whoever is admitted proposes somebody to those who may admit. It opens nothing; the guards are asked when it is granted, the legal basis already now. */
export async function proposeAdmission(tx: Tx, input: ProposeAdmissionInput): Promise<AdmissionProposal> {
  const requestId = uuid('requestId', input.requestId);
  const necessity = text('necessity', input.necessity, { max: 500 });
  const terms = await admissionAsked(tx, input);
  const { dossierId, habilitationId: invitedId, kinds, duty, purpose, evaluatorException, validFrom: wantedFrom, validTo: wantedTo } = terms;
  const asked = { dossierId, invitedId, kindBits: bitsOf(kinds), duty, purpose, legalBasis: input.legalBasis, necessity, evaluatorException, wantedFrom, wantedTo };
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(AdmissionProposal, 'read', { where: { proposedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, asked);
  requireFounded(tx, terms, input.legalBasis);
  const proposal = await tx.add(AdmissionProposal, 'propose', { departement: tx.actor.departement, ...asked, proposedBy: tx.actor.id, proposedAt: tx.now, requestId }, { field: 'dossierId', explained: true });
  await tx.record('admission.proposed', proposal);
  return proposal;
}
