import { writeEntry } from '../../../libs/dossiers/write-entry.js';
import type { WriteEntryInput } from '../../../libs/dossiers/dossiers.inputs.js';
import type { Meeting } from '../../../libs/informations-preoccupantes/evaluation-frame.js';
import { recordRencontre } from '../../../libs/informations-preoccupantes/record-rencontre.js';
import { shareItem } from '../../../libs/threads/share-item.js';
import { actorId } from '../demonstration-directory.js';
import { contribute, type Stage } from './stage.js';

const write = ({ as, id, story }: Stage, who: string, child: 'noe' | 'maelle', kind: WriteEntryInput['kind'], detail: WriteEntryInput['detail'], body: string): Promise<{ id: string }> =>
  as(who, (tx) => writeEntry(tx, { requestId: id(`entry ${who} ${child} ${kind} ${detail}`), dossierId: story[child], kind, detail, body }));
const meet = ({ as, id, story }: Stage, who: string, child: 'noe' | 'maelle', meeting: Meeting, metAt: string, account: string): Promise<{ id: string }> =>
  as(who, (tx) => recordRencontre(tx, { requestId: id(`rencontre ${child} ${metAt}`), evaluationId: story.evaluation, dossierId: story[child], meeting, metAt: new Date(metAt), account }));

/** 28 January: both evaluators at the home, both children seen. */
export async function visitHome(stage: Stage): Promise<void> {
  await meet(stage, 'A5', 'noe', 'WITH_PARENTS', '2025-01-28T09:00:00Z', 'Visite au domicile de 10 h à 11 h 15, avec la mère ; les deux enfants présents.');
  await meet(stage, 'A6', 'maelle', 'OBSERVED', '2025-01-28T09:00:00Z', 'Maëlle joue au sol, cherche le regard de sa mère ; repas pris pendant la visite.');
}

/** 4 February: Noé alone, with his parents' agreement. What he says is written as he says it, with the question. */
export async function hearNoe(stage: Stage): Promise<void> {
  await meet(stage, 'A5', 'noe', 'ALONE', '2025-02-04T14:30:00Z', 'Reçu seul à la MDS, avec l’accord de ses parents.');
  await contribute(stage, 'A5', 'noe', 'CHILD', 'Noé dit : « Quand Kylian crie je me cache dans le placard avec Maëlle. » Question posée : « Que fais-tu quand on crie ? »');
}

/** 6 February: the doctor's summary, shared one by one with those whom the law gives no more; the detail stays in the file of PMI (CSP R.1110-1). */
export async function summariseCare(stage: Stage): Promise<void> {
  const { as, id } = stage;
  await write(stage, 'A7', 'maelle', 'MED', 'FULL', 'Courbe staturo-pondérale : poids à −1,5 DS depuis octobre ; bilan demandé.');
  const summary = await write(stage, 'A7', 'maelle', 'MED', 'SUMMARY', 'Courbe de poids de Maëlle à surveiller, rendez-vous de PMI le 20/02.');
  for (const reader of ['A4', 'A5']) {
    await as('A7', (tx) => shareItem(tx, { requestId: id(`summary for ${reader}`), entryId: summary.id, habilitationId: actorId(reader), legalBasis: 'CASF_226_2_2',
      necessity: 'Évaluer la situation de Maëlle avec ce que sa santé demande de surveiller.' }));
  }
}
