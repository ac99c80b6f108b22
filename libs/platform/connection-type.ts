import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { listSentence } from '../secrecy/list-sentence.js';
import type { RowClass } from './database.js';
import { UserError } from './errors.js';
import { Related } from './related.js';
import { rulesFor } from './statements.js';

@ObjectType()
export class PageInfo {
  @Field() hasNextPage: boolean;
  @Field(() => String, { nullable: true }) endCursor: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 25, description: '100 au plus.' }) first: number;
  @Field(() => String, { nullable: true }) after?: string | null;
}

export interface Page<T> { edges: { node: T; cursor: string }[]; pageInfo: PageInfo }

const sentences = new Map<string, string>();
/** Of a function and the types that a list is of: the law does not change while the product runs. */
function sentenceOf(fn: string, types: readonly string[]): string {
  const key = [fn, ...types].join(' ');
  let sentence = sentences.get(key);
  if (sentence === undefined) sentences.set(key, sentence = listSentence(rulesFor(fn), types));
  return sentence;
}

/** The connection of a row type: edges, pageInfo and the sentence of its scope, never a total. `types`: of the law, where they are not the connection's name. */
export function connectionOf<T extends object>(name: string, node: () => unknown, types: readonly string[] = [name]): RowClass<Page<T>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field() cursor: string;
    @Field(node as never) node: T;
  }
  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge]) edges: Edge[];
    @Field(() => PageInfo) pageInfo: PageInfo;
    @Related<Connection>(() => String, (_, scope) => sentenceOf(scope.actor.function, types), { description: 'Ce que vous voyez ici, selon la loi : le même mot quel que soit ce que la liste contient.' })
    scope?: string;
  }
  Object.defineProperty(Connection, 'name', { value: `${name}Connection` });
  return Connection;
}

export function pageSize(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > 100) throw new UserError('BORNE', 'Demandez entre 1 et 100 éléments.', 'first');
  return first;
}

/** One row more than asked was read: it tells whether there is a next page, and is not shown. Cursors are made when asked for: each costs a seal. */
export function page<T>(rows: readonly T[], first: number, cursor: (row: T) => string): Page<T> {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    edges: shown.map((node) => ({ node, get cursor() { return cursor(node); } })),
    pageInfo: { hasNextPage: rows.length > first, get endCursor() { return last === undefined ? null : cursor(last); } },
  };
}
