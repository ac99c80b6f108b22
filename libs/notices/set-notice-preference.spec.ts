import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { NoticePreference } from './notice-preference.entity.js';
import { setNoticePreference, type SetNoticePreferenceInput } from './set-notice-preference.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const CHOICE = { rhythm: 'DAILY', quietFrom: 19, quietTo: 8 } as const;
const choose = (who: string, more: Partial<SetNoticePreferenceInput> = {}): Promise<NoticePreference> =>
  door.as(who, (tx) => setNoticePreference(tx, { requestId: uuid(), ...CHOICE, ...more }));
const choices = (who: string): Promise<NoticePreference[]> => door.reads(who, (tx) => tx.allowed(NoticePreference, 'read', { order: ['setAt', 'id'] }));

describe('choosing how to be told', () => {
  it('is one’s own, each time a new version, and tells', async () => {
    const first = await choose('A5');
    expect(await eventsOf(door, first.id)).toEqual(['notice-preference.set']);
    await choose('A5', { rhythm: 'HOURLY' });
    expect((await choices('A5')).map((c) => c.rhythm)).toEqual(['DAILY', 'HOURLY']);
    expect(await choices('A6')).toEqual([]);
    for (const who of ['ADMIN', 'A1', 'B1']) expect((await choose(who)).rhythm).toBe('DAILY');
  });

  it('asked twice by the same key, is chosen once; something else is refused', async () => {
    const requestId = uuid();
    const one = await choose('A7', { requestId });
    expect((await choose('A7', { requestId })).id).toBe(one.id);
    expect(await refusal(choose('A7', { requestId, rhythm: 'HOURLY' }))).toBe('CLE_REUTILISEE requestId');
  });

  it.each([['quietFrom', { quietFrom: 24 }], ['quietTo', { quietTo: -1 }], ['quietTo', { quietTo: 1.5 }]])('names the field that is wrong: %s', async (field, wrong) => {
    expect(await refusal(choose('A5', wrong))).toBe(`BORNE ${field}`);
  });
});
