import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { playStory } from '../../apps/migrate/demonstration-story.js';
import type { As, Story } from '../../apps/migrate/story/stage.js';
import { allRows } from '../support/all-rows.js';
import { openDoor, type Door } from '../support/door.js';
import { count } from '../support/situation.js';
import { playWholeStory } from '../support/whole-story.js';

let door: Door;
beforeEach(async () => { door = await openDoor(); });
afterEach(() => door.close());

/** Cut after so many acts, then so many more…, then whole, then whole again: the same. */
async function goesOn(play: (as: As) => Promise<Story>, cuts: readonly number[]): Promise<Story> {
  const whole: As = (key, verb) => door.as(key, verb);
  for (const last of cuts) {
    let acts = 0;
    const until: As = (key, verb) => (++acts > last ? Promise.reject(new Error('cut')) : whole(key, verb));
    await expect(play(until)).rejects.toThrow('cut');
  }
  const story = await play(whole);
  const made = await allRows(door);
  expect(await play(whole)).toEqual(story);
  expect(await allRows(door)).toEqual(made);
  return story;
}

describe('the demonstration story, cut short wherever it is, goes on when it is played again, and doubles nothing', () => {
  it('of the exchange alone', async () => {
    const { messages } = await goesOn((as) => playStory(as, door.kek), [1, 4, 9, 13, 15, 18]);
    expect([messages.length, await count(door, 'message')]).toEqual([6, 6]);
  });

  it('of all of it, from the worry to the judge: in the middle of an evaluation, of a meeting and of a poll, between a draft, its seal, its transmission and each answer', async () => {
    const { messages } = await goesOn((as) => playWholeStory(door, as), [30, 57, 70, 99, 107, 108, 109, 118, 125, 129]);
    expect([messages.length, await count(door, 'signalement'), await count(door, 'signalement_seal'), await count(door, 'signalement_step')]).toEqual([6, 1, 1, 11]);
    expect([await count(door, 'synthese'), await count(door, 'minute_line'), await count(door, 'minutes'), await count(door, 'presence'), await count(door, 'poll'), await count(door, 'poll_vote')]).toEqual([3, 12, 1, 8, 1, 6]);
  }, 90_000);
});
