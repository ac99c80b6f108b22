/** Dossiers whose term is past, listed, with what people write in them: exchanges, entries, persons, a piece. Each waits for its own visa. */
import { writeEntry } from '../../libs/dossiers/write-entry.js';
import { attachPiece } from '../../libs/threads/attach-piece.js';
import { examined, type shelfFor } from '../documents/shelf.js';
import type { Door } from '../support/door.js';
import { actorId, say, situation, uuid } from '../support/situation.js';
import { closes, lists, termIsPast } from './ready.js';
import { sealedValues, type SealedValue } from './sealed-rows.js';

export interface ToDestroy { id: string; bordereau: string; pieceId: string; values: SealedValue[] }

export async function toDestroy(door: Door, { shelf }: Awaited<ReturnType<typeof shelfFor>>, rank: number, entries: number): Promise<ToDestroy> {
  const { dossierId: id, threadId } = await situation(door, { A5: ['FAM', 'SOC'] });
  for (let n = 0; n < entries; n++) await door.as('A5', (tx) => writeEntry(tx, { requestId: uuid(), dossierId: id, kind: 'SOC', detail: 'FULL', body: `Un constat, le ${n}e.` }));
  const message = await say(door, 'A5', threadId, { kind: 'SOC' });
  const { id: pieceId } = await door.as('A5', async (tx) => attachPiece(tx, shelf, { messageId: message.id, depositId: await examined(shelf, actorId('A5'), Buffer.from(`Un certificat, le ${rank}e.`), { name: 'certificat.txt' }) }));
  await shelf.deposits.remove(pieceId);
  const bordereau = `2030-${rank}`;
  await closes(door, id);
  await termIsPast(door, id);
  await lists(door, id, bordereau);
  return { id, bordereau, pieceId, values: await sealedValues(door.database, door.db.owner, [id]) };
}
