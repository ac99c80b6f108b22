/** The story, and ids that a person without any right on it must never see: whatever row of a child's affairs it has. */
import type { Story } from '../../apps/migrate/story/stage.js';
import { playStory } from '../../apps/migrate/demonstration-story.js';
import { openDoor, type Door } from '../support/door.js';

export interface World { door: Door; story: Story; secretIds: ReadonlySet<string>; close(): Promise<void> }

const HOLDERS = ['dossier', 'enfant', 'entry', 'admission', 'admission_proposal', 'admission_decision', 'referent', 'conflict', 'conflict_lift', 'justification', 'synthese', 'synthese_date', 'synthese_point', 'convocation', 'poll', 'poll_slot', 'poll_vote', 'convocation_answer', 'seance_step', 'pen_step', 'presence', 'minute_line', 'action_item', 'action_step', 'observation', 'observation_answer', 'relecture', 'family_step', 'minutes', 'dossier_move', 'conservation_step', 'prior_information', 'personne', 'lien', 'lieu_protege', 'prior_validation', 'thread', 'participation', 'message', 'event', 'access'];

export async function openWorld(): Promise<World> {
  const door = await openDoor();
  const story = await playStory((key, verb) => door.as(key, verb), door.kek);
  const { rows } = await door.db.owner.query<{ id: string }>(HOLDERS.map((t) => `select id::text from app.${t}`).join(' union '));
  return { door, story, secretIds: new Set(rows.map((r) => r.id)), close: () => door.close() };
}

/** What of it shows in an answer, an error, a notice: any text. */
export const seenIn = (secretIds: ReadonlySet<string>, said: unknown): string[] => {
  const found = JSON.stringify(said, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))?.toLowerCase().match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];
  return [...new Set(found.filter((id) => secretIds.has(id)))];
};
