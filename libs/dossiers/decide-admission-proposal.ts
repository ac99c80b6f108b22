import { randomUUID } from 'node:crypto';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { type AdmissionAsked, admissionAsked } from './admission-asked.js';
import { AdmissionDecision } from './admission-decision.entity.js';
import type { AdmissionPreview } from './admission-preview.type.js';
import { AdmissionProposal, kindsOf } from './admission-proposal.entity.js';
import { holdAdmissions, letIn } from './admit.js';
import { requireNotKeptOut } from './conflicts-of.js';
import type { GrantAdmissionProposalInput, PreviewAdmissionInput, RefuseAdmissionProposalInput } from './dossiers.inputs.js';
import { previewAdmission } from './preview-admission.js';

/** What granting a proposal would open, and what would refuse it, now. */
export async function previewAdmissionProposal(tx: Tx, proposalId: string): Promise<AdmissionPreview> {
  return await previewAdmission(tx, termsOf(await tx.get(AdmissionProposal, uuid('proposalId', proposalId), 'read', 'proposalId'), tx.now));
}

/** Lets in whom somebody proposed, by the same guards and the same preview as any admission. Granted twice by the same hand, it was granted once. */
export async function grantAdmissionProposal(tx: Tx, input: GrantAdmissionProposalInput): Promise<AdmissionDecision> {
  const { proposal, decided } = await undecided(tx, input.proposalId, 'GRANTED');
  if (decided) return decided;
  const asked: AdmissionAsked = await admissionAsked(tx, termsOf(proposal, tx.now));
  const { necessity, legalBasis } = proposal;
  const admission = await letIn(tx, asked, { requestId: randomUUID(), necessity, legalBasis }, input.effectDigest);
  return await decide(tx, proposal, { outcome: 'GRANTED', admissionId: admission.id, reason: null });
}

/** Refuses it, with a reason that its author reads. */
export async function refuseAdmissionProposal(tx: Tx, input: RefuseAdmissionProposalInput): Promise<AdmissionDecision> {
  const reason = text('reason', input.reason, { max: 500 });
  const { proposal, decided } = await undecided(tx, input.proposalId, 'REFUSED');
  if (decided) return decided;
  return await decide(tx, proposal, { outcome: 'REFUSED', admissionId: null, reason });
}

type Outcome = Pick<AdmissionDecision, 'outcome' | 'admissionId' | 'reason'>;

/** The law first: the author of a proposal sees it, and decides nothing. */
async function undecided(tx: Tx, id: string, outcome: string): Promise<{ proposal: AdmissionProposal; decided?: AdmissionDecision }> {
  const proposalId = uuid('proposalId', id);
  const { dossierId } = await tx.get(AdmissionProposal, proposalId, 'read', 'proposalId');
  await holdAdmissions(tx, dossierId);
  const proposal = await tx.get(AdmissionProposal, proposalId, 'read', 'proposalId');
  await tx.require(AdmissionDecision, 'grant', rowOf(tx, proposal), proposalId, { field: 'proposalId', explained: true });
  const [decided] = await tx.allowed(AdmissionDecision, 'read', { where: { proposalId } });
  if (!decided) {
    await requireNotKeptOut(tx, dossierId, 'proposalId');
    return { proposal };
  }
  if (decided.decidedBy === tx.actor.id && decided.outcome === outcome) return { proposal, decided };
  throw new UserError('DEJA_DECIDEE', 'Cette proposition est déjà décidée.', 'proposalId');
}

async function decide(tx: Tx, proposal: AdmissionProposal, outcome: Outcome): Promise<AdmissionDecision> {
  const decision = await tx.add(AdmissionDecision, 'grant', { ...rowOf(tx, proposal), ...outcome, decidedAt: tx.now }, { field: 'proposalId', explained: true });
  await tx.record(outcome.outcome === 'GRANTED' ? 'admission-proposal.granted' : 'admission-proposal.refused', decision);
  return decision;
}

/** habilitationId: the author of the proposal, who is told. */
const rowOf = (tx: Tx, { id, dossierId, proposedBy }: AdmissionProposal): Pick<AdmissionDecision, 'departement' | 'dossierId' | 'proposalId' | 'habilitationId' | 'decidedBy'> =>
  ({ departement: tx.actor.departement, dossierId, proposalId: id, habilitationId: proposedBy, decidedBy: tx.actor.id });

/** A beginning that is past by now is now. */
const termsOf = (p: AdmissionProposal, now: Date): PreviewAdmissionInput => ({
  dossierId: p.dossierId, habilitationId: p.invitedId, kinds: kindsOf(p.kindBits), duty: p.duty as PreviewAdmissionInput['duty'], purpose: p.purpose as PreviewAdmissionInput['purpose'], evaluatorException: p.evaluatorException,
  validFrom: p.wantedFrom && p.wantedFrom > now ? p.wantedFrom : null, validTo: p.wantedTo,
});
