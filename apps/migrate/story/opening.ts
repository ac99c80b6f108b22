import { addLien } from '../../../libs/dossiers/add-lien.js';
import { addPersonne } from '../../../libs/dossiers/add-personne.js';
import type { AddLienInput } from '../../../libs/dossiers/dossiers.inputs.js';
import { openDossier } from '../../../libs/dossiers/open-dossier.js';
import { recordPriorInformation } from '../../../libs/dossiers/record-prior-information.js';
import { TERRITOIRES } from '../demonstration-directory.js';
import type { Stage } from './stage.js';

/** The letters of 20 January. Fixed, like every key: the same act played again is the same act. */
const INFORMED_AT = new Date('2025-01-20T08:00:00Z');

/** Both children of the home, each a dossier, linked: for the exchange played alone, without what came before it. */
export async function openDossiers({ as, kek, id, story }: Stage): Promise<void> {
  const noe = await as('A4', (tx) => openDossier(tx, { requestId: id('noe'), territoireId: TERRITOIRES.nord, surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2018-03-14' }, kek));
  const maelle = await as('A4', (tx) => openDossier(tx, {
    requestId: id('maelle'), territoireId: TERRITOIRES.nord, surname: 'DORMOND', givenNames: 'Maëlle', birthDate: '2023-09-02', siblingDossierIds: [noe.id] }, kek));
  Object.assign(story, { noe: noe.id, maelle: maelle.id });
}

/** 20 January: who is around each child, and the letter to each who holds authority over that one (CASF D.226-2-6). */
export async function informHolders({ as, id, story }: Stage): Promise<void> {
  const around = async (child: 'noe' | 'maelle', givenNames: string, surname: string, quality: string, nature: AddLienInput['nature'], since: Date): Promise<void> => {
    const key = `${child} ${givenNames}`;
    const { id: personneId } = await as('A4', (tx) => addPersonne(tx, { requestId: id(`personne ${key}`), dossierId: story[child], surname, givenNames }));
    await as('A4', (tx) => addLien(tx, { requestId: id(`lien ${key}`), personneId, nature, quality, validFrom: since }));
    if (nature !== 'PARENTAL_AUTHORITY') return;
    story.holders.push({ dossierId: story[child], personneId });
    await as('A4', (tx) => recordPriorInformation(tx, {
      requestId: id(`inform ${key}`), dossierId: story[child], personneId, means: 'LETTER', exception: 'NONE', informedAt: INFORMED_AT, language: 'français',
      announced: 'Mise en place de l’évaluation, ceux qui y participent, ce qui sera partagé et pourquoi.' }));
  };
  const [born, sister] = [new Date('2018-03-14T00:00:00Z'), new Date('2023-09-02T00:00:00Z')];
  await around('noe', 'Sandra', 'PERRAUDEAU', 'mère', 'PARENTAL_AUTHORITY', born);
  await around('noe', 'Julien', 'VASSELIN', 'père', 'PARENTAL_AUTHORITY', born);
  await around('noe', 'Kylian', 'DORMOND', 'compagnon de la mère', 'HOUSEHOLD', sister);
  await around('maelle', 'Sandra', 'PERRAUDEAU', 'mère', 'PARENTAL_AUTHORITY', sister);
  await around('maelle', 'Kylian', 'DORMOND', 'père', 'PARENTAL_AUTHORITY', sister);
}
