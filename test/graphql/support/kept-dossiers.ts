/** Dossiers at each place of their keeping, as if closed long before. */
import { closeDossier } from '../../../libs/conservation/close-dossier.js';
import { holdElimination } from '../../../libs/conservation/hold-elimination.js';
import { listForElimination } from '../../../libs/conservation/list-for-elimination.js';
import { termIsPast } from '../../conservation/ready.js';
import type { Door } from '../../support/door.js';
import { dossier, uuid } from '../../support/situation.js';

export interface Kept { closed: string; step: string; held: string; expired: string; listed: string }

export async function keptDossiers(door: Door): Promise<Kept> {
  const close = async (): Promise<{ dossierId: string; id: string }> => {
    const { id: dossierId } = await dossier(door);
    return { dossierId, id: (await door.as('A8', (tx) => closeDossier(tx, { requestId: uuid(), dossierId, category: 'SANS_SUITE' }))).id };
  };
  const [{ dossierId: closed, id: step }, { dossierId: expired }, { dossierId: listed }] = [await close(), await close(), await close()];
  for (const id of [expired, listed]) await termIsPast(door, id);
  await door.as('A8', (tx) => listForElimination(tx, { requestId: uuid(), dossierId: listed, bordereau: '2028-1' }));
  const { id: held } = await dossier(door);
  await door.as('A8', (tx) => holdElimination(tx, { requestId: uuid(), dossierId: held, reason: 'Le parquet le demande.' }));
  return { closed, step, held, expired, listed };
}
