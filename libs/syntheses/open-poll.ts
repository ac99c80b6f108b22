import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { requireNotHeld } from './at-table.js';
import { lastDateOf } from './last-date.js';
import { PollSlot } from './poll-slot.entity.js';
import { Poll } from './poll.entity.js';
import type { OpenPollInput, PollSlotInput } from './polls.inputs.js';
import { Synthese } from './synthese.entity.js';

const MOST_SLOTS = 20;
const HOUR = 3_600_000;

/** Asks whoever is convoked when they can come: one poll at a time, of a synthèse that is neither cancelled nor opened. A reminder goes a day before its term, or half-way to a nearer one. */
export async function openPoll(tx: Tx, input: OpenPollInput): Promise<Poll> {
  const requestId = uuid('requestId', input.requestId);
  const syntheseId = uuid('syntheseId', input.syntheseId);
  const { id, departement, dossierId } = await tx.get(Synthese, syntheseId, 'read', 'syntheseId');
  await tx.lock('request', requestId);
  const mine = { authorId: tx.actor.id, requestId };
  const [already] = await tx.allowed(Poll, 'read', { where: mine });
  if (already) return sameRequest(already, { syntheseId, deadlineAt: input.deadlineAt });
  await tx.lock('Synthese', id);
  const { now } = tx;
  const of = { departement, dossierId, syntheseId, authorId: tx.actor.id };
  const poll = { ...of, openedAt: now, deadlineAt: input.deadlineAt, remindAt: reminderOf(now, input.deadlineAt), remindedAt: Infinity, closedAt: Infinity, slotId: null, requestId };
  await tx.require(Poll, 'write', poll, requestId, { field: 'syntheseId', explained: true });
  requireSlots(input, now);
  await requireNotHeld(tx, syntheseId);
  if ((await lastDateOf(tx, syntheseId))?.fact === 'CANCELLED') throw new UserError('REUNION_ANNULEE', 'Cette réunion est annulée.', 'syntheseId');
  const [open] = await tx.allowed(Poll, 'read', { where: { syntheseId, closedAt: 'infinity' }, limit: 1 });
  if (open) throw new UserError('SONDAGE_OUVERT', 'Un sondage est déjà ouvert pour cette réunion.', 'syntheseId');
  const opened = await tx.add(Poll, 'write', poll, { field: 'syntheseId', explained: true });
  for (const { startsAt, endsAt } of input.slots) await tx.add(PollSlot, 'write', { ...of, pollId: opened.id, startsAt, endsAt });
  await tx.record('poll.opened', opened);
  return opened;
}

const reminderOf = (now: Date, deadline: Date): Date => new Date(Math.max(Math.floor((now.getTime() + deadline.getTime()) / 2), deadline.getTime() - 24 * HOUR));

function requireSlots({ deadlineAt, slots }: OpenPollInput, now: Date): void {
  if (deadlineAt.getTime() < now.getTime() + HOUR) throw new UserError('TERME_TROP_PROCHE', 'Laissez une heure au moins pour répondre.', 'deadlineAt');
  if (slots.length === 0 || slots.length > MOST_SLOTS) throw new UserError('CRENEAUX', `Proposez de un à ${MOST_SLOTS} créneaux.`, 'slots');
  if (slots.some(({ startsAt, endsAt }) => endsAt <= startsAt)) throw new UserError('ORDRE', 'Un créneau finit après son début.', 'slots');
  if (new Set(slots.map(({ startsAt }: PollSlotInput) => startsAt.getTime())).size < slots.length) throw new UserError('CRENEAU_REPETE', 'Deux créneaux commencent à la même heure.', 'slots');
  if (slots.some(({ startsAt }) => startsAt < deadlineAt)) throw new UserError('ORDRE', 'Les réponses sont attendues avant le premier créneau.', 'deadlineAt');
}
