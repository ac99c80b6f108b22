/**
 * One operation of one person, from its first statement to its answer: a read transaction opened when first needed, one transaction per verb, then the traces.
 * finish() is the only way out: no answer leaves before its trace is committed, and a negative answer leaves at the next multiple of the quantum.
 */
import { randomUUID } from 'node:crypto';
import type { Actor } from './actor.js';
import { monotonic, sleep } from './clock.js';
import type { RowClass } from './database.js';
import { StaleActor, UserError } from './errors.js';
import { uuid } from './inputs.js';
import type { OpenTx, Store } from './store.js';
import type { ReceiptCommitter } from './receipt-committer.js';
import type { TraceCommitter } from './trace-committer.js';
import { Traces } from './trace.js';
import type { Judged, Tx } from './tx.js';

export interface UserFault { code: string; message: string; field?: string }
export type Outcome<K extends string, T> = { userErrors: UserFault[] } & { [key in K]: T | null };

/** A type of row that an id may name, and by which action it is looked for. */
export interface Candidate<T extends Judged = Judged> { type: RowClass<T>; action: 'read' | 'notice' }

export class Scope {
  readonly traces = new Traces();
  /** What batches and caches hang on: another snapshot loads again, so that the second mutation of a request does not show what the first one read. */
  reading: object = {};
  private opening: Promise<OpenTx> | null = null;
  private padded = false;
  /** Answered: what a field still asks for, beside another that failed, must not open a transaction that nobody would end. */
  private over = false;
  private given: { threadId: string; seq: number }[] = [];

  constructor(private readonly store: Store, private readonly committer: TraceCommitter, private readonly receipts: ReceiptCommitter, readonly actor: Actor, readonly operation: string = randomUUID()) {}

  /** The read transaction of this operation: one snapshot for all its fields. */
  async tx(): Promise<Tx> {
    if (this.over) throw new Error('this operation was answered');
    this.opening ??= this.store.open(this.actor, 'read', this.traces);
    return (await this.opening).tx;
  }

  /** A verb in its own transaction; its row is read again afterwards, by the same law as any other. Expected refusals are typed, on their field. */
  async act<K extends string, T extends Judged>(key: K, type: RowClass<T>, verb: (tx: Tx) => Promise<{ id: string }>): Promise<Outcome<K, T>> {
    return await this.perform(key, async () => {
      const { id } = await this.store.run(this.actor, this.traces, verb);
      // The act is done; if it took its own row out of sight, there is nothing to show and nothing went wrong.
      const [row] = await (await this.tx()).allowed(type, this.readAction(type), { where: { id } as never });
      return row ?? null;
    });
  }

  /** A verb whose answer is not a row of ours. What was read before it is another snapshot. */
  async perform<K extends string, T>(key: K, verb: () => Promise<T>): Promise<Outcome<K, T>> {
    await this.close();
    return await this.answer(key, verb);
  }

  /** A question with expected refusals, in the one read transaction of its query: the fields beside it are reading there too. */
  async answer<K extends string, T>(key: K, question: () => Promise<T>): Promise<Outcome<K, T>> {
    try {
      return { [key]: await question(), userErrors: [] } as unknown as Outcome<K, T>;
    } catch (e) {
      if (!(e instanceof UserError)) throw e;
      // Whatever the reason, a refusal leaves with the quantum: one found sooner or later would tell which rows were looked at.
      this.pad();
      return { [key]: null, userErrors: [{ code: e.code, message: e.message, ...(e.field && { field: e.field }) }] } as unknown as Outcome<K, T>;
    }
  }

  async run<T>(verb: (tx: Tx) => Promise<T>): Promise<T> {
    return await this.store.run(this.actor, this.traces, verb);
  }

  /** A row or null: absent and forbidden are one. */
  async find<T extends Judged>(type: RowClass<T>, id: string, action: 'read' | 'notice'): Promise<T | null> {
    return await this.findAny([{ type, action }], id);
  }

  /** The row of this id, whichever of these types it is. Of none, each is refused alike: the journal alone knows which it was. */
  async findAny<T extends Judged>(candidates: readonly Candidate<T>[], id: string): Promise<T | null> {
    const sought = uuid('id', id);
    const tx = await this.tx();
    for (const { type, action } of candidates) {
      const [row] = await tx.allowed(type, action, { where: { id: sought } as never });
      if (row) return row;
    }
    for (const { type, action } of candidates) this.traces.refused(type.name, action, sought);
    return null;
  }

  private readAction(type: RowClass): 'read' | 'notice' {
    return ['Thread', 'Message', 'Share', 'SynthesePoint'].includes(type.name) ? 'notice' : 'read';
  }

  /** The text of a message of somebody else is in this answer: once it leaves, that message was opened. */
  opened(message: { threadId: string; seq: number; authorId: string }): void {
    if (message.authorId !== this.actor.id) this.given.push(message);
  }

  /** For answers whose time alone would tell something. */
  pad(): void {
    this.padded = true;
  }

  async close(): Promise<void> {
    const opening = this.opening;
    this.opening = null;
    this.reading = {};
    if (opening) await (await opening).commit();
  }

  async abandon(): Promise<void> {
    this.over = true;
    const opening = this.opening;
    this.opening = null;
    this.given = [];
    await opening?.then((o) => o.rollback(), () => undefined);
  }

  /** Commits the read transaction, then the traces; throws StaleActor when a right was taken away meanwhile: the answer must not leave. */
  async finish(startedAt: number, quantumMs: number): Promise<void> {
    this.over = true;
    // The read transaction wrote nothing: its end and the traces' commit may cross.
    const [stale] = await Promise.all([this.committer.commit(this.actor, this.operation, this.traces.take()), this.close()]);
    if (stale) throw new StaleActor();
    for (const { threadId, seq } of this.given) this.receipts.keep({ actor: this.actor.id, thread: threadId, seq, opened: true });
    if ((this.padded || this.traces.refusals > 0) && quantumMs > 0) await sleep(quantumMs - ((monotonic() - startedAt) % quantumMs));
  }
}
