import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const SEANCE = graphql(`query Seance($id: ID!) {
  synthese(id: $id) { id type date { fact startsAt } dossier { id enfant { givenNames surname } }
    points { id position partOf heading kind minutes attends dossier { id enfant { givenNames } } }
    convocations { id until habilitation { id functionName professionnel { displayName } } }
    by { id } seance { id fact pointId at observeUntil } pen { id fact at holder { id professionnel { displayName } } }
    presences { id fact at presentId correctsId guestNature habilitation { id professionnel { displayName } } personne { givenNames surname } }
    minutes { number empreinte validatedAt pdfPath } }
}`);
export type Table = NonNullable<ResultOf<typeof SEANCE>['synthese']>;
export const LINES = graphql(`query LignesDeLaSeance($id: ID!, $after: String) {
  minuteLines(syntheseId: $id, first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node { __typename
    ... on MinuteLine { id seq pointId kind pieces { id name type state size } type voice nature body supersedesId writtenAt dueOn indicator owner { professionnel { displayName } } author { professionnel { displayName } } speaker { professionnel { displayName } } }
    ... on ReservedLine { id seq pointId kind nature isDecision supersedesId } } } }
}`);
export type Line = ResultOf<typeof LINES>['minuteLines']['edges'][number]['node'];
/** A line that stands, and the one that it was first: what takes its place is drawn where it is. */
export type Standing = Line & { first: string };
export type Written = Extract<Line, { __typename: 'MinuteLine' }>;
export const DRAFT = graphql('query BrouillonDeLigne($pointId: ID!) { minuteDraft(pointId: $pointId) { body savedAt } }');
export const SAVE_DRAFT = graphql('mutation GarderLaLigne($input: SaveMinuteDraftInput!) { saveMinuteDraft(input: $input) { draft { savedAt } userErrors { code message field } } }');

export const OPEN = graphql('mutation OuvrirLaSeance($input: SeanceInput!) { done: openSeance(input: $input) { userErrors { code message field } } }');
export const SHOW = graphql('mutation PasserAuPoint($input: ShowPointInput!) { done: showPoint(input: $input) { userErrors { code message field } } }');
export const CLOSE = graphql('mutation CloreLaSeance($input: SeanceInput!) { done: closeSeance(input: $input) { userErrors { code message field } } }');
export const TAKE = graphql('mutation PrendreLaPlume($input: SeanceInput!) { done: takePen(input: $input) { userErrors { code message field } } }');
export const RELEASE = graphql('mutation RendreLaPlume($input: SeanceInput!) { done: releasePen(input: $input) { userErrors { code message field } } }');
export const HAND = graphql('mutation PasserLaPlume($input: HandPenInput!) { done: handPen(input: $input) { userErrors { code message field } } }');
export const TAKE_OVER = graphql('mutation ReprendreLaPlume($input: TakeOverPenInput!) { done: takeOverPen(input: $input) { userErrors { code message field } } }');
export const PRESENCE = graphql('mutation NoterUnePresence($input: RecordPresenceInput!) { done: recordPresence(input: $input) { userErrors { code message field } } }');
export const CORRECT_PRESENCE = graphql('mutation CorrigerUnePresence($input: CorrectPresenceInput!) { done: correctPresence(input: $input) { userErrors { code message field } } }');
export const WRITE = graphql('mutation EcrireUneLigne($input: WriteLineInput!) { done: writeLine(input: $input) { userErrors { code message field } } }');
export const CORRECT_LINE = graphql('mutation CorrigerUneLigne($input: CorrectLineInput!) { done: correctLine(input: $input) { userErrors { code message field } } }');
export const JOIN_TO_LINE = graphql('mutation JoindreALaLigne($lineId: ID!, $depositId: ID!) { attachPieceSynthese(input: { lineId: $lineId, depositId: $depositId }) { line { id } userErrors { message } } }');
export const WITHDRAW_LINE = graphql('mutation RetirerUneLigne($input: WithdrawLineInput!) { done: withdrawLine(input: $input) { userErrors { code message field } } }');
export const PREVIEW = graphql('query CeQueValiderGelerait($id: ID!) { previewMinutes(syntheseId: $id) { preview { digest lines decisions reserved until over unanswered awaitedOf { id professionnel { displayName } } warnings { code phrase } } userErrors { code message field } } }');
export const VALIDATE = graphql('mutation ValiderLeCompteRendu($input: ValidateMinutesInput!) { done: validateMinutes(input: $input) { userErrors { code message field } } }');
export const REVIEW = graphql(`query RelectureDuProjet($id: ID!) { synthese(id: $id) { id relectures { id by { id professionnel { displayName } } }
  observations { __typename ... on Observation { id pointId lineId body writtenAt by { id professionnel { displayName } } answer { outcome words at by { professionnel { displayName } } } } ... on ReservedObservation { id pointId lineId } } } }`);
export type Review = NonNullable<ResultOf<typeof REVIEW>['synthese']>;
export type Observed = Review['observations'][number];
export const OBSERVE = graphql('mutation ObserverLeProjet($input: ObserveMinutesInput!) { done: observeMinutes(input: $input) { userErrors { code message field } } }');
export const NOTHING = graphql('mutation RienAObserver($input: SeanceInput!) { done: sayNothingToObserve(input: $input) { userErrors { code message field } } }');
export const REPLY = graphql('mutation RepondreAUneObservation($input: AnswerObservationInput!) { done: answerObservation(input: $input) { userErrors { code message field } } }');
