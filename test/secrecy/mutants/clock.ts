/** Every comparison with the ends of a validity, in the law's relations and in the functions of the database, off by one instant. */
import type pg from 'pg';
import type { Action, Rule } from '../../../libs/secrecy/language.js';
import { RELATIONS, type Relation } from '../../../libs/secrecy/relations.js';
import { predicate } from '../../../libs/secrecy/to-sql.js';
import type { Scenario } from '../generate.js';
import { groupsOf } from '../acts.js';
import { validAt } from '../oracle/facts.js';
import { may } from '../oracle/may.js';
import { keyColumns, keyOf, TABLE_OF } from '../oracle/world.js';
import { asker } from '../readings/sql.js';

/** "from <= t" becomes "from < t", "t < to" becomes "t <= to": one place at a time. */
export function offByOne(text: string): { what: string; text: string }[] {
  const out: { what: string; text: string }[] = [];
  for (const match of text.matchAll(/valid_from <= |< (?=\w+\.valid_to)/g)) {
    const was = match[0];
    const is = was.startsWith('valid_from') ? 'valid_from < ' : '<= ';
    out.push({ what: `${was.trim()} → ${is.trim()} at ${match.index}`, text: text.slice(0, match.index) + is + text.slice(match.index + was.length) });
  }
  return out;
}

export interface Outcome { name: string; killed: boolean }

/** The law's relations, read by SQL: what a mutated relation opens or shuts must differ from the oracle for somebody. Those known to be killed rest. */
export async function mutatedRelations(client: pg.ClientBase, scenario: Scenario, at: number, lawOf: (fn: string) => readonly Rule[],
  known: ReadonlyMap<string, boolean>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [name, relation] of Object.entries(RELATIONS) as [keyof typeof RELATIONS, Relation][]) {
    for (const side of ['from', 'where'] as const) {
      for (const { what, text } of offByOne(relation[side] ?? '')) {
        const mutant = `${name}: ${what}`;
        if (known.get(mutant)) continue;
        RELATIONS[name] = { ...relation, [side]: text };
        try {
          outcomes.push({ name: mutant, killed: await differs(client, scenario, at, lawOf, name) });
        } finally {
          RELATIONS[name] = relation;
        }
      }
    }
  }
  return outcomes;
}

/** Acts whose rules ask this relation, on rows that are there. */
async function differs(client: pg.ClientBase, { world }: Scenario, at: number, lawOf: (fn: string) => readonly Rule[], relation: string): Promise<boolean> {
  for (const actor of world.habilitation.filter((a) => validAt(a, world.t))) {
    const rules = lawOf(actor.function).filter((r) => r.all.some((c) => c.op === 'memberOf' && c.relation === relation));
    const asked = new Set(rules.map((r) => `${r.type}.${r.action}`));
    for (const act of groupsOf(0).flat().filter((a) => asked.has(`${a.type}.${a.action}`))) {
      const table = TABLE_OF[act.type];
      const rows: readonly object[] = world[table];
      const text = `select concat_ws(' ', ${keyColumns(table).map((c) => `r.${c}`).join(', ')}) as key from app.${table} r
        where ($1::uuid, $2::smallint, $3::uuid, $4::timestamptz) is not null and ${predicate(lawOf(actor.function), act.action as Action, act.type)}`;
      const found = new Set((await client.query<{ key: string }>(text, asker(actor, at))).rows.map((r) => r.key));
      if (rows.some((row) => may(world, actor, act.action, act.type, row, world.t) !== found.has(keyOf(table, row)))) return true;
    }
  }
  return false;
}
