/** What awaits the cell and the designated heads: a first analysis, a second look, a decision, a retour. */
import type { ClockCode } from '../clocks/clocks.js';
import { Deadline } from '../clocks/deadline.entity.js';
import { MOST_AWAITED, type Awaited } from '../platform/awaited.js';
import type { Scope } from '../platform/scope.js';
import type { Ask } from '../platform/statements.js';
import type { Tx } from '../platform/tx.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { Qualification } from './qualification.entity.js';
import { STATES, UNDECIDED } from './states.js';

/** Something followed, which whoever transmitted is to be told; what completes another waits for that other. */
const FOLLOWED = STATES.filter((state) => !UNDECIDED.includes(state) && state !== 'COMPLEMENT');

export async function awaitedInInformationsPreoccupantes(scope: Scope): Promise<Awaited[]> {
  const tx = await scope.tx();
  const [received, proposed, submitted, owed] = await Promise.all([
    tx.may('write', 'Qualification') ? heads(tx, { where: { state: 'RECEIVED' } }) : [],
    tx.may('write', 'SecondRegard') ? tx.allowed(Qualification, 'read', { lacks: [{ table: 'second_regard', on: 'qualificationId', of: 'id' }], order: ['writtenAt', 'id'], limit: MOST_AWAITED }) : [],
    tx.may('write', 'SuiteDonnee') ? heads(tx, { where: { state: 'REPORT_SUBMITTED' } }) : [],
    tx.may('write', 'Retour') ? heads(tx, { among: { state: FOLLOWED }, has: [{ table: 'deadline', on: 'intakeId', of: 'id', words: { code: 'IP_FEEDBACK_PRO', state: 'RUNNING' } }] }) : [],
  ]);
  const asked = tx.may('write', 'Retour') ? await tx.allowed(Deadline, 'read', { where: { code: 'IP_FEEDBACK_LAY', state: 'RUNNING' }, order: ['dueAt', 'id'], limit: MOST_AWAITED }) : [];
  const toQualify = received.filter((head) => !proposed.some((q) => q.intakeId === head.id));
  const toLook = proposed.filter((q) => q.personId !== tx.actor.professionnelId);
  const due = await termsOf(tx, [...toQualify, ...owed].map((head) => head.id).concat(toLook.map((q) => q.intakeId)));
  return [
    ...toQualify.map((about) => ({ verb: 'QUALIFY' as const, dueAt: due(about.id, 'IP_TRIAGE') ?? due(about.id, 'IP_QUALIFICATION'), dossierId: null, about })),
    ...toLook.map((about) => ({ verb: 'LOOK' as const, dueAt: due(about.intakeId, 'IP_QUALIFICATION'), dossierId: null, about })),
    ...submitted.map((about) => ({ verb: 'DECIDE' as const, dueAt: null, dossierId: null, about })),
    ...owed.map((about) => ({ verb: 'TELL' as const, dueAt: due(about.id, 'IP_FEEDBACK_PRO'), dossierId: null, about })),
    ...asked.map((about) => ({ verb: 'TELL' as const, dueAt: about.dueAt, dossierId: null, about })),
  ];
}

const heads = (tx: Tx, more: Ask<InformationPreoccupante>): Promise<InformationPreoccupante[]> =>
  tx.allowed(InformationPreoccupante, 'read', { order: ['receivedAt', 'id'], limit: MOST_AWAITED, ...more });

async function termsOf(tx: Tx, intakeIds: readonly string[]): Promise<(intakeId: string, code: ClockCode) => Date | null> {
  const running = intakeIds.length === 0 ? [] : await tx.allowed(Deadline, 'read', { where: { state: 'RUNNING' }, among: { intakeId: [...new Set(intakeIds)] } });
  return (intakeId, code) => running.find((d) => d.intakeId === intakeId && d.code === code)?.dueAt ?? null;
}
