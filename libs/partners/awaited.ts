/** What awaits whoever keeps habilitations: proposals to validate or to grant, habilitations whose yearly review is due, invitations that reach nobody; and a magistrate, to whom a colleague hands over the permanence. A hundred at most, the oldest first. */
import { MOST_AWAITED, type Awaited } from '../platform/awaited.js';
import { after } from '../platform/delays.js';
import type { Scope } from '../platform/scope.js';
import type { Ask, Beside } from '../platform/statements.js';
import type { Tx } from '../platform/tx.js';
import { NEEDS_NO_VALIDATION, NEEDS_VALIDATION } from '../secrecy/functions.js';
import { REVIEW_OF_AN_HABILITATION } from './delays.js';
import { HabilitationProposal } from './habilitation-proposal.entity.js';
import { Habilitation } from './habilitation.entity.js';
import { Invitation } from './invitation.entity.js';
import { Passation } from './passation.entity.js';

const granted: Beside<HabilitationProposal> = { table: 'habilitation_grant', on: 'proposalId', of: 'id' };
const validated: Beside<HabilitationProposal> = { table: 'habilitation_validation', on: 'proposalId', of: 'id' };

/** Proposals by and for others that await this actor: a head's validation, or the administrator's grant. Not those whose period is over. */
export async function proposalsToDecide(tx: Tx): Promise<HabilitationProposal[]> {
  const pending = (functions: readonly string[], ask: Ask<HabilitationProposal>): Promise<HabilitationProposal[]> => tx.allowed(HabilitationProposal, 'read', {
    ...ask, among: { function: functions }, ofOtherPersons: ['proposerId', 'professionnelId'], after: { columns: ['validTo'], values: [tx.now] }, order: ['proposedAt', 'id'], limit: MOST_AWAITED,
  });
  const found = [
    ...(tx.may('validate', 'HabilitationValidation') ? await pending(NEEDS_VALIDATION, { lacks: [granted, validated] }) : []),
    ...(tx.may('grant', 'HabilitationGrant') ? [
      ...await pending(NEEDS_NO_VALIDATION, { lacks: [granted] }),
      ...await pending(NEEDS_VALIDATION, { lacks: [granted], has: [{ ...validated, ofOtherPerson: 'validatorId' }] }),
    ] : []),
  ];
  return found.sort((a, b) => +a.proposedAt - +b.proposedAt).slice(0, MOST_AWAITED);
}

/** Habilitations in force of others that nobody has reviewed for a year: to the administrator all, to a correspondent those of the organisation. They stay in force: a lapse at night would hide a child. */
export async function habilitationsToReview(tx: Tx): Promise<Habilitation[]> {
  const all = tx.may('write', 'HabilitationReview');
  if (!all && tx.actor.function !== 'CORRESPONDANT_ORGANISATION') return [];
  const [own] = all ? [] : await tx.allowed(Habilitation, 'read', { where: { id: tx.actor.id } });
  const oldest = await tx.allowed(Habilitation, 'read', {
    ...(own && { where: { organisationId: own.organisationId } }), inForce: true, ofOtherPersons: ['professionnelId'],
    lacks: [{ table: 'habilitation_review', on: 'habilitationId', of: 'id', pending: 'nextAt' }], order: ['validFrom', 'id'], limit: MOST_AWAITED,
  });
  return oldest.filter((h) => after(REVIEW_OF_AN_HABILITATION, h.validFrom) <= tx.now);
}

/** Mails of a link that nobody took: refused, or a server that did not answer so many times. Whoever is invited has no address here to be told at; another link, or taking this one back, settles it. */
const PATIENT_FOR = 3;
export async function invitationsToRepair(tx: Tx): Promise<Invitation[]> {
  if (!tx.may('add', 'Invitation')) return [];
  const open = { usedAt: 'infinity', revokedAt: 'infinity' };
  const refused = await tx.allowed(Invitation, 'read', { where: { ...open, mailState: 'REFUSED' }, order: ['madeAt', 'id'], limit: MOST_AWAITED });
  const unanswered = await tx.allowed(Invitation, 'read', { where: { ...open, mailState: 'QUEUED' }, after: { columns: ['mailAttempts'], values: [PATIENT_FOR - 1] }, order: ['madeAt', 'id'], limit: MOST_AWAITED });
  return [...refused, ...unanswered].sort((a, b) => +a.madeAt - +b.madeAt).slice(0, MOST_AWAITED);
}

/** Permanences that a colleague hands over to this magistrate, which they have not taken, and which still run. */
async function passationsToTake(tx: Tx): Promise<Passation[]> {
  if (!tx.may('add', 'Passation')) return [];
  return await tx.allowed(Passation, 'read', { where: { habilitationId: tx.actor.id }, lacks: [{ table: 'permanence', on: 'passationId', of: 'id' }],
    has: [{ table: 'permanence', on: 'id', of: 'permanenceId', pending: 'validTo' }], order: ['givenAt', 'id'], limit: MOST_AWAITED });
}

/** For the day: a head validates, the administrator grants and reviews. A correspondent sees what is due, and does not review it. */
export async function awaitedInPartners(scope: Scope): Promise<Awaited[]> {
  const tx = await scope.tx();
  const [proposals, reviews, unreached] = [await proposalsToDecide(tx), tx.may('write', 'HabilitationReview') ? await habilitationsToReview(tx) : [], await invitationsToRepair(tx)];
  const passations = await passationsToTake(tx);
  const verb = tx.may('grant', 'HabilitationGrant') ? 'GRANT' : 'VALIDATE';
  return [...passations.map((p) => ({ verb: 'ACKNOWLEDGE', dueAt: null, dossierId: null, about: p } as const)), ...proposals.map((p) => ({ verb, dueAt: null, dossierId: null, about: p } as const)), ...reviews.map((h) => ({ verb: 'REVIEW', dueAt: null, dossierId: null, about: h } as const)),
    ...unreached.map((i) => ({ verb: 'REPAIR', dueAt: null, dossierId: null, about: i } as const))];
}
