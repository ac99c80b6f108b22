/** The last look at an error before it leaves: nothing of what broke, and in production nothing of the schema. */
import { randomUUID } from 'node:crypto';
import type { GraphQLFormattedError } from 'graphql';
import { unexpected, type Failed } from './errors.js';

/** Told of each answer that is a no, by its code: what was asked stays out. */
export type Refused = (code: string) => void;

export const formatError = (production: boolean, failed: Failed, refused: Refused) => (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const code = formatted.extensions?.['code'];
  if (code === 'INTERNAL_SERVER_ERROR' || code === undefined) {
    const reference = randomUUID();
    failed(reference, (error as { originalError?: unknown } | null)?.originalError ?? error);
    const { message, extensions } = unexpected(reference);
    return { message, extensions: { code: extensions['code'], reference } };
  }
  if (code !== 'INCIDENT') refused(typeof code === 'string' ? code : 'SANS_CODE');
  return production ? { ...formatted, message: discreet(code, formatted.message) } : formatted;
};

/** graphql-js names the types that it expected and repeats what it was given: useful to whoever writes a client, and to whoever looks for a way in. */
function discreet(code: unknown, message: string): string {
  if (code === 'GRAPHQL_PARSE_FAILED') return 'Requête illisible : ce n’est pas du GraphQL.';
  if (code === 'GRAPHQL_VALIDATION_FAILED') return 'Requête refusée : elle ne correspond pas au schéma publié de l’API.';
  if (code !== 'BAD_USER_INPUT') return message;
  const name = /^(?:Variable|Argument) "(\$?\w{1,60})"/.exec(message)?.[1];
  const path = / at "(\w[\w.[\]]{0,120})"; /.exec(message)?.[1];
  return `Valeur refusée${name ? ` pour « ${path ? `$${path}` : name} »` : ''} : elle n’est pas du type attendu.`;
}
