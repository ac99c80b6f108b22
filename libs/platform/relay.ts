/**
 * The tail of events, read by transaction horizon: an event is handed on once every older transaction is over, so that none that commits late is skipped
 * (a cursor on ids would). NOTIFY is a debounced wake-up sent outside the write; a poll each second stands beside it. Every node tails by itself.
 */
import type pg from 'pg';
import { monotonic } from './clock.js';
import type { EventRow } from './event.entity.js';
import type { Log } from './log.js';

const TAIL = `with h as (select pg_snapshot_xmin(s) as horizon, pg_snapshot_xmin(s) = pg_snapshot_xmax(s) as idle from pg_current_snapshot() s)
select h.horizon::text as horizon, h.idle, e.* from h left join app.event e on e.xid >= $1::xid8 and e.xid < h.horizon and not pg_visible_in_snapshot(e.xid, $2::pg_snapshot) order by e.xid, e.id`;
const POLL_MS = 1000;
const NOTIFY_MS = 10;
/** A connection that answers nothing is not waited for: the next read takes another. */
const PATIENCE_MS = 5000;

export type Listener = (event: EventRow) => Promise<void>;

export class Relay {
  private horizon: string | null = null;
  /** What was visible when it began. The horizon alone may lie far behind that: a transaction anywhere in the cluster, of another database too, holds it. */
  private began = '';
  private listener: Listener = () => Promise.resolve();
  /** Gives back the connection that listens, when there is one. */
  private deafen: (() => void) | null = null;
  private connecting: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private notifying: NodeJS.Timeout | null = null;
  private reading: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private lastRead = monotonic();
  private lastMoved = monotonic();

  constructor(private readonly pool: pg.Pool, private readonly log: Log) {}

  /** Begins now: what came before is asked for by readers, by their last seq. */
  async start(listener: Listener): Promise<void> {
    this.listener = listener;
    const { rows } = await this.pool.query<{ began: string; horizon: string }>('select s::text as began, pg_snapshot_xmin(s)::text as horizon from pg_current_snapshot() s');
    this.began = rows[0]!.began;
    this.horizon = rows[0]!.horizon;
    this.listenAgain();
    await this.connecting;
    this.timer = setInterval(() => { this.read(); this.listenAgain(); }, POLL_MS);
  }

  /** One attempt at a time: several that hang together would each keep a connection, and leave none to read with. */
  private listenAgain(): void {
    if (this.deafen || this.connecting || this.stopped) return;
    this.connecting = this.listen()
      .catch((error: unknown) => this.log.warn({ error }, 'relay cannot listen; polling'))
      .finally(() => { this.connecting = null; });
  }

  private async listen(): Promise<void> {
    const client = await this.pool.connect();
    let held = true;
    const deafen = (): void => {
      if (held) client.release(true);
      held = false;
      this.deafen = null;
    };
    client.on('notification', () => this.read());
    client.once('error', deafen);
    try {
      await client.query('listen event');
      if (held) this.deafen = deafen;
    } catch (error) {
      deafen();
      throw error;
    }
  }

  /** After a commit: read at once here, tell the other nodes a few milliseconds later. */
  wake(): void {
    this.read();
    this.notifying ??= setTimeout(() => {
      this.notifying = null;
      if (!this.stopped) this.pool.query(`select pg_notify('event', '')`).catch((error: unknown) => this.log.warn({ error }, 'relay cannot notify'));
    }, NOTIFY_MS);
  }

  private read(): void {
    if (this.stopped || this.horizon === null) return;
    if (this.reading) { this.again = true; return; }
    this.reading = this.readAll().finally(() => {
      this.reading = null;
      // Asked for between the last look and here: it would wait for the next poll.
      if (this.again) this.read();
    });
  }

  private async readAll(): Promise<void> {
    do {
      this.again = false;
      try {
        const { rows } = await this.pool.query<EventRow & { horizon: string; idle: boolean }>({ name: 'tail', text: TAIL, values: [this.horizon, this.began], query_timeout: PATIENCE_MS } as pg.QueryConfig);
        for (const event of rows) if (event.id) await this.listener(event);
        this.lastRead = monotonic();
        if (rows[0]!.idle || rows[0]!.horizon !== this.horizon) this.lastMoved = this.lastRead;
        this.horizon = rows[0]!.horizon;
      } catch (error) {
        this.log.warn({ error }, 'relay read failed; it will be read again');
      }
    } while (this.again && !this.stopped);
  }

  /** Milliseconds since the horizon last moved while something was being written: a long transaction anywhere holds it. */
  get horizonAge(): number {
    return monotonic() - this.lastMoved;
  }

  /** Milliseconds since the tail was last read. */
  get age(): number {
    return monotonic() - this.lastRead;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    if (this.notifying) clearTimeout(this.notifying);
    await this.reading;
    await this.connecting;
    this.deafen?.();
    await this.pool.end();
  }
}
