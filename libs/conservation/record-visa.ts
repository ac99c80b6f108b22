import { Temporal } from 'temporal-polyfill';
import { dayOf, startOf } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import { UserError } from '../platform/errors.js';
import { date, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { bordereauOf, isSameList } from './bordereau.js';
import { ConservationStep } from './conservation-step.entity.js';
import type { RecordVisaInput } from './conservation.inputs.js';
import { standingOf } from './standing.js';
import { takeStep } from './take-step.js';

/** As many as a list has: a longer one is two. */
const MOST = 500;

/**
 * The visa of the archives, of each dossier of that list that whoever records it answers for and that is still on it: not what was held, reopened or struck meanwhile. By another person than whoever proposed:
 * four eyes before what cannot be undone. @throws FORMAT, DATE, BORDEREAU_INCONNU, QUATRE_YEUX
 */
export async function recordVisa(tx: Tx, input: RecordVisaInput): Promise<ConservationStep[]> {
  const requestId = uuid('requestId', input.requestId);
  const place = placeOf(tx.actor.departement);
  const list = bordereauOf('bordereau', input.bordereau);
  const visaOn = date('visaOn', input.visaOn);
  if (visaOn > dayOf(place, tx.now).toString()) throw new UserError('DATE', 'Ce jour est à venir : un visa s’enregistre une fois reçu.', 'visaOn');
  if (!Number.isSafeInteger(input.visaNumber) || input.visaNumber < 1) throw new UserError('FORMAT', 'Numéro de visa attendu : un nombre, à partir de 1.', 'visaNumber');
  const asked = { ...list, visaNumber: input.visaNumber, visaAt: startOf(place, Temporal.PlainDate.from(visaOn)) };
  await tx.lock('request', requestId);
  const named = await tx.allowed(ConservationStep, 'read', { where: list, order: ['dossierId', 'sequence'], limit: MOST });
  const ids = [...new Set(named.map((s) => s.dossierId))];
  const again = new Set(named.filter((s) => s.requestId === requestId && s.authorId === tx.actor.id).map((s) => s.dossierId));
  const steps = await tx.allowed(ConservationStep, 'read', { among: { dossierId: ids } });
  const of = ids.map((dossierId) => ({ dossierId, listed: standingOf(steps.filter((s) => s.dossierId === dossierId)).listed }));
  const awaiting = of.filter(({ dossierId, listed }) => again.has(dossierId) || isSameList(list, listed));
  if (awaiting.length === 0) throw new UserError('BORDEREAU_INCONNU', 'Aucun dossier que vous connaissez n’attend de visa sous ce bordereau. Vérifiez sa référence.', 'bordereau');
  if (awaiting.some(({ listed }) => listed?.personId === tx.actor.professionnelId)) throw new UserError('QUATRE_YEUX', 'Vous avez proposé un dossier de ce bordereau : son visa s’enregistre par une autre personne.', 'bordereau');
  const made: ConservationStep[] = [];
  for (const { dossierId } of awaiting) {
    made.push(await takeStep(tx, { requestId, dossierId }, 'VISA', asked, ({ listed }) => {
      if (!isSameList(list, listed)) throw new UserError('BORDEREAU_INCONNU', 'Un dossier vient d’être retiré de ce bordereau. Rien n’est enregistré : relisez-le, puis recommencez.', 'bordereau');
      return {};
    }));
  }
  return made;
}
