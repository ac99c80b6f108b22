import { randomUUID } from 'node:crypto';
import { PieceRecueillie } from '../documents/piece-recueillie.entity.js';
import type { Shelf } from '../documents/shelf.js';
import { MOST_PIECES } from '../documents/types.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { AccuseReception } from './accuse-reception.entity.js';
import { ElementRecueilli } from './element-recueilli.entity.js';
import type { AttachPieceRecueillieInput } from './informations-preoccupantes.inputs.js';

/** The same words about each child of a home, at most. */
const MOST_ELEMENTS = 20;

/**
 * A deposit that was examined joins what one has transmitted, until the cell has handled it: it is read by the readers of what it joins, child by child. It is sealed
 * once, under the key of the information préoccupante, before its rows say that it is there. Asked again, it is what it was.
 */
export async function attachPieceRecueillie(tx: Tx, shelf: Shelf, input: AttachPieceRecueillieInput): Promise<ElementRecueilli> {
  const depositId = uuid('depositId', input.depositId);
  const elementIds = [...new Set(input.elementIds.map((id) => uuid('elementIds', id)))].sort();
  if (elementIds.length === 0 || elementIds.length > MOST_ELEMENTS) throw new UserError('ELEMENTS', `Une pièce se joint à un élément au moins, ${MOST_ELEMENTS} au plus. Rien n’est joint.`, 'elementIds');
  const elements: ElementRecueilli[] = [];
  for (const id of elementIds) elements.push(await tx.get(ElementRecueilli, id, 'read', 'elementIds'));
  const [{ intakeId, kind }] = elements as [ElementRecueilli];
  if (elements.some((e) => e.intakeId !== intakeId || e.kind !== kind)) throw new UserError('ELEMENTS', 'Une pièce se joint à des éléments d’une seule information, d’une seule nature. Rien n’est joint.', 'elementIds');
  await tx.lock('request', depositId);
  const there = await tx.allowed(PieceRecueillie, 'read', { where: { intakeId } });
  const wanted = elements.filter(({ id }) => !there.some((piece) => piece.elementId === id && piece.depositId === depositId));
  if (wanted.length === 0) return elements[0]!;
  const [accuse] = await tx.allowed(AccuseReception, 'read', { where: { intakeId, authorId: tx.actor.id } });
  if (accuse && accuse.stage !== 'RECEIVED') throw new UserError('DEJA_TRAITEE', 'La cellule a traité ce que vous avez transmis : rien ne s’y joint plus. Transmettez ce qui est nouveau par un autre recueil.', 'elementIds');
  if (wanted.some(({ id }) => there.filter((piece) => piece.elementId === id).length >= MOST_PIECES)) throw new UserError('TROP_DE_PIECES', `Un élément porte ${MOST_PIECES} pièces au plus. Celle-ci n’est pas jointe.`, 'depositId');
  const ready = await shelf.ready(tx.actor.id, depositId);
  const documentId = randomUUID();
  const { departement, id: authorId } = tx.actor;
  const file = { departement, intakeId, authorId, depositId, documentId, type: ready.type, state: ready.state, size: ready.bytes.length, addedAt: tx.now, name: ready.name };
  const pieces: PieceRecueillie[] = [];
  for (const { id: elementId, mineurId, detail, source } of wanted) pieces.push(await tx.add(PieceRecueillie, 'write', { ...file, elementId, mineurId, kind, detail, source }, { field: 'elementIds' }));
  await shelf.keep(await tx.fileKey(pieces[0]!), { holder: intakeId, document: documentId }, ready.bytes);
  for (const piece of pieces) await tx.record('piece-recueillie.attached', piece);
  return elements[0]!;
}
