import { Temporal } from 'temporal-polyfill';
import { dayOf, startOf } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import { Enfant } from '../dossiers/enfant.entity.js';
import { UserError } from '../platform/errors.js';
import { date } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import type { ConservationStep } from './conservation-step.entity.js';
import type { CloseDossierInput } from './conservation.inputs.js';
import { takeStep } from './take-step.js';
import { termOf } from './term-of.js';

/**
 * Closes a child's dossier: nothing of it is lost nor hidden by that, its term begins. The birth is read to count it, and stays sealed: the term falls on the first day of a year.
 * @throws DATE, DEJA_CLOS, NAISSANCE_INCONNUE
 */
export async function closeDossier(tx: Tx, input: CloseDossierInput): Promise<ConservationStep> {
  const place = placeOf(tx.actor.departement);
  const closedOn = dayOf(place, tx.now).toString();
  const lastMeasureOn = input.lastMeasureOn ? date('lastMeasureOn', input.lastMeasureOn) : null;
  if (lastMeasureOn !== null && lastMeasureOn > closedOn) throw new UserError('DATE', 'Ce jour est à venir : un dossier se clôt quand sa dernière mesure est finie.', 'lastMeasureOn');
  return await takeStep(tx, input, 'CLOSED', { category: input.category }, async ({ closed }) => {
    if (closed) throw new UserError('DEJA_CLOS', 'Ce dossier est déjà clos. Pour en changer la catégorie, rouvrez-le d’abord.', 'dossierId');
    const [enfant] = await tx.allowed(Enfant, 'read', { where: { dossierId: input.dossierId.toLowerCase() }, order: ['writtenAt', 'id'], descending: true, limit: 1 });
    if (!enfant) throw new UserError('NAISSANCE_INCONNUE', 'La date de naissance de l’enfant manque : la durée en dépend. Écrivez-la au dossier, puis clôturez.', 'dossierId');
    const { dueOn, warnOn } = termOf({ category: input.category, closedOn, lastMeasureOn, birthDate: enfant.birthDate });
    const at = (day: string | undefined | null): Date | number => (day ? startOf(place, Temporal.PlainDate.from(day)) : Infinity);
    return { dueAt: at(dueOn), firstAt: at(warnOn?.[0]), lastAt: at(warnOn?.[1]) };
  });
}
