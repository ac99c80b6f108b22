import { randomUUID } from 'node:crypto';
import { actorId, TERRITOIRES } from '../../apps/migrate/demonstration-directory.js';
import { openDossier } from '../../libs/dossiers/open-dossier.js';
import { writeEntry } from '../../libs/dossiers/write-entry.js';
import { openThread } from '../../libs/threads/open-thread.js';
import type { Door } from '../support/door.js';
import { draft } from '../support/signalement.js';
import { inform, letIn, reported, say } from '../support/situation.js';
import { ownMeetings } from './meetings.js';
import type { TimingWorld } from './world.js';

/** A dossier of hers, with its prior information and a thread: she may do all that is refused, elsewhere. */
export async function ofHerOwn(door: Door, parquet: string): Promise<TimingWorld['own']> {
  const { id: dossierId } = await door.as('A8', (tx) => openDossier(tx, { requestId: randomUUID(), territoireId: TERRITOIRES.nord, surname: 'DURAND', givenNames: 'Lou', birthDate: '2019-05-05' }, door.kek));
  await inform(door, dossierId, 'A8');
  await letIn(door, dossierId, 'A5', ['FAM'], {}, 'A8');
  const { id: thread } = await door.as('A8', (tx) => openThread(tx, { requestId: randomUUID(), dossierId, kind: 'FAM', subject: 'Lou', motive: 'Évaluer.', participantIds: [actorId('A5')] }));
  const { id: entry } = await door.as('A8', (tx) => writeEntry(tx, { requestId: randomUUID(), dossierId, kind: 'SOC', detail: 'FULL', body: 'Noté.' }));
  const { id: message } = await say(door, 'A8', thread);
  const { intakeId: intake } = await reported(door, 'A8');
  const evaluation = randomUUID();
  const { rows: [mineur] } = await door.db.owner.query<{ id: string }>('select id from app.mineur_concerne where intake_id = $1', [intake]);
  await door.db.owner.query('insert into app.attachment (id, departement, intake_id, mineur_id, dossier_id, author_id, attached_at) values (gen_random_uuid(), 99, $1, $2, $3, $4, app.now())', [intake, mineur!.id, dossierId, actorId('A8')]);
  await door.db.owner.query('insert into app.evaluation (id, departement, intake_id, opened_by, opened_at, request_id) values ($1, 99, $2, $3, app.now(), gen_random_uuid())', [evaluation, intake, actorId('A8')]);
  const { id: signalement } = await draft(door, 'A8', parquet, { dossierIds: [dossierId] });
  return { ...await ownMeetings(door, dossierId), dossier: dossierId, thread, entry, message, intake, evaluation, signalement, parquet };
}
