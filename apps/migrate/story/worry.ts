import { Deadline } from '../../../libs/clocks/deadline.entity.js';
import { shortenDeadline } from '../../../libs/clocks/shorten-deadline.js';
import { Attachment } from '../../../libs/informations-preoccupantes/attachment.entity.js';
import { lookAtQualification } from '../../../libs/informations-preoccupantes/look-at-qualification.js';
import { MineurConcerne } from '../../../libs/informations-preoccupantes/mineur-concerne.entity.js';
import { qualifyInformationPreoccupante } from '../../../libs/informations-preoccupantes/qualify-information-preoccupante.js';
import { reportInformationPreoccupante } from '../../../libs/informations-preoccupantes/report-information-preoccupante.js';
import { TERRITOIRES } from '../demonstration-directory.js';
import type { Stage } from './stage.js';

/** 16 January, 15 h 10: the mother told in person and the father by phone, the head of the school transmits, on the advice of the school's social worker. */
export async function transmit({ as, id, story }: Stage): Promise<void> {
  const told = (person: string, means: string): { person: string; means: string; exception: string; informedAt: Date; announced: string; about: number[] } =>
    ({ person, means, exception: 'NONE', informedAt: new Date('2025-01-16T13:30:00Z'), announced: 'La transmission d’une information préoccupante à la cellule du département, et pourquoi.', about: [0] });
  const { intakeId } = await as('A1', (tx) => reportInformationPreoccupante(tx, {
    requestId: id('information préoccupante'), graveDanger: false,
    mineurs: [{ place: 'TARGETED', surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2018-03-14', whereabouts: '8 rue des Tanneurs, Montférien, chez sa mère' },
      { place: 'HOUSEHOLD', surname: 'DORMOND', givenNames: 'Maëlle', birthDate: '2023-09-02', whereabouts: 'Même domicile' }],
    elements: [
      { kind: 'SCO', detail: 'FULL', body: 'Neuf demi-journées d’absence depuis le 1er décembre, dont six sans motif.', about: [0] },
      { kind: 'SOC', detail: 'FULL', body: 'Mêmes vêtements du lundi au vendredi. Se plaint des dents depuis trois semaines ; aucun rendez-vous pris à notre connaissance.', about: [0] },
      { kind: 'ENF', detail: 'FULL', body: 'Ce jour à 10 h 20, à la directrice : « Quand Kylian crie je me cache dans le placard avec Maëlle. »', about: [0, 1] }],
    parents: [told('Sandra PERRAUDEAU, mère', 'INTERVIEW'), told('Julien VASSELIN, père', 'CALL')],
    informant: { channel: 'PLATFORM', origin: 'OTHER_INSTITUTION', transmittedBy: 'PUBLIC_SCHOOL' },
  }));
  story.intake = intakeId;
}

/** 17 January: two persons of the cell; both children of the home, each to a dossier of their own; three months made shorter, since one of them is not two years old. */
export async function analyse({ as, kek, id, story }: Stage): Promise<void> {
  const intakeId = story.intake;
  const { id: qualificationId } = await as('A4', (tx) => qualifyInformationPreoccupante(tx, { requestId: id('qualification'), informationPreoccupanteId: intakeId, outcome: 'QUALIFIED', urgent: false,
    reason: 'Absences répétées, soins différés, peur dite par l’enfant : risque de danger. L’évaluation porte sur les deux enfants du foyer.' }, kek));
  const [noe, maelle] = await as('A19', (tx) => tx.allowed(MineurConcerne, 'read', { where: { intakeId }, order: ['place', 'id'], descending: true }));
  await as('A19', (tx) => lookAtQualification(tx, { requestId: id('second regard'), qualificationId, agrees: true, finding: 'D’accord : la plus jeune n’a pas deux ans.',
    placements: [noe!, maelle!].map((m) => ({ mineurId: m.id, territoireId: TERRITOIRES.nord })) }, kek));
  const attached = await as('A4', (tx) => tx.allowed(Attachment, 'read', { where: { intakeId } }));
  const dossierOf = (m?: { id: string }): string => attached.find((a) => a.mineurId === m!.id)!.dossierId;
  Object.assign(story, { noe: dossierOf(noe), maelle: dossierOf(maelle) });
  const [deadline] = await as('A4', (tx) => tx.allowed(Deadline, 'read', { where: { intakeId, code: 'IP_EVAL' } }));
  await as('A4', (tx) => shortenDeadline(tx, { requestId: id('shorter'), deadlineId: deadline!.id, lastDay: '2025-02-27', reason: 'Maëlle a moins de deux ans (CASF D.226-2-4 II).' }));
}
