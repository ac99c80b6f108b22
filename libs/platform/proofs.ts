/** What the memory proves: the acts of rows that this actor has just read, by their leaves and the tree in which they are; who knew what, and when. The database judges again, of which rows and of whom. */
import type pg from 'pg';
import type { Connection } from './connection.js';
import { whoKnew, type Knew } from './knew.js';

/** index: null until the leaf has its place. */
export interface Opening { index: number | null; leaf: string; salt: string; personal: string }

export interface StandingRow { size: number | null; note: Buffer | null; signedAt: Date | null; key: string | null; waiting: number | null; beat: number; alarmed: boolean }
export interface WitnessRow { name: string; size: number; takenAt: Date; looked: number; state: string }

/** What remains of a dossier that was destroyed: ids, numbers, instants, how many acts of each nature. */
export interface TombstoneRow {
  id: string; departement: number; dossier_id: string; category: string; closed_at: Date; due_at: Date; bordereau_year: number; bordereau_rank: number; visa_number: number; visa_at: Date; done_at: Date;
  keys: number; salts: number; tokens: number; pieces: number; kek_version: number; journal_size: string | null; journal_root: Buffer | null; acts: Record<string, number>;
}

export class Proofs {
  constructor(private readonly sql: Connection) {}

  async openings(subjects: readonly string[]): Promise<Opening[]> {
    const rows = await this.sql.query<{ idx: string | null; leaf: string; salt: Buffer; personal: string }>({ name: 'openings', text: 'select idx, leaf, salt, personal from app.openings($1)' }, [subjects]);
    return rows.map(({ idx, leaf, salt, personal }) => ({ index: idx === null ? null : Number(idx), leaf, salt: salt.toString('hex'), personal }));
  }

  /** The last that was signed. */
  async checkpoint(): Promise<{ size: number; note: string } | null> {
    const [row] = await this.sql.query<{ size: string; note: Buffer }>({ name: 'last-checkpoint', text: 'select size, note from app.last_checkpoint()' }, []);
    return row ? { size: Number(row.size), note: row.note.toString('utf8') } : null;
  }

  /** How the proof of the journal stands, and what each witness has: for those who answer for it; null, and none, for anybody else. Ages are in seconds. */
  async standing(): Promise<StandingRow | null> {
    const [row] = await this.sql.query<StandingRow & pg.QueryResultRow>({ name: 'standing-of-journal', text: 'select size::integer, note, signed_at as "signedAt", key, waiting, beat, alarmed from app.standing_of_journal()' }, []);
    return row ?? null;
  }

  witnesses = (): Promise<WitnessRow[]> =>
    this.sql.query<WitnessRow & pg.QueryResultRow>({ name: 'witnesses-of-journal', text: 'select name, size::integer, taken_at as "takenAt", looked, state from app.witnesses_of_journal()' }, []);

  knew = (dossierId: string, since: Date, then: Date, most: number): Promise<Knew[]> => whoKnew(this.sql, dossierId, since, then, most);

  /** Of what was destroyed, the latest first, before this one: of those that the database finds theirs. */
  tombstones = (before: Date, id: string, most: number): Promise<TombstoneRow[]> =>
    this.sql.query<TombstoneRow & pg.QueryResultRow>({ name: 'tombstones', text: 'select (t.elimination).*, t.acts from app.my_tombstones($1, $2, $3) t' }, [before, id, most]);

  readonly hashes = async (level: number, from: number, count: number): Promise<Buffer[]> =>
    (await this.sql.query<{ hash: Buffer }>({ name: 'kept-hashes', text: 'select hash from app.kept_hashes($1, $2, $3)' }, [level, from, count])).map((r) => r.hash);
}
