import { PieceEvaluation } from '../documents/piece-evaluation.entity.js';
import type { Shelf } from '../documents/shelf.js';
import { MOST_PIECES } from '../documents/types.js';
import { wordsOfFile } from '../documents/words-of-file.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { requireNotSubmitted } from './child-of-evaluation.js';
import { Contribution } from './contribution.entity.js';
import type { AttachPieceEvaluationInput } from './evaluations.inputs.js';

/**
 * A deposit that was examined joins what one brought to an evaluation, until its report is submitted: it is read by its readers. A medical one joins what is medical, read by
 * carers alone; what the others must know of it is a summary, another contribution. It bears the id of its deposit: a second try makes nothing twice.
 */
export async function attachPieceEvaluation(tx: Tx, shelf: Shelf, input: AttachPieceEvaluationInput): Promise<Contribution> {
  const contributionId = uuid('contributionId', input.contributionId);
  const depositId = uuid('depositId', input.depositId);
  await tx.lock('request', depositId);
  const contribution = await tx.get(Contribution, contributionId, 'read', 'contributionId');
  const { departement, evaluationId, dossierId, kind, detail, source, authorId } = contribution;
  const of = { departement, evaluationId, dossierId, contributionId, kind, detail, source, authorId };
  const pieces = await tx.allowed(PieceEvaluation, 'read', { where: { contributionId } });
  if (pieces.some(({ id }) => id === depositId)) return contribution;
  await tx.require(PieceEvaluation, 'write', of, depositId, { field: 'contributionId' });
  if (contribution.heading !== 'DIVERGENCE') await requireNotSubmitted(tx, evaluationId);
  if (pieces.length >= MOST_PIECES) throw new UserError('TROP_DE_PIECES', `Une contribution porte ${MOST_PIECES} pièces au plus. Celle-ci n’est pas jointe.`, 'depositId');
  const ready = await shelf.ready(tx.actor.id, depositId);
  const piece = await tx.add(PieceEvaluation, 'write', { id: depositId, ...of, type: ready.type, state: ready.state, size: ready.bytes.length, addedAt: tx.now, name: ready.name }, { field: 'contributionId' });
  await tx.places.askTexts(dossierId, () => [['depositId', wordsOfFile(ready)]]);
  await shelf.keep(await tx.fileKey(piece), { holder: dossierId, document: piece.id }, ready.bytes);
  await tx.record('piece-evaluation.attached', piece);
  return contribution;
}
