/**
 * Nest gives every column a resolver that reads the property of the same name; graphql-jit reads it faster alone. Only those that Nest generates are
 * dropped, known by their name: fields with a decorated method keep theirs.
 */
import { isObjectType, type GraphQLSchema } from 'graphql';

const GENERATED = 'rootFieldResolver';

export function withoutTrivialResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve?.name === GENERATED) delete field.resolve;
    }
  }
  return schema;
}
