/**
 * The watch over what must tick (the look at the deadlines, the signature of the journal), by whoever serves: another process looks at its age, shows it, and says once that it has not ticked
 * for a minute, in the memory of all, on its own outputs, and at once to those who answer and are connected. Their mails leave when a worker lives again.
 */
import type pg from 'pg';
import { monotonic } from '../../libs/platform/clock.js';
import type { Database } from '../../libs/platform/database.js';
import type { Log } from '../../libs/platform/log.js';

const EVERY_MS = 5000;
/** real clock: an age in seconds of everybody's life. */
const AGE = { name: 'heartbeat.age', text: 'select extract(epoch from clock_timestamp() - at) * 1000 as ms from app.heartbeat where part = $1', query_timeout: 5000 };
const ASLEEP = { DEADLINES: 'the deadlines have not been looked at', JOURNAL: 'the journal has not been numbered or signed' } as const;

export class Watch {
  private readonly pool: pg.Pool;
  private readonly timer: NodeJS.Timeout;
  private readonly since = monotonic();
  private seen = { ms: 0, at: monotonic() };
  private looking: Promise<void> | null = null;

  /** silentAfterMs: past which the tick is silent. Whoever has just begun to look waits as long before it says so. */
  constructor(database: Database, private readonly log: Log, private readonly silentAfterMs = 60_000, private readonly part: keyof typeof ASLEEP = 'DEADLINES') {
    this.pool = database.pool('relay', 1);
    this.timer = setInterval(() => this.look(), EVERY_MS);
    this.look();
  }

  /** Since when it last ticked, as far as is known here: it grows while nothing answers. */
  get age(): number {
    return this.seen.ms + monotonic() - this.seen.at;
  }

  get silent(): boolean {
    return Math.min(this.age, monotonic() - this.since) > this.silentAfterMs;
  }

  private look(): void {
    this.looking ??= this.lookOnce()
      .catch((error: unknown) => this.log.warn({ error }, 'the watch did not see; it will look again'))
      .finally(() => { this.looking = null; });
  }

  private async lookOnce(): Promise<void> {
    const { rows: [row] } = await this.pool.query<{ ms: string }>({ ...AGE, values: [this.part] });
    this.seen = { ms: Number(row!.ms), at: monotonic() };
    if (!this.silent) return;
    this.log.error({ lagMs: Math.round(this.age) }, ASLEEP[this.part]);
    await this.pool.query(`select app.say_silence($1, $2 * interval '1 millisecond')`, [this.part, this.silentAfterMs]);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
    await this.pool.end();
  }
}

/** The same, over the journal: a token of its own for whoever asks for it. */
export class JournalWatch {
  constructor(readonly watch: Watch) {}
}
