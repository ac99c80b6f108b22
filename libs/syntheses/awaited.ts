/** What awaits somebody around a table: an item leaves when its fact is recorded (a vote, an answer, a step, a date, minutes), or when its convocation ends; not when it was seen. */
import { MOST_AWAITED, type Awaited } from '../platform/awaited.js';
import type { Scope } from '../platform/scope.js';
import type { Beside } from '../platform/statements.js';
import type { Tx } from '../platform/tx.js';
import { ActionItem } from './action-item.entity.js';
import { ConvocationAnswer } from './convocation-answer.entity.js';
import { Observation } from './observation.entity.js';
import { Poll } from './poll.entity.js';
import { SeanceStep } from './seance-step.entity.js';
import { TO_COME } from './to-come.js';
import { SyntheseDate } from './synthese-date.entity.js';
import { Synthese } from './synthese.entity.js';

export async function awaitedInSyntheses(scope: Scope): Promise<Awaited[]> {
  const tx = await scope.tx();
  if (!tx.may('read', 'Convocation')) return [];
  return [...await actionsDue(tx), ...await pollsToAnswer(tx), ...await meetingsToCome(tx), ...await draftsToReread(tx), ...(tx.may('convene', 'Synthese') ? await ofWhoConvenes(tx) : [])];
}

/** No usage lets a draft be reread longer, holidays counted. */
const LONGEST_TERM = 30 * 86_400_000;
const FIRST_DUE = { order: ['dueAt', 'id'], limit: MOST_AWAITED } as const;

/** In one's hands; and of those that one decided, what is late in another's. */
async function actionsDue(tx: Tx): Promise<Awaited[]> {
  const open = (whose: 'ownerId' | 'authorId'): Promise<ActionItem[]> => tx.allowed(ActionItem, 'read', { where: { [whose]: tx.actor.id, state: 'OPEN' }, ...FIRST_DUE });
  const decided = tx.may('convene', 'Synthese') ? await open('authorId') : [];
  const late = decided.filter(({ dueAt, ownerId }) => dueAt <= tx.now && ownerId !== tx.actor.id);
  return [...await open('ownerId'), ...late].map((about) => ({ verb: 'DUE', dueAt: about.dueAt, dossierId: about.homeId, about }));
}

/** An open poll of a meeting where one sits, of which one has answered nothing. */
async function pollsToAnswer(tx: Tx): Promise<Awaited[]> {
  const asked = await tx.allowed(Poll, 'read', { where: { closedAt: 'infinity' }, has: [{ table: 'convocation', on: 'syntheseId', of: 'syntheseId', mine: 'habilitationId', pending: 'validTo' }],
    lacks: [{ table: 'poll_vote', on: 'pollId', of: 'id', mine: 'habilitationId' }], order: ['deadlineAt', 'id'], limit: MOST_AWAITED });
  return asked.map((about) => ({ verb: 'VOTE', dueAt: about.deadlineAt, dossierId: about.dossierId, about }));
}

/** Where one sits; and, once there is a date, whether one comes, of whoever is convoked by another: asked again when it moves. */
async function meetingsToCome(tx: Tx): Promise<Awaited[]> {
  const mine = await tx.allowed(Synthese, 'read', { ...TO_COME, order: ['convenedAt', 'id'], descending: true, limit: MOST_AWAITED });
  if (mine.length === 0) return [];
  const among = { syntheseId: mine.map((s) => s.id) };
  const dates = await tx.allowed(SyntheseDate, 'read', { among, order: ['sequence', 'id'] });
  const answers = await tx.allowed(ConvocationAnswer, 'read', { where: { habilitationId: tx.actor.id }, among });
  return mine.flatMap((about) => {
    const date = dates.findLast((d) => d.syntheseId === about.id);
    const item = { dueAt: date?.startsAt ?? null, dossierId: about.dossierId, about };
    const answered = answers.some((a) => a.syntheseId === about.id && a.sequence === date?.sequence);
    return [...(date && !answered && about.authorId !== tx.actor.id ? [{ verb: 'ANSWER' as const, ...item }] : []), { verb: 'ATTEND' as const, ...item }];
  });
}

const closed: Beside<Synthese> = { table: 'seance_step', on: 'syntheseId', of: 'id', words: { fact: 'CLOSED' } };
const dated: Beside<Synthese> = { table: 'synthese_date', on: 'syntheseId', of: 'id' };
const validated: Beside<Synthese> = { table: 'minutes', on: 'syntheseId', of: 'id' };
const polled: Beside<Synthese> = { table: 'poll', on: 'syntheseId', of: 'id', pending: 'closedAt' };
const held: Beside<Synthese> = { table: 'seance_step', on: 'syntheseId', of: 'id' };

/** The draft of a meeting where one sits, convened by another, until its term: of which one has observed nothing, and not said so. From the closings of these days, which are few. */
async function draftsToReread(tx: Tx): Promise<Awaited[]> {
  const among = { on: 'syntheseId', of: 'syntheseId' } as const;
  const closings = await tx.allowed(SeanceStep, 'read', { within: { column: 'observeUntil', from: tx.now, to: new Date(tx.now.getTime() + LONGEST_TERM) }, order: ['observeUntil', 'id'], limit: MOST_AWAITED,
    has: [{ table: 'convocation', ...among, mine: 'habilitationId', pending: 'validTo' }],
    lacks: [{ table: 'minutes', ...among }, { table: 'observation', ...among, mine: 'authorId' }, { table: 'relecture', ...among, mine: 'authorId' }] });
  if (closings.length === 0) return [];
  const drafts = await tx.allowed(Synthese, 'read', { byOthers: 'authorId', among: { id: closings.map(({ syntheseId }) => syntheseId) } });
  return drafts.map((about) => ({ verb: 'REVIEW', dueAt: closings.find(({ syntheseId }) => syntheseId === about.id)!.observeUntil, dossierId: about.dossierId, about }));
}

/** Of one's own meetings: a date to set, when none is being asked for; minutes to validate, once it is closed; observations to answer. */
async function ofWhoConvenes(tx: Tx): Promise<Awaited[]> {
  const mine = { where: { authorId: tx.actor.id }, order: ['convenedAt', 'id'], limit: MOST_AWAITED } as const;
  const toDate = await tx.allowed(Synthese, 'read', { ...mine, lacks: [dated, polled, held] });
  const toValidate = await tx.allowed(Synthese, 'read', { ...mine, has: [closed], lacks: [validated] });
  const toAnswer = toValidate.length === 0 ? [] : await tx.allowed(Observation, 'read', { among: { syntheseId: toValidate.map(({ id }) => id) }, lacks: [{ table: 'observation_answer', on: 'observationId', of: 'id' }], order: ['writtenAt', 'id'], limit: MOST_AWAITED });
  const item = (about: Synthese): Omit<Awaited, 'verb'> => ({ dueAt: null, dossierId: about.dossierId, about });
  return [...toDate.map((s) => ({ verb: 'PREPARE' as const, ...item(s) })), ...toValidate.map((s) => ({ verb: 'VALIDATE' as const, ...item(s) })),
    ...toAnswer.map((about) => ({ verb: 'ANSWER' as const, dueAt: null, dossierId: about.homeId, about }))];
}
