/**
 * ★ The door: an actor and a transaction. There is no other way to read or write a row.
 *
 * Reading: allowed() lists by the law's SQL reading, under row-level security. Writing: get() locks first, then authorises again in a new statement by the
 * object reading (CASL); add() judges the new row the same way before it is sent. Both leave their trace; record() writes the event in the same transaction.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { decide } from '../secrecy/decide.js';
import { explain, type Explanation } from '../secrecy/explain.js';
import { NO_FACTS, type Facts } from '../secrecy/facts.js';
import { factsFrom, factsQuery, type FactRow } from '../secrecy/facts-sql.js';
import type { Action } from '../secrecy/language.js';
import { JUDGING, readersName } from '../secrecy/readers-sql.js';
import type { Actor } from './actor.js';
import type { Database, RowClass } from './database.js';
import { Absent } from './errors.js';
import type { EventType } from './event.entity.js';
import type { Keys } from './keys.js';
import { ciphertextOf, heldOf, hydrate } from './rows.js';
import { openSealed, seal } from './seal.js';
import { insertStatement, rulesFor, selectStatement, values, type Ask, type Statement } from './statements.js';
import type { TracedRow, Traces } from './trace.js';

export type Judged = { id: string } & TracedRow;
interface Recorded { id: string; departement: number; dossierId?: string; threadId?: string; habilitationId?: string; seq?: number }
type Fields = Record<string, unknown>;

export class Tx {
  /** Rows obtained for a writing action, or added: the only ones that may be recorded. */
  private readonly writable = new WeakSet<object>();
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: pg.PoolClient, private readonly database: Database, private readonly keys: Keys,
    readonly actor: Actor, readonly traces: Traces, readonly now: Date,
  ) {}

  /** One statement at a time on the connection: a second one started meanwhile waits its turn. */
  private query<R extends pg.QueryResultRow>(statement: Statement | string, parameters: unknown[]): Promise<R[]> {
    const run = async (): Promise<R[]> => {
      const config = typeof statement === 'string' ? { text: statement } : statement;
      return (await this.client.query<R>({ ...config, values: parameters })).rows;
    };
    const result = this.tail.then(run);
    this.tail = result.catch(() => undefined);
    return result;
  }

  private get me(): unknown[] {
    return [this.actor.id, this.actor.departement, this.actor.professionnelId];
  }

  /** Starts every list: the rows that the law lets this actor see by `action`. With notice, rows that may not be read come withheld (heldBy is null), still sealed. */
  async allowed<T extends Judged>(type: RowClass<T>, action: Action, ask: Ask<T> = {}): Promise<T[]> {
    const shape = this.database.shape(type);
    const shown: Action = action === 'notice' ? 'read' : action;
    const found = await this.query<Fields>(selectStatement(shape, this.actor.function, action, shown, ask), [...this.me, ...values(ask)]);
    const rows = found.map((raw) => hydrate(type, shape, raw));
    const opened = rows.filter((row) => heldOf(row) !== null);
    await this.open(type, opened);
    for (const row of rows) this.traces.read(shape.type, action, row, heldOf(row));
    return rows;
  }

  heldBy(row: object): string | null {
    return heldOf(row);
  }

  /** One row by its id, or Absent: unknown and forbidden are one. For a writing action: locks, then authorises again in a new statement. */
  async get<T extends Judged>(type: RowClass<T>, id: string, action: Action, field?: string): Promise<T> {
    const shape = this.database.shape(type);
    if (action === 'read' || action === 'notice') {
      const [row] = await this.allowed(type, action, { where: { id } as never });
      if (!row) throw this.absent(shape.type, action, id, field);
      return row;
    }
    await this.query('select app.lock($1, $2)', [shape.type, id]);
    const columns = shape.columns.map((c) => `r.${c.column} as "${c.property}"`).join(', ');
    const [raw] = await this.query<Fields>({ name: `g.${shape.type}`, text: `select ${columns} from app.${shape.table} r where r.id = $1` }, [id]);
    const row = raw && hydrate(type, shape, raw);
    if (!row || !(await this.may(type, action, row))) throw this.absent(shape.type, action, id, field);
    this.writable.add(row);
    return row;
  }

  private absent(type: string, action: string, id: string, field?: string): Absent {
    this.traces.refused(type, action, id);
    return new Absent(action, type, id, field);
  }

  /** The object reading. */
  async may<T extends Judged>(type: RowClass<T>, action: Action, row: T): Promise<boolean> {
    return decide(this.actor, action, type.name, row as Fields, await this.facts(type, action, row)) !== null;
  }

  private async facts<T extends Judged>(type: RowClass<T>, action: Action, row: T): Promise<Facts> {
    const query = factsQuery(rulesFor(this.actor.function), [{ action, type: type.name, row: row as Fields }]);
    return query ? factsFrom(await this.query<FactRow & pg.QueryResultRow>(query.sql, [this.actor.id, ...query.keys])) : NO_FACTS;
  }

  /** « Pourquoi ? », for what may be noticed; for the rest, Absent. */
  async explain<T extends Judged>(type: RowClass<T>, id: string, action: Action): Promise<Explanation> {
    const row = await this.get(type, id, 'notice');
    return explain(rulesFor(this.actor.function), this.actor, action, type.name, row as Fields, await this.facts(type, action, row));
  }

  /** Judges the new row, seals it, inserts it. Ids are made by us; nothing is returned by the statement. */
  async add<T extends Judged>(type: RowClass<T>, action: Action, fields: Omit<T, 'id'> & { id?: string }, field?: string): Promise<T> {
    const row = Object.assign(Object.create(type.prototype as object) as T, { id: randomUUID() }, fields);
    if (!(await this.may(type, action, row))) throw this.absent(type.name, action, row.id, field);
    await this.insert(type, row);
    this.writable.add(row);
    return row;
  }

  /** For rows that follow from one just judged (a link, a key): row-level security still stands. */
  async insert<T extends object>(type: RowClass<T>, row: T): Promise<void> {
    const shape = this.database.shape(type);
    const fields = row as Fields;
    const holder = (fields.dossierId ?? fields.id) as string;
    const key = shape.columns.some((c) => c.sealed) ? await this.key(holder) : null;
    await this.query(insertStatement(shape), shape.columns.map(({ property, column, sealed }) =>
      (sealed ? seal(key!, fields[property] as string, { table: shape.table, column, holder, row: fields.id as string }) : fields[property])));
  }

  /** The row and its event, or neither. A row not obtained for a writing action cannot be recorded. */
  async record(type: EventType, row: Recorded): Promise<void> {
    if (!this.writable.has(row)) throw new Error(`record: ${type} of a row that was not obtained for writing`);
    const dossierId = row.dossierId ?? (row.constructor.name === 'Dossier' ? row.id : null);
    const threadId = row.threadId ?? (row.constructor.name === 'Thread' ? row.id : null);
    await this.query({ name: 'event', text: `with e as (insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id, dossier_id, thread_id, habilitation_id, seq)
      values ($1, app.now(), $2, $3, $4, $5, $6, $7, $8, $9, $10)) select app.enqueue($1, $2)` },
    [randomUUID(), type, row.departement, this.actor.id, row.constructor.name, row.id, dossierId, threadId, row.habilitationId ?? null, row.seq ?? null]);
  }

  /** The only update of content tables: the thread's own counter, which is also its lock. */
  async nextSeq(threadId: string): Promise<number | null> {
    const [row] = await this.query<{ seq: number }>({ name: 'seq', text: 'update app.thread set seq = seq + 1 where id = $1 returning seq' }, [threadId]);
    return row?.seq ?? null;
  }

  /** Moves the end of a right that this transaction obtained for 'end'. Kinds, participations and the epoch follow in the database. */
  async end(table: 'admission' | 'session', row: { id: string }): Promise<void> {
    if (!this.writable.has(row)) throw new Error('end: a row that was not obtained for writing');
    const text = table === 'admission'
      ? 'update app.admission set valid_to = greatest(valid_from, app.now()) where id = $1 and valid_to > app.now()'
      : 'update app.session set ended_at = clock_timestamp() where id = $1 and ended_at > clock_timestamp()';
    await this.query(text, [row.id]);
  }

  /** A lock by name, taken before authorising. */
  async lock(type: string, id: string): Promise<void> {
    await this.query('select app.lock($1, $2)', [type, id]);
  }

  /** Who may do this to a row with these judging columns: the law read by row. */
  async readers(type: string, action: Action, columns: Fields): Promise<string[]> {
    const names = Object.keys(JUDGING);
    const call = `select r as id from ${readersName(type, action)}(${names.map((n, i) => `$${i + 1}::${JUDGING[n]!}`).join(', ')}) r order by 1`;
    return (await this.query<{ id: string }>(call, names.map((n) => columns[n] ?? null))).map((r) => r.id);
  }

  /** Reachable dossiers whose child may bear these tokens: at most 500, in the actor's perimeter. */
  async candidates(tokens: readonly Buffer[]): Promise<string[]> {
    return (await this.query<{ dossier_id: string }>('select dossier_id from app.child_candidates($1)', [tokens])).map((r) => r.dossier_id);
  }

  async newKey(holder: string, holderType: 'DOSSIER' | 'INTAKE'): Promise<void> {
    const { wrapped, kekVersion } = await this.keys.create(holder);
    await this.query('insert into app.data_key (holder_id, departement, holder_type, wrapped, kek_version) values ($1, $2, $3, $4, $5)',
      [holder, this.actor.departement, holderType, wrapped, kekVersion]);
  }

  private async key(holder: string): Promise<Buffer> {
    return this.keys.known(holder) ?? (await this.loadKeys([holder])).get(holder)!;
  }

  private async loadKeys(holders: readonly string[]): Promise<Map<string, Buffer>> {
    const missing = [...new Set(holders)].filter((h) => !this.keys.known(h));
    const rows = missing.length === 0 ? [] : await this.query<{ holder_id: string; wrapped: Buffer; kek_version: number }>(
      { name: 'keys', text: 'select holder_id, wrapped, kek_version from app.data_key where holder_id = any($1)' }, [missing]);
    await Promise.all(rows.map((r) => this.keys.unwrap(r.holder_id, { wrapped: r.wrapped, kekVersion: r.kek_version })));
    return new Map(holders.map((h) => [h, this.keys.known(h)!]));
  }

  private async open<T extends Judged>(type: RowClass<T>, rows: readonly T[]): Promise<void> {
    const shape = this.database.shape(type);
    if (rows.length === 0 || !shape.columns.some((c) => c.sealed)) return;
    const holders = rows.map((r) => r.dossierId ?? r.id);
    const keys = await this.loadKeys(holders);
    rows.forEach((row, i) => {
      const holder = holders[i]!;
      for (const [property, sealed] of Object.entries(ciphertextOf(row) ?? {})) {
        const column = shape.columns.find((c) => c.property === property)!.column;
        (row as Fields)[property] = openSealed(keys.get(holder)!, sealed, { table: shape.table, column, holder, row: row.id }).toString('utf8');
      }
    });
  }
}
