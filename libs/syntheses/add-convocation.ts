import { requireNotKeptOut } from '../dossiers/conflicts-of.js';
import { holdAdmissions } from '../dossiers/admit.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { circleOf } from './attendance.js';
import { Convocation } from './convocation.entity.js';
import { convoke } from './convoke.js';
import { seatOf } from './seating.js';
import { SyntheseDate } from './synthese-date.entity.js';
import { Synthese } from './synthese.entity.js';
import type { AddConvocationInput } from './syntheses.inputs.js';

/** Convokes one more person, admitted or to be admitted here, as long as it is not cancelled. Whoever is convoked already is so once. */
export async function addConvocation(tx: Tx, input: AddConvocationInput): Promise<Convocation> {
  const syntheseId = uuid('syntheseId', input.syntheseId);
  const habilitationId = uuid('habilitationId', input.habilitationId);
  const synthese = await tx.get(Synthese, syntheseId, 'read', 'syntheseId');
  const { departement, dossierId } = synthese;
  await tx.require(Synthese, 'convene', { departement, dossierId, authorId: tx.actor.id }, syntheseId, { field: 'syntheseId', explained: true });
  await requireNotKeptOut(tx, dossierId, 'syntheseId');
  await holdAdmissions(tx, dossierId);
  await tx.lock('Synthese', syntheseId);
  const [present] = await tx.allowed(Convocation, 'read', { where: { syntheseId, habilitationId }, inForce: true });
  if (present) return present;
  const [last] = await tx.allowed(SyntheseDate, 'read', { where: { syntheseId }, order: ['sequence'], descending: true, limit: 1 });
  if (last?.fact === 'CANCELLED') throw new UserError('ANNULEE', 'Cette réunion est annulée : convoquez-en une autre.', 'syntheseId');
  const circle = await circleOf(tx, [dossierId], [habilitationId]);
  const who = await tx.get(Habilitation, habilitationId, 'read', 'habilitationId');
  const seat = await seatOf(tx, synthese, who, { habilitationId, required: input.required, admission: input.admission ?? null }, circle.inScope(who.id, dossierId), 'habilitationId');
  if (seat.refusal) throw seat.refusal;
  const convocation = await convoke(tx, synthese, seat);
  await tx.record('convocation.added', convocation);
  return convocation;
}
