import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const KNEW = graphql(`query QuiSavaitQuoi($id: ID!, $at: DateTime!, $since: DateTime) { whoKnewWhat(dossierId: $id, at: $at, since: $since) { at since
  people { n functionName by { professionnel { displayName } organisation { name } } }
  written { n what kind detail writtenAt withdrawnAt pieces authorFunctionName authorOrganisation knew { person knew could basis legalBasis openedAt } } } }`);
export type KnewData = NonNullable<ResultOf<typeof KNEW>['whoKnewWhat']>;
export type PersonThen = KnewData['people'][number];
export type WrittenThen = KnewData['written'][number];
export type KnewCode = WrittenThen['knew'][number]['knew'];
