import { answerObservation } from '../../../libs/syntheses/answer-observation.js';
import { collectOpinion } from '../../../libs/syntheses/collect-opinion.js';
import { observeMinutes, sayNothingToObserve } from '../../../libs/syntheses/observe-minutes.js';
import { recordFamily } from '../../../libs/syntheses/record-family.js';
import type { RecordFamilyInput } from '../../../libs/syntheses/review.inputs.js';
import { writeLine } from '../../../libs/syntheses/write-line.js';
import type { Stage } from './stage.js';
import { pointsOf } from './synthese.js';

/** 18 February: the mother is invited, and Noé's father; why Noé is not, and what he said before, in his words. */
export async function inviteTheFamily(stage: Stage): Promise<void> {
  const { as, id, story } = stage;
  const syntheseId = story.synthese;
  const [mother, father] = story.holders;
  const told = (name: string, more: Partial<RecordFamilyInput>): Promise<unknown> => as('A8', (tx) => recordFamily(tx, { requestId: id(`famille ${name}`), syntheseId, accompanied: false, ...more }));
  await told('mère', { personneId: mother!.personneId, means: 'INTERVIEW', informedAt: new Date('2025-02-17T10:00:00Z'), accompanied: true });
  await told('père', { personneId: father!.personneId, means: 'CALL', informedAt: new Date('2025-02-17T16:00:00Z'), accompanied: true });
  await told('Noé', { reason: 'Noé a été entendu seul le 4 février ; à sept ans, il est préservé d’une réunion d’adultes, et la décision lui sera expliquée.' });
  const [, , , , , , child] = await pointsOf(stage, syntheseId);
  await as('A5', (tx) => collectOpinion(tx, { requestId: id('avis de Noé'), pointId: child!, voice: 'ENFANT', body: '« Je voudrais que personne ne crie, et rester avec Maëlle. » Recueilli le 4 février, seul à la MDS.' }));
}

/** 27 February: one of the team asks that her point be said whole; it is, by a line; the others have nothing to observe. */
export async function rereadDraft(stage: Stage): Promise<void> {
  const { as, id, story: { synthese: syntheseId } } = stage;
  const [, , , pointId] = await pointsOf(stage, syntheseId);
  const { id: observationId } = await as('A6', (tx) => observeMinutes(tx, { requestId: id('observation'), pointId: pointId!, body: 'Mon désaccord porte aussi sur la durée : je demandais un point à trois mois, et qu’il soit écrit.' }));
  const { id: lineId } = await as('A8', (tx) => writeLine(tx, { requestId: id('ligne retenue'), pointId: pointId!, type: 'PROPOSITION', voice: 'PROFESSIONNEL', body: 'Un point est fait à trois mois, avec la puéricultrice.' }));
  await as('A8', (tx) => answerObservation(tx, { requestId: id('réponse à l’observation'), observationId, lineId, words: 'Le point à trois mois est écrit.' }));
  for (const who of ['A2', 'A5', 'A7']) await as(who, (tx) => sayNothingToObserve(tx, { requestId: id(`relecture ${who}`), syntheseId }));
}
