import { answerConvocation } from '../../../libs/syntheses/answer-convocation.js';
import { conveneSynthese } from '../../../libs/syntheses/convene-synthese.js';
import { setSyntheseDate } from '../../../libs/syntheses/date-synthese.js';
import { openPoll } from '../../../libs/syntheses/open-poll.js';
import { PollSlot } from '../../../libs/syntheses/poll-slot.entity.js';
import type { AnswerConvocationInput } from '../../../libs/syntheses/polls.inputs.js';
import { previewConvening } from '../../../libs/syntheses/preview-convening.js';
import { sharePoint } from '../../../libs/syntheses/share-point.js';
import { SynthesePoint } from '../../../libs/syntheses/synthese-point.entity.js';
import type { ConvokedInput, PointInput, PreviewConveningInput } from '../../../libs/syntheses/syntheses.inputs.js';
import { vote } from '../../../libs/syntheses/vote.js';
import { actorId } from '../demonstration-directory.js';
import type { Kinds, Stage } from './stage.js';

const point = (heading: PointInput['heading'], minutes: number, more: Partial<PointInput> = {}): PointInput => ({ heading, minutes, detail: 'FULL', part: 'PROFESSIONALS', ...more });
const sits = (who: string, required = false): ConvokedInput => ({ habilitationId: actorId(who), required });
const family = { part: 'FAMILY' } as const;
const decision = { part: 'DECISION' } as const;

/** By the head of the ASE, to those whom he was shown. */
const convene = async ({ as, id, story }: Stage, name: string, asked: Omit<PreviewConveningInput, 'dossierId' | 'legalBasis'>): Promise<string> => (await as('A8', async (tx) => {
  const whole: PreviewConveningInput = { dossierId: story.noe, legalBasis: 'CASF_226_2_2', ...asked };
  return await conveneSynthese(tx, Object.assign({ requestId: id(name), effectDigest: (await previewConvening(tx, whole)).digest }, whole));
})).id;

const dated = ({ as, id }: Stage, syntheseId: string, startsAt: string, endsAt: string, place: string): Promise<unknown> =>
  as('A8', (tx) => setSyntheseDate(tx, { requestId: id(`date ${syntheseId}`), syntheseId, startsAt: new Date(startsAt), endsAt: new Date(endsAt), place }));
const comes = ({ as }: Stage, who: string, syntheseId: string, answer: AnswerConvocationInput['answer'], reason: string | null = null): Promise<unknown> => as(who, (tx) => answerConvocation(tx, { syntheseId, answer, reason }));

export const pointsOf = async ({ as }: Stage, syntheseId: string): Promise<string[]> =>
  (await as('A8', (tx) => tx.allowed(SynthesePoint, 'notice', { where: { syntheseId }, order: ['position'] }))).map((p) => p.id);

/** 11 February, ten worked days before: those who evaluate, the school's social worker and the doctor, who opens « Santé » in summary to whom the law gives no more. */
export async function conveneEvaluation(stage: Stage): Promise<void> {
  const { as, id, story } = stage;
  story.synthese = await convene(stage, 'synthèse', {
    type: 'EVALUATION', purpose: 'EVALUATE', people: [sits('A2'), sits('A5', true), sits('A6', true), sits('A7')],
    points: [point('LOGISTIQUE', 5), point('SCOLARITE', 10, { speakerId: actorId('A2') }), point('EVALUATION', 15, { speakerId: actorId('A5') }), point('EVALUATION', 15, { dossierId: story.maelle, speakerId: actorId('A6') }),
      point('SANTE', 10, { dossierId: story.maelle, speakerId: actorId('A7') }), point('AVIS_FAMILLE', 20, family), point('PAROLE_ENFANT', 10, family), point('DECISIONS', 15, decision), point('DECISIONS', 5, { ...decision, kind: 'SCO' })],
  });
  const [, , , , health] = await pointsOf(stage, story.synthese);
  for (const who of ['A5', 'A8']) {
    await as('A7', (tx) => sharePoint(tx, { requestId: id(`santé ${who}`), pointId: health!, habilitationId: actorId(who), legalBasis: 'CASF_226_2_2', necessity: 'Évaluer avec ce que la santé de Maëlle demande de surveiller.' }));
  }
  await dated(stage, story.synthese, '2025-02-25T09:30:00+01:00', '2025-02-25T11:30:00+01:00', 'MDS Montférien-Nord, salle du premier étage');
}

/** 15 May: what comes next is convened. A follow-up, whose date is known and answered; the plan for the child, whose date is asked of those who will make it. Who follows and who fosters Noé are admitted by the same act. */
export async function conveneNext(stage: Stage): Promise<void> {
  const { as, id } = stage;
  const admitted = (who: string, kinds: Kinds): ConvokedInput =>
    ({ habilitationId: actorId(who), required: true, admission: { kinds, duty: 'NONE', legalBasis: 'CASF_221_6', necessity: 'Suivre et accueillir Noé, confié à l’aide sociale à l’enfance le 13 mai.' } });
  const followUp = await convene(stage, 'suivi', {
    type: 'FOLLOW_UP', purpose: 'IMPLEMENT_ACTION',
    people: [sits('A2'), sits('A5'), sits('A7'), admitted('A16', ['IDE', 'FAM', 'SCO', 'SOC', 'PAR', 'ENF', 'LOG']), admitted('A12', ['IDE', 'FAM', 'SCO', 'ENF', 'LOG'])],
    points: [point('LOGISTIQUE', 10), point('SCOLARITE', 15, { speakerId: actorId('A2') }), point('SANTE', 10, { speakerId: actorId('A7') }), point('PAROLE_ENFANT', 15, { speakerId: actorId('A12') }), point('EVALUATION', 20), point('DECISIONS', 10, decision)],
  });
  await dated(stage, followUp, '2025-06-03T14:00:00+02:00', '2025-06-03T16:00:00+02:00', 'Hôtel du département, salle 204');
  await comes(stage, 'A16', followUp, 'COMING');
  await comes(stage, 'A7', followUp, 'REMOTE');
  await comes(stage, 'A2', followUp, 'NOT_COMING', 'En formation ce jour-là ; j’enverrai le relevé de présence.');

  const plan = await convene(stage, 'projet pour l’enfant', {
    type: 'PPE', purpose: 'IMPLEMENT_ACTION', people: [sits('A16', true), sits('A12', true)],
    points: [point('PROJET', 20, { kind: 'FAM', detail: 'SUMMARY' }), point('PROJET', 20), point('PAROLE_ENFANT', 15, family), point('AVIS_FAMILLE', 20, family), point('DECISIONS', 10, decision)],
  });
  const hours = (day: string): Pick<PollSlot, 'startsAt' | 'endsAt'> => ({ startsAt: new Date(`${day}T14:00:00+02:00`), endsAt: new Date(`${day}T16:00:00+02:00`) });
  const { id: pollId } = await as('A8', (tx) => openPoll(tx, { requestId: id('sondage'), syntheseId: plan, deadlineAt: new Date('2025-06-13T18:00:00+02:00'), slots: ['2025-07-07', '2025-07-08', '2025-07-14'].map(hours) }));
  const slots = await as('A8', (tx) => tx.allowed(PollSlot, 'read', { where: { pollId }, order: ['startsAt'] }));
  for (const [who, votes] of [['A8', ['NO', 'YES', 'IF_NEEDED']], ['A12', ['YES', 'YES', 'NO']]] as const) await as(who, (tx) => vote(tx, { pollId, votes: votes.map((said, i) => ({ slotId: slots[i]!.id, vote: said })) }));
}
