/** Examines what has come whole, two at a time. What a stop of the server interrupted is begun again, three times at most; then it is refused. */
import type { Log } from '../platform/log.js';
import { MOST_TRIES, type Deposits } from './deposits.js';
import type { Examine, Verdict } from './examine.js';

const AT_ONCE = 2;

export class Examinations {
  private readonly waiting: string[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly known = new Set<string>();
  private stopped = false;

  constructor(private readonly deposits: Deposits, private readonly examine: Examine, private readonly log: Log) {}

  /** Said twice of one deposit, it is examined once. */
  begin(id: string): void {
    if (this.known.has(id)) return;
    this.known.add(id);
    this.waiting.push(id);
    this.next();
  }

  /** At the start of the server: what was received whole, or was being examined. */
  async resume(): Promise<void> {
    await this.deposits.expire();
    for (const { id, state, offset, size } of await this.deposits.all()) if (state === 'CHECKING' || (state === 'RECEIVED' && offset === size)) this.begin(id);
  }

  /** Come whole and not examined, at this node: those being examined too. */
  get pending(): number {
    return this.waiting.length + this.running.size;
  }

  /** No other is begun; those that run are waited for. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.running);
  }

  private next(): void {
    while (!this.stopped && this.running.size < AT_ONCE && this.waiting.length > 0) {
      const id = this.waiting.shift()!;
      const one: Promise<void> = this.settle(id).finally(() => { this.running.delete(one); this.known.delete(id); this.next(); });
      this.running.add(one);
    }
  }

  private async settle(id: string): Promise<void> {
    try {
      const tries = await this.deposits.checking(id);
      await this.deposits.settle(id, tries > MOST_TRIES ? { state: 'REFUSED', reason: 'EXAMEN' } : await this.verdict(id));
    } catch (error) {
      // Withdrawn meanwhile, or a disk that refuses: it stays unreadable, and is looked at again at the next start.
      this.log.error({ error }, 'a deposit could not be settled');
    }
  }

  private async verdict(id: string): Promise<Verdict> {
    try {
      const { name, bytes } = await this.deposits.came(id);
      return await this.examine(bytes, name);
    } catch (error) {
      this.log.error({ error }, 'a deposit could not be examined');
      return { state: 'REFUSED', reason: 'EXAMEN' };
    }
  }
}
