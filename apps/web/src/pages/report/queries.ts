import { graphql, type ResultOf, type VariablesOf } from '../../graphql/graphql.js';

export const REPORT = graphql(`mutation Recueillir($input: ReportInformationPreoccupanteInput!) { reportInformationPreoccupante(input: $input) { accuse { id number givenAt elements { id kind body } } userErrors { code message field } } }`);
export type ReportInput = VariablesOf<typeof REPORT>['input'];
export type Element = ReportInput['elements'][number];
export type Receipt = NonNullable<NonNullable<ResultOf<typeof REPORT>['reportInformationPreoccupante']>['accuse']>;

export const JOIN = graphql('mutation JoindreAuRecueil($elementIds: [ID!]!, $depositId: ID!) { attachPieceRecueillie(input: { elementIds: $elementIds, depositId: $depositId }) { element { id pieces { id name type state size } } userErrors { code message field } } }');
