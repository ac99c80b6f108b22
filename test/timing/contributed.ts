/** What A4 brought to the evaluation of an intake that is attached to a dossier. */
import { randomUUID } from 'node:crypto';
import { writeContribution } from '../../libs/informations-preoccupantes/write-contribution.js';
import type { Door } from '../support/door.js';
import { actorId } from '../support/situation.js';

export async function contributed(door: Door, intakeId: string, dossierId: string): Promise<string> {
  await door.db.owner.query(`insert into app.attachment (id, departement, intake_id, mineur_id, dossier_id, author_id, attached_at)
    select gen_random_uuid(), departement, intake_id, id, $2, $3, app.now() from app.mineur_concerne where intake_id = $1 limit 1`, [intakeId, dossierId, actorId('A4')]);
  const { rows: [evaluation] } = await door.db.owner.query<{ id: string }>('select id from app.evaluation where intake_id = $1', [intakeId]);
  const said = { voice: 'EVALUATOR', kind: 'SOC', detail: 'FULL', heading: 'DIVERGENCE', appraisal: 'NONE', trend: 'UNKNOWN', body: 'Noté.' } as const;
  return (await door.as('A4', (tx) => writeContribution(tx, { requestId: randomUUID(), evaluationId: evaluation!.id, dossierId, ...said }))).id;
}
