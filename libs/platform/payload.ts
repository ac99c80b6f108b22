import { Field, ObjectType } from '@nestjs/graphql';
import type { RowClass } from './database.js';
import { UserFaultType } from './node.js';

/** The payload of a mutation: the row as its author may read it, or typed refusals. One GraphQL type per row and key. */
export function payloadOf<K extends string, T extends object>(name: string, key: K, type: () => RowClass<T> | [RowClass<T>]): RowClass<{ userErrors: UserFaultType[] } & { [key in K]: T | null }> {
  class Payload {
    @Field(() => [UserFaultType]) userErrors: UserFaultType[];
  }
  Field(type as never, { nullable: true })(Payload.prototype, key);
  ObjectType(name)(Payload);
  return Payload as never;
}
