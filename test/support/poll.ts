/** A synthèse of A8's around a child, with those convoked by their admission, for the specs of polls and agendas: dated, moved, cancelled, polled. */
import { cancelSynthese, moveSynthese, setSyntheseDate } from '../../libs/syntheses/date-synthese.js';
import { lastDateOf } from '../../libs/syntheses/last-date.js';
import { openPoll } from '../../libs/syntheses/open-poll.js';
import type { Poll } from '../../libs/syntheses/poll.entity.js';
import type { SyntheseDate } from '../../libs/syntheses/synthese-date.entity.js';
import type { Door } from './door.js';
import { dossier, inform, letIn, uuid } from './situation.js';
import { convened, convening, point, sits } from './synthese.js';

export interface Table { dossierId: string; syntheseId: string; admissions: Record<string, string> }

/** A8 sits there too. `required`: those without whom it is not held. */
export async function table(door: Door, people: readonly string[], required: readonly string[] = []): Promise<Table> {
  const { id: dossierId } = await dossier(door);
  await inform(door, dossierId);
  const admissions: Record<string, string> = {};
  for (const who of people) admissions[who] = (await letIn(door, dossierId, who, ['LOG'])).id;
  const { id: syntheseId } = await convened(door, convening(dossierId, { points: [point('LOGISTIQUE')], people: people.map((who) => sits(who, { required: required.includes(who) })) }));
  return { dossierId, syntheseId, admissions };
}

/** Dated, or moved there. */
export const dated = (door: Door, syntheseId: string, startsAt: string, endsAt: string): Promise<SyntheseDate> =>
  door.as('A8', async (tx) => ((await lastDateOf(tx, syntheseId)) ? moveSynthese : setSyntheseDate)(tx, { requestId: uuid(), syntheseId, startsAt: new Date(startsAt), endsAt: new Date(endsAt) }));

export const cancelled = (door: Door, syntheseId: string): Promise<SyntheseDate> => door.as('A8', (tx) => cancelSynthese(tx, { requestId: uuid(), syntheseId, reason: 'La situation a changé.' }));

const DAY = 86_400_000;
export const polled = (door: Door, syntheseId: string, slots = 2): Promise<Poll> => door.as('A8', (tx) => openPoll(tx, { requestId: uuid(), syntheseId, deadlineAt: new Date(tx.now.getTime() + 5 * DAY),
  slots: Array.from({ length: slots }, (_, n) => ({ startsAt: new Date(tx.now.getTime() + (20 + n) * DAY), endsAt: new Date(tx.now.getTime() + (20 + n) * DAY + DAY / 12) })) }));
