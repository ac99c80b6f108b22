/** One scenario, every reading: the oracle, the object, the SQL, the door (SQL as app_rt under row-level security) and the wall alone. */
import type pg from 'pg';
import { decide } from '../../libs/secrecy/decide.js';
import type { Facts } from '../../libs/secrecy/facts.js';
import type { Function } from '../../libs/secrecy/functions.js';
import type { Action, Rule } from '../../libs/secrecy/language.js';
import { rulesOf } from '../../libs/secrecy/law.js';
import { type Act, groupsOf, tablesOf, WRITING, writesInSql } from './acts.js';
import type { Divergence } from './divergence.js';
import type { Scenario } from './generate.js';
import { instant, load } from './load.js';
import { shows } from './oracle/coarse.js';
import { validAt } from './oracle/facts.js';
import { may } from './oracle/may.js';
import { type Habilitation, keyOf, type Table, TABLE_OF } from './oracle/world.js';
import { factsOfEverybody } from './readings/object.js';
import { type Opened, opened, writable } from './readings/sql.js';
import { actAs, becomeOwner, becomeRuntime, shown } from './readings/wall.js';
import { propertiesOf, whoOf } from './readings/who.js';

export interface Compared {
  scenario: Scenario;
  at: number;
  facts: Map<string, Facts>;
  decisions: number;
  allowed: number;
  divergences: Divergence[];
}

const rules = new Map<string, readonly Rule[]>();
export function rulesFor(fn: string): readonly Rule[] {
  let list = rules.get(fn);
  if (!list) rules.set(fn, list = rulesOf(fn as Function));
  return list;
}

/** Which of the world's actors the database is asked to impersonate: everybody, or this share of them, turning with the seed. */
export interface Reach { wall: number }

export async function compare(client: pg.ClientBase, key: Buffer, scenario: Scenario, reach: Reach): Promise<Compared> {
  const { world } = scenario;
  const at = await instant(client);
  await load(client, world, at);
  const facts = await factsOfEverybody(client, world);
  const result: Compared = { scenario, at, facts, decisions: 0, allowed: 0, divergences: [] };
  const groups = groupsOf(scenario.seed);
  const acts = groups.flat();
  const tables = tablesOf(scenario.seed);
  const walled = new Map<string, { door: Opened; wall: ReadonlySet<string>[] }>();

  await becomeRuntime(client);
  for (const [i, actor] of world.habilitation.entries()) {
    if ((i + scenario.seed) % reach.wall !== 0) continue;
    await actAs(client, key, actor);
    walled.set(actor.id, { door: await read(client, 'door', actor, groups), wall: await shown(client, tables) });
  }
  await becomeOwner(client);

  for (const actor of world.habilitation) {
    const valid = validAt(actor, world.t);
    const sql = valid ? await read(client, 'sql', actor, groups) : undefined;
    judgeRows(result, actor, acts, sql, walled.get(actor.id)?.door);
    judgeWall(result, actor, tables, walled.get(actor.id)?.wall);
    const mine = scenario.candidates.filter((c) => c.actor_id === actor.id);
    const written = valid && writesInSql(scenario.seed) ? await writable(client, actor, rulesFor(actor.function), WRITING, mine, at) : undefined;
    if (valid) judgeCandidates(result, actor, written);
  }
  return result;
}

async function read(client: pg.ClientBase, as: string, actor: Habilitation, groups: readonly (readonly Act[])[]): Promise<Opened> {
  const all: ReadonlySet<string>[] = [];
  for (const acts of groups) all.push(...await opened(client, as, actor, rulesFor(actor.function), acts));
  return all;
}

function note(result: Compared, actor: Habilitation, act: Act, row: string, oracle: boolean, said: Record<string, boolean | undefined>): void {
  result.decisions++;
  if (oracle) result.allowed++;
  const differ = Object.entries(said).filter(([, answer]) => answer !== undefined && answer !== oracle) as [string, boolean][];
  if (differ.length === 0) return;
  result.divergences.push({ seed: result.scenario.seed, actor: actor.id, fn: actor.function, act: `${act.type}.${act.action}`, row, oracle,
    said: Object.fromEntries(differ), scenario: result.scenario });
}

/** The product's readings are asked of valid actors only: others have no session. Row-level security is asked of everybody. */
function judgeRows(result: Compared, actor: Habilitation, acts: readonly Act[], sql: Opened | undefined, door: Opened | undefined): void {
  const { world } = result.scenario;
  const facts = result.facts.get(actor.id)!;
  const who = whoOf(actor);
  for (const [i, act] of acts.entries()) {
    const table = TABLE_OF[act.type];
    for (const row of world[table]) {
      const id = keyOf(table, row);
      const oracle = may(world, actor, act.action, act.type, row, world.t);
      const object = sql && decide(who, act.action as Action, act.type, propertiesOf(row), facts) !== null;
      const bySql = sql?.[i]!.has(id);
      const byDoor = door?.[i]!.has(id);
      if (object === oracle && bySql === oracle && (byDoor ?? oracle) === oracle) {
        result.decisions++;
        if (oracle) result.allowed++;
      } else note(result, actor, act, id, oracle, { object, sql: bySql, door: byDoor });
    }
  }
}

function judgeCandidates(result: Compared, actor: Habilitation, written: Opened | undefined): void {
  const { world, candidates } = result.scenario;
  const facts = result.facts.get(actor.id)!;
  for (const { type, action, actor_id, row } of candidates) {
    if (actor_id !== actor.id) continue;
    const id = keyOf(TABLE_OF[type], row);
    const oracle = may(world, actor, action, type, row, world.t);
    const object = decide(whoOf(actor), action as Action, type, propertiesOf(row), facts) !== null;
    const index = WRITING.findIndex((a) => a.type === type && a.action === action);
    note(result, actor, { type, action }, id, oracle, { object, sql: written?.[index]!.has(id) });
  }
}

function judgeWall(result: Compared, actor: Habilitation, tables: readonly Table[], wall: ReadonlySet<string>[] | undefined): void {
  if (!wall) return;
  const { world } = result.scenario;
  for (const [i, table] of tables.entries()) {
    for (const row of world[table]) {
      const id = keyOf(table, row);
      const coarse = shows(world, actor, table, row, world.t);
      if (wall[i]!.has(id) !== coarse) note(result, actor, { type: table as never, action: 'shown' }, id, coarse, { wall: !coarse });
    }
  }
}
