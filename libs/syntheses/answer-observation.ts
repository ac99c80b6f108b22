import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { atTable, requireOpen } from './at-table.js';
import { MinuteLine } from './minute-line.entity.js';
import { ObservationAnswer } from './observation-answer.entity.js';
import { Observation } from './observation.entity.js';
import type { AnswerObservationInput } from './review.inputs.js';

/** Retained, by a line that was written since and says it; or not, and why. By who convenes, or by whoever holds the pen, where they read it. @throws DEJA_REPONDU, AUTRE_POINT, LIGNE_ANTERIEURE, what the law says. */
export async function answerObservation(tx: Tx, input: AnswerObservationInput): Promise<ObservationAnswer> {
  const requestId = uuid('requestId', input.requestId);
  const lineId = input.lineId ? uuid('lineId', input.lineId) : null;
  const words = lineId !== null && !input.words ? null : text('words', input.words ?? '', { max: 2000 });
  const observationId = uuid('observationId', input.observationId);
  const { syntheseId, departement, dossierId, homeId, pointId, kind, detail, source, writtenAt } = await tx.get(Observation, observationId, 'notice', 'observationId');
  await atTable(tx, syntheseId);
  const said = { observationId, outcome: lineId === null ? 'NOT_RETAINED' : 'RETAINED', lineId, words } as const;
  const [already] = await tx.allowed(ObservationAnswer, 'read', { where: { observationId } });
  if (already?.authorId === tx.actor.id && already.requestId === requestId) return sameRequest(already, said);
  const row = { departement, dossierId, homeId, syntheseId, pointId, kind, detail, source, authorId: tx.actor.id, at: tx.now, requestId, ...said };
  await tx.require(ObservationAnswer, 'write', row, observationId, { field: 'observationId', explained: true });
  await requireOpen(tx, syntheseId);
  if (already) throw new UserError('DEJA_REPONDU', 'Cette observation a déjà sa réponse.', 'observationId');
  if (lineId !== null) await requireSince(tx, lineId, pointId, writtenAt);
  const answer = await tx.add(ObservationAnswer, 'write', row, { field: 'observationId' });
  await tx.record('observation.answered', answer);
  return answer;
}

async function requireSince(tx: Tx, lineId: string, pointId: string, since: Date): Promise<void> {
  const line = await tx.get(MinuteLine, lineId, 'notice', 'lineId');
  if (line.pointId !== pointId) throw new UserError('AUTRE_POINT', 'Cette ligne est d’un autre point.', 'lineId');
  if (line.writtenAt < since) throw new UserError('LIGNE_ANTERIEURE', 'Cette ligne est d’avant l’observation : corrigez-la, ou écrivez celle qui la retient.', 'lineId');
}
