import { decideEvaluation } from '../../../libs/informations-preoccupantes/decide-evaluation.js';
import { closeInformationPreoccupante } from '../../../libs/informations-preoccupantes/close-information-preoccupante.js';
import type { AvisStage } from '../../../libs/informations-preoccupantes/evaluation-frame.js';
import { giveRetour } from '../../../libs/informations-preoccupantes/give-retour.js';
import { informOfEvaluation } from '../../../libs/informations-preoccupantes/inform-of-evaluation.js';
import { openEvaluation } from '../../../libs/informations-preoccupantes/open-evaluation.js';
import { submitRapport } from '../../../libs/informations-preoccupantes/submit-rapport.js';
import { contribute, type Stage } from './stage.js';

/** The letters, one to each who holds authority over that child; whoever holds it over both has two. Fixed, like every key. */
async function inform({ as, id, story }: Stage, stage: AvisStage, informedAt: string, announced: string): Promise<void> {
  for (const { dossierId, personneId } of story.holders) {
    await as('A4', (tx) => informOfEvaluation(tx, { requestId: id(`avis ${stage} ${personneId}`), evaluationId: story.evaluation, dossierId, personneId, stage, means: 'LETTER', exception: 'NONE', informedAt: new Date(informedAt), announced }));
  }
}

/** 20 January: the evaluation is confided, and each holder is told of it by letter (CASF D.226-2-6 I). */
export async function setUp(stage: Stage): Promise<void> {
  const { as, id, story } = stage;
  story.evaluation = (await as('A4', (tx) => openEvaluation(tx, { requestId: id('évaluation'), informationPreoccupanteId: story.intake }))).id;
  await inform(stage, 'OPENING', '2025-01-20T08:00:00Z', 'Une évaluation de la situation de votre enfant est mise en place.');
}

/** 27 February, the last day: one conclusion for the team, and what one of them fears beside it (CASF D.226-2-7). */
export async function report(stage: Stage): Promise<void> {
  const { as, id, story } = stage;
  await contribute(stage, 'A5', 'maelle', 'CHILD', 'Dix-sept mois : observée au domicile, elle cherche sa mère du regard et s’apaise dans ses bras.');
  await contribute(stage, 'A5', 'noe', 'PARENT', 'La mère dit être épuisée et demander de l’aide ; le père souhaite voir Noé plus souvent.');
  await contribute(stage, 'A6', 'maelle', 'PARENT', 'La mère accepte un suivi de PMI ; M. Dormond dit que « tout va bien ».');
  await as('A5', (tx) => submitRapport(tx, {
    requestId: id('rapport'), evaluationId: story.evaluation, conclusion: 'RISK', limbs: ['CONDEDUC', 'SANTE'], proposal: 'ACTIONS',
    method: 'Visite au domicile le 28 janvier, entretien avec Noé le 4 février à la MDS, entretiens avec les trois titulaires de l’autorité parentale, avis de l’école et de la PMI.',
    analyses: [{ dossierId: story.noe, analysis: 'Risque de danger : absences, soins différés, peur des cris. Les parents se mobilisent. Une aide éducative à domicile de six mois est proposée.' },
      { dossierId: story.maelle, analysis: 'Risque de danger : croissance à surveiller. La mère accepte un suivi. Intervention d’une TISF et rendez-vous de PMI proposés.' }],
  }));
  await contribute(stage, 'A6', 'maelle', 'EVALUATOR', 'Je crains une aggravation si les cris continuent ; je propose un point à trois mois.', 'DIVERGENCE');
}

/** 3 March: help is proposed to the family by the head of the ASE, and the parents are told what came of it (D.226-2-7 III). The measure itself is not of Cordée yet. */
export async function decide(stage: Stage): Promise<void> {
  const { as, id, story } = stage;
  await as('A8', (tx) => decideEvaluation(tx, { requestId: id('suite'), informationPreoccupanteId: story.intake, outcome: 'ADMIN_HELP_PROPOSED', reason: 'Les titulaires de l’autorité parentale acceptent une AED et l’intervention d’une TISF.' }));
  await inform(stage, 'CONCLUSION', '2025-03-03T13:00:00Z', 'Le contenu du rapport, et l’aide proposée.');
}

/** 10 March: whoever transmitted it is told what became of it, without a detail (L.226-5), and nothing more is due. */
export async function answer({ as, id, story }: Stage): Promise<void> {
  await as('A4', (tx) => giveRetour(tx, { requestId: id('retour'), informationPreoccupanteId: story.intake, means: 'PLATFORM' }));
  await as('A4', (tx) => closeInformationPreoccupante(tx, { requestId: id('clôture'), informationPreoccupanteId: story.intake }));
}
