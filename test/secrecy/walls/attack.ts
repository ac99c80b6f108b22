/** Applies each mutant to a loaded wall and asks whether anything notices; first of all, that nothing is wrong without one. */
import type pg from 'pg';
import { rulesFor } from '../compare.js';
import { Dice } from '../generate/dice.js';
import { BEGIN } from '../load.js';
import { mutatedRelations } from '../mutants/clock.js';
import { type Bench, setUp } from './bench.js';
import { check, type Wrong } from './checks.js';
import { wide } from './wide.js';
import { type WallMutant, wallMutants } from './mutants.js';

export interface Attacked { total: number; killed: number; alive: string[]; equivalent: [string, string][]; wrong: string[] }

/** A mutant that one scenario lets pass meets another, and a relation that few rows ask, off by an instant: few are left after six, and the question is then short. */
const SCENARIOS = 24;
/** For as long, a mutant is asked of its tables alone, an eighth of them a scenario where they are many: it tells nearly all of them; what is left is asked of everything, which takes a hundred times as long. */
const OF_ITS_TABLES = 8;
const FEW = 3;
/** What is tried and taken back leaves dead rows until the transaction ends: a few mutants a transaction. */
const AT_ONCE = 12;

/** `share`: of the mutants, those that are tried, drawn by the seed: a brief run tries some, another run others, a long one all. */
export async function attackWalls(client: pg.ClientBase, key: Buffer, { seed, rank, of, share }: { seed: number; rank: number; of: number; share: number }): Promise<Attacked> {
  const out: Attacked = { total: 0, killed: 0, alive: [], equivalent: [], wrong: [] };
  const tooMany = rank === 0 ? await wide(client, key, seed) : undefined;
  if (tooMany) return { ...out, wrong: [tooMany] };
  const dice = new Dice(seed);
  const all = (await wallMutants(client)).filter(() => dice.chance(share)).filter((_, i) => i % of === rank);
  out.total = all.length;
  out.equivalent = all.flatMap((m): [string, string][] => (m.equivalent ? [[m.name, m.equivalent]] : []));
  let alive = all.filter((m) => !m.equivalent);
  const relations = new Map<string, boolean>();
  for (let i = 0; i === 0 || (i < SCENARIOS && (alive.length > 0 || [...relations.values()].includes(false))); i++) {
    const wrong = await inScenario(client, seed + i, async (bench) => {
      if (rank === of - 1) for (const { name, killed } of await mutatedRelations(client, bench.scenario, bench.at, rulesFor, relations)) relations.set(name, killed);
      return i > 0 && alive.length === 0 ? undefined : await sound(client, key, bench, i, i === 0 || i >= OF_ITS_TABLES ? [] : alive);
    });
    if (wrong) { out.wrong.push(`seed ${seed + i}: ${wrong}`); break; }
    const left: WallMutant[] = [];
    for (let from = 0; from < alive.length; from += AT_ONCE) {
      await inScenario(client, seed + i, async (bench) => {
        for (const mutant of alive.slice(from, from + AT_ONCE)) if (!await noticed(client, key, bench, mutant, i)) left.push(mutant);
      });
    }
    alive = left;
  }
  if (out.wrong.length > 0) return { ...out, total: 0 }; // nothing was attacked
  out.total += relations.size;
  out.alive = [...alive.map((m) => m.name), ...[...relations].flatMap(([name, killed]) => (killed ? [] : [`relation ${name}`]))];
  out.killed = out.total - out.equivalent.length - out.alive.length;
  return out;
}

async function inScenario<T>(client: pg.ClientBase, seed: number, work: (bench: Bench) => Promise<T>): Promise<T> {
  await client.query('vacuum');
  await client.query(BEGIN);
  try {
    return await work(await setUp(client, seed));
  } finally {
    await client.query('rollback');
  }
}

/** What a mutant is asked of in the i-th scenario. */
const askedOf = ({ tables }: WallMutant, i: number): readonly string[] => (tables.length <= FEW ? tables : tables.filter((_, rank) => rank % OF_ITS_TABLES === i % OF_ITS_TABLES));

/** Nothing is wrong without a mutant, of whatever these ones are asked; of everything, where nothing limits it. */
async function sound(client: pg.ClientBase, key: Buffer, bench: Bench, i: number, asked: readonly WallMutant[]): Promise<Wrong> {
  const tables = [...new Set(asked.flatMap((m) => askedOf(m, i)))];
  for (const table of tables.length === 0 || asked.some((m) => m.tables.length === 0) ? [undefined] : tables) {
    const wrong = await check(client, key, bench, table);
    if (wrong) return wrong;
  }
  return await forced(client);
}

async function noticed(client: pg.ClientBase, key: Buffer, bench: Bench, mutant: WallMutant, i: number): Promise<Wrong> {
  await client.query('savepoint mutant');
  await client.query(mutant.apply);
  try {
    for (const table of askedOf(mutant, i)) {
      const there = await check(client, key, bench, table);
      if (there) return there;
    }
    return await forced(client) ?? (mutant.tables.length === 0 || i >= OF_ITS_TABLES ? await check(client, key, bench) : undefined);
  } catch (e) {
    // A wall that breaks is noticed too; a harness that breaks is not.
    if (!(e as { code?: string }).code) throw e;
    return String(e);
  } finally {
    await client.query('rollback to savepoint mutant');
  }
}

/** An owner who is no superuser sees nothing either, unless a policy names it: FORCE is the only thing that says so. */
async function forced(client: pg.ClientBase): Promise<Wrong> {
  const { rows } = await client.query<{ t: string }>(`select relname as t from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`);
  return rows[0] && `${rows[0].t} does not force row-level security`;
}
