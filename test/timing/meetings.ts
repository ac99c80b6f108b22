import { randomUUID } from 'node:crypto';
import { recordPresence } from '../../libs/syntheses/record-presence.js';
import { saveMinuteDraft } from '../../libs/syntheses/save-minute-draft.js';
import { takePen } from '../../libs/syntheses/take-pen.js';
import { openSeance } from '../../libs/syntheses/take-seance-step.js';
import { writeLine } from '../../libs/syntheses/write-line.js';
import type { Door } from '../support/door.js';
import { actorId } from '../support/situation.js';
import { SYNTHESES } from './syntheses.js';

/** Many meetings on one child; one of them held. */
export async function meetings(door: Door, dossierId: string, copies: number): Promise<{ syntheseId: string; pointId: string }> {
  await door.db.owner.query(SYNTHESES, [dossierId, actorId('A4'), copies]);
  return await held(door);
}

/** A meeting of A8's, opened, and an action of its own. */
export async function acted(door: Door, syntheseId: string, pointId: string): Promise<string> {
  await door.as('A8', (tx) => openSeance(tx, { requestId: randomUUID(), syntheseId }));
  await door.as('A8', (tx) => takePen(tx, { requestId: randomUUID(), syntheseId }));
  const { id } = await door.as('A8', (tx) => writeLine(tx, { requestId: randomUUID(), pointId, type: 'ACTION', voice: 'PROFESSIONNEL', body: 'Noté.', action: { ownerId: actorId('A8'), dueOn: '2040-01-01' } }));
  return (await door.db.owner.query<{ id: string }>('select id from app.action_item where line_id = $1', [id])).rows[0]!.id;
}

/** Given to one of those who sit there, whoever decided it. */
const ACTION = `insert into app.action_item (id, departement, dossier_id, home_id, synthese_id, point_id, kind, detail, source, author_id, line_id, owner_id, due_at)
  select gen_random_uuid(), departement, dossier_id, home_id, synthese_id, point_id, kind, detail, source, author_id, id, $2, app.now() + interval '7 days' from app.minute_line where synthese_id = $1`;

/** One of these meetings, opened: a line, a draft and somebody who came, by who sits there. */
async function held(door: Door): Promise<{ syntheseId: string; pointId: string }> {
  const { rows: [at] } = await door.db.owner.query<{ syntheseId: string; pointId: string }>('select synthese_id as "syntheseId", id as "pointId" from app.synthese_point limit 1');
  const { syntheseId, pointId } = at!;
  await door.db.owner.query(`insert into app.seance_step (id, departement, dossier_id, synthese_id, sequence, fact, author_id, at, request_id)
    select gen_random_uuid(), departement, dossier_id, id, 0, 'OPENED', author_id, app.now(), gen_random_uuid() from app.synthese where id = $1`, [syntheseId]);
  const asked = { requestId: randomUUID(), syntheseId };
  await door.as('A4', (tx) => takePen(tx, asked));
  await door.as('A4', (tx) => recordPresence(tx, { ...asked, guest: 'PARENT', fact: 'ARRIVED', at: tx.now }));
  await door.as('A4', (tx) => writeLine(tx, { requestId: randomUUID(), pointId, type: 'CONSTAT', voice: 'PROFESSIONNEL', body: 'Noté.' }));
  await door.db.owner.query(ACTION, [syntheseId, actorId('A4')]);
  await door.as('A4', (tx) => saveMinuteDraft(tx, { pointId, body: 'Je' }));
  return at!;
}
