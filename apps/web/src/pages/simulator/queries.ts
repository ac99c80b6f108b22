import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const SIMULATE = graphql(`query VoirComme($input: SimulateAccessInput!) { simulateAccess(input: $input) { functionName subjectToSecrecy secrecyArticle
  kinds { kind admissible detail source itemByItem read { allowed phrase article } notice { allowed phrase article } write { allowed phrase article } } } }`);
export type Access = NonNullable<ResultOf<typeof SIMULATE>['simulateAccess']>;
export type OfKind = Access['kinds'][number];
export type Says = OfKind['read'];
