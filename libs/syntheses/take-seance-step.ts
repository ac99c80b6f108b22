import { rereadingTermOf } from '../clocks/rereading.js';
import { requirePriorInformation } from '../dossiers/require-prior-information.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { atTable, requireHeld, seanceOf } from './at-table.js';
import { SeanceStep } from './seance-step.entity.js';
import type { SeanceInput, ShowPointInput } from './seance.inputs.js';
import type { SeanceFact } from './seance-words.js';
import { SyntheseDate } from './synthese-date.entity.js';
import { SynthesePoint } from './synthese-point.entity.js';

const EVENTS = { OPENED: 'seance.opened', POINT: 'seance.moved-on', CLOSED: 'seance.closed' } as const;

/** Opens the meeting: once, when those who hold authority over each child of whom something secret will be said were informed of it (CASF L.226-2-2). @throws REUNION_ANNULEE, SEANCE_OUVERTE, PARENTS_NON_INFORMES */
export const openSeance = (tx: Tx, input: SeanceInput): Promise<SeanceStep> => step(tx, input, 'OPENED', null, async (done, syntheseId) => {
  if (done.length > 0) throw new UserError('SEANCE_OUVERTE', 'Cette réunion est déjà ouverte.', 'syntheseId');
  const [date] = await tx.allowed(SyntheseDate, 'read', { where: { syntheseId }, order: ['sequence', 'id'], descending: true, limit: 1 });
  if (date?.fact === 'CANCELLED') throw new UserError('REUNION_ANNULEE', 'Cette réunion est annulée : convoquez-en une autre.', 'syntheseId');
  const agenda = await tx.allowed(SynthesePoint, 'notice', { where: { syntheseId } });
  for (const dossierId of new Set(agenda.filter(({ kind }) => kind !== 'LOG').map((point) => point.dossierId))) await requirePriorInformation(tx, dossierId);
});

/** Goes on to a point of its agenda. @throws SEANCE_NON_OUVERTE, SEANCE_CLOSE */
export const showPoint = (tx: Tx, input: ShowPointInput): Promise<SeanceStep> => step(tx, input, 'POINT', uuid('pointId', input.pointId), async (done, syntheseId, pointId) => {
  const point = await tx.get(SynthesePoint, pointId!, 'notice', 'pointId');
  if (point.syntheseId !== syntheseId) throw new UserError('AUTRE_REUNION', 'Ce point est d’une autre réunion.', 'pointId');
  requireHeld(done);
});

/** Closes it, once and for all: its draft is reread from then on, for as long as usage says. @throws SEANCE_NON_OUVERTE, SEANCE_CLOSE */
export const closeSeance = (tx: Tx, input: SeanceInput): Promise<SeanceStep> => step(tx, input, 'CLOSED', null, (done) => Promise.resolve(requireHeld(done)));

type Requires = (done: SeanceStep[], syntheseId: string, pointId: string | null) => Promise<void>;

/** One line more, behind the lock of its synthèse. Asked twice by the same key, it is one. */
async function step(tx: Tx, input: SeanceInput, fact: SeanceFact, pointId: string | null, require: Requires): Promise<SeanceStep> {
  const requestId = uuid('requestId', input.requestId);
  const syntheseId = uuid('syntheseId', input.syntheseId);
  const { departement, dossierId } = await atTable(tx, syntheseId);
  const done = await seanceOf(tx, syntheseId);
  const already = done.find((one) => one.authorId === tx.actor.id && one.requestId === requestId);
  if (already) return sameRequest(already, { fact, pointId });
  const row = { departement, dossierId, syntheseId, sequence: done.length, fact, pointId, authorId: tx.actor.id, at: tx.now, ...termOf(tx, fact), requestId };
  await tx.require(SeanceStep, 'write', row, syntheseId, { field: 'syntheseId', explained: true });
  await require(done, syntheseId, pointId);
  const made = await tx.add(SeanceStep, 'write', row, { field: 'syntheseId' });
  await tx.record(EVENTS[fact], made);
  return made;
}

function termOf(tx: Tx, fact: SeanceFact): Pick<SeanceStep, 'observeUntil' | 'remindAt' | 'remindedAt'> {
  if (fact !== 'CLOSED') return { observeUntil: null, remindAt: null, remindedAt: Infinity };
  const { until, remindAt } = rereadingTermOf(tx.now, tx.actor.departement);
  return { observeUntil: until, remindAt, remindedAt: Infinity };
}
