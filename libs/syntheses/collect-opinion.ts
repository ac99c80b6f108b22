import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { NO_CHARGE } from './charge.js';
import type { MinuteLine } from './minute-line.entity.js';
import type { CollectOpinionInput } from './review.inputs.js';
import { write } from './write-line.js';

/** What the child, or the parents, think of a point, asked before the meeting and written without a pen: a line of the minutes like any other, read as its point is (CASF L.223-4, R.223-9). @throws SEANCE_OUVERTE, VOIX */
export async function collectOpinion(tx: Tx, input: CollectOpinionInput): Promise<MinuteLine> {
  const body = text('body', input.body, { max: 20_000 });
  if (input.voice === 'PROFESSIONNEL') throw new UserError('VOIX', 'Un avis recueilli avant la réunion est de l’enfant ou des parents.', 'voice');
  return await write(tx, input.requestId, uuid('pointId', input.pointId), 'opinion.collected', { type: 'AVIS', voice: input.voice, speakerId: null, nature: 'WRITTEN', supersedesId: null, body, ...NO_CHARGE });
}
