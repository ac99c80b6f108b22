/**
 * Two of the four facts of a message, which nobody declares: delivered (a connected client said that it has the pointer) and opened (the text left for its
 * reader). Reads never write: these are written beside them, together, a moment later, by the insert-only login. The trace of a read is its proof; what a
 * crash loses here is written at the next reading.
 */
import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import type { Log } from './log.js';

interface Fact { actor: string; thread: string; seq: number; opened: boolean }

const AFTER_MS = 1000;
const AT_ONCE = 1000;
/** Past this, while the database does not answer, what is new is let go. */
const MOST_WAITING = 20_000;

export class ReceiptCommitter {
  private waiting: Fact[] = [];
  /** Written already, as far as this process knows: a message that is read again costs nothing. */
  private readonly known = new LRUCache<string, true>({ max: 50_000 });
  private timer: NodeJS.Timeout | null = null;
  private flushing: Promise<void> | null = null;
  private stopped = false;

  constructor(private readonly pool: pg.Pool, private readonly log: Log) {}

  keep(fact: Fact): void {
    const key = `${fact.actor} ${fact.thread} ${fact.seq} ${fact.opened}`;
    if (this.stopped || this.known.has(key) || this.waiting.length >= MOST_WAITING) return;
    this.known.set(key, true);
    this.waiting.push(fact);
    this.later();
  }

  private later(): void {
    if (this.stopped) return;
    this.timer ??= setTimeout(() => { this.timer = null; void this.flush(); }, AFTER_MS).unref();
  }

  /** What waits, written; tried again later when it could not be. */
  async flush(): Promise<void> {
    this.flushing ??= this.write().finally(() => { this.flushing = null; });
    await this.flushing;
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting.slice(0, AT_ONCE);
      try {
        await this.pool.query({ name: 'commit_receipts', text: 'select app.commit_receipts($1)', values: [JSON.stringify(group)] });
        this.waiting = this.waiting.slice(group.length);
      } catch (error) {
        this.log.warn({ error }, 'receipts not written; they will be');
        this.later();
        return;
      }
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.flush();
    await this.pool.end();
  }
}
