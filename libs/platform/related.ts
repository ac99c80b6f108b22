/**
 * A relation of a row, as a GraphQL field: never a column, never TypeORM's; it goes through the door, batched in its operation. Declared on the entity,
 * attached to the schema as a plain function: on a page of fifty rows a framework's wrapper around each costs more than the page.
 */
import { Field, type FieldOptions, type ReturnTypeFunc } from '@nestjs/graphql';
import type { RowClass } from './database.js';
import type { Scope } from './scope.js';

export type Relation = (row: never, scope: Scope) => unknown;
const relations = new Map<RowClass, Map<string, Relation>>();

export function Related<T extends object>(type: ReturnTypeFunc, resolve: (row: T, scope: Scope) => unknown, options: FieldOptions = {}): (target: T, property: string) => void {
  return (target, property) => {
    const owner = target.constructor as RowClass;
    relations.set(owner, (relations.get(owner) ?? new Map<string, Relation>()).set(property, resolve));
    Field(type, options)(target, property);
  };
}

export const relationsOf = (typeName: string): ReadonlyMap<string, Relation> | undefined =>
  [...relations].find(([owner]) => owner.name === typeName)?.[1];
