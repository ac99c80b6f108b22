/** The texts of the door's statements, compiled once per function, type and shape: the law's SQL reading inside each. */
import type { Function } from '../secrecy/functions.js';
import { rulesOf } from '../secrecy/law.js';
import { readersCall } from '../secrecy/readers-sql.js';
import type { Action, Rule } from '../secrecy/language.js';
import { literal, predicate, rightOf, snake } from '../secrecy/to-sql.js';
import type { SoughtWords } from './word-index.js';
import type { Database, RowClass, TableShape } from './database.js';
import { fold, folded } from './fold.js';
import type { Judged } from './tx.js';

const ruleSets = new Map<string, readonly Rule[]>();
export function rulesFor(fn: string): readonly Rule[] {
  let rules = ruleSets.get(fn);
  if (!rules) ruleSets.set(fn, (rules = rulesOf(fn as Function)));
  return rules;
}

/** What a list may ask beside the law. Values are parameters; columns are properties of the entity. */
export interface Ask<T> {
  where?: Partial<Record<keyof T, unknown>>;
  among?: Partial<Record<keyof T, readonly unknown[]>>;
  after?: { columns: readonly (keyof T & string)[]; values: readonly unknown[]; descending?: boolean };
  order?: readonly (keyof T & string)[];
  descending?: boolean;
  limit?: number;
  /** The first few of each of several parents, in one statement: a list of lists is no more statements than one. */
  each?: { column: keyof T & string; of: readonly string[]; limit: number };
  /** Hidden columns too. */
  whole?: true;
  with?: Joins;
  /** Written by another habilitation; of other persons, whatever their hats. */
  byOthers?: keyof T & string;
  ofOtherPersons?: readonly (keyof T & string)[];
  /** Without such a row; with one. */
  lacks?: readonly Beside<T>[];
  has?: readonly Beside<T>[];
  /** Threads where others wrote what one may notice and has not read. */
  unread?: true;
  /** Valid at the transaction's instant. */
  inForce?: true;
  /** Valid then, or to be; not what was ended before it began. */
  notOver?: true;
  /** From an instant on, and before another. */
  within?: { column: keyof T & string; from: Date; to: Date };
  /** A part of a text of the directory, without regard to case and accents. Of a joined row: "organisation.name", as in `where`. */
  containing?: Partial<Record<string, string>>;
  /** Messages found by all these words; the law judges each, like any other. */
  words?: SoughtWords;
}

/**
 * A row of this table that points by `on` to the column `of`: with these words of its own lists; of one's own (`mine` names whose it is) or of another person;
 * of the same `alike`, null or not, and `later` than this one; whose instant `pending` is still to come, or is `past`; the `last` of its kin by that column.
 */
export interface Beside<T> {
  table: 'receipt' | 'revision' | 'prior_information' | 'prior_validation' | 'admission_decision' | 'conflict_lift' | 'deadline' | 'glass_review' | 'habilitation_validation' | 'habilitation_grant' | 'habilitation_review' | 'second_regard' | 'signalement_step' | 'permanence' | 'convocation' | 'synthese_date' | 'poll' | 'poll_vote' | 'seance_step' | 'minutes' | 'observation' | 'observation_answer' | 'relecture' | 'conservation_step';
  on: string; of: keyof T & string; words?: Readonly<Record<string, string>>; mine?: string; ofOtherPerson?: string; alike?: keyof T & string; later?: keyof T & string; pending?: string; past?: string; last?: string;
}

/** Rows that this one points to, in the same statement, each by its own law: name → type and the property that holds its id. "a.b" hangs on "a". */
export type Joins = Readonly<Record<string, { type: RowClass<Judged>; by: string }>>;

export interface Statement { name: string; text: string }
const texts = new Map<string, Statement>();

/** $1 actor, $2 département, $3 person, $4 instant, then the values in the order: where, among, containing, words, within, after, limit, parents. "held" is the right that opens the row for `shown`. */
export function selectStatement<T>(database: Database, shape: TableShape, fn: string, action: Action, shown: Action, ask: Ask<T>): Statement {
  const keys = [shape.type, fn, action, shown, Object.keys(ask.where ?? {}), Object.keys(ask.among ?? {}), ask.after?.columns, ask.after?.descending, ask.order, ask.descending, ask.limit !== undefined, ask.each?.column, ask.whole, ask.inForce, ask.notOver, ask.byOthers, ask.ofOtherPersons, ask.lacks, ask.has, ask.unread, ask.within?.column, Object.keys(ask.containing ?? {}), ask.words !== undefined, Object.entries(ask.with ?? {}).map(([name, { type, by }]) => [name, type.name, by])];
  const key = JSON.stringify(keys);
  let statement = texts.get(key);
  if (statement) return statement;
  let n = 4;
  const conditions = [
    predicate(rulesFor(fn), action, shape.type),
    ...Object.keys(ask.where ?? {}).map((p) => `${columnOf(p)} = $${++n}`),
    ...Object.keys(ask.among ?? {}).map((p) => `r.${snake(p)} = any($${++n})`),
    ...Object.keys(ask.containing ?? {}).map((p) => `position($${++n} in ${folded(columnOf(p))}) > 0`),
    ...(ask.words ? [`r.id = any ((select app.messages_with($${++n}::uuid[], $${++n}::bytea[]))::uuid[])`] : []),
    ...(ask.within ? [`r.${snake(ask.within.column)} >= $${++n}::timestamptz and r.${snake(ask.within.column)} < $${++n}::timestamptz`] : []),
    ...(ask.byOthers ? [`r.${snake(ask.byOthers)} <> $1`] : []),
    ...(ask.ofOtherPersons ?? []).map((p) => `r.${snake(p)} <> $3`),
    ...(ask.lacks ?? []).map((b) => `not ${beside(b)}`),
    ...(ask.has ?? []).map(beside),
    ...(ask.unread ? [`exists (select 1 from ${seenIn('r.id')} where seen.seq < r.seq and exists (${unreadIn(fn, 'r.id')}))`] : []),
    ...(ask.inForce ? ['r.valid_from <= $4::timestamptz and $4::timestamptz < r.valid_to'] : []),
    ...(ask.notOver ? ['$4::timestamptz < r.valid_to and r.valid_from < r.valid_to'] : []),
    ...(ask.each ? [`r.${snake(ask.each.column)} = parent.id`] : []),
    ...(ask.after ? [`(${ask.after.columns.map((p) => `r.${snake(p)}`).join(', ')}) ${ask.after.descending ? '<' : '>'} (${ask.after.columns.map(() => `$${++n}`).join(', ')})`] : []),
  ];
  const direction = ask.descending ? ' desc' : '';
  const order = ask.order ? ` order by ${ask.order.map((p) => `r.${snake(p)}${direction}`).join(', ')}` : '';
  const limit = ask.limit === undefined && !ask.each ? '' : ` limit $${++n}`;
  const columns = columnsOf(shape, 'r', '', ask.whole);
  const joins = Object.entries(ask.with ?? {}).map(([name, { type, by }]) => join(database.shape(type), fn, name, by));
  // Naming the four parameters once keeps their types known even where the law of a function does not use them.
  const one = `select ${[columns, ...joins.map((j) => j.columns)].join(', ')}, ${rightOf(rulesFor(fn), shown, shape.type, action)} as held from app.${shape.table} r
${joins.map((j) => j.sql).join('\n')} where ${conditions.join('\n and ')} and ($1::uuid, $2::smallint, $3::uuid, $4::timestamptz) is not null${order}${limit}`;
  const text = ask.each ? `select q.* from unnest($${n + 1}::uuid[]) parent (id) cross join lateral (${one}) q order by ${(ask.order ?? ['id']).map((p) => `q."${p}"${direction}`).join(', ')}` : one;
  statement = { name: `s${texts.size}`, text };
  texts.set(key, statement);
  return statement;
}

function beside<T>({ table, on, of, words = {}, mine, ofOtherPerson, alike, later, pending, past, last }: Beside<T>): string {
  const asked = [`x.${snake(on)} = r.${snake(of)}`, ...Object.entries(words).map(([column, word]) => `x.${snake(column)} = ${literal(word)}`),
    ...(mine ? [`x.${snake(mine)} = $1`] : []), ...(ofOtherPerson ? [`x.${snake(ofOtherPerson)} <> $3`] : []),
    ...(alike ? [`x.${snake(alike)} is not distinct from r.${snake(alike)}`] : []), ...(later ? [`x.${snake(later)} > r.${snake(later)}`] : []),
    ...(pending ? [`x.${snake(pending)} > $4::timestamptz`] : []), ...(past ? [`x.${snake(past)} <= $4::timestamptz`] : []),
    ...(last ? [`not exists (select 1 from app.${table} y where y.${snake(on)} = x.${snake(on)} and y.${snake(last)} > x.${snake(last)})`] : [])];
  return `exists (select 1 from app.${table} x where ${asked.join(' and ')})`;
}

const columnsOf = (shape: TableShape, alias: string, prefix: string, whole?: true): string =>
  shape.columns.filter((c) => whole || !c.hidden).map((c) => `${alias}.${c.column} as "${prefix}${c.property}"`).join(', ');

/** A row as it stands, for the object reading to judge. */
export const wholeRow = (shape: TableShape): Statement => ({ name: `g.${shape.type}`, text: `select ${columnsOf(shape, 'r', '', true)} from app.${shape.table} r where r.id = $1` });

/** The column of a property, of the row itself or of one that is joined to it. */
function columnOf(property: string): string {
  const at = property.lastIndexOf('.');
  return at === -1 ? `r.${snake(property)}` : `${aliasOf(property.slice(0, at))}.${snake(property.slice(at + 1))}`;
}

const aliasOf = (name: string): string => `j_${snake(name).replaceAll('.', '_')}`;

/** The joined row passes its own law, on its own alias; when it does not, its id is null and the row stands alone. Only rows without seals are joined. */
function join(shape: TableShape, fn: string, name: string, by: string): { columns: string; sql: string } {
  if (shape.columns.some((c) => c.sealed)) throw new Error(`with: ${shape.type} is sealed`);
  const alias = aliasOf(name);
  const parent = name.includes('.') ? aliasOf(name.slice(0, name.lastIndexOf('.'))) : 'r';
  const law = predicate(rulesFor(fn), 'read', shape.type).replace(/\br\./g, `${alias}.`);
  return {
    columns: `${columnsOf(shape, alias, `${name}.`)}, case when ${alias}.id is not null then 'RULE' end as "${name}.held"`,
    sql: `left join app.${shape.table} ${alias} on ${alias}.id = ${parent}.${snake(by)} and ${law}`,
  };
}

export function values<T>(ask: Ask<T>): unknown[] {
  return [...Object.values(ask.where ?? {}), ...Object.values(ask.among ?? {}), ...Object.values(ask.containing ?? {}).map((t) => fold(t ?? '')), ...(ask.words ? [ask.words.dossiers, ask.words.tokens] : []), ...(ask.within ? [ask.within.from, ask.within.to] : []), ...(ask.after?.values ?? []), ...(ask.each ? [ask.each.limit, ask.each.of] : ask.limit === undefined ? [] : [ask.limit])];
}

export function insertStatement(shape: TableShape): Statement {
  const key = `insert ${shape.type}`;
  let statement = texts.get(key);
  if (!statement) {
    const text = `insert into app.${shape.table} (${shape.columns.map((c) => c.column).join(', ')}) values (${shape.columns.map((_, i) => `$${i + 1}`).join(', ')})`;
    texts.set(key, (statement = { name: `i${texts.size}`, text }));
  }
  return statement;
}

/** Values come in the order of the table's columns. */
export function rewriteStatement(shape: TableShape, changed: readonly string[]): Statement {
  const columns = shape.columns.filter((c) => changed.includes(c.property));
  const key = `rewrite ${shape.type} ${columns.map((c) => c.column).join()}`;
  let statement = texts.get(key);
  if (!statement) {
    const set = columns.map((c, i) => `${c.column} = $${i + 2}`).join(', ');
    texts.set(key, (statement = { name: `u${texts.size}`, text: `update app.${shape.table} set ${set} where id = $1` }));
  }
  return statement;
}

const MOST_COUNTED = 100;

/** How far one has read this thread: asked once a thread, behind a fence, since a planner would ask it again of each message. */
const seenIn = (thread: string): string => `(select coalesce((select p.seq from app.reading_position p where p.thread_id = ${thread} and p.habilitation_id = $1), 0) as seq offset 0) seen`;
/** What others wrote in this thread after that, and may be noticed. */
const unreadIn = (fn: string, thread: string): string => `select 1 from app.message x where x.thread_id = ${thread} and x.seq > seen.seq and x.author_id <> $1 and ${predicate(rulesFor(fn), 'notice', 'Message').replace(/\br\./g, 'x.')}`;

/** Counted by the law, message by message: what is before one's arrival is in no count. */
export function unreadStatement(fn: string): Statement {
  const key = `unread ${fn}`;
  let statement = texts.get(key);
  if (!statement) {
    const text = `select t.id, c.n from unnest($5::uuid[]) t (id) cross join lateral ${seenIn('t.id')} cross join lateral (select count(*)::integer as n from (
      ${unreadIn(fn, 't.id')} and ($1::uuid, $2::smallint, $3::uuid, $4::timestamptz) is not null limit ${MOST_COUNTED}) m) c`;
    texts.set(key, (statement = { name: `n${texts.size}`, text }));
  }
  return statement;
}

/** The law read by row: $1… are the judging columns, in their order. */
export const readersStatement = (type: string, action: Action): Statement => ({ name: `readers.${type}.${action}`,
  text: `select r as id from ${readersCall(type, action)} r order by 1` });
