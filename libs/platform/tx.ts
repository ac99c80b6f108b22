/**
 * ★ The door: an actor and a transaction. There is no other way to read or write a row.
 * Reading: allowed() lists by the law's SQL reading, under row-level security. Writing: get() locks first, then authorises again in a new statement by the
 * object reading (CASL); add() judges the new row the same way before it is sent. Both leave their trace; record() writes the event in the same transaction.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { decide } from '../secrecy/decide.js';
import { explain, type Explanation } from '../secrecy/explain.js';
import type { Opening } from '../secrecy/admissible.js';
import { NO_FACTS, type Facts } from '../secrecy/facts.js';
import { factsFrom, factsQuery, type FactRow } from '../secrecy/facts-sql.js';
import type { Action } from '../secrecy/language.js';
import { judgingValues, type JudgingColumns } from '../secrecy/readers-sql.js';
import type { Actor } from './actor.js';
import { attach } from './attach.js';
import { ChildIndex } from './child-index.js';
import type { Connection } from './connection.js';
import type { Database, RowClass } from './database.js';
import { Absent, UserError } from './errors.js';
import { CLOCKS, EFFECTS, ENDS, COUNTS_OF_YEAR, NEXT_NUMBER, type HabilitationEffect, type Numbered, type YearCount } from './ends.js';
import type { EventType } from './event.entity.js';
import { recorded, type Recorded } from './record.js';
import { heldOf, hydrate } from './rows.js';
import type { HolderType, Sealing } from './sealing.js';
import type { FileKey } from './keys.js';
import { pastOf, piecesOf, type Past, type Pieces } from './opening.js';
import { rewritten, unreadOf } from './own.js';
import { PlaceGuard } from './place-guard.js';
import { Proofs } from './proofs.js';
import { insertStatement, readersStatement, rulesFor, selectStatement, values, wholeRow, type Ask, type Statement } from './statements.js';
import type { TracedRow, Traces } from './trace.js';
import { WordIndex } from './word-index.js';

export type Judged = { id: string } & TracedRow;
/** explained: the actor already knows that the container exists, so a refusal says why; otherwise it is Absent. newKey: the row brings its own data key, made once the law has allowed it. */
export interface AddOptions { field?: string; explained?: true; newKey?: HolderType }
type Fields = Record<string, unknown>;

export class Tx {
  /** Rows obtained for a writing action, or added: the only ones that may be recorded. */
  private readonly writable = new WeakSet<object>();

  constructor(
    private readonly sql: Connection, private readonly database: Database, private readonly sealing: Sealing,
    readonly actor: Actor, private readonly traces: Traces, private instant: Date,
  ) {}

  /** Starts every list: the rows that the law lets this actor see by `action`. With notice, rows that may not be read come withheld (heldOf is null), still sealed. */
  async allowed<T extends object>(type: RowClass<T>, action: Action, ask: Ask<T> = {}): Promise<T[]> {
    const shape = this.database.shape(type);
    const shown: Action = action === 'notice' ? 'read' : action;
    const found = await this.sql.query<Fields>(selectStatement(this.database, shape, this.actor.function, action, shown, ask), [...this.me(), ...values(ask)]);
    const all = found.map((raw) => hydrate(type, shape, raw));
    if (ask.with) attach(this.database, this.traces, all, found, ask.with);
    const rows = await this.sealing.open(shape, all);
    for (const row of rows) this.traces.read(shape.type, action, row, heldOf(row));
    return rows;
  }

  /** Whether any rule of this function speaks of such an act: it opens nothing. */
  may = (action: Action, type: string): boolean => rulesFor(this.actor.function).some((rule) => rule.type === type && rule.action === action);
  private me = (): unknown[] => [this.actor.id, this.actor.departement, this.actor.professionnelId, this.instant];
  /** One row by its id, or Absent: unknown and forbidden are one. For a writing action: locks, then authorises again in a new statement. */
  async get<T extends Judged>(type: RowClass<T>, id: string, action: Action, field?: string): Promise<T> {
    if (action === 'read' || action === 'notice') {
      const [row] = await this.allowed(type, action, { where: { id } as never });
      if (!row) throw this.absent(type.name, action, id, field);
      return row;
    }
    const shape = this.database.shape(type);
    await this.lock(shape.type, id);
    const [raw] = await this.sql.query<Fields>(wholeRow(shape), [id]);
    const row = raw && hydrate(type, shape, raw);
    if (!row || !(await this.judgeAny(type, action, [row]))) throw this.absent(shape.type, action, id, field);
    this.writable.add(row);
    return row;
  }

  private absent = (type: string, action: string, id: string, field?: string): Absent => (this.traces.refused(type, action, id), new Absent(action, type, id, field));

  /** The object reading, with the relations as they are now: whether it lets one of these rows at least, in one statement. Nobody is refused by it, and nothing is traced. */
  async judgeAny<T extends object>(type: RowClass<T>, action: Action, rows: readonly Partial<T>[]): Promise<boolean> {
    const facts = await this.facts(type, action, ...rows);
    return rows.some((row) => decide(this.actor, action, type.name, row, facts) !== null);
  }

  private async facts<T extends object>(type: RowClass<T>, action: Action, ...rows: readonly Partial<T>[]): Promise<Facts> {
    const query = factsQuery(rulesFor(this.actor.function), rows.map((row) => ({ action, type: type.name, row })));
    return query ? factsFrom(await this.sql.query<FactRow & pg.QueryResultRow>(query.sql, [this.actor.id, this.instant, this.actor.departement, ...query.keys])) : NO_FACTS;
  }

  /** « Pourquoi ? », for what may be noticed; for the rest, Absent. Of rows that were noticed, in one statement. */
  explain = async <T extends Judged>(type: RowClass<T>, id: string, action: Action): Promise<Explanation> => (await this.explainAll(type, action, [await this.get(type, id, 'notice')]))[0]!;
  async explainAll<T extends object>(type: RowClass<T>, action: Action, rows: readonly T[]): Promise<Explanation[]> {
    const facts = await this.facts(type, action, ...rows);
    return rows.map((row) => explain(rulesFor(this.actor.function), this.actor, action, type.name, row as Fields, facts));
  }

  /** Judges the new row, seals it, inserts it. Ids are made by us; nothing is returned by the statement. */
  async add<T extends Judged>(type: RowClass<T>, action: Action, fields: Omit<T, 'id'> & { id?: string }, options: AddOptions = {}): Promise<T> {
    const row = Object.assign(Object.create(type.prototype as object) as T, { id: randomUUID() }, fields);
    await this.require(type, action, row, row.id, options);
    if (options.newKey) await this.sealing.newKey(row.id, options.newKey);
    await this.insert(type, row);
    this.writable.add(row);
    return row;
  }

  /** The same for a row without an id of its own: a kind of an admission, a link, a territory. */
  async addPart<T extends object>(type: RowClass<T>, action: Action, fields: T, field?: string): Promise<void> {
    const row = Object.assign(Object.create(type.prototype as object) as T, fields);
    await this.require(type, action, row, randomUUID(), { field });
    await this.insert(type, row);
  }

  /** Whether the law lets this row be written, without writing it; refused as `add` refuses. */
  async require<T extends object>(type: RowClass<T>, action: Action, row: Partial<T>, id: string, { field, explained }: AddOptions): Promise<void> {
    const facts = await this.facts(type, action, row);
    if (decide(this.actor, action, type.name, row, facts)) return;
    if (!explained) throw this.absent(type.name, action, id, field);
    const why = explain(rulesFor(this.actor.function), this.actor, action, type.name, row, facts);
    throw new UserError(why.allowed ? 'REFUSE' : why.otherwise.code, why.allowed ? 'Refusé.' : `${why.otherwise.phrase} (${why.otherwise.article})`, field);
  }

  private async insert<T extends object>(type: RowClass<T>, row: T): Promise<void> {
    const shape = this.database.shape(type);
    await this.places.ask(shape, row);
    await this.sql.query(insertStatement(shape), await this.sealing.sealed(shape, row));
  }
  /** The key of the file of a row that was read, or that this transaction adds: of no other. */
  async fileKey(row: Judged): Promise<FileKey> {
    if (heldOf(row) === null) this.obtained('file key', row);
    return await this.sealing.fileKey(row);
  }
  private obtained(act: string, ...rows: object[]): Connection {
    if (rows.some((row) => !this.writable.has(row))) throw new Error(`${act}: a row that was not obtained for writing`);
    return this.sql;
  }

  /** The row's event, in the same transaction. A row that was not obtained for writing cannot be recorded. */
  record = async (type: EventType, row: Recorded): Promise<void> => await recorded(this.obtained(`record ${type}`, row), this.actor, type, row);

  /** The only update of a content table: the thread's own counter, gapless under its row lock. */
  async nextSeq(threadId: string, field?: string): Promise<number> {
    const [row] = await this.sql.query<{ seq: number }>({ name: 'seq', text: 'update app.thread set seq = seq + 1 where id = $1 returning seq' }, [threadId]);
    if (!row) throw this.absent('Thread', 'post', threadId, field);
    return row.seq;
  }

  /** The number that the next seal, or the next minutes, of this département take, held until the transaction ends: whoever does so meanwhile waits. */
  countsOfYear = (year: number): Promise<YearCount[]> => this.sql.query<YearCount & pg.QueryResultRow>(COUNTS_OF_YEAR, [year]);
  nextNumber = async (of: keyof typeof NEXT_NUMBER): Promise<Numbered> => (await this.sql.query<Numbered>(NEXT_NUMBER[of], []))[0]!;

  /** Writes over a row that this transaction obtained for writing: one's own draft, one's own mark. The grants name the only columns that this may change. */
  async rewrite<T extends Judged>(type: RowClass<T>, row: T, changes: Partial<T>): Promise<T> {
    this.obtained('rewrite', row);
    await rewritten(this.sql, this.sealing, this.database.shape(type), Object.assign(row, changes), Object.keys(changes));
    return row;
  }

  /** Of those that this actor reads, how many pieces an admission would open, kind by kind; how many messages of a thread, up to one, this actor notices, and what judges them. */
  pieces = (dossierId: string, opened: readonly Opening[]): Promise<Pieces[]> => piecesOf(this.sql, this.actor.function, this.me(), dossierId, opened);
  past = (threadId: string, upTo: number): Promise<Past[]> => pastOf(this.sql, this.actor.function, this.me(), threadId, upTo);

  /** How many messages of others may be noticed in each of these threads, after what this actor has read; a hundred at most. */
  unread = (threadIds: readonly string[]): Promise<Map<string, number>> => unreadOf(this.sql, this.actor.function, [...this.me(), threadIds]);
  /** Moves the end of a right that this transaction obtained for 'end'. What hangs on it, and the actor's epoch, follow in the database. */
  end = async (table: keyof typeof ENDS, row: { id: string }): Promise<void> => void (await this.obtained('end', row).query(ENDS[table], [row.id]));
  /** What the former admission opened goes on under the one that takes its place. */
  carry = async (former: { id: string }, admission: { id: string }): Promise<void> => void (await this.obtained('carry', former, admission).query('select app.carry_participations($1, $2), app.carry_convocations($1, $2)', [former.id, admission.id]));
  /** What a row of this transaction makes, which bears its id: the habilitation of a grant, with its perimeter; the person of an inscription, unless the address is somebody's. */
  habilitate = async (grant: { id: string }): Promise<void> => void (await this.obtained('habilitate', grant).query('select app.make_habilitation($1)', [grant.id]));
  inscribe = async (row: { id: string }): Promise<boolean> => (await this.obtained('inscribe', row).query<{ made: boolean }>('select app.make_professionnel($1) as made', [row.id]))[0]!.made;

  /** Starts or meets a clock of the law, by an act that this transaction has recorded on the row. */
  clock = async (act: keyof typeof CLOCKS, row: { id: string }, values: readonly unknown[]): Promise<void> => void (await this.obtained(`${act} a clock`, row).query(CLOCKS[act], [...values]));
  /** What a change of habilitation, or the end of an admission, would open or close, in numbers and a digest: null for whoever may not make it. */
  effect = async (of: keyof typeof EFFECTS, id: string): Promise<HabilitationEffect | null> =>
    (await this.sql.query<HabilitationEffect & pg.QueryResultRow>(EFFECTS[of], [id]))[0] ?? null;
  /** The instant by which this transaction judges: its first, until it waits on a lock; then the one at which the wait ended. */
  get now(): Date { return this.instant; }
  lock = (type: string, id: string): Promise<void> => this.waited({ name: 'lock', text: 'select app.lock($1, $2) as now' }, type, id);
  /** Every thread that speaks of this dossier, in id order: taken by whatever adds a reader. */
  lockThreads = (dossierId: string): Promise<void> => this.waited({ name: 'lock-threads', text: 'select app.lock_threads($1) as now' }, dossierId);

  private waited = async (lock: Statement, ...of: string[]): Promise<void> => void (this.instant = (await this.sql.query<{ now: Date }>(lock, of))[0]!.now);

  /** Whether each who holds parental authority over this child was informed, or an exception validated: nothing else of it. */
  informed = async (dossierId: string): Promise<boolean> => (await this.sql.query<{ informed: boolean }>('select app.informed($1) as informed', [dossierId]))[0]!.informed;

  /** The law read by row: who may do this to a row with these judging columns. */
  readers = async (type: string, action: Action, columns: JudgingColumns): Promise<string[]> => (await this.sql.query<{ id: string }>(readersStatement(type, action), judgingValues(columns))).map((r) => r.id);
  /** Whether whoever is on call, who acts, may open an exceptional access to this reference: no, alike, for what is not there and for anybody else. */
  mayBreak = async (dossierId: string): Promise<boolean> => (await this.sql.query<{ yes: boolean }>('select app.may_break($1) as yes', [dossierId]))[0]!.yes;
  get childIndex(): ChildIndex { return new ChildIndex(this.sql, this.sealing, this.actor.departement); }
  get words(): WordIndex { return new WordIndex(this.sql, this.sealing, (message) => void this.obtained('keep words', message)); }
  get places(): PlaceGuard { return new PlaceGuard(this.sql, this.sealing, this.traces); }
  get proofs(): Proofs { return new Proofs(this.sql); }
}
