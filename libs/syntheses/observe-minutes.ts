import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { heldOf } from '../platform/rows.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { atTable } from './at-table.js';
import { requireBeingReread } from './being-reread.js';
import { MinuteLine } from './minute-line.entity.js';
import { Observation } from './observation.entity.js';
import { Relecture } from './relecture.entity.js';
import type { ObserveMinutesInput } from './review.inputs.js';
import type { SeanceInput } from './seance.inputs.js';
import { SynthesePoint } from './synthese-point.entity.js';

/** Observes a point of the draft, or a line of it: what one reads, as it is read. Until the term, and as often as there is to say. @throws SEANCE_NON_CLOSE, RELECTURE_FINIE, DEJA_VALIDE, AUTRE_POINT, NE_LIT_PAS, what the law says. */
export async function observeMinutes(tx: Tx, input: ObserveMinutesInput): Promise<Observation> {
  const requestId = uuid('requestId', input.requestId);
  const body = text('body', input.body, { max: 5000 });
  const pointId = uuid('pointId', input.pointId);
  const lineId = input.lineId ? uuid('lineId', input.lineId) : null;
  const point = await tx.get(SynthesePoint, pointId, 'notice', 'pointId');
  const { syntheseId, departement, dossierId, homeId, kind, detail } = point;
  await atTable(tx, syntheseId);
  const [already] = await tx.allowed(Observation, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { pointId, lineId, body });
  const of = lineId === null ? point : await tx.get(MinuteLine, lineId, 'notice', 'lineId');
  if (lineId !== null && (of as MinuteLine).pointId !== pointId) throw new UserError('AUTRE_POINT', 'Cette ligne est d’un autre point.', 'lineId');
  const row = { departement, dossierId, homeId, syntheseId, pointId, kind, detail, source: of.source, authorId: tx.actor.id, lineId, writtenAt: tx.now, requestId };
  await tx.require(Observation, 'write', row, pointId, { field: 'pointId', explained: true });
  if (heldOf(of) === null) throw new UserError('NE_LIT_PAS', 'Vous ne lisez pas ce point dans ce dossier : on n’observe que ce que l’on lit.', 'pointId');
  await requireBeingReread(tx, syntheseId);
  const observation = await tx.add(Observation, 'write', { ...row, body }, { field: 'pointId' });
  await tx.record('observation.made', observation);
  return observation;
}

/** Says that one has reread the draft, and has nothing to observe: once, and it takes nothing away from what one would still observe before the term. @throws DEJA_RELU */
export async function sayNothingToObserve(tx: Tx, input: SeanceInput): Promise<Relecture> {
  const requestId = uuid('requestId', input.requestId);
  const { id: syntheseId, departement, dossierId } = await atTable(tx, uuid('syntheseId', input.syntheseId));
  const [already] = await tx.allowed(Relecture, 'read', { where: { authorId: tx.actor.id, syntheseId } });
  if (already?.requestId === requestId) return already;
  const row = { departement, dossierId, syntheseId, authorId: tx.actor.id, at: tx.now, requestId };
  await tx.require(Relecture, 'write', row, syntheseId, { field: 'syntheseId', explained: true });
  if (already) throw new UserError('DEJA_RELU', 'Vous avez déjà dit n’avoir rien à observer.', 'syntheseId');
  await requireBeingReread(tx, syntheseId);
  const relecture = await tx.add(Relecture, 'write', row, { field: 'syntheseId' });
  await tx.record('relecture.done', relecture);
  return relecture;
}
