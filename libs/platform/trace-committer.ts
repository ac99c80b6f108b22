/**
 * Reads never write, and no answer leaves before its trace is committed. Traces of concurrent requests are committed together by an insert-only login;
 * the same statement compares each actor's epoch again: an answer whose actor moved meanwhile must be thrown away.
 */
import type pg from 'pg';
import type { Actor } from './actor.js';
import type { TraceRow } from './trace.js';

interface Waiting { actor: Actor; operation: string; rows: TraceRow[]; done: (stale: boolean) => void; failed: (e: unknown) => void }

const record = (w: Waiting) => (t: TraceRow): object => ({
  actor_id: w.actor.id, departement: w.actor.departement, operation: w.operation, action: t.action, outcome: t.outcome, subject_type: t.subjectType, subject_id: t.subjectId,
  dossier_id: t.dossierId, thread_id: t.threadId, kinds: t.kinds, shown: t.shown, withheld: t.withheld, highest_seq: t.highestSeq, held: t.held,
});

export class TraceCommitter {
  private waiting: Waiting[] = [];
  private busy = false;

  constructor(private readonly pool: pg.Pool) {}

  /** Resolves once committed; true when the actor's epoch moved since the operation began. */
  commit(actor: Actor, operation: string, rows: TraceRow[]): Promise<boolean> {
    return new Promise((done, failed) => {
      this.waiting.push({ actor, operation, rows, done, failed });
      if (!this.busy) setImmediate(() => void this.flush());
    });
  }

  private async flush(): Promise<void> {
    if (this.busy || this.waiting.length === 0) return;
    this.busy = true;
    const group = this.waiting.splice(0, 500);
    try {
      const traces = JSON.stringify(group.flatMap((w) => w.rows.map(record(w))));
      const actors = JSON.stringify(group.map((w) => ({ actor: w.actor.id, epoch: w.actor.epoch })));
      const { rows } = await this.pool.query<{ stale: string; stale_epoch: number }>({ name: 'commit_traces', text: 'select stale, stale_epoch from app.commit_traces($1, $2)', values: [traces, actors] });
      const stale = new Set(rows.map((r) => `${r.stale}.${r.stale_epoch}`));
      for (const w of group) w.done(stale.has(`${w.actor.id}.${w.actor.epoch}`));
    } catch (e) {
      for (const w of group) w.failed(e);
    } finally {
      this.busy = false;
      if (this.waiting.length > 0) setImmediate(() => void this.flush());
    }
  }
}
