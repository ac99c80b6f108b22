import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { completeAction, postponeAction } from '../../libs/syntheses/take-action-step.js';
import { charge, decided, inDays, itemOf } from '../../test/support/action.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, uuid } from '../../test/support/situation.js';
import { endAdmission } from '../../libs/dossiers/end-admission.js';
import { CONSEQUENCES } from './consequences.js';
import { lookAtDeadlines } from './deadlines.js';
import type { WorkerTools } from './tools.js';
import { whoMayBeTold } from './who-may-be-told.js';

let door: Door;
let tools: WorkerTools;
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 2), kek: door.kek, log: makeLog('silent') };
});
afterAll(async () => {
  await tools.pool.end();
  await door.close();
});

const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> => (await door.db.owner.query(text, values)).rows as T[];
const told = async (id: string): Promise<EventRow[]> => {
  await lookAtDeadlines(tools);
  await lookAtDeadlines(tools);
  return sql<EventRow>(`select * from app.event where subject_id = $1 and type like 'action.%' order by at, id`, [id]);
};
/** Its last day is so many days from now, where the département lives. */
const lastDayIn = (id: string, days: number): Promise<unknown> => sql(`update app.action_item set due_at = ((app.now() at time zone app.zone_of(departement))::date + ${days} + 1)::timestamp at time zone app.zone_of(departement) where id = $1`, [id]);
const typesOf = (events: readonly EventRow[]): string[] => events.map(({ type }) => type);

describe('an action whose day comes', () => {
  it('is recalled seven days before, the day itself and seven days after, each once, and no day sooner', async () => {
    const { points } = await decided(door, { A5: ['SOC'] });
    const { id } = await itemOf(door, 'A5', (await charge(door, points.SOC, 'A5')).id);
    const seen: string[][] = [];
    for (const days of [8, 7, 1, 0, -6, -7, -30]) {
      await lastDayIn(id, days);
      seen.push(typesOf(await told(id)));
    }
    const [before, day, after] = ['action.reminded', 'action.due', 'action.overdue'];
    expect(seen).toEqual([[], [before], [before], [before, day], [before, day], [before, day, after], [before, day, after]]);
    const events = await told(id);
    expect(await Promise.all(events.map(async (event) => (await whoMayBeTold(tools, event)).sort()))).toEqual([[actorId('A5')], [actorId('A5')], [actorId('A5'), actorId('A8')].sort()]);
    for (const event of events) for (const consequence of CONSEQUENCES[event.type]!) await consequence(tools, event);
    expect((await sql('select 1 from app.notice where event_id = any($1)', [events.map((e) => e.id)])).length).toBe(4);
  });

  it('is recalled anew once postponed, and no more once it is done', async () => {
    const { points } = await decided(door, { A5: ['SOC'] });
    const { id } = await itemOf(door, 'A5', (await charge(door, points.SOC, 'A5', { dueOn: inDays(5) })).id);
    const [first] = await told(id);
    expect(first!.type).toBe('action.reminded');
    await door.as('A5', (tx) => postponeAction(tx, { requestId: uuid(), actionId: id, dueOn: inDays(30), reason: 'Le père est absent.' }));
    expect(await told(id)).toHaveLength(1);
    await lastDayIn(id, 3);
    expect(await told(id)).toHaveLength(2);
    await door.as('A5', (tx) => completeAction(tx, { requestId: uuid(), actionId: id }));
    await lastDayIn(id, 0);
    expect(await told(id)).toHaveLength(2);
    // Done meanwhile: what had not left yet leaves to nobody.
    expect(await whoMayBeTold(tools, first!)).toEqual([]);
  });

  it('is recalled to nobody who reads it no more', async () => {
    const { points, admissions } = await decided(door, { A5: ['SOC'] });
    const { id } = await itemOf(door, 'A5', (await charge(door, points.SOC, 'A5', { dueOn: inDays(0) })).id);
    const [due] = await told(id);
    expect(await whoMayBeTold(tools, due!)).toEqual([actorId('A5')]);
    await door.as('A4', (tx) => endAdmission(tx, admissions.A5!));
    expect(await whoMayBeTold(tools, due!)).toEqual([]);
  });
});
