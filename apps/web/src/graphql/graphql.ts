/** Queries are typed by the committed schema: an unknown field does not compile. Nothing else of the server is known here. */
import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema.generated.js';

export const graphql = initGraphQLTada<{ introspection: introspection; scalars: { DateTime: string } }>();
export type { ResultOf, VariablesOf } from 'gql.tada';
