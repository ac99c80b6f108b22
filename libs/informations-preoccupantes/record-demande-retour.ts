import { startClock } from '../clocks/run-clock.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { DemandeRetour } from './demande-retour.entity.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import type { RecordDemandeRetourInput } from './suites.inputs.js';
import { reporterOf } from './whom-it-answers.js';

/** Somebody who is not a professional asks what became of what they gave: from then on the law counts (CASF L.226-5 al. 2). Professionals and elected persons are answered without asking. */
export async function recordDemandeRetour(tx: Tx, input: RecordDemandeRetourInput): Promise<DemandeRetour> {
  const requestId = uuid('requestId', input.requestId);
  const intakeId = uuid('informationPreoccupanteId', input.informationPreoccupanteId);
  const { askedAt } = input;
  const { receivedAt } = await tx.get(InformationPreoccupante, intakeId, 'read', 'informationPreoccupanteId');
  if (askedAt > tx.now || askedAt < receivedAt) throw new UserError('DATE', 'La demande suit la réception, et n’est pas dans l’avenir.', 'askedAt');
  await tx.lock('DemandeRetour', intakeId);
  const row = { departement: tx.actor.departement, intakeId, authorId: tx.actor.id, askedAt, writtenAt: tx.now, requestId };
  await tx.require(DemandeRetour, 'write', row, intakeId, { field: 'informationPreoccupanteId', explained: true });
  const [already] = await tx.allowed(DemandeRetour, 'read', { where: { intakeId } });
  if (already?.requestId === requestId) return sameRequest(already, { askedAt });
  if (already) throw new UserError('DEJA_DEMANDE', 'La demande est déjà enregistrée.', 'informationPreoccupanteId');
  const { reporter } = await reporterOf(tx, intakeId);
  if (reporter === 'ANONYMOUS') throw new UserError('SANS_DESTINATAIRE', 'Qui a parlé ne s’est pas nommé : il n’y a personne à qui répondre.', 'informationPreoccupanteId');
  if (reporter !== 'PRIVATE') throw new UserError('DU_SANS_DEMANDE', 'Un professionnel ou un élu est informé sans le demander. (CASF L.226-5 al. 1)', 'informationPreoccupanteId');
  const demande = await tx.add(DemandeRetour, 'write', row);
  await tx.record('retour.asked', demande);
  await startClock(tx, 'IP_FEEDBACK_LAY', demande, { intakeId }, askedAt);
  return demande;
}
