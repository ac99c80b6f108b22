/** What proves the acts of rows that this actor has just read: their leaves, and the tree in which they are. The database judges again of which rows. */
import type { Connection } from './connection.js';

/** index: null until the leaf has its place. */
export interface Opening { index: number | null; leaf: string; salt: string; personal: string }

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

  readonly hashes = async (level: number, from: number, count: number): Promise<Buffer[]> =>
    (await this.sql.query<{ hash: Buffer }>({ name: 'kept-hashes', text: 'select hash from app.kept_hashes($1, $2, $3)' }, [level, from, count])).map((r) => r.hash);
}
