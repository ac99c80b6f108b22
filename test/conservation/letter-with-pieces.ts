/** A signalement of a dossier, with a piece and another that was taken back: two files that go with it. */
import { PieceSignalement } from '../../libs/documents/piece-signalement.entity.js';
import type { Shelf } from '../../libs/documents/shelf.js';
import { attachPieceSignalement } from '../../libs/signalements/attach-piece-signalement.js';
import { withdrawPieceSignalement } from '../../libs/signalements/withdraw-piece-signalement.js';
import { examined } from '../documents/shelf.js';
import type { Door } from '../support/door.js';
import { competent, draft } from '../support/signalement.js';
import { actorId, uuid } from '../support/situation.js';

export async function letterWithPieces(door: Door, shelf: Shelf, dossierId: string): Promise<string> {
  const { id: signalementId } = await draft(door, 'A4', await competent(door), { dossierIds: [dossierId] });
  for (const name of ['par erreur.txt', 'certificat.txt']) {
    const depositId = await examined(shelf, actorId('A4'), Buffer.from(name), { name });
    await door.as('A4', (tx) => attachPieceSignalement(tx, shelf, { signalementId, depositId }));
  }
  const [{ id: pieceId }] = await door.reads('A4', (tx) => tx.allowed(PieceSignalement, 'read', { where: { signalementId }, order: ['version', 'number'] })) as [PieceSignalement];
  await door.as('A4', (tx) => withdrawPieceSignalement(tx, { requestId: uuid(), pieceId }));
  return signalementId;
}
