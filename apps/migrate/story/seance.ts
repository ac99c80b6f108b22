import { Convocation } from '../../../libs/syntheses/convocation.entity.js';
import { recordPresence } from '../../../libs/syntheses/record-presence.js';
import type { RecordPresenceInput, WriteLineInput } from '../../../libs/syntheses/seance.inputs.js';
import { handPen, takePen } from '../../../libs/syntheses/take-pen.js';
import { closeSeance, openSeance, showPoint } from '../../../libs/syntheses/take-seance-step.js';
import { previewMinutes, validateMinutes } from '../../../libs/syntheses/validate-minutes.js';
import { writeLine } from '../../../libs/syntheses/write-line.js';
import { actorId } from '../demonstration-directory.js';
import type { Stage } from './stage.js';
import { pointsOf } from './synthese.js';

const key = ({ id, story }: Stage, name: string): { requestId: string; syntheseId: string } => ({ requestId: id(`séance ${name}`), syntheseId: story.synthese });
const hand = (stage: Stage, from: string, to: string, name: string): Promise<unknown> => stage.as(from, (tx) => handPen(tx, { ...key(stage, name), habilitationId: actorId(to) }));
const present = (stage: Stage, name: string, who: Pick<RecordPresenceInput, 'convocationId' | 'guest' | 'personneId'>, at: string): Promise<unknown> =>
  stage.as('A5', (tx) => recordPresence(tx, { ...key(stage, `présence ${name}`), ...who, fact: 'ARRIVED', at: new Date(at) }));

type Written = Partial<Pick<WriteLineInput, 'voice' | 'speakerId'>>;
/** One line on a point, by its place in the agenda. */
async function write(stage: Stage, who: string, points: readonly string[], place: number, type: WriteLineInput['type'], body: string, more: Written = {}): Promise<void> {
  await stage.as(who, (tx) => writeLine(tx, { requestId: stage.id(`ligne ${place} ${body.slice(0, 20)}`), pointId: points[place - 1]!, type, voice: 'PROFESSIONNEL', body, ...more }));
}
const goOn = (stage: Stage, who: string, points: readonly string[], place: number): Promise<unknown> => stage.as(who, (tx) => showPoint(tx, { ...key(stage, `point ${place}`), pointId: points[place - 1]! }));

/** 25 February, among professionals: the school, each child, « Santé » by the doctor's own hand; one of the team fears what another does not. */
export async function meetAmongProfessionals(stage: Stage): Promise<void> {
  const { as, story: { synthese } } = stage;
  const points = await pointsOf(stage, synthese);
  await as('A8', (tx) => openSeance(tx, key(stage, 'ouverture')));
  await as('A5', (tx) => takePen(tx, key(stage, 'plume')));
  for (const { id: convocationId, habilitationId } of await as('A8', (tx) => tx.allowed(Convocation, 'read', { where: { syntheseId: synthese } }))) await present(stage, habilitationId, { convocationId }, '2025-02-25T08:30:00Z');
  await goOn(stage, 'A5', points, 2);
  await write(stage, 'A5', points, 2, 'CONSTAT', 'Neuf demi-journées d’absence en décembre, deux en janvier ; Noé a repris la cantine.', { speakerId: actorId('A2') });
  await write(stage, 'A5', points, 3, 'CONSTAT', 'Noé est soigné depuis la visite ; il parle volontiers de sa petite sœur.');
  await write(stage, 'A5', points, 3, 'POINT_DE_VUE', 'Les parents se mobilisent : une aide à domicile suffit, je suis confiant.');
  await write(stage, 'A5', points, 4, 'DESACCORD', 'Je crains une aggravation si les cris continuent ; un point à trois mois me paraît nécessaire.', { speakerId: actorId('A6') });
  await hand(stage, 'A5', 'A7', 'santé');
  await goOn(stage, 'A7', points, 5);
  await write(stage, 'A7', points, 5, 'CONSTAT', 'Courbe de poids de Maëlle revue le 20 février : elle reprend ; pesée mensuelle à la PMI.');
  await hand(stage, 'A7', 'A5', 'après santé');
}

/** The mother, with her sister whom she chose, and Noé's father from afar. Then the decision, by the hand of who decides. */
export async function meetTheFamily(stage: Stage): Promise<void> {
  const { as, story: { synthese, holders } } = stage;
  const points = await pointsOf(stage, synthese);
  await present(stage, 'mère', { guest: 'PARENT', personneId: holders[0]!.personneId }, '2025-02-25T09:30:00Z');
  await present(stage, 'sœur de la mère', { guest: 'SUPPORT_PERSON' }, '2025-02-25T09:30:00Z');
  await present(stage, 'père', { guest: 'PARENT', personneId: holders[1]!.personneId }, '2025-02-25T09:30:00Z');
  await write(stage, 'A5', points, 1, 'CONSTAT', 'La mère vient avec sa sœur, qu’elle a choisie ; le père participe à distance, en visioconférence.');
  await goOn(stage, 'A5', points, 6);
  await write(stage, 'A5', points, 6, 'POINT_DE_VUE', 'La mère se dit épuisée et accepte qu’on l’aide à la maison ; le père voudrait voir Noé plus souvent.', { voice: 'PARENTS' });
  await hand(stage, 'A5', 'A8', 'décision');
  await goOn(stage, 'A8', points, 8);
  await write(stage, 'A8', points, 8, 'DECISION', 'Une aide éducative à domicile est proposée à la famille pour six mois.');
  await write(stage, 'A8', points, 8, 'DECISION', 'Une technicienne de l’intervention sociale et familiale vient deux fois par semaine.');
  await write(stage, 'A8', points, 9, 'DECISION', 'Toute absence est dite le jour même à l’assistant social de l’école.');
  await as('A8', (tx) => closeSeance(tx, key(stage, 'clôture')));
}

/** 4 March: numbered, frozen. */
export async function validate(stage: Stage): Promise<void> {
  await stage.as('A8', async (tx) => validateMinutes(tx, { ...key(stage, 'validation'), effectDigest: (await previewMinutes(tx, stage.story.synthese)).digest }));
}
