/** What brings a dossier as far as its destruction, by those who do it: closed, its term past, listed, visaed by somebody else. */
import { closeDossier } from '../../libs/conservation/close-dossier.js';
import { listForElimination } from '../../libs/conservation/list-for-elimination.js';
import { recordVisa } from '../../libs/conservation/record-visa.js';
import type { Door } from '../support/door.js';
import { uuid } from '../support/situation.js';

export const asked = (dossierId: string): { requestId: string; dossierId: string } => ({ requestId: uuid(), dossierId });
export const closes = (door: Door, id: string): Promise<unknown> => door.as('A8', (tx) => closeDossier(tx, { ...asked(id), category: 'SANS_SUITE' }));
/** As if it had been closed long before. */
export const termIsPast = (door: Door, id: string): Promise<unknown> =>
  door.db.owner.query(`update app.conservation_step set due_at = app.now(), first_at = app.now() - interval '1 year', last_at = app.now() - interval '90 days' where dossier_id = $1 and fact = 'CLOSED'`, [id]);
export const lists = (door: Door, id: string, bordereau = '2028-1'): Promise<unknown> => door.as('A8', (tx) => listForElimination(tx, { ...asked(id), bordereau }));
export const visas = (door: Door, bordereau = '2028-1'): Promise<unknown> => door.as('A4', (tx) => recordVisa(tx, { requestId: uuid(), bordereau, visaNumber: 17, visaOn: '2024-01-10' }));
