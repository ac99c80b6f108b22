/** The tree as the database keeps it, by the functions of the sequencer's login, which reads no table. */
import type pg from 'pg';
import type { WitnessName, WitnessState } from '../witnesses/witness.js';
import type { Kept } from '../tree/tiles.js';

export interface TreeState { size: number; root: Buffer | null; kept: Buffer; note: string; at: Date | null; numbered: number }
export interface NewCheckpoint { after: number; size: number; root: Buffer; kept: Buffer; note: string; nodes: { level: number; index: number; hash: Buffer }[] }

interface StateRow { size: string | null; root: Buffer | null; kept: Buffer | null; note: Buffer | null; at: Date | null; numbered: string }

export class TreeStore {
  constructor(private readonly pool: Pick<pg.Pool, 'query'>) {}

  /** How many leaves were given their place; none while somebody else gives them. */
  async number(limit: number): Promise<number> {
    return (await this.pool.query<{ n: number }>({ name: 'journal.number', text: 'select app.number_leaves($1) as n', values: [limit] })).rows[0]!.n;
  }

  /** The last checkpoint, and how many leaves have their place. */
  async state(): Promise<TreeState> {
    const { size, root, kept, note, at, numbered } = (await this.pool.query<StateRow>({ name: 'journal.state', text: 'select * from app.tree_state()' })).rows[0]!;
    return { size: Number(size ?? 0), root, kept: kept ?? Buffer.alloc(0), note: note?.toString('utf8') ?? '', at, numbered: Number(numbered) };
  }

  readonly kept: Kept = async (level, from, count) =>
    (await this.pool.query<{ hash: Buffer }>({ name: 'journal.hashes', text: 'select hash from app.kept_hashes($1, $2, $3)', values: [level, from, count] })).rows.map((r) => r.hash);

  /** False when another has signed meanwhile. */
  async keep({ after, size, root, kept, note, nodes }: NewCheckpoint): Promise<boolean> {
    const values = [after, size, root, kept, Buffer.from(note), nodes.map((n) => n.level), nodes.map((n) => n.index), nodes.map((n) => n.hash)];
    return (await this.pool.query<{ kept: boolean }>({ name: 'journal.keep', text: 'select app.keep_checkpoint($1, $2, $3, $4, $5, $6, $7, $8) as kept', values })).rows[0]!.kept;
  }

  /** The public key, for whoever verifies. */
  async sayKey(name: string, line: string): Promise<void> {
    await this.pool.query('select app.say_key($1, $2)', [name, line]);
  }

  /** What a witness has; null for what is not known, or is not this journal. */
  async sayWitness(name: WitnessName, size: number | null, state: WitnessState): Promise<void> {
    await this.pool.query({ name: 'journal.witness', text: 'select app.say_witness($1, $2, $3)', values: [name, size, state] });
  }

  /** That the journal is whole, as far as who signs can see. */
  async beat(): Promise<void> {
    await this.pool.query('select app.beat_journal()');
  }

  /** That it is not, told at once to those who answer. */
  async alarm(): Promise<void> {
    await this.pool.query(`select app.say_silence('JOURNAL', interval '0')`);
  }
}
