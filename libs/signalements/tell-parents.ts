import { placeOf } from '../clocks/places.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { frenchInstant } from '../platform/pdf/french-date.js';
import { SignalementDossier } from './signalement-dossier.entity.js';
import { SignalementStep } from './signalement-step.entity.js';
import type { TellParentsInput } from './steps.inputs.js';
import { takeStep } from './take-step.js';

/** The parents are told in writing that the judicial authority is seized (CASF L.226-5 al. 3): never before the hour that the parquet last settled, when it settled one. */
export async function tellParents(tx: Tx, { requestId, signalementId, toldAt, how }: TellParentsInput): Promise<SignalementStep> {
  const body = text('how', how, { max: 2000 });
  if (toldAt.getTime() > tx.now.getTime()) throw new UserError('DATE', 'Cet instant est dans l’avenir : dites-le une fois fait.', 'toldAt');
  const [settled] = await tx.allowed(SignalementStep, 'read', { where: { signalementId: uuid('signalementId', signalementId), fact: 'PARENTS_TIMING' }, order: ['at', 'id'], descending: true, limit: 1 });
  if (settled && toldAt < settled.dated) {
    throw new UserError('PARQUET_DIFFERE', `Le parquet demande d’attendre le ${frenchInstant(settled.dated, placeOf(settled.departement).zone)}.`, 'toldAt');
  }
  // What is said to parents is what they will repeat: nothing of where a child of theirs is kept safe.
  for (const { dossierId } of await tx.allowed(SignalementDossier, 'read', { where: { signalementId: uuid('signalementId', signalementId) } })) await tx.places.askTexts(dossierId, () => [['how', body]]);
  return await takeStep(tx, 'PARENTS_TOLD', { requestId, signalementId, dated: toldAt, body });
}
