/**
 * What one request may ask, checked before its document is compiled: a compiled document costs far more than a parsed one, and stays in the cache.
 * Ours rather than graphql-armor's: that one lets `__typename` aliases and whatever is named `__schema` through, and knows neither root fields nor lists.
 */
import { GraphQLError } from 'graphql';

export const LIMITS = {
  tokens: { most: 2_000, what: 'mots de requête' },
  operations: { most: 10, what: 'opérations dans un document' },
  fragments: { most: 20, what: 'fragments' },
  directives: { most: 20, what: 'directives' },
  variables: { most: 30, what: 'variables' },
  depth: { most: 12, what: 'niveaux' },
  rootFields: { most: 10, what: 'champs à la racine' },
  fields: { most: 500, what: 'champs écrits' },
  aliases: { most: 30, what: 'alias' },
  aliasesOfOneField: { most: 10, what: 'alias d’un même champ' },
  listed: { most: 100, what: 'éléments dans une liste' },
  nesting: { most: 8, what: 'niveaux dans une variable' },
  cost: { most: 20_000, what: 'valeurs demandées' },
} as const;
export type Limit = keyof typeof LIMITS;

/** Introspection of a schema nests deeper than any screen, over data that is nobody's; graphql-js bounds it by itself. */
export const INTROSPECTION_DEPTH = 16;

export const tooMuch = (limit: Limit, found: number): GraphQLError => refused(limit, `${LIMITS[limit].what} : ${found > 1e6 ? 'beaucoup trop' : found}, ${LIMITS[limit].most} au plus`);

export const refused = (limit: string, why: string): GraphQLError =>
  new GraphQLError(`Requête refusée avant toute exécution — ${why}.`, { extensions: { code: 'LIMITE', limit, http: { status: 400 } } });

export function within(limit: Limit, found: number): void {
  if (found > LIMITS[limit].most) throw tooMuch(limit, found);
}
