import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { closePoll } from '../../libs/syntheses/close-poll.js';
import { vote } from '../../libs/syntheses/vote.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { polled, table } from '../../test/support/poll.js';
import { actorId, uuid } from '../../test/support/situation.js';
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
const reminders = (pollId: string): Promise<EventRow[]> => sql<EventRow>(`select * from app.event where subject_id = $1 and type = 'poll.reminded'`, [pollId]);
/** A day before its term. */
const comes = (pollId: string): Promise<unknown> => sql(`update app.poll set opened_at = opened_at - interval '5 days', remind_at = app.now() where id = $1`, [pollId]);

describe('a poll whose term comes', () => {
  it('is told again, once, to those convoked who have answered nothing, by the tick', async () => {
    const { syntheseId } = await table(door, ['A5', 'A6']);
    const poll = await polled(door, syntheseId);
    const [slot] = await sql<{ id: string }>('select id from app.poll_slot where poll_id = $1 limit 1', [poll.id]);
    await door.as('A5', (tx) => vote(tx, { pollId: poll.id, votes: [{ slotId: slot!.id, vote: 'YES' }] }));
    await lookAtDeadlines(tools);
    expect(await reminders(poll.id)).toEqual([]);
    await comes(poll.id);
    await lookAtDeadlines(tools);
    await lookAtDeadlines(tools);
    const [reminded, ...more] = await reminders(poll.id);
    expect(more).toEqual([]);
    expect((await whoMayBeTold(tools, reminded!)).sort()).toEqual([actorId('A6'), actorId('A8')].sort());
    for (const consequence of CONSEQUENCES['poll.reminded']!) await consequence(tools, reminded!);
    expect((await sql<{ id: string }>('select habilitation_id as id from app.notice where event_id = $1', [reminded!.id])).map(({ id }) => id).sort()).toEqual([actorId('A6'), actorId('A8')].sort());
    await door.as('A8', (tx) => closePoll(tx, { requestId: uuid(), pollId: poll.id }));
    expect(await whoMayBeTold(tools, reminded!)).toEqual([]);
  });

  it('is not, once it is closed', async () => {
    const { syntheseId } = await table(door, ['A5']);
    const poll = await polled(door, syntheseId);
    await door.as('A8', (tx) => closePoll(tx, { requestId: uuid(), pollId: poll.id }));
    await comes(poll.id);
    await lookAtDeadlines(tools);
    expect(await reminders(poll.id)).toEqual([]);
  });
});
