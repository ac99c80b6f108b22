import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { draft, nothing, observe, reply, validated } from '../../test/support/review.js';
import { actorId } from '../../test/support/situation.js';
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

const reminders = async (syntheseId: string): Promise<EventRow[]> =>
  (await door.db.owner.query<EventRow>(`select e.* from app.event e join app.seance_step s on s.id = e.subject_id where s.synthese_id = $1 and e.type = 'relecture.reminded'`, [syntheseId])).rows;

describe('a draft whose term comes', () => {
  it('is recalled, once, to those who sit there and have said nothing of it; no more once it is validated', async () => {
    const { syntheseId, points } = await draft(door);
    const { id } = await observe(door, 'A5', points.SOC);
    await lookAtDeadlines(tools);
    expect(await reminders(syntheseId)).toEqual([]);
    await door.db.owner.query(`update app.seance_step set at = at - interval '6 days', remind_at = app.now() - interval '1 hour' where synthese_id = $1 and fact = 'CLOSED'`, [syntheseId]);
    await lookAtDeadlines(tools);
    await lookAtDeadlines(tools);
    const [reminded, ...more] = await reminders(syntheseId);
    expect(more).toEqual([]);
    expect((await whoMayBeTold(tools, reminded!)).sort()).toEqual([actorId('A2'), actorId('A7')].sort());
    for (const consequence of CONSEQUENCES['relecture.reminded']!) await consequence(tools, reminded!);
    const { rows } = await door.db.owner.query<{ who: string }>('select habilitation_id as who from app.notice where event_id = $1', [reminded!.id]);
    expect(rows.map(({ who }) => who).sort()).toEqual([actorId('A2'), actorId('A7')].sort());
    await nothing(door, 'A2', syntheseId);
    expect(await whoMayBeTold(tools, reminded!)).toEqual([actorId('A7')]);
    await nothing(door, 'A7', syntheseId);
    await reply(door, 'A8', id);
    await validated(door, syntheseId);
    expect(await whoMayBeTold(tools, reminded!)).toEqual([]);
  });
});
