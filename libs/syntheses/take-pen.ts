import { CARD, Habilitation } from '../partners/habilitation.entity.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { atTable, lastPen, requireOpen } from './at-table.js';
import { convokedNow } from './convoked-now.js';
import { PenStep } from './pen-step.entity.js';
import type { HandPenInput, SeanceInput, TakeOverPenInput } from './seance.inputs.js';
import type { PenFact } from './seance-words.js';

const EVENTS = { TAKEN: 'pen.taken', TAKEN_OVER: 'pen.taken', HANDED: 'pen.handed', RELEASED: 'pen.released' } as const;

/** Takes the pen when nobody holds it, or when who held it sits there no more. @throws PLUME_TENUE, which says by whom: what one has begun to write is kept. */
export const takePen = (tx: Tx, input: SeanceInput): Promise<PenStep> => move(tx, input, 'TAKEN', tx.actor.id, null, async (last) => {
  if (!last || last.fact === 'RELEASED' || !(await convokedNow(tx, last.syntheseId, last.holderId))) return;
  throw new UserError('PLUME_TENUE', last.holderId === tx.actor.id ? 'Vous tenez déjà la plume.' : `${await nameOf(tx, last.holderId)} tient la plume. Demandez-la ; ce que vous écrivez est gardé.`, 'syntheseId');
});

/** Whoever convenes takes it from who holds it, and says why. */
export const takeOverPen = (tx: Tx, input: TakeOverPenInput): Promise<PenStep> =>
  move(tx, input, 'TAKEN_OVER', tx.actor.id, text('reason', input.reason, { max: 500 }), () => Promise.resolve());

/** Hands it to somebody who sits there. @throws NON_CONVOQUE */
export const handPen = (tx: Tx, input: HandPenInput): Promise<PenStep> => move(tx, input, 'HANDED', uuid('habilitationId', input.habilitationId), null, async (_, syntheseId, holderId) => {
  if (holderId === tx.actor.id || !(await convokedNow(tx, syntheseId, holderId))) throw new UserError('NON_CONVOQUE', 'La plume se passe à une autre personne convoquée à cette réunion.', 'habilitationId');
});

/** Gives it back: whoever sits there may take it. */
export const releasePen = (tx: Tx, input: SeanceInput): Promise<PenStep> => move(tx, input, 'RELEASED', tx.actor.id, null, () => Promise.resolve());

type Requires = (last: PenStep | null, syntheseId: string, holderId: string) => Promise<void>;

/** One line more, behind the lock of its synthèse: of two who race, the second is told who was first. Asked twice by the same key, it is one. */
async function move(tx: Tx, input: SeanceInput, fact: PenFact, holderId: string, reason: string | null, require: Requires): Promise<PenStep> {
  const requestId = uuid('requestId', input.requestId);
  const syntheseId = uuid('syntheseId', input.syntheseId);
  const { departement, dossierId } = await atTable(tx, syntheseId);
  const [already] = await tx.allowed(PenStep, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { syntheseId, fact, holderId, reason });
  await requireOpen(tx, syntheseId);
  const last = await lastPen(tx, syntheseId);
  const row = { departement, dossierId, syntheseId, sequence: (last?.sequence ?? -1) + 1, fact, holderId, authorId: tx.actor.id, at: tx.now, reason, requestId };
  await tx.require(PenStep, 'write', row, syntheseId, { field: 'syntheseId', explained: true });
  await require(last, syntheseId, holderId);
  const made = await tx.add(PenStep, 'write', row, { field: 'syntheseId' });
  await tx.record(EVENTS[fact], made);
  return made;
}

async function nameOf(tx: Tx, habilitationId: string): Promise<string> {
  const [who] = await tx.allowed(Habilitation, 'read', { where: { id: habilitationId }, with: CARD });
  return who?.professionnel?.displayName ?? 'Quelqu’un';
}
