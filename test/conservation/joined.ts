/** What was joined around a dossier, and goes with it: to a signalement of it, one piece and another that was taken back; to what was brought to its evaluation, one; to a line of its minutes, one, which the line that corrects it carries. */
import { PieceSignalement } from '../../libs/documents/piece-signalement.entity.js';
import type { Shelf } from '../../libs/documents/shelf.js';
import { attachPieceEvaluation } from '../../libs/informations-preoccupantes/attach-piece-evaluation.js';
import { writeContribution } from '../../libs/informations-preoccupantes/write-contribution.js';
import { attachPieceSignalement } from '../../libs/signalements/attach-piece-signalement.js';
import { withdrawPieceSignalement } from '../../libs/signalements/withdraw-piece-signalement.js';
import { attachPieceSynthese } from '../../libs/syntheses/attach-piece-synthese.js';
import { takePen } from '../../libs/syntheses/take-pen.js';
import { openSeance } from '../../libs/syntheses/take-seance-step.js';
import { correctLine } from '../../libs/syntheses/write-line.js';
import { examined } from '../documents/shelf.js';
import type { Door } from '../support/door.js';
import { competent, draft } from '../support/signalement.js';
import { key, tableOn, write } from '../support/seance.js';
import { actorId, inform, reported, uuid } from '../support/situation.js';

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

export async function pieceOfSynthese(door: Door, shelf: Shelf, dossierId: string): Promise<void> {
  await inform(door, dossierId);
  const { syntheseId, points } = await tableOn(door, dossierId);
  await door.as('A8', (tx) => openSeance(tx, key(syntheseId)));
  await door.as('A8', (tx) => takePen(tx, key(syntheseId)));
  const { id: lineId } = await write(door, 'A8', points.SOC, 'Un constat.');
  const depositId = await examined(shelf, actorId('A8'), Buffer.from('Un bilan.'));
  const line = await door.as('A8', (tx) => attachPieceSynthese(tx, shelf, { lineId, depositId }));
  await door.as('A8', (tx) => correctLine(tx, { requestId: uuid(), lineId: line.id, type: 'CONSTAT', body: 'Un autre constat.' }));
}
