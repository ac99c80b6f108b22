import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { charge, decided, itemOf } from '../../test/support/action.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { dated, polled, table } from '../../test/support/poll.js';
import { key, reread } from '../../test/support/seance.js';
import { uuid } from '../../test/support/situation.js';
import type { Awaited } from '../platform/awaited.js';
import type { Scope } from '../platform/scope.js';
import { answerConvocation } from './answer-convocation.js';
import { awaitedInSyntheses } from './awaited.js';
import { completeAction } from './take-action-step.js';
import { closeSeance } from './take-seance-step.js';
import { previewMinutes, validateMinutes } from './validate-minutes.js';
import { vote } from './vote.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

/** The verbs that await somebody around one child. */
const awaits = async (who: string, dossierId: string): Promise<string[]> =>
  (await door.reads(who, (tx) => awaitedInSyntheses({ tx: () => Promise.resolve(tx) } as unknown as Scope))).filter((item: Awaited) => item.dossierId === dossierId).map(({ verb }) => verb).sort();

describe('what awaits somebody around a table', () => {
  it('is a date to set, by who convenes, until there is one or one is being asked for', async () => {
    const { dossierId, syntheseId } = await table(door, ['A5']);
    expect([await awaits('A8', dossierId), await awaits('A5', dossierId)]).toEqual([['ATTEND', 'PREPARE'], ['ATTEND']]);
    await polled(door, syntheseId);
    expect(await awaits('A8', dossierId)).toEqual(['ATTEND', 'VOTE']);
    await dated(door, syntheseId, '2030-03-29T10:00:00+01:00', '2030-03-29T12:00:00+01:00');
    expect(await awaits('A8', dossierId)).not.toContain('PREPARE');
  });

  it('is a poll, until one has voted', async () => {
    const { dossierId, syntheseId } = await table(door, ['A5', 'A6']);
    const poll = await polled(door, syntheseId);
    const { rows: [slot] } = await door.db.owner.query<{ id: string }>('select id from app.poll_slot where poll_id = $1 limit 1', [poll.id]);
    await door.as('A5', (tx) => vote(tx, { pollId: poll.id, votes: [{ slotId: slot!.id, vote: 'NO' }] }));
    expect([await awaits('A5', dossierId), await awaits('A6', dossierId), await awaits('A4', dossierId)]).toEqual([['ATTEND'], ['ATTEND', 'VOTE'], []]);
  });

  it('is an answer to a convocation that has a date, asked again when it moves', async () => {
    const { dossierId, syntheseId } = await table(door, ['A5']);
    await dated(door, syntheseId, '2030-03-29T10:00:00+01:00', '2030-03-29T12:00:00+01:00');
    expect([await awaits('A5', dossierId), await awaits('A8', dossierId)]).toEqual([['ANSWER', 'ATTEND'], ['ATTEND']]);
    await door.as('A5', (tx) => answerConvocation(tx, { syntheseId, answer: 'COMING' }));
    expect(await awaits('A5', dossierId)).toEqual(['ATTEND']);
    await dated(door, syntheseId, '2030-04-02T10:00:00+02:00', '2030-04-02T12:00:00+02:00');
    expect(await awaits('A5', dossierId)).toEqual(['ANSWER', 'ATTEND']);
  });

  it('is a meeting where one sits, until it is closed, were it before its hour', async () => {
    const { dossierId, syntheseId } = await decided(door, { A5: ['SOC'] });
    expect([await awaits('A8', dossierId), await awaits('A5', dossierId)].map((verbs) => verbs.includes('ATTEND'))).toEqual([true, true]);
    await door.as('A8', (tx) => closeSeance(tx, key(syntheseId)));
    expect([await awaits('A8', dossierId), await awaits('A5', dossierId)].map((verbs) => verbs.includes('ATTEND'))).toEqual([false, false]);
  });

  it('is minutes to validate, of a meeting that is closed, by who convenes', async () => {
    const made = await decided(door, { A5: ['SOC'] });
    const { dossierId, syntheseId } = made;
    expect(await awaits('A8', dossierId)).not.toContain('VALIDATE');
    await reread(door, made);
    expect([await awaits('A8', dossierId), await awaits('A5', dossierId)].map((verbs) => verbs.includes('VALIDATE'))).toEqual([true, false]);
    const { digest } = await door.reads('A8', (tx) => previewMinutes(tx, syntheseId));
    await door.as('A8', (tx) => validateMinutes(tx, { ...key(syntheseId), effectDigest: digest }));
    expect(await awaits('A8', dossierId)).not.toContain('VALIDATE');
  });

  it('is an action in one’s hands, until its step is recorded; once it is late, of who decided it too', async () => {
    const { dossierId, points } = await decided(door, { A5: ['SOC'] });
    const { id } = await itemOf(door, 'A5', (await charge(door, points.SOC, 'A5')).id);
    const due = (): Promise<boolean[]> => Promise.all(['A5', 'A8', 'A4'].map(async (who) => (await awaits(who, dossierId)).includes('DUE')));
    expect(await due()).toEqual([true, false, false]);
    await door.db.owner.query(`update app.action_item set due_at = app.now() - interval '1 hour' where id = $1`, [id]);
    expect(await due()).toEqual([true, true, false]);
    await door.as('A5', (tx) => completeAction(tx, { requestId: uuid(), actionId: id }));
    expect(await due()).toEqual([false, false, false]);
  });
});
