import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { playStory } from '../../apps/migrate/demonstration-story.js';
import type { As } from '../../apps/migrate/story/stage.js';
import { openDoor, type Door } from '../support/door.js';
import { count } from '../support/situation.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const TABLES = ['dossier', 'enfant', 'prior_information', 'admission', 'admission_kind', 'thread', 'participation', 'message', 'event'];
const counts = (): Promise<number[]> => Promise.all(TABLES.map((table) => count(door, table)));

describe('the demonstration story', () => {
  it('cut short wherever it is, goes on when it is played again, and doubles nothing', async () => {
    let acts = 0;
    const until = (last: number): As => (key, verb) => {
      acts += 1;
      if (acts > last) throw new Error('cut');
      return door.as(key, verb);
    };
    for (const last of [1, 4, 9, 13, 15, 18]) {
      acts = 0;
      await expect(playStory(until(last), door.kek)).rejects.toThrow('cut');
    }
    const whole = await playStory((key, verb) => door.as(key, verb), door.kek);
    const made = await counts();
    expect(await playStory((key, verb) => door.as(key, verb), door.kek)).toEqual(whole);
    expect(await counts()).toEqual(made);
    expect(whole.messages).toHaveLength(6);
    expect(await count(door, 'message')).toBe(6);
  });
});
