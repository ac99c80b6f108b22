/** Every mutation of the schema, and every question that takes more than an id, asked with what somebody who knows every id could send: most is refused, and what a refusal or a payload says is read like anything else. */
import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLField, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import type { Dice } from '../graphql/support/documents.js';
import { documentsOf, isPage, type Page } from '../twins/pages.js';

/** What an argument of this name is about: ids, or words that are looked for. */
export type About = (argument: string) => readonly string[];

export function actsOf(schema: GraphQLSchema, dice: Dice, about: About): Page[] {
  const written = (operation: 'query' | 'mutation', fields: readonly GraphQLField<unknown, unknown>[], depth: number): Page[] =>
    fields.flatMap((field) => documentsOf(schema, operation, field, argumentsOf(field, dice, about), depth)).map((query) => ({ query, variables: {} }));
  return [...written('query', Object.values(schema.getQueryType()!.getFields()).filter((f) => !isPage(f)), 5), ...written('mutation', Object.values(schema.getMutationType()!.getFields()), 1)];
}

function argumentsOf(field: GraphQLField<unknown, unknown>, dice: Dice, about: About): string {
  const written = field.args.map((a) => `${a.name}: ${valueOf(a.type, a.name, dice, about)}`).join(', ');
  return written && `(${written})`;
}

function valueOf(type: GraphQLInputType, name: string, dice: Dice, about: About): string {
  if (isNonNullType(type)) return valueOf(type.ofType, name, dice, about);
  if (isListType(type)) return `[${valueOf(type.ofType, name, dice, about)}]`;
  if (isEnumType(type)) return dice.pick(type.getValues()).name;
  if (isInputObjectType(type)) {
    return `{ ${Object.values(type.getFields()).filter((f) => isNonNullType(f.type) || dice.chance(0.3)).map((f) => `${f.name}: ${valueOf(f.type, f.name, dice, about)}`).join(', ')} }`;
  }
  if (type.name === 'Boolean') return dice.pick(['true', 'false']);
  if (type.name === 'Int') return name === 'year' ? '2025' : dice.pick(['1', '2']);
  if (type.name === 'DateTime') return `"${new Date(Date.now() + (dice.next() - 0.5) * 1e9).toISOString()}"`;
  return type.name === 'ID' ? JSON.stringify(dice.pick(about(name))) : name === 'words' ? JSON.stringify(dice.pick(about(name))) : '"Ce qui est écrit."';
}
