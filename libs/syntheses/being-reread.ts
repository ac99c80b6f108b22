/** The draft of a meeting that is closed: until when it is reread, by whom it still is, and what has no answer yet. */
import { lastDayBefore } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { requireNotValidated, seanceOf } from './at-table.js';
import { Convocation } from './convocation.entity.js';
import { Observation } from './observation.entity.js';
import { Relecture } from './relecture.entity.js';
import type { SeanceStep } from './seance-step.entity.js';
import type { Synthese } from './synthese.entity.js';

/** until: null of a meeting closed before there was a term. silent: who sits there, besides who convenes, and has neither observed nor said that they have nothing to. */
export interface Rereading { until: Date | null; silent: string[]; unanswered: number }

/** @throws SEANCE_NON_CLOSE */
export async function requireClosed(tx: Tx, syntheseId: string): Promise<SeanceStep> {
  const last = (await seanceOf(tx, syntheseId)).at(-1);
  if (last?.fact !== 'CLOSED') throw new UserError('SEANCE_NON_CLOSE', 'Cette réunion n’est pas close : il n’y a pas encore de compte rendu à relire ni à valider.', 'syntheseId');
  return last;
}

/** Closed, before the term, not validated. @throws SEANCE_NON_CLOSE, DEJA_VALIDE, RELECTURE_FINIE */
export async function requireBeingReread(tx: Tx, syntheseId: string): Promise<void> {
  const { observeUntil } = await requireClosed(tx, syntheseId);
  await requireNotValidated(tx, syntheseId);
  if (observeUntil === null || observeUntil <= tx.now) throw new UserError('RELECTURE_FINIE', 'Le délai pour relire ce compte rendu est passé : écrivez à qui a convoqué.', 'syntheseId');
}

export async function rereadingOf(tx: Tx, { id: syntheseId, authorId }: Synthese): Promise<Rereading> {
  const { observeUntil: until } = await requireClosed(tx, syntheseId);
  const seats = await tx.allowed(Convocation, 'read', { where: { syntheseId }, inForce: true });
  const seated = await tx.allowed(Habilitation, 'read', { among: { id: seats.map(({ habilitationId }) => habilitationId) }, inForce: true });
  const observations = await tx.allowed(Observation, 'notice', { where: { syntheseId } });
  const relectures = await tx.allowed(Relecture, 'read', { where: { syntheseId } });
  const unanswered = await tx.allowed(Observation, 'notice', { where: { syntheseId }, lacks: [{ table: 'observation_answer', on: 'observationId', of: 'id' }] });
  const said = new Set([authorId, ...observations.map((o) => o.authorId), ...relectures.map((r) => r.authorId)]);
  return { until, silent: seated.map(({ id }) => id).filter((id) => !said.has(id)), unanswered: unanswered.length };
}

/** What still prevents its being validated: an observation without an answer; before the term, somebody who has said nothing. @throws OBSERVATIONS_SANS_REPONSE, RELECTURE_EN_COURS */
export function requireReread(tx: Tx, { until, silent, unanswered }: Rereading): void {
  if (unanswered > 0) throw new UserError('OBSERVATIONS_SANS_REPONSE', unanswered === 1 ? 'Une observation n’a pas de réponse : répondez-y, ou passez la plume à qui peut la lire.' : `${unanswered} observations n’ont pas de réponse : répondez-y, ou passez la plume à qui peut les lire.`, 'syntheseId');
  if (until === null || until <= tx.now || silent.length === 0) return;
  const lastDay = lastDayBefore(placeOf(tx.actor.departement), until);
  throw new UserError('RELECTURE_EN_COURS', `Ce compte rendu se relit jusqu’au ${lastDay.split('-').reverse().join('/')} inclus, ou jusqu’à ce que chacun de la table ait observé ou dit n’avoir rien à observer.`, 'syntheseId');
}
