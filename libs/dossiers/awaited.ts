/** What awaits the acting habilitation in the dossiers of its perimeter: proposals to decide, exceptions to validate, exceptions and admissions that come to their review, exceptional accesses. */
import { MOST_AWAITED, type Awaited } from '../platform/awaited.js';
import { finite } from '../platform/instant.js';
import type { Scope } from '../platform/scope.js';
import type { Ask } from '../platform/statements.js';
import type { Tx } from '../platform/tx.js';
import { AdmissionProposal } from './admission-proposal.entity.js';
import { Admission } from './admission.entity.js';
import { glassToReview } from './glass-to-review.js';
import { noticeOfReview } from './legal-delays.js';
import { REASONED } from './prior-exceptions.js';
import { PriorInformation } from './prior-information.entity.js';

export async function awaitedInDossiers(scope: Scope): Promise<Awaited[]> {
  const tx = await scope.tx();
  const [toValidate, toReview, ending, proposed, broken] = await Promise.all([
    tx.may('write', 'PriorValidation') ? exceptions(tx, { byOthers: 'authorId', after: { columns: ['reviewAt'], values: [tx.now] }, lacks: [{ table: 'prior_validation', on: 'priorInformationId', of: 'id' }] }) : [],
    tx.may('write', 'PriorInformation') ? exceptions(tx, { lacks: [{ table: 'prior_information', on: 'dossierId', of: 'dossierId', alike: 'personneId', later: 'writtenAt' }] }) : [],
    tx.may('grant', 'Admission') ? tx.allowed(Admission, 'read', { after: { columns: ['validTo'], values: [tx.now] }, order: ['validTo', 'id'], limit: MOST_AWAITED }) : [],
    tx.may('grant', 'AdmissionDecision') ? tx.allowed(AdmissionProposal, 'read', { lacks: [{ table: 'admission_decision', on: 'proposalId', of: 'id' }], order: ['proposedAt', 'id'], limit: MOST_AWAITED }) : [],
    glassToReview(tx),
  ]);
  const until = noticeOfReview(tx.now);
  return [
    ...broken.map((a) => ({ verb: 'REVIEW' as const, dueAt: null, dossierId: a.dossierId, about: a })),
    ...proposed.map((p) => ({ verb: 'GRANT' as const, dueAt: null, dossierId: p.dossierId, about: p })),
    ...toValidate.map((p) => ({ verb: 'VALIDATE' as const, dueAt: null, dossierId: p.dossierId, about: p })),
    ...toReview.filter((p) => p.reviewAt <= until).map((p) => ({ verb: 'REVIEW' as const, dueAt: finite(p.reviewAt), dossierId: p.dossierId, about: p })),
    // A night's access is not renewed: it is reviewed.
    ...ending.filter((a) => a.validTo <= until && a.duty !== 'ASTREINTE').map((a) => ({ verb: 'REVIEW' as const, dueAt: finite(a.validTo), dossierId: a.dossierId, about: a })),
  ];
}

const exceptions = (tx: Tx, more: Ask<PriorInformation>): Promise<PriorInformation[]> =>
  tx.allowed(PriorInformation, 'read', { among: { exception: REASONED }, order: ['reviewAt', 'id'], limit: MOST_AWAITED, ...more });
