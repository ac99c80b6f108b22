/** Whose an action is, and until when: a person who reads the point that it is of, a day to come. */
import { endOfDay } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import { UserError } from '../platform/errors.js';
import { date, text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import type { ActionItem } from './action-item.entity.js';
import { MinuteLine } from './minute-line.entity.js';
import type { ActionInput } from './seance.inputs.js';

export type Charge = Pick<MinuteLine, 'ownerId' | 'dueAt' | 'indicator' | 'decisionId'>;
type OfItsPoint = Pick<ActionItem, 'departement' | 'dossierId' | 'homeId' | 'syntheseId' | 'pointId' | 'kind' | 'detail' | 'source'>;
export const NO_CHARGE: Charge = { ownerId: null, dueAt: null, indicator: null, decisionId: null };

/** @throws ACTION, when a line of another type bears one, or an action none. */
export function chargeOf(tx: Tx, type: string, input: ActionInput | null | undefined): Charge {
  if ((type === 'ACTION') !== !!input) throw new UserError('ACTION', 'Une action, et elle seule, dit qui la fait et pour quand.', 'action');
  if (!input) return NO_CHARGE;
  return {
    ownerId: uuid('action.ownerId', input.ownerId), dueAt: dayToCome(tx, 'action.dueOn', input.dueOn), decisionId: input.decisionId ? uuid('action.decisionId', input.decisionId) : null,
    indicator: input.indicator ? text('action.indicator', input.indicator, { max: 500 }) : null,
  };
}

/** Of the line that another takes the place of. */
export const chargeBy = ({ ownerId, dueAt, indicator, decisionId }: Charge): Charge => ({ ownerId, dueAt, indicator, decisionId });

/** The end of that day, where the département lives. @throws DATE */
export function dayToCome(tx: Tx, field: string, day: string): Date {
  const until = endOfDay(placeOf(tx.actor.departement), date(field, day));
  if (until <= tx.now) throw new UserError('DATE', 'Ce jour est passé : choisissez aujourd’hui ou plus tard.', field);
  return until;
}

/** By the law itself, asked who reads this row: nobody is charged of what they may not read. @throws NE_LIT_PAS */
export async function requireCharged(tx: Tx, { departement, dossierId, homeId, syntheseId, pointId, kind, detail, source }: OfItsPoint, ownerId: string, field: string): Promise<void> {
  const readers = await tx.readers('ActionItem', 'read', { departement, dossierId, homeId, syntheseId, pointId, kind, detail, source, authorId: tx.actor.id });
  if (!readers.includes(ownerId)) throw new UserError('NE_LIT_PAS', 'Cette personne ne lit pas ce point : une action se confie à qui peut en lire les mots.', field);
}

/** @throws INTROUVABLE, when it is no decision of this meeting. */
export async function requireDecision(tx: Tx, syntheseId: string, decisionId: string): Promise<void> {
  const [decision] = await tx.allowed(MinuteLine, 'notice', { where: { id: decisionId, syntheseId, type: 'DECISION' } });
  if (!decision) throw new UserError('INTROUVABLE', 'Cette ligne n’est pas une décision de cette réunion.', 'action.decisionId');
}
