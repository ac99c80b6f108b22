import { recordPriorInformation } from '../../../libs/dossiers/record-prior-information.js';
import { validatePriorException } from '../../../libs/dossiers/validate-prior-exception.js';
import { Habilitation } from '../../../libs/partners/habilitation.entity.js';
import { draftSignalement } from '../../../libs/signalements/draft-signalement.js';
import { previewSeal } from '../../../libs/signalements/preview-seal.js';
import { sealSignalement } from '../../../libs/signalements/seal-signalement.js';
import { transmitSignalement } from '../../../libs/signalements/transmit-signalement.js';
import { actorId, TERRITOIRES } from '../demonstration-directory.js';
import { LETTER_OF_13_MAY } from './letter.js';
import type { Seizing } from './stage.js';

/** 13 May, once the doctor has examined Noé: his parents are not warned, and why, by the school's social worker; another person, who answers for his dossier, finds it well reasoned (CASF L.226-2-2). */
export async function warnNobody({ as, id, story }: Seizing): Promise<void> {
  for (const { dossierId, personneId } of story.holders.filter((holder) => holder.dossierId === story.noe)) {
    const { id: priorInformationId } = await as('A2', (tx) => recordPriorInformation(tx, {
      requestId: id(`exception ${personneId}`), dossierId, personneId, means: 'NONE', exception: 'PENAL_EVIDENCE_RISK', informedAt: new Date('2025-05-13T08:20:00Z'), language: 'français',
      announced: 'Marques sur le corps de l’enfant : prévenir ses parents exposerait les preuves, et l’enfant à des pressions.' }));
    await as('A4', (tx) => validatePriorException(tx, { requestId: id(`validation ${personneId}`), priorInformationId }));
  }
}

/** 13 May, 11 h 20: because it is grave, the doctor seizes the parquet herself (CASF L.226-4 II; C. pén. 226-14, 2°). The cell has its copy by the law, and the machine says that it has arrived. */
export async function seize({ as, id, story, letters, arrives }: Seizing): Promise<void> {
  const { id: signalementId } = await as('A3', async (tx) => draftSignalement(tx, {
    requestId: id('signalement'), parquetId: (await tx.get(Habilitation, actorId('A9'), 'read')).organisationId, territoireId: TERRITOIRES.nord, urgency: 'URGENT', ground: 'GRAVE_AND_IMMEDIATE_DANGER', letter: LETTER_OF_13_MAY, dossierIds: [] }));
  await as('A3', async (tx) => sealSignalement(tx, { requestId: id('sceau'), signalementId, effectDigest: (await previewSeal(tx, signalementId)).digest }, letters));
  await arrives(await as('A3', (tx) => transmitSignalement(tx, { requestId: id('transmission'), signalementId })));
  story.signalement = signalementId;
}
