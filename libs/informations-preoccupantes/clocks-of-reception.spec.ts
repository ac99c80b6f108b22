import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, refusal, reported, uuid } from '../../test/support/situation.js';
import { DeadlineShortening } from '../clocks/deadline-shortening.entity.js';
import { Deadline } from '../clocks/deadline.entity.js';
import { limitOf } from '../clocks/limit-of.js';
import { shortenDeadline } from '../clocks/shorten-deadline.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const DAY = 86_400_000;
const clocks = (who: string, intakeId: string): Promise<Deadline[]> => door.reads(who, (tx) => tx.allowed(Deadline, 'read', { where: { intakeId }, order: ['code'] }));

describe('the clocks of a reception', () => {
  it('start with it, counted from the hour it was received, for the cell alone', async () => {
    const receivedAt = new Date(Date.now() - 3 * DAY);
    const { intakeId } = await reported(door, 'A1', { receivedAt });
    const running = await clocks('A4', intakeId);
    expect(running.map((d) => d.code)).toEqual(['IP_EVAL', 'IP_FEEDBACK_PRO', 'IP_QUALIFICATION', 'IP_TRIAGE']);
    for (const d of running) expect(d).toMatchObject({ countedFrom: receivedAt, dueAt: limitOf(d.code, receivedAt, 99).until, holderType: 'INTAKE', answersFor: 'RESPONSABLE_CRIP' });
    for (const who of ['A1', 'A2', 'A5', 'A8', 'A16', 'DPO', 'B1']) expect(await clocks(who, intakeId)).toEqual([]);
  });

  it('owe a return to professionals, and to whoever else asks: not of themselves to a caller', async () => {
    const { intakeId } = await reported(door, 'A5', { informant: { channel: 'PHONE', origin: 'OTHER_INDIVIDUAL', transmittedBy: 'OTHER_INDIVIDUAL' } });
    expect((await clocks('A4', intakeId)).map((d) => d.code)).toEqual(['IP_EVAL', 'IP_QUALIFICATION', 'IP_TRIAGE']);
  });

  it('are all there or none of it is: a reception without its clock is not received', async () => {
    const { intakeId } = await reported(door, 'A1');
    expect(await clocks('A4', intakeId)).toHaveLength(4);
    const bare = door.store.run(await door.actor('A1'), { read: () => undefined, refused: () => undefined } as never, async (tx) => {
      await Reflect.get(tx, 'sql').query(`insert into app.information_preoccupante (id, departement, year, rank, author_id, received_at, recorded_at, grave_danger, state, request_id)
        values ($1, 99, 0, 0, $2, app.now(), app.now(), false, 'RECEIVED', $1)`, [uuid(), actorId('A1')]);
    });
    await expect(bare).rejects.toThrow('an information préoccupante runs with its clock');
  });

  it('are brought forward by the head of the cell, with a reason sealed under the key of the intake', async () => {
    const { intakeId } = await reported(door, 'A1');
    const evaluation = (await clocks('A4', intakeId)).find((d) => d.code === 'IP_EVAL')!;
    const lastDay = new Date(evaluation.startedAt.getTime() + 40 * DAY).toISOString().slice(0, 10);
    const input = { requestId: uuid(), deadlineId: evaluation.id, lastDay, reason: 'Un enfant de moins de deux ans au foyer.' };
    expect(await refusal(door.as('A8', (tx) => shortenDeadline(tx, input)))).toBe('INTROUVABLE deadlineId');
    await door.as('A4', (tx) => shortenDeadline(tx, input));
    expect(await door.reads('A4', (tx) => tx.allowed(DeadlineShortening, 'read', { where: { intakeId } }))).toMatchObject([{ reason: input.reason }]);
    expect((await clocks('A4', intakeId)).find((d) => d.code === 'IP_EVAL')!.dueAt < evaluation.dueAt).toBe(true);
  });
});
