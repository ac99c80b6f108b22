import { admit } from '../../../libs/dossiers/admit.js';
import { previewAdmission } from '../../../libs/dossiers/preview-admission.js';
import { openThread } from '../../../libs/threads/open-thread.js';
import { actorId } from '../demonstration-directory.js';
import { say, type Kinds, type Stage } from './stage.js';

const SOCIAL: Kinds = ['IDE', 'FAM', 'SCO', 'SOC', 'PAR', 'ENF', 'LOG'];

/** 21 January: the team of the evaluation is let in, each for what it needs; an exchange opens. The head of the school takes no part in it. */
export async function openExchange(stage: Stage): Promise<void> {
  const { as, id, story } = stage;
  const letIn = (dossierId: string, who: string, kinds: Kinds, duty: 'NONE' | 'EVALUATEUR' = 'NONE'): Promise<unknown> => as('A4', async (tx) => {
    const asked = { dossierId, habilitationId: actorId(who), kinds, duty, purpose: 'EVALUATE' } as const;
    const { digest } = await previewAdmission(tx, asked);
    return await admit(tx, { ...asked, requestId: id(`admit ${dossierId} ${who}`), legalBasis: 'CASF_226_2_2', necessity: 'Évaluation de la situation des deux enfants du foyer.', effectDigest: digest });
  });
  for (const dossier of [story.noe, story.maelle]) {
    await letIn(dossier, 'A5', SOCIAL, 'EVALUATEUR');
    await letIn(dossier, 'A6', [...SOCIAL, 'MED'], 'EVALUATEUR');
    await letIn(dossier, 'A7', [...SOCIAL, 'MED']);
  }
  await letIn(story.noe, 'A2', ['IDE', 'FAM', 'SCO', 'LOG']);

  const thread = await as('A4', (tx) => openThread(tx, {
    requestId: id('thread'), dossierId: story.noe, siblingDossierIds: [story.maelle], kind: 'FAM', subject: 'PERRAUDEAU – évaluation',
    motive: 'Évaluer ensemble la situation de Noé et de Maëlle (CASF L.226-2-2).', participantIds: ['A5', 'A6', 'A2', 'A7'].map(actorId) }));
  story.thread = thread.id;
  await say(stage, 'A4', 'FAM', 'Ouverture de l’évaluation IP-2025-0117. Finalité : évaluer. Merci de limiter aux éléments utiles.');
  await say(stage, 'A6', 'SOC', 'Maëlle est suivie à la consultation PMI. Je propose une visite conjointe le 28/01 à 10 h.', story.maelle);
  await say(stage, 'A5', 'FAM', 'D’accord. Les deux titulaires de l’AP sont informés (courrier du 20/01).');
  await say(stage, 'A2', 'SCO', 'Présence scolaire de Noé : 9 demi-journées d’absence depuis le 1er décembre (relevé joint, domaine SCO).');
}

/** 6 February. */
export async function lastWords(stage: Stage): Promise<void> {
  await say(stage, 'A7', 'FAM', 'Synthèse médicale transmise à Mme Pruvolt ; le détail reste au dossier PMI.');
  await say(stage, 'A4', 'FAM', 'Rappel : Mme Estival n’est pas participante, retour L.226-5 en fin d’évaluation.');
}
