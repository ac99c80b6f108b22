/** What was joined around a dossier, and goes with it: to a signalement of it, one piece and another that was taken back; to what was brought to its evaluation, one. */
import { PieceSignalement } from '../../libs/documents/piece-signalement.entity.js';
import type { Shelf } from '../../libs/documents/shelf.js';
import { attachPieceEvaluation } from '../../libs/informations-preoccupantes/attach-piece-evaluation.js';
import { writeContribution } from '../../libs/informations-preoccupantes/write-contribution.js';
import { attachPieceSignalement } from '../../libs/signalements/attach-piece-signalement.js';
import { withdrawPieceSignalement } from '../../libs/signalements/withdraw-piece-signalement.js';
import { examined } from '../documents/shelf.js';
import type { Door } from '../support/door.js';
import { competent, draft } from '../support/signalement.js';
import { actorId, reported, uuid } from '../support/situation.js';

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

export async function pieceOfEvaluation(door: Door, shelf: Shelf, dossierId: string): Promise<void> {
  const { intakeId } = await reported(door, 'A1');
  const { rows: [evaluation] } = await door.db.owner.query<{ id: string }>(`with attached as (insert into app.attachment (id, departement, intake_id, mineur_id, dossier_id, author_id, attached_at)
      select gen_random_uuid(), departement, intake_id, id, $2, $3, app.now() from app.mineur_concerne where intake_id = $1)
    insert into app.evaluation (id, departement, intake_id, opened_by, opened_at, request_id) values (gen_random_uuid(), 99, $1, $3, app.now(), gen_random_uuid()) returning id`, [intakeId, dossierId, actorId('A4')]);
  const said = { voice: 'EVALUATOR', kind: 'SOC', detail: 'FULL', heading: 'DIVERGENCE', appraisal: 'NONE', trend: 'UNKNOWN', body: 'Je le vois autrement.' } as const;
  const { id: contributionId } = await door.as('A5', (tx) => writeContribution(tx, { requestId: uuid(), evaluationId: evaluation!.id, dossierId, ...said }));
  const depositId = await examined(shelf, actorId('A5'), Buffer.from('Une note.'));
  await door.as('A5', (tx) => attachPieceEvaluation(tx, shelf, { contributionId, depositId }));
}
