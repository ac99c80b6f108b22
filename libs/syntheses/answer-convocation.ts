import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { ConvocationAnswer } from './convocation-answer.entity.js';
import { lastDateOf } from './last-date.js';
import type { AnswerConvocationInput } from './polls.inputs.js';
import { Synthese } from './synthese.entity.js';

const LONGEST = 500;
const MOST_CHANGES = 100;

/** Says whether one comes, for the date that holds; the last answer holds, as long as that date does. Said again alike, nothing is written. */
export async function answerConvocation(tx: Tx, input: AnswerConvocationInput): Promise<ConvocationAnswer> {
  const syntheseId = uuid('syntheseId', input.syntheseId);
  const reason = input.reason ? text('reason', input.reason, { max: LONGEST }) : null;
  const { departement, dossierId } = await tx.get(Synthese, syntheseId, 'read', 'syntheseId');
  await tx.lock('Synthese', syntheseId);
  const of = { departement, dossierId, syntheseId, habilitationId: tx.actor.id };
  await tx.require(ConvocationAnswer, 'write', of, syntheseId, { field: 'syntheseId', explained: true });
  const date = await lastDateOf(tx, syntheseId);
  if (!date) throw new UserError('SANS_DATE', 'Cette réunion n’a pas encore de date.', 'syntheseId');
  if (date.fact === 'CANCELLED') throw new UserError('REUNION_ANNULEE', 'Cette réunion est annulée.', 'syntheseId');
  const [last] = await tx.allowed(ConvocationAnswer, 'read', { where: { syntheseId, habilitationId: tx.actor.id }, order: ['rank', 'id'], descending: true, limit: 1 });
  if (last?.sequence === date.sequence && last.answer === input.answer && last.reason === reason) return last;
  const rank = (last?.rank ?? 0) + 1;
  if (rank > MOST_CHANGES) throw new UserError('TROP_NOMBREUX', 'Cette réponse a changé trop souvent.', 'answer');
  const answer = await tx.add(ConvocationAnswer, 'write', { ...of, sequence: date.sequence, rank, answer: input.answer, answeredAt: tx.now, reason });
  await tx.record('convocation.answered', answer);
  return answer;
}
