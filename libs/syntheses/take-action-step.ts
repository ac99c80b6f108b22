import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { ActionItem } from './action-item.entity.js';
import { ActionStep } from './action-step.entity.js';
import type { ActionFact } from './action-words.js';
import type { AbandonActionInput, ActionStepInput, CompleteActionInput, HandActionInput, PostponeActionInput } from './actions.inputs.js';
import { dayToCome, requireCharged } from './charge.js';

const EVENTS = { DONE: 'action.done', NOT_DONE: 'action.not-done', POSTPONED: 'action.postponed', HANDED: 'action.handed' } as const satisfies Record<ActionFact, string>;
const CLOSED = { DONE: 'Cette action est faite.', NOT_DONE: 'Cette action n’a pas été faite : c’est déjà dit.', WITHDRAWN: 'Cette action a été retirée avec sa ligne.' } as const;
const REASON = { max: 2000 };

/** Done. By whoever it is in the hands of, or by who convenes, after the minutes are validated as before. @throws ACTION_CLOSE */
export const completeAction = (tx: Tx, input: CompleteActionInput): Promise<ActionStep> =>
  step(tx, input, { fact: 'DONE', dueAt: null, ownerId: null, reason: input.words ? text('words', input.words, REASON) : null });

/** It will not be done, and why. */
export const abandonAction = (tx: Tx, input: AbandonActionInput): Promise<ActionStep> => step(tx, input, { fact: 'NOT_DONE', dueAt: null, ownerId: null, reason: text('reason', input.reason, REASON) });

/** To another day, and why: its reminders start again. @throws DATE */
export const postponeAction = (tx: Tx, input: PostponeActionInput): Promise<ActionStep> =>
  step(tx, input, { fact: 'POSTPONED', dueAt: dayToCome(tx, 'dueOn', input.dueOn), ownerId: null, reason: text('reason', input.reason, REASON) });

/** To another person, who reads that point. @throws NE_LIT_PAS, DEJA_CONFIEE */
export const handAction = (tx: Tx, input: HandActionInput): Promise<ActionStep> =>
  step(tx, input, { fact: 'HANDED', dueAt: null, ownerId: uuid('habilitationId', input.habilitationId), reason: input.reason ? text('reason', input.reason, REASON) : null });

type Told = Pick<ActionStep, 'fact' | 'dueAt' | 'ownerId' | 'reason'>;

/** One fact more, behind the lock of its action: two who close it at once, the second is told so. Asked twice by the same key, it is one. */
async function step(tx: Tx, input: ActionStepInput, told: Told): Promise<ActionStep> {
  const requestId = uuid('requestId', input.requestId);
  const actionId = uuid('actionId', input.actionId);
  await tx.lock('ActionItem', actionId);
  const { departement, dossierId, homeId, syntheseId, pointId, kind, detail, source, state, ownerId } = await tx.get(ActionItem, actionId, 'read', 'actionId');
  const [already] = await tx.allowed(ActionStep, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { actionId, ...told });
  const row = { departement, dossierId, homeId, syntheseId, pointId, kind, detail, source, authorId: tx.actor.id, actionId, at: tx.now, requestId, ...told };
  await tx.require(ActionStep, 'write', row, actionId, { field: 'actionId', explained: true });
  if (state !== 'OPEN') throw new UserError('ACTION_CLOSE', CLOSED[state], 'actionId');
  if (told.ownerId === ownerId) throw new UserError('DEJA_CONFIEE', 'Cette action est déjà confiée à cette personne.', 'habilitationId');
  if (told.ownerId !== null) await requireCharged(tx, row, told.ownerId, 'habilitationId');
  const [last] = await tx.allowed(ActionStep, 'read', { where: { actionId }, order: ['sequence', 'id'], descending: true, limit: 1 });
  const made = await tx.add(ActionStep, 'write', { ...row, sequence: (last?.sequence ?? 0) + 1 }, { field: 'actionId' });
  await tx.record(EVENTS[told.fact], made);
  return made;
}
