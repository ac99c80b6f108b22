import { Deadline } from '../clocks/deadline.entity.js';
import { Dossier } from '../dossiers/dossier.entity.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { Attachment } from './attachment.entity.js';
import { Cloture } from './cloture.entity.js';
import { Evaluation } from './evaluation.entity.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { RapportEvaluation } from './rapport-evaluation.entity.js';
import { requireAvis } from './require-avis.js';
import { UNDECIDED } from './states.js';
import type { CloseInformationPreoccupanteInput } from './suites.inputs.js';

/** Nothing more is due of it, to anybody: it is decided, whoever transmitted it was answered, the parents were told what came of the evaluation (CASF L.226-5, D.226-2-7 III). It is not opened again. */
export async function closeInformationPreoccupante(tx: Tx, input: CloseInformationPreoccupanteInput): Promise<Cloture> {
  const requestId = uuid('requestId', input.requestId);
  const intakeId = uuid('informationPreoccupanteId', input.informationPreoccupanteId);
  await tx.get(InformationPreoccupante, intakeId, 'read', 'informationPreoccupanteId');
  await tx.lock('InformationPreoccupante', intakeId);
  const row = { departement: tx.actor.departement, intakeId, authorId: tx.actor.id, closedAt: tx.now, requestId };
  await tx.require(Cloture, 'write', row, intakeId, { field: 'informationPreoccupanteId', explained: true });
  const [already] = await tx.allowed(Cloture, 'read', { where: { intakeId } });
  if (already?.requestId === requestId) return sameRequest(already, {});
  if (already) throw new UserError('CLOSE', 'Cette information préoccupante est déjà close.', 'informationPreoccupanteId');
  const { state } = await tx.get(InformationPreoccupante, intakeId, 'read', 'informationPreoccupanteId');
  if (UNDECIDED.includes(state)) throw new UserError('ETAT', 'Rien n’en est encore décidé.', 'informationPreoccupanteId');
  const running = await tx.allowed(Deadline, 'read', { where: { intakeId, state: 'RUNNING' } });
  if (running.some((d) => d.code.startsWith('IP_FEEDBACK'))) throw new UserError('RETOUR_A_DONNER', 'Qui l’a transmise n’a pas été informé des suites. (CASF L.226-5)', 'informationPreoccupanteId');
  if (running.length > 0) throw new UserError('DELAI_QUI_COURT', 'Un délai légal court encore : l’acte qu’il attend n’est pas fait.', 'informationPreoccupanteId');
  await requireConclusionTold(tx, intakeId);
  const cloture = await tx.add(Cloture, 'write', row);
  await tx.record('information-preoccupante.closed', cloture);
  return cloture;
}

/** Whoever closes it knows each of its children: what they do not see, they do not vouch for. */
async function requireConclusionTold(tx: Tx, intakeId: string): Promise<void> {
  const [evaluation] = await tx.allowed(Evaluation, 'read', { where: { intakeId } });
  if (!evaluation) return;
  const children = [...new Set((await tx.allowed(Attachment, 'read', { where: { intakeId } })).map((a) => a.dossierId))];
  const known = await tx.allowed(Dossier, 'read', { among: { id: children } });
  if (known.length < children.length) throw new UserError('HORS_PERIMETRE', 'Un enfant du foyer est d’un autre territoire que le vôtre : un responsable qui les connaît tous la clôt.', 'informationPreoccupanteId');
  const evaluated = [...new Set((await tx.allowed(RapportEvaluation, 'read', { where: { evaluationId: evaluation.id } })).map((r) => r.dossierId))];
  await requireAvis(tx, evaluation.id, evaluated, 'CONCLUSION', 'informationPreoccupanteId');
}
