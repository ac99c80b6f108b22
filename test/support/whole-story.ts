/** The demonstration whole, as `npm start` plays it: the clock moved to each event, the machine where it acts. */
import { moveOn } from '../../apps/migrate/demonstration.js';
import { BEFORE_THE_STORY, playEvents, stage } from '../../apps/migrate/demonstration-story.js';
import type { As, Story } from '../../apps/migrate/story/stage.js';
import { receiveSignalement } from '../../apps/worker/receive-signalement.js';
import type { Door } from './door.js';

export async function playWholeStory(door: Door, as: As = (key, verb) => door.as(key, verb)): Promise<Story> {
  const moveTo = (at: string): Promise<void> => moveOn(door.db.owner, at);
  await moveTo(BEFORE_THE_STORY);
  await door.db.owner.query('update app.habilitation set valid_from = app.now() where valid_from > app.now()');
  const pool = door.database.pool('worker', 1);
  try {
    return await playEvents({ ...stage(as, door.kek), letters: door.letters, arrives: (sent) => receiveSignalement({ pool }, { subject_id: sent.id, departement: sent.departement }) }, moveTo);
  } finally {
    await pool.end();
  }
}
