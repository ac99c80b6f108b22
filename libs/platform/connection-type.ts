import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { RowClass } from './database.js';
import { UserError } from './errors.js';

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

/** The connection of a row type: edges and pageInfo, never a total. */
export function connectionOf<T extends object>(name: string, node: () => unknown): RowClass<Page<T>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field() cursor: string;
    @Field(node as never) node: T;
  }
  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge]) edges: Edge[];
    @Field(() => PageInfo) pageInfo: PageInfo;
  }
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
