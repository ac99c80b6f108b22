/** One decision: what the oracle says, and whoever says otherwise. */
import type pg from 'pg';
import { decide } from '../../libs/secrecy/decide.js';
import { type Facts, NO_FACTS } from '../../libs/secrecy/facts.js';
import type { Action } from '../../libs/secrecy/language.js';
import { type Act, type Focus, readersOf } from './acts.js';
import type { Divergence } from './divergence.js';
import type { Candidate } from './generate/candidate.js';
import type { Dice } from './generate/dice.js';
import type { Scenario } from './generate.js';
import { shows } from './oracle/coarse.js';
import { may } from './oracle/may.js';
import { type Habilitation, keyOf, type Table, TABLE_OF, type TypeName } from './oracle/world.js';
import { partedReaders } from './readings/readers.js';
import type { Opened } from './readings/sql.js';
import { propertiesOf, whoOf } from './readings/who.js';

export type Answers = Record<string, { allowed: number; refused: number }>;

export interface Compared {
  scenario: Scenario;
  at: number;
  facts: Map<string, Facts>;
  decisions: number;
  /** Of each act, and of what the wall shows of each table: how many times it was allowed, and refused. */
  answers: Answers;
  readers: number;
  refusedByTheWallAlone: number;
  divergences: Divergence[];
}

export interface Reach {
  /** The database is asked to impersonate one actor out of this many, turning with the seed. */
  wall: number;
  /** These acts alone, when the rest was seen enough. */
  focus?: Focus;
  /** This actor alone, when a divergence is shrunk. */
  only?: string;
  /** Told of each decision of a valid actor. */
  watch?: { begin(world: Scenario['world']): void; decision(actor: Habilitation, type: TypeName, action: string, row: object, facts: Facts): void };
}

/** What the database answered to one actor. */
export interface Walled { door: Opened; wall: ReadonlySet<string>[]; tried: Map<Candidate, boolean> }

function count(result: Compared, act: string, oracle: boolean): void {
  result.decisions++;
  const of = result.answers[act] ??= { allowed: 0, refused: 0 };
  of[oracle ? 'allowed' : 'refused']++;
}

/** Keeps what was said against the oracle, if anything was. */
function note(result: Compared, actor: Habilitation, act: { type: string; action: string }, row: string, oracle: boolean, said: Record<string, boolean | undefined>): void {
  const differ = Object.entries(said).filter(([, answer]) => answer !== undefined && answer !== oracle) as [string, boolean][];
  if (differ.length === 0) return;
  result.divergences.push({ seed: result.scenario.seed, actor: actor.id, fn: actor.function, act: `${act.type}.${act.action}`, row, oracle,
    said: Object.fromEntries(differ), scenario: result.scenario });
}

/** The product's readings are asked of valid actors only: others have no session. Row-level security is asked of everybody. */
export function judgeRows(result: Compared, actor: Habilitation, acts: readonly Act[], sql: Opened | undefined, walled: Walled | undefined, reach: Reach): void {
  const { world } = result.scenario;
  const facts = result.facts.get(actor.id) ?? NO_FACTS;
  const who = whoOf(actor);
  for (const [i, act] of acts.entries()) {
    const table = TABLE_OF[act.type];
    for (const row of world[table]) {
      const id = keyOf(table, row);
      const oracle = may(world, actor, act.action, act.type, row, world.t);
      const object = sql && decide(who, act.action as Action, act.type, propertiesOf(row), facts) !== null;
      const bySql = sql?.[i]!.has(id);
      const byDoor = walled?.door[i]!.has(id);
      if (sql) reach.watch?.decision(actor, act.type, act.action, row, facts);
      count(result, `${act.type}.${act.action}`, oracle);
      if ((object ?? oracle) === oracle && (bySql ?? oracle) === oracle && (byDoor ?? oracle) === oracle) continue;
      note(result, actor, act, id, oracle, { object, sql: bySql, door: byDoor });
    }
  }
}

/** Row-level security must let through whatever the law lets write; what it refuses besides is counted. */
export function judgeCandidates(result: Compared, actor: Habilitation, mine: readonly Candidate[], written: ReadonlySet<Candidate> | undefined, walled: Walled | undefined, reach: Reach): void {
  const { world } = result.scenario;
  const facts = result.facts.get(actor.id)!;
  for (const candidate of mine) {
    const { type, action, row } = candidate;
    const id = keyOf(TABLE_OF[type], row);
    const oracle = may(world, actor, action, type, row, world.t);
    const object = decide(whoOf(actor), action as Action, type, propertiesOf(row), facts) !== null;
    reach.watch?.decision(actor, type, action, row, facts);
    const wall = walled?.tried.get(candidate);
    count(result, `${type}.${action}`, oracle);
    if (wall === false && !oracle) result.refusedByTheWallAlone++;
    note(result, actor, { type, action }, id, oracle, { object, sql: written?.has(candidate), wall: oracle ? wall : undefined });
  }
}

export function judgeWall(result: Compared, actor: Habilitation, tables: readonly Table[], wall: ReadonlySet<string>[] | undefined): void {
  if (!wall) return;
  const { world } = result.scenario;
  for (const [i, table] of tables.entries()) {
    for (const row of world[table]) {
      const id = keyOf(table, row);
      const coarse = shows(world, actor, table, row, world.t);
      count(result, `${table} shown`, coarse);
      if (wall[i]!.has(id) !== coarse) note(result, actor, { type: table, action: 'shown' }, id, coarse, { wall: !coarse });
    }
  }
}

export async function judgeReaders(client: pg.ClientBase, result: Compared, dice: Dice): Promise<void> {
  const { asked, parted } = await partedReaders(client, result.scenario.world, dice, readersOf(result.scenario.seed));
  result.readers += asked;
  const actors = new Map(result.scenario.world.habilitation.map((a) => [a.id, a]));
  for (const { type, action, row, actor, oracle } of parted) {
    note(result, actors.get(actor)!, { type, action }, row, oracle, { readers: !oracle });
  }
}
