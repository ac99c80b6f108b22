/** A stream of reads, each of another dossier, and what the client received of it: an answer whose dossier has no trace was given behind the journal's back. */
import { randomUUID } from 'node:crypto';
import { TERRITOIRES } from '../../apps/migrate/demonstration-directory.js';
import type { Door } from '../support/door.js';
import type { ApiProcess } from './api-process.js';

const READ = 'query ($id: ID!) { dossier(id: $id) { id state } }';

/** Dossiers of the CRIP's territory, bare: enough to be read. */
export async function manyDossiers(door: Door, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const crip = await door.actor('A4');
  await door.db.owner.query(`insert into app.dossier (id, departement, opened_by, opened_at, state, request_id) select id, 99, $2, app.now(), 'OPEN', gen_random_uuid() from unnest($1::uuid[]) id`, [ids, crip.id]);
  await door.db.owner.query(`insert into app.dossier_territoire select id, $2, 99, app.now(), 'infinity' from unnest($1::uuid[]) id`, [ids, TERRITOIRES.nord]);
  return ids;
}

/** Reads them all, `atOnce` at a time, until they are done or the API answers nothing more. Calls `onCount` at each answer received. */
export async function readAll(api: ApiProcess, token: string, ids: readonly string[], atOnce: number, onAnswer: (count: number) => void): Promise<Set<string>> {
  const received = new Set<string>();
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < ids.length) {
      const id = ids[next++]!;
      try {
        const { text } = await api.ask(token, READ, { id });
        const { data } = JSON.parse(text) as { data?: { dossier: { id: string } | null } | null };
        if (data?.dossier?.id === id) received.add(id);
        onAnswer(received.size);
      } catch {
        // Cut in the middle: the client received nothing.
        await new Promise((resolve) => { setTimeout(resolve, 20); });
        if (api.child.exitCode !== null || api.child.signalCode !== null) return;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return received;
}

/** Answers received whose trace is not there. */
export async function untraced(door: Door, received: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await door.db.owner.query<{ dossier_id: string }>(`select dossier_id from app.access where outcome = 'READ' and dossier_id = any ($1)`, [[...received]]);
  const traced = new Set(rows.map((r) => r.dossier_id));
  return [...received].filter((id) => !traced.has(id));
}
