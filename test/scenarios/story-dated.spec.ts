import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moveClock } from '../../apps/migrate/demonstration.js';
import { BEFORE_THE_STORY, playEvents, stage } from '../../apps/migrate/demonstration-story.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Admission } from '../../libs/dossiers/admission.entity.js';
import { Entry } from '../../libs/dossiers/entry.entity.js';
import { Message } from '../../libs/threads/message.entity.js';
import { openDoor, type Door } from '../support/door.js';
import { actorId, seen } from '../support/situation.js';

let door: Door;
let story: Story;
const moveTo = (at: string): Promise<void> => moveClock(door.db.owner, at);
beforeAll(async () => {
  door = await openDoor();
  await moveTo(BEFORE_THE_STORY);
  await door.db.owner.query('update app.habilitation set valid_from = app.now()');
  story = await playEvents(stage((key, verb) => door.as(key, verb), door.kek), moveTo);
});
afterAll(() => door.close());

const day = (at: Date): string => at.toISOString().slice(0, 10);

describe('the demonstration, played with the clock moved to each event', () => {
  it('dates each message as the story does', async () => {
    const sent = await door.reads('A4', (tx) => tx.allowed(Message, 'read', { where: { threadId: story.thread }, order: ['seq'] }));
    expect(sent.map((m) => day(m.sentAt))).toEqual(['2025-01-21', '2025-01-21', '2025-01-21', '2025-01-21', '2025-02-06', '2025-02-06']);
  });

  it('admits for six months from that day, by the calendar', async () => {
    const [admission] = await door.reads('A4', (tx) => tx.allowed(Admission, 'read', { where: { dossierId: story.noe, habilitationId: actorId('A5') } }));
    expect([day(admission!.validFrom), day(admission!.validTo)]).toEqual(['2025-01-21', '2025-07-21']);
  });

  it('gives the doctor’s summary to those with whom it was shared, the detail to those of the file, nothing to the school', async () => {
    const medical = (who: string): Promise<string[]> => door.reads(who, (tx) => tx.allowed(Entry, 'read', { where: { dossierId: story.maelle, kind: 'MED' }, order: ['writtenAt'] })).then((all) => all.map((e) => e.detail));
    expect([await medical('A7'), await medical('A6'), await medical('A4'), await medical('A5'), await medical('A2')]).toEqual([['FULL', 'SUMMARY'], ['FULL', 'SUMMARY'], ['SUMMARY'], ['SUMMARY'], []]);
  });

  it('stops at its last day and ticks on: six months later, nobody of the team reads there any more', async () => {
    const { rows: [now] } = await door.db.owner.query<{ at: Date }>('select app.now() as at');
    expect(day(now!.at)).toBe('2025-02-06');
    expect((await seen(door, 'A5', story.thread)).length).toBe(6);
    await moveTo('2025-07-22T09:00:00+02:00');
    expect(await seen(door, 'A5', story.thread)).toEqual([]);
  });
});
