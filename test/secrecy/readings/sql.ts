/** The SQL reading: for one function, every act on every table in one prepared statement; rows to be written come as a recordset. */
import type pg from 'pg';
import type { Action, Rule } from '../../../libs/secrecy/language.js';
import { predicate } from '../../../libs/secrecy/to-sql.js';
import type { Act } from '../acts.js';
import type { Candidate } from '../generate/candidate.js';
import { asJson } from '../load.js';
import { type Habilitation, keyColumns, TABLE_OF } from '../oracle/world.js';

// A function's rules need not use every parameter: naming them once tells their types.
const TYPED = 'select -1 as act, ($1::uuid)::text as id where ($1::uuid, $2::smallint, $3::uuid, $4::timestamptz) is null';

type Text = (act: Act, i: number) => string;
const keyed: Text = (act) => `concat_ws(' ', ${keyColumns(TABLE_OF[act.type]).map((column) => `r.${column}`).join(', ')})`;

function statement(name: string, rules: readonly Rule[], acts: readonly Act[], from: Text, key: Text): { name: string; text: string } {
  const parts = acts.map((act, i) => `select ${i}, ${key(act, i)} from ${from(act, i)} r where ${predicate(rules, act.action as Action, act.type)}`);
  return { name, text: [TYPED, ...parts].join('\nunion all\n') };
}

const texts = new Map<string, { name: string; text: string }>();
function prepared(name: string, rules: readonly Rule[], acts: readonly Act[], from: Text, key: Text = keyed): { name: string; text: string } {
  let text = texts.get(name);
  if (!text) texts.set(name, text = statement(name, rules, acts, from, key));
  return text;
}

export type Opened = ReadonlySet<string>[];

async function run(client: pg.ClientBase, text: { name?: string; text: string }, values: unknown[], acts: readonly Act[]): Promise<Opened> {
  const { rows } = await client.query<[number, string]>({ ...text, values, rowMode: 'array' });
  const sets = acts.map(() => new Set<string>());
  for (const [act, id] of rows) sets[act]!.add(id);
  return sets;
}

/** Who asks, and when: the law's first parameters. */
export const asker = (actor: Habilitation, at: number): unknown[] => [actor.id, actor.departement, actor.professionnel_id, new Date(at)];

/** A group of acts is asked by one statement: named after the group, whichever acts are in it. */
const groups = new Map<string, number>();
function groupOf(acts: readonly Act[]): number {
  const all = acts.map((act) => `${act.type}.${act.action}`).join(' ');
  if (!groups.has(all)) groups.set(all, groups.size);
  return groups.get(all)!;
}

/** The ids that the law's predicate selects, act by act. `as` keeps apart the plans made for another role. */
export function opened(client: pg.ClientBase, as: string, actor: Habilitation, rules: readonly Rule[], acts: readonly Act[], at: number): Promise<Opened> {
  return run(client, prepared(`${as} ${actor.function} ${groupOf(acts)}`, rules, acts, (act) => `app.${TABLE_OF[act.type]}`), asker(actor, at), acts);
}

/** The rows to be written that the law's predicate lets through: two of them may be alike but for a lie. */
export async function writable(client: pg.ClientBase, actor: Habilitation, rules: readonly Rule[], acts: readonly Act[], candidates: readonly Candidate[], at: number): Promise<Set<Candidate>> {
  const text = prepared(`write ${actor.function}`, rules, acts, (act, i) => `jsonb_populate_recordset(null::app.${TABLE_OF[act.type]}, $${i + 5}::jsonb) with ordinality`, () => 'r.ordinality::text');
  const asked = acts.map((act) => candidates.filter((c) => c.type === act.type && c.action === act.action));
  const rows = asked.map((list, i) => asJson(TABLE_OF[acts[i]!.type], list.map((c) => c.row), at));
  const opened = await run(client, text, [...asker(actor, at), ...rows], acts);
  return new Set(opened.flatMap((set, i) => [...set].map((ordinal) => asked[i]![Number(ordinal) - 1]!)));
}
