import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import { requireShown } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { DossierMove } from './dossier-move.entity.js';
import type { MoveDossierInput } from './moves.inputs.js';
import { effectOfMove, moveAsked } from './preview-move.js';

/**
 * Gives a child's dossier to another territory of the département, as a family moves: its heads know it from now on, those of the former no more, as they were shown;
 * admissions and exchanges go on. Whoever moves it may have lost it once it is done, and finds the act by its key.
 */
export async function moveDossier(tx: Tx, input: MoveDossierInput): Promise<DossierMove> {
  const requestId = uuid('requestId', input.requestId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(DossierMove, 'read', { where: { movedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId: uuid('dossierId', input.dossierId), territoireId: uuid('territoireId', input.territoireId) });
  const { dossierId } = await moveAsked(tx, input);
  await tx.lock('territoires', dossierId);
  await tx.lockThreads(dossierId);
  const asked = await moveAsked(tx, input);
  requireShown((await effectOfMove(tx, asked)).digest, input.effectDigest);
  const move = await tx.add(DossierMove, 'write', { ...asked, requestId }, { field: 'dossierId', explained: true });
  await tx.record('dossier.moved', move);
  return move;
}
