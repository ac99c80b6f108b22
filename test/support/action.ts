/** What the specs of actions need: a meeting whose pen is in the hand of who convenes, and a day so many days from now, where the département lives. */
import { lastDayBefore } from '../../libs/clocks/calendar.js';
import { placeOf } from '../../libs/clocks/places.js';
import type { AdmitInput } from '../../libs/dossiers/dossiers.inputs.js';
import { ActionItem } from '../../libs/syntheses/action-item.entity.js';
import type { MinuteLine } from '../../libs/syntheses/minute-line.entity.js';
import type { ActionInput } from '../../libs/syntheses/seance.inputs.js';
import type { Door } from './door.js';
import { opened, write, type Table } from './seance.js';
import { actorId } from './situation.js';

const DAY = 86_400_000;
export const inDays = (n: number): string => lastDayBefore(placeOf(99), new Date(Date.now() + n * DAY));

export const decided = (door: Door, admitted: Record<string, AdmitInput['kinds']>): Promise<Table> => opened(door, admitted, 'A8');
export const charge = (door: Door, pointId: string, owner: string, more: Partial<ActionInput> = {}): Promise<MinuteLine> =>
  write(door, 'A8', pointId, 'Reprendre contact avec le père.', { type: 'ACTION', action: { ownerId: actorId(owner), dueOn: inDays(20), ...more } });

export const itemOf = async (door: Door, who: string, lineId: string): Promise<ActionItem> => (await door.reads(who, (tx) => tx.allowed(ActionItem, 'read', { where: { lineId } })))[0]!;
