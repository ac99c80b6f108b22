import { randomUUID } from 'node:crypto';
import { observeMinutes } from '../../libs/syntheses/observe-minutes.js';
import { recordPresence } from '../../libs/syntheses/record-presence.js';
import { saveMinuteDraft } from '../../libs/syntheses/save-minute-draft.js';
import { takePen } from '../../libs/syntheses/take-pen.js';
import { closeSeance, openSeance } from '../../libs/syntheses/take-seance-step.js';
import { writeLine } from '../../libs/syntheses/write-line.js';
import type { Door } from '../support/door.js';
import { polled } from '../support/poll.js';
import { actorId } from '../support/situation.js';
import { convened, convening, sits } from '../support/synthese.js';
import { SYNTHESES } from './syntheses.js';

/** Many meetings on one child; one of them held. */
export async function meetings(door: Door, dossierId: string, copies: number): Promise<{ syntheseId: string; pointId: string }> {
  await door.db.owner.query(SYNTHESES, [dossierId, actorId('A4'), copies]);
  return await held(door);
}

/** Of A8's: a meeting asked about, opened, with an action of its own; and one that is closed, of which they observe a point. */
export async function ownMeetings(door: Door, dossierId: string): Promise<{ synthese: string; synthesePoint: string; poll: string; action: string; observation: string }> {
  const [own, other] = [await convenedOn(door, dossierId), await convenedOn(door, dossierId)];
  const { id: poll } = await polled(door, own.syntheseId);
  for (const { syntheseId } of [own, other]) await door.as('A8', (tx) => openSeance(tx, { requestId: randomUUID(), syntheseId }));
  await door.as('A8', (tx) => takePen(tx, { requestId: randomUUID(), syntheseId: own.syntheseId }));
  const { id: lineId } = await door.as('A8', (tx) => writeLine(tx, { requestId: randomUUID(), pointId: own.pointId, type: 'ACTION', voice: 'PROFESSIONNEL', body: 'Noté.', action: { ownerId: actorId('A8'), dueOn: '2040-01-01' } }));
  const { rows: [action] } = await door.db.owner.query<{ id: string }>('select id from app.action_item where line_id = $1', [lineId]);
  await door.as('A8', (tx) => closeSeance(tx, { requestId: randomUUID(), syntheseId: other.syntheseId }));
  const { id: observation } = await door.as('A8', (tx) => observeMinutes(tx, { requestId: randomUUID(), pointId: other.pointId, body: 'Noté.' }));
  return { synthese: own.syntheseId, synthesePoint: own.pointId, poll, action: action!.id, observation };
}

async function convenedOn(door: Door, dossierId: string): Promise<{ syntheseId: string; pointId: string }> {
  const { id: syntheseId } = await convened(door, convening(dossierId, { people: [sits('A5')] }));
  const { rows: [point] } = await door.db.owner.query<{ id: string }>('select id from app.synthese_point where synthese_id = $1 limit 1', [syntheseId]);
  return { syntheseId, pointId: point!.id };
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
  await door.db.owner.query(`insert into app.seance_step (id, departement, dossier_id, synthese_id, sequence, fact, author_id, at, request_id, observe_until, remind_at)
    select gen_random_uuid(), departement, dossier_id, id, 1, 'CLOSED', author_id, app.now(), gen_random_uuid(), app.now() + interval '7 days', app.now() + interval '6 days' from app.synthese where id = $1`, [syntheseId]);
  await door.as('A4', (tx) => observeMinutes(tx, { requestId: randomUUID(), pointId, body: 'Je' }));
  return at!;
}
