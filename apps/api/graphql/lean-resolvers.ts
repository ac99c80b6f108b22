/**
 * Fields without a wrapper. Nest gives every column a resolver that reads the property of the same name: graphql-jit reads it faster alone, so those that
 * Nest generates are dropped. Relations declared on entities (related.ts) are attached as plain functions of the row and the operation's scope.
 */
import { isObjectType, type GraphQLSchema } from 'graphql';
import { relationsOf } from '../../../libs/platform/related.js';
import type { OperationContext } from './operation-context.js';

const GENERATED = 'rootFieldResolver';

export function leanResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const relations = relationsOf(type.name);
    for (const field of Object.values(type.getFields())) {
      const relation = relations?.get(field.name);
      if (relation) field.resolve = (row: unknown, _arguments: unknown, context: OperationContext) => relation(row as never, context.scope);
      else if (field.resolve?.name === GENERATED) delete field.resolve;
    }
  }
  return schema;
}
