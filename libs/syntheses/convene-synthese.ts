import { holdAdmissions } from '../dossiers/admit.js';
import { emptyEbauche } from '../partners/save-ebauche.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import { requireShown } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { conveningAsked, type ConveningAsked } from './convening-asked.js';
import { convoke } from './convoke.js';
import { conveningShown } from './preview-convening.js';
import { SynthesePoint } from './synthese-point.entity.js';
import { Synthese } from './synthese.entity.js';
import type { ConveneSyntheseInput } from './syntheses.inputs.js';
import { writeDate } from './date-synthese.js';
import { requireReason } from './short-notice.js';

/**
 * Convenes a réunion de synthèse, as it was shown: its agenda, those who sit there, by what each of them does, and its date where it is known. Whoever is not admitted yet
 * may be so by the same act. One person who may not be convoked, and nothing is done.
 */
export async function conveneSynthese(tx: Tx, input: ConveneSyntheseInput): Promise<Synthese> {
  const requestId = uuid('requestId', input.requestId);
  const asked = await conveningAsked(tx, input);
  await holdAdmissions(tx, asked.dossierId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Synthese, 'read', { where: { authorId: tx.actor.id, requestId } });
  const { dossierId, type, purpose, legalBasis } = asked;
  if (already) return sameRequest(already, { dossierId, type, purpose, legalBasis });

  const { seats, preview } = await conveningShown(tx, asked);
  const refused = seats.find((s) => s.refusal);
  if (refused) throw refused.refusal!;
  requireShown(preview.digest, input.effectDigest);
  if (asked.slot) requireReason(tx, type, asked.slot);
  const { departement, id: authorId } = tx.actor;
  const synthese = await tx.add(Synthese, 'convene', { departement, dossierId, authorId, type, purpose, legalBasis, convenedAt: tx.now, requestId }, { field: 'dossierId', explained: true });
  await writeAgenda(tx, synthese, asked);
  for (const seat of seats) await convoke(tx, synthese, seat);
  if (asked.slot) await writeDate(tx, synthese, { fact: 'SET', sequence: 0, requestId, ...asked.slot });
  await emptyEbauche(tx, 'CONVOCATION', [dossierId]);
  await tx.record('synthese.convened', synthese);
  return synthese;
}

async function writeAgenda(tx: Tx, { id: syntheseId, dossierId: homeId }: Synthese, { points }: ConveningAsked): Promise<void> {
  const { departement, id: authorId } = tx.actor;
  for (const point of points) await tx.add(SynthesePoint, 'write', { ...point, departement, homeId, syntheseId, authorId, source: sourceOf(tx.actor.function) }, { field: 'points', explained: true });
}
