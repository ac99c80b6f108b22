import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const KEPT = graphql(`query Conservation($stage: ConservationStage!, $after: String) {
  conservationSteps(stage: $stage, first: 25, after: $after) { scope pageInfo { hasNextPage endCursor } edges { node { id at bordereau
    dossier { id enfant { givenNames surname } conservation { past closedOn firstWarningOn lastWarningOn closed { dueOn } held { id } listed { bordereau } visa { visaOn } term { name years notBeforeAge measured article usage } } } } } }
}`);
export type KeptData = ResultOf<typeof KEPT>['conservationSteps']['edges'][number]['node'];

export const DESTROYED = graphql(`query Eliminations($after: String) {
  eliminations(first: 25, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id dossierId doneAt bordereau visaNumber keys pieces certificate } } }
}`);

export const OF_ONE = graphql(`query ConservationDuDossier($id: ID!) {
  retentionTerms { category name years notBeforeAge measured article usage }
  dossier(id: $id) { id state conservation { past closedOn firstWarningOn lastWarningOn
    closed { dueOn } held { id reason at by { professionnel { displayName } } } listed { bordereau } visa { visaOn } term { name years notBeforeAge measured article usage }
    steps { id fact at reason bordereau visaNumber visaOn by { functionName professionnel { displayName } } } } }
}`);
export type TermsData = ResultOf<typeof OF_ONE>['retentionTerms'];
export type ConservationData = NonNullable<NonNullable<ResultOf<typeof OF_ONE>['dossier']>['conservation']>;

export const CLOSE = graphql(`mutation Clore($input: CloseDossierInput!) { done: closeDossier(input: $input) { userErrors { code message field } } }`);
export const REOPEN = graphql(`mutation Rouvrir($input: ReasonedStepInput!) { done: reopenDossier(input: $input) { userErrors { code message field } } }`);
export const HOLD = graphql(`mutation Geler($input: ReasonedStepInput!) { done: holdElimination(input: $input) { userErrors { code message field } } }`);
export const RELEASE = graphql(`mutation LeverLeGel($input: ReasonedStepInput!) { done: releaseElimination(input: $input) { userErrors { code message field } } }`);
export const LIST = graphql(`mutation Proposer($input: ListForEliminationInput!) { done: listForElimination(input: $input) { userErrors { code message field } } }`);
export const STRIKE = graphql(`mutation Retirer($input: ReasonedStepInput!) { done: strikeFromElimination(input: $input) { userErrors { code message field } } }`);
export const VISA = graphql(`mutation Visa($input: RecordVisaInput!) { done: recordVisa(input: $input) { steps { id } userErrors { code message field } } }`);
