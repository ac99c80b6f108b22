/** What the specs of a draft need: a meeting that is closed, its draft being reread, and what each says of it. */
import type { AdmitInput } from '../../libs/dossiers/dossiers.inputs.js';
import { answerObservation } from '../../libs/syntheses/answer-observation.js';
import type { Minutes } from '../../libs/syntheses/minutes.entity.js';
import type { ObservationAnswer } from '../../libs/syntheses/observation-answer.entity.js';
import type { Observation } from '../../libs/syntheses/observation.entity.js';
import { observeMinutes, sayNothingToObserve } from '../../libs/syntheses/observe-minutes.js';
import type { Relecture } from '../../libs/syntheses/relecture.entity.js';
import type { AnswerObservationInput, ObserveMinutesInput } from '../../libs/syntheses/review.inputs.js';
import { closeSeance } from '../../libs/syntheses/take-seance-step.js';
import { previewMinutes, validateMinutes } from '../../libs/syntheses/validate-minutes.js';
import type { Door } from './door.js';
import { hand, key, opened, write, type Table } from './seance.js';
import { uuid } from './situation.js';

export interface Draft extends Table { lines: { SOC: string; MED: string } }

/** A5 wrote of SOC, A7 of « Santé », in summary; A2 sits there for the logistics alone. Closed by A8, who holds the pen. */
export async function draft(door: Door, admitted: Record<string, AdmitInput['kinds']> = { A2: ['LOG'], A5: ['SOC', 'LOG'], A7: ['SOC', 'MED', 'LOG'] }): Promise<Draft> {
  const made = await opened(door, admitted, 'A5');
  const SOC = (await write(door, 'A5', made.points.SOC, 'Le logement est petit.')).id;
  await hand(door, 'A5', 'A7', made.syntheseId);
  const MED = (await write(door, 'A7', made.points.MED, 'La courbe de poids reprend.')).id;
  await hand(door, 'A7', 'A8', made.syntheseId);
  await door.as('A8', (tx) => closeSeance(tx, key(made.syntheseId)));
  return { ...made, lines: { SOC, MED } };
}

export const observe = (door: Door, who: string, pointId: string, more: Partial<ObserveMinutesInput> = {}): Promise<Observation> =>
  door.as(who, (tx) => observeMinutes(tx, { requestId: uuid(), pointId, body: 'Il a deux pièces.', ...more }));
export const reply = (door: Door, who: string, observationId: string, more: Partial<AnswerObservationInput> = {}): Promise<ObservationAnswer> =>
  door.as(who, (tx) => answerObservation(tx, { requestId: uuid(), observationId, words: 'Cela n’a pas été dit.', ...more }));
export const nothing = (door: Door, who: string, syntheseId: string, requestId = uuid()): Promise<Relecture> => door.as(who, (tx) => sayNothingToObserve(tx, { requestId, syntheseId }));
export const validated = (door: Door, syntheseId: string, who = 'A8'): Promise<Minutes> => door.as(who, async (tx) => validateMinutes(tx, { ...key(syntheseId), effectDigest: (await previewMinutes(tx, syntheseId)).digest }));
/** The term, moved to an hour ago. */
export const passed = (door: Door, syntheseId: string): Promise<unknown> => door.db.owner.query(`update app.seance_step set at = at - interval '10 days', remind_at = app.now() - interval '1 day', observe_until = app.now() - interval '1 hour' where synthese_id = $1 and fact = 'CLOSED'`, [syntheseId]);
