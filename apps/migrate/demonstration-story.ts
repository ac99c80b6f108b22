/** The thread « PERRAUDEAU – évaluation », played through the product's own verbs by those who act in it. Everybody and everything is invented. */
import { admit } from '../../libs/dossiers/admit.js';
import type { AdmitInput } from '../../libs/dossiers/dossiers.inputs.js';
import { openDossier } from '../../libs/dossiers/open-dossier.js';
import { recordPriorInformation } from '../../libs/dossiers/record-prior-information.js';
import type { KeyEncryption } from '../../libs/platform/key-encryption.js';
import type { Tx } from '../../libs/platform/tx.js';
import { openThread } from '../../libs/threads/open-thread.js';
import { postMessage } from '../../libs/threads/post-message.js';
import { previewReaders } from '../../libs/threads/preview-readers.js';
import type { PostMessageInput } from '../../libs/threads/threads.inputs.js';
import { actorId, stableId, TERRITOIRES } from './demonstration-directory.js';

export type As = <T>(key: string, verb: (tx: Tx) => Promise<T>) => Promise<T>;
export interface Story { noe: string; maelle: string; thread: string; messages: string[] }

type Kinds = AdmitInput['kinds'];
/** The letters of 20 January. Fixed, like every key here: cut short, the story is played again from its start and goes on. */
const INFORMED_AT = new Date('2025-01-20T09:00:00Z');
export const MESSAGES_OF_THE_STORY = 6;
const SOCIAL: Kinds = ['IDE', 'FAM', 'SCO', 'SOC', 'PAR', 'ENF', 'LOG'];

export async function playStory(as: As, kek: KeyEncryption, salt = ''): Promise<Story> {
  const id = (name: string): string => stableId(`${salt}${name}`);
  const noe = await as('A4', (tx) => openDossier(tx, { requestId: id('noe'), territoireId: TERRITOIRES.nord, surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2018-03-14' }, kek));
  const maelle = await as('A4', (tx) => openDossier(tx, {
    requestId: id('maelle'), territoireId: TERRITOIRES.nord, surname: 'DORMOND', givenNames: 'Maëlle', birthDate: '2023-09-02', siblingDossierIds: [noe.id] }, kek));

  const inform = (dossierId: string, person: string, means: 'LETTER' | 'INTERVIEW' | 'CALL'): Promise<unknown> => as('A4', (tx) => recordPriorInformation(tx, {
    requestId: id(`inform ${dossierId} ${person}`), dossierId, person, means, exception: 'NONE', informedAt: INFORMED_AT,
    announced: 'Mise en place de l’évaluation, ceux qui y participent, ce qui sera partagé et pourquoi.' }));
  await inform(noe.id, 'Sandra PERRAUDEAU, mère', 'LETTER');
  await inform(noe.id, 'Julien VASSELIN, père', 'LETTER');
  await inform(maelle.id, 'Sandra PERRAUDEAU, mère', 'LETTER');
  await inform(maelle.id, 'Kylian DORMOND, père', 'LETTER');

  const letIn = (dossierId: string, who: string, kinds: Kinds, duty: 'NONE' | 'EVALUATEUR' = 'NONE'): Promise<unknown> => as('A4', (tx) => admit(tx, {
    requestId: id(`admit ${dossierId} ${who}`), dossierId, habilitationId: actorId(who), kinds, duty, purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2',
    necessity: 'Évaluation de la situation des deux enfants du foyer.' }));
  for (const dossier of [noe.id, maelle.id]) {
    await letIn(dossier, 'A5', SOCIAL, 'EVALUATEUR');
    await letIn(dossier, 'A6', [...SOCIAL, 'MED'], 'EVALUATEUR');
    await letIn(dossier, 'A7', [...SOCIAL, 'MED']);
  }
  await letIn(noe.id, 'A2', ['IDE', 'FAM', 'SCO', 'LOG']);

  const thread = await as('A4', (tx) => openThread(tx, {
    requestId: id('thread'), dossierId: noe.id, siblingDossierIds: [maelle.id], kind: 'FAM', subject: 'PERRAUDEAU – évaluation',
    motive: 'Évaluer ensemble la situation de Noé et de Maëlle (CASF L.226-2-2).', participantIds: ['A5', 'A6', 'A2', 'A7'].map(actorId) }));

  const messages: string[] = [];
  const say = async (who: string, kind: PostMessageInput['kind'], body: string, dossierId = noe.id): Promise<void> => {
    const message = await as(who, async (tx) => {
      const asked = { threadId: thread.id, dossierId, kind, detail: 'FULL' as const };
      const { digest } = await previewReaders(tx, asked);
      return await postMessage(tx, { ...asked, clientMessageId: id(`message ${messages.length}`), body, readersDigest: digest });
    });
    messages.push(message.id);
  };
  await say('A4', 'FAM', 'Ouverture de l’évaluation IP-2025-0117. Finalité : évaluer. Merci de limiter aux éléments utiles.');
  await say('A6', 'SOC', 'Maëlle est suivie à la consultation PMI. Je propose une visite conjointe le 28/01 à 10 h.', maelle.id);
  await say('A5', 'FAM', 'D’accord. Les deux titulaires de l’AP sont informés (courrier du 20/01).');
  await say('A2', 'SCO', 'Présence scolaire de Noé : 9 demi-journées d’absence depuis le 1er décembre (relevé joint, domaine SCO).');
  await say('A7', 'FAM', 'Synthèse médicale transmise à Mme Pruvolt ; le détail reste au dossier PMI.');
  await say('A4', 'FAM', 'Rappel : Mme Estival n’est pas participante, retour L.226-5 en fin d’évaluation.');
  return { noe: noe.id, maelle: maelle.id, thread: thread.id, messages };
}
