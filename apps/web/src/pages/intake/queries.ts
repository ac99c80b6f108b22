import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const INTAKE = graphql(`query InformationPreoccupante($id: ID!) {
  intakeActs(informationPreoccupanteId: $id)
  headings { code name }
  informationPreoccupante(id: $id) { id number state receivedAt graveDanger
    mineurs { id givenNames surname birthDate place whereabouts } elements { id kind detail body writtenAt mineurId pieces { id name type state size } }
    parents { id person announced informedAt exception } attachments { id mineurId dossier { id enfant { givenNames surname } liens { nature quality personne { id givenNames surname } } } }
    qualifications { id outcome reason urgent writtenAt by { professionnel { displayName } } secondRegard { agrees by { professionnel { displayName } } } }
    deadlines { id code article dueAt legalAt startedAt satisfiedAt overdueSince } suites { id outcome reason decidedAt by { professionnel { displayName } } } retours { id sentence givenAt } cloture { id closedAt }
    evaluation { id openedAt opener { professionnel { displayName } }
      rencontres { id dossierId meeting metAt account } avis { id dossierId person stage informedAt exception }
      contributions { id dossierId heading voice kind detail appraisal body writtenAt author { id functionName professionnel { displayName } } pieces { id name type state size } }
      rapports { id dossierId version conclusion proposal method analysis writtenAt } } }
}`);
export type Answer = ResultOf<typeof INTAKE>;
export type IntakeData = NonNullable<Answer['informationPreoccupante']>;
export type EvaluationData = NonNullable<IntakeData['evaluation']>;
export type Act = Answer['intakeActs'][number];
export type Headings = Answer['headings'];

export const EVALUATE = graphql('mutation ConfierLEvaluation($input: OpenEvaluationInput!) { done: openEvaluation(input: $input) { userErrors { code message field } } }');
export const MEET = graphql('mutation InscrireUneRencontre($input: RecordRencontreInput!) { done: recordRencontre(input: $input) { userErrors { code message field } } }');
export const CONTRIBUTE = graphql('mutation Contribuer($input: WriteContributionInput!) { done: writeContribution(input: $input) { userErrors { code message field } } }');
export const JOIN = graphql('mutation JoindreALaContribution($contributionId: ID!, $depositId: ID!) { attachPieceEvaluation(input: { contributionId: $contributionId, depositId: $depositId }) { contribution { id } userErrors { message } } }');
export const INFORM = graphql('mutation InformerDeLEvaluation($input: InformOfEvaluationInput!) { done: informOfEvaluation(input: $input) { userErrors { code message field } } }');
export const SUBMIT = graphql('mutation RemettreLeRapport($input: SubmitRapportInput!) { done: submitRapport(input: $input) { userErrors { code message field } } }');
export const DECIDE = graphql('mutation DeciderDeLaSuite($input: DecideEvaluationInput!) { done: decideEvaluation(input: $input) { userErrors { code message field } } }');
export const RETOUR = graphql('mutation RepondreALEmetteur($input: GiveRetourInput!) { done: giveRetour(input: $input) { userErrors { code message field } } }');
export const CLOSE = graphql('mutation Clore($input: CloseInformationPreoccupanteInput!) { done: closeInformationPreoccupante(input: $input) { userErrors { code message field } } }');

/** A child of the home, by the dossier that they are attached to. */
export interface Attached { dossierId: string; name: string; holders: readonly (readonly [id: string, name: string])[] }
export const attachedOf = ({ attachments }: IntakeData): Attached[] => attachments.flatMap(({ dossier }) => (dossier ? [{
  dossierId: dossier.id, name: dossier.enfant ? `${dossier.enfant.givenNames} ${dossier.enfant.surname}` : 'Identité réservée',
  holders: dossier.liens.flatMap(({ nature, quality, personne }) => (nature === 'PARENTAL_AUTHORITY' && personne ? [[personne.id, `${personne.givenNames} ${personne.surname}, ${quality}`] as const] : [])),
}] : []));
