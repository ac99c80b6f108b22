/** One scenario, every reading: the oracle, the object, the SQL, the door (SQL as app_rt under row-level security), the wall alone, and the law read by row. */
import type pg from 'pg';
import type { Facts } from '../../libs/secrecy/facts.js';
import type { Function } from '../../libs/secrecy/functions.js';
import type { Rule } from '../../libs/secrecy/language.js';
import { rulesOf } from '../../libs/secrecy/law.js';
import { type Act, groupsOf, isAsked, loadsChecked, tablesOf, WRITING, writesInSql } from './acts.js';
import { Dice } from './generate/dice.js';
import type { Scenario } from './generate.js';
import { type Compared, judgeCandidates, judgeReaders, judgeRows, judgeWall, type Reach, type Walled } from './judge.js';
import { instant, load } from './load.js';
import { validAt } from './oracle/facts.js';
import type { Habilitation } from './oracle/world.js';
import { attempt, isTriable, jsonOf, stepsOf } from './readings/attempt.js';
import { idsOf, loadFacts } from './readings/object.js';
import { type Opened, opened, writable } from './readings/sql.js';
import { actAs, becomeOwner, becomeRuntime, shown } from './readings/wall.js';

const rules = new Map<string, readonly Rule[]>();
export function rulesFor(fn: string): readonly Rule[] {
  let list = rules.get(fn);
  if (!list) rules.set(fn, list = rulesOf(fn as Function));
  return list;
}

export async function compare(client: pg.ClientBase, key: Buffer, scenario: Scenario, reach: Reach): Promise<Compared> {
  const { world, seed } = scenario;
  const at = await instant(client);
  await load(client, world, at, loadsChecked(seed));
  const ids = idsOf(world);
  const facts = new Map<string, Facts>();
  const result: Compared = { scenario, at, facts, decisions: 0, answers: {}, readers: 0, refusedByTheWallAlone: 0, divergences: [] };
  const groups = groupsOf(seed, reach.focus);
  const candidates = scenario.candidates.filter((c) => isAsked(c, reach.focus));
  const acts = groups.flat();
  const tables = tablesOf(seed, reach.focus);
  const dice = new Dice(seed);
  const walled = new Map<string, Walled>();
  reach.watch?.begin(world);

  const actors = world.habilitation.filter((a) => !reach.only || a.id === reach.only);
  await becomeRuntime(client);
  for (const [i, actor] of actors.entries()) {
    if ((i + seed) % reach.wall !== 0) continue;
    await actAs(client, key, actor);
    const tried = validAt(actor, world.t) ? dice.sample(candidates.filter((c) => c.actor_id === actor.id && isTriable(world, c)), 8) : [];
    const admitted = await attempt(client, jsonOf(tried.map(stepsOf), at));
    walled.set(actor.id, { door: await read(client, 'door', actor, groups, at), wall: await shown(client, tables), tried: new Map(tried.map((c, j) => [c, admitted[j]!])) });
  }
  await becomeOwner(client);

  for (const actor of actors) {
    const valid = validAt(actor, world.t);
    if (valid) facts.set(actor.id, await loadFacts(client, actor, ids, at));
    const sql = valid ? await read(client, 'sql', actor, groups, at) : undefined;
    judgeRows(result, actor, acts, sql, walled.get(actor.id), reach);
    judgeWall(result, actor, tables, walled.get(actor.id)?.wall);
    if (!valid) continue;
    const mine = candidates.filter((c) => c.actor_id === actor.id);
    const written = writesInSql(seed) ? await writable(client, actor, rulesFor(actor.function), WRITING, mine, at) : undefined;
    judgeCandidates(result, actor, mine, written, walled.get(actor.id), reach);
  }
  await judgeReaders(client, result, dice);
  return result;
}

async function read(client: pg.ClientBase, as: string, actor: Habilitation, groups: readonly (readonly Act[])[], at: number): Promise<Opened> {
  const all: ReadonlySet<string>[] = [];
  for (const acts of groups) all.push(...await opened(client, as, actor, rulesFor(actor.function), acts, at));
  return all;
}
