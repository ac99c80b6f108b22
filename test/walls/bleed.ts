/**
 * Two people, one small pool, many interleaved operations that commit, roll back, fail, use savepoints and lose their backend. Each operation reads, unscoped,
 * what row-level security shows to whoever the connection believes is acting: it must be, to the row, what its own actor sees alone.
 */
import type pg from 'pg';
import type { Actor } from '../../libs/platform/actor.js';

export interface Session { query(sql: string): Promise<Record<string, unknown>[]>; commit(): Promise<void>; rollback(): Promise<void> }
/** Opens a transaction for somebody: the store, or a variant of it with a seeded mistake. */
export type Open = (actor: Actor, mode: 'read' | 'write') => Promise<Session>;

/** The law adds the actor to each of its own statements, which would hide a context left by another: this has nothing but the wall. */
export const UNSCOPED = `select id::text from app.dossier union all select id::text from app.message union all select id::text from app.habilitation
  union all select coalesce(app.actor()::text, 'nobody') order by 1`;
export const asText = (rows: Record<string, unknown>[]): string => rows.map((r) => String(r.id)).join(' ');

export interface Bleeding { reads: number; foreign: number; lost: number; terminated: number; ways: Set<string> }

interface Plan { actors: readonly { actor: Actor; sees: string }[]; operations: number; atOnce: number; seed: number; open: Open; terminate: () => Promise<number> }

/** Mulberry32: the same seed, the same schedule of choices. */
function dice(seed: number): (sides: number) => number {
  let a = seed;
  return (sides) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * sides);
  };
}

const WAYS: Record<string, (s: Session, look: () => Promise<void>) => Promise<void>> = {
  commits: async (s, look) => { await look(); await s.commit(); },
  'rolls back': async (s, look) => { await look(); await s.rollback(); },
  'fails and rolls back': async (s, look) => { await look(); await s.query('select 1 / 0').catch(() => undefined); await s.rollback(); },
  'fails and commits': async (s, look) => { await look(); await s.query('select 1 / 0').catch(() => undefined); await s.commit(); },
  'rolls back to a savepoint': async (s, look) => {
    await s.query('savepoint a');
    await s.query('select no_such_column').catch(() => undefined);
    await s.query('rollback to savepoint a');
    await look();
    await s.commit();
  },
  'releases a savepoint': async (s, look) => { await s.query('savepoint a'); await look(); await s.query('release savepoint a'); await look(); await s.commit(); },
  'leaves without looking': async (s) => { await s.rollback(); },
};

export async function interleave({ actors, operations, atOnce, seed, open, terminate }: Plan): Promise<Bleeding> {
  const roll = dice(seed);
  const result: Bleeding = { reads: 0, foreign: 0, lost: 0, terminated: 0, ways: new Set() };
  const names = Object.keys(WAYS);
  let left = operations;
  const work = async (): Promise<void> => {
    while (left-- > 0) {
      const { actor, sees } = actors[roll(actors.length)]!;
      const way = names[roll(names.length)]!;
      if (roll(50) === 0) result.terminated += await terminate();
      try {
        const session = await open(actor, roll(2) === 0 ? 'read' : 'write');
        const look = async (): Promise<void> => {
          const rows = asText(await session.query(UNSCOPED));
          result.reads += 1;
          if (rows !== sees) result.foreign += 1;
        };
        await WAYS[way]!(session, look).catch(async (e: unknown) => { await session.rollback(); throw e; });
        result.ways.add(way);
      } catch {
        // A backend was taken away in the middle: nothing was read.
        result.lost += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return result;
}

/** Takes away one backend of app_rt in this database, chosen by PostgreSQL. */
export const terminator = (owner: pg.Pool) => async (): Promise<number> =>
  (await owner.query(`select pg_terminate_backend(pid) from (select pid from pg_stat_activity where usename = 'app_rt' and datname = current_database() order by random() limit 1) one`)).rows.length;
