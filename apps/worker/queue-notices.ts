import { randomUUID } from 'node:crypto';
import { dueAt } from '../../libs/notices/due-at.js';
import type { EventRow, EventType } from '../../libs/platform/event.entity.js';
import { WHO_FOLLOWS } from '../../libs/secrecy/functions.js';
import type { WorkerTools } from './tools.js';
import { onDutyFirst } from './on-duty-first.js';
import { addressesOf, choiceFor, type Told } from './when-told.js';
import { whoMayBeTold } from './who-may-be-told.js';

/** Of those who may know of it, those whose matter it is: that a child was asked about elsewhere, or comes from another territory, or that the term of a dossier comes, of those who answer for the child; a report that waits for a decision, of those who decide. */
const ANSWER: Partial<Record<EventType, readonly string[]>> = {
  'child.found': ['REFERENT_ASE', 'RESPONSABLE_ASE', 'RESPONSABLE_CRIP'],
  'conservation.announced': [...WHO_FOLLOWS, 'RESPONSABLE_ASE'],
  'conservation.recalled': [...WHO_FOLLOWS, 'RESPONSABLE_ASE'],
  'dossier.moved': ['REFERENT_ASE', 'RESPONSABLE_ASE', 'RESPONSABLE_CRIP'],
  'rapport-evaluation.submitted': ['RESPONSABLE_ASE', 'RESPONSABLE_CRIP'],
};

/** Of those whose matter it is, who is told first: the others are told by what follows, if nothing is done. */
const FIRST: Partial<Record<EventType, (tools: WorkerTools, event: EventRow, told: readonly Told[]) => Promise<readonly Told[]>>> = { 'signalement.sent': onDutyFirst };

/** Whoever may know of this event will be told that something awaits them, at the hour they chose. Twice run, each is told once. */
export async function queueNotices(tools: WorkerTools, event: EventRow): Promise<void> {
  const everyone = await addressesOf(tools, await whoMayBeTold(tools, event));
  const answers = ANSWER[event.type];
  const theirs = answers ? everyone.filter((who) => answers.includes(who.function)) : everyone;
  const told = await FIRST[event.type]?.(tools, event, theirs) ?? theirs;
  const named = new Set(event.type === 'message.posted' ? (await tools.pool.query<{ id: string }>('select habilitation_id as id from app.mention where message_id = $1', [event.subject_id])).rows.map((r) => r.id) : []);
  const due = told.map((who) => {
    const choice = choiceFor(event.type, who);
    // Whoever is named in a message is told at once, out of their quiet hours.
    return dueAt(who.now, named.has(who.id) ? { ...choice, rhythm: 'IMMEDIATE' } : choice);
  });
  await tools.pool.query(`insert into app.notice (id, departement, event_id, habilitation_id, professionnel_id, queued_at, due_at)
    select n.id, n.departement, $2, n.habilitation_id, n.professionnel_id, app.now(), n.due_at
    from unnest($1::uuid[], $3::smallint[], $4::uuid[], $5::uuid[], $6::timestamptz[]) n (id, departement, habilitation_id, professionnel_id, due_at) on conflict do nothing`,
  [told.map(() => randomUUID()), event.id, told.map((w) => w.departement), told.map((w) => w.id), told.map((w) => w.professionnelId), due]);
}
