/** The thread « PERRAUDEAU – évaluation », played through the product's own verbs by those who act in it. Everybody and everything is invented. */
import { addLien } from '../../libs/dossiers/add-lien.js';
import { addPersonne } from '../../libs/dossiers/add-personne.js';
import { admit } from '../../libs/dossiers/admit.js';
import type { AddLienInput, AdmitInput } from '../../libs/dossiers/dossiers.inputs.js';
import { openDossier } from '../../libs/dossiers/open-dossier.js';
import { previewAdmission } from '../../libs/dossiers/preview-admission.js';
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

  /** One person of one child's dossier, what ties them, and the letter to those who hold authority over that child. */
  const around = async (child: { id: string }, givenNames: string, surname: string, quality: string, nature: AddLienInput['nature'], since: Date): Promise<void> => {
    const key = `${child === noe ? 'noe' : 'maelle'} ${givenNames}`;
    const { id: personneId } = await as('A4', (tx) => addPersonne(tx, { requestId: id(`personne ${key}`), dossierId: child.id, surname, givenNames }));
    await as('A4', (tx) => addLien(tx, { requestId: id(`lien ${key}`), personneId, nature, quality, validFrom: since }));
    if (nature !== 'PARENTAL_AUTHORITY') return;
    await as('A4', (tx) => recordPriorInformation(tx, {
      requestId: id(`inform ${key}`), dossierId: child.id, personneId, means: 'LETTER', exception: 'NONE', informedAt: INFORMED_AT, language: 'français',
      announced: 'Mise en place de l’évaluation, ceux qui y participent, ce qui sera partagé et pourquoi.' }));
  };
  const [born, sister] = [new Date('2018-03-14T00:00:00Z'), new Date('2023-09-02T00:00:00Z')];
  await around(noe, 'Sandra', 'PERRAUDEAU', 'mère', 'PARENTAL_AUTHORITY', born);
  await around(noe, 'Julien', 'VASSELIN', 'père', 'PARENTAL_AUTHORITY', born);
  await around(noe, 'Kylian', 'DORMOND', 'compagnon de la mère', 'HOUSEHOLD', sister);
  await around(maelle, 'Sandra', 'PERRAUDEAU', 'mère', 'PARENTAL_AUTHORITY', sister);
  await around(maelle, 'Kylian', 'DORMOND', 'père', 'PARENTAL_AUTHORITY', sister);

  const letIn = (dossierId: string, who: string, kinds: Kinds, duty: 'NONE' | 'EVALUATEUR' = 'NONE'): Promise<unknown> => as('A4', async (tx) => {
    const asked = { dossierId, habilitationId: actorId(who), kinds, duty, purpose: 'EVALUATE' } as const;
    const { digest } = await previewAdmission(tx, asked);
    return await admit(tx, { ...asked, requestId: id(`admit ${dossierId} ${who}`), legalBasis: 'CASF_226_2_2', necessity: 'Évaluation de la situation des deux enfants du foyer.', effectDigest: digest });
  });
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
