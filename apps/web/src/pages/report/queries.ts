import { graphql, type VariablesOf } from '../../graphql/graphql.js';

export const REPORT = graphql(`mutation Recueillir($input: ReportInformationPreoccupanteInput!) { reportInformationPreoccupante(input: $input) { accuse { id number givenAt } userErrors { code message field } } }`);
export type ReportInput = VariablesOf<typeof REPORT>['input'];
export type Element = ReportInput['elements'][number];
