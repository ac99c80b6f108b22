import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const TO_DECIDE = graphql('query HabilitationsADecider { proposalsToDecide { id functionName needsValidation wholeDepartement proposedAt validFrom validTo professionnel { displayName } organisation { name } } }');
export type Proposal = ResultOf<typeof TO_DECIDE>['proposalsToDecide'][number];
export const FOLLOWED = graphql('query HabilitationsProposees { habilitationProposals(first: 50) { pageInfo { hasNextPage } edges { node { id functionName proposedAt validFrom validTo professionnel { displayName } organisation { name } } } } }');
export const TO_REVIEW = graphql('query HabilitationsARevoir { habilitationsToReview { id functionName validFrom professionnel { displayName } organisation { name } } }');
export type Held = ResultOf<typeof TO_REVIEW>['habilitationsToReview'][number];
export const INVITATIONS = graphql('query InvitationsTenues { invitations(first: 50) { edges { node { id madeAt expiresAt used revoked mailState professionnel { id displayName } } } } }');
export type Invited = ResultOf<typeof INVITATIONS>['invitations']['edges'][number]['node'];
export const COLLEAGUES = graphql('query CollaborateursDeLOrganisation($search: DirectorySearchInput!) { directory(first: 100, search: $search) { edges { node { id professionnel { id displayName } organisation { id } } } } functionsLegend { function name withPerimeter } }');

export const PEOPLE_OF = graphql('query PersonnesDeLOrganisation($search: DirectorySearchInput!) { directory(first: 100, search: $search) { edges { node { id professionnel { id displayName } organisation { id name } } } } functionsLegend { function name withPerimeter } }');

export const EFFECT_OF_GRANT = graphql('query CeQuAccorderOuvrirait($id: ID!) { previewGrant(proposalId: $id) { effect { digest phrase } userErrors { code message field } } }');
export const EFFECT_OF_END = graphql('query CeQueMettreFinFermerait($id: ID!) { previewEnd(habilitationId: $id) { effect { digest phrase } userErrors { code message field } } }');
export const VALIDATE = graphql('mutation ValiderUneHabilitation($input: ValidateHabilitationInput!) { done: validateHabilitation(input: $input) { userErrors { code message field } } }');
export const GRANT = graphql('mutation AccorderUneHabilitation($input: GrantHabilitationInput!) { done: grantHabilitation(input: $input) { userErrors { code message field } } }');
export const END = graphql('mutation MettreFinAUneHabilitation($input: EndHabilitationInput!) { done: endHabilitation(input: $input) { userErrors { code message field } } }');
export const HOLDERS = graphql('query PersonnesAUneOrganisation($search: DirectorySearchInput!) { directory(first: 100, search: $search) { pageInfo { hasNextPage } edges { node { id functionName professionnel { displayName } organisation { name } } } } }');
export type Holder = ResultOf<typeof HOLDERS>['directory']['edges'][number]['node'];
export const CLOSE_SESSIONS = graphql('mutation FermerLesSessions($input: CloseSessionsInput!) { done: closeSessions(input: $input) { userErrors { code message field } } }');
export const REVIEW = graphql('mutation RevoirUneHabilitation($input: ReviewHabilitationInput!) { done: reviewHabilitation(input: $input) { userErrors { code message field } } }');
export const PROPOSE = graphql('mutation ProposerUneHabilitation($input: ProposeHabilitationInput!) { done: proposeHabilitation(input: $input) { userErrors { code message field } } }');
export const INSCRIBE = graphql('mutation InscrireUnePersonne($input: InscribePersonInput!) { done: inscribePerson(input: $input) { userErrors { code message field } } }');
export const ORGANISATIONS = graphql('query Organisations($name: String) { organisations(name: $name, first: 25) { pageInfo { hasNextPage } edges { node { id name sector } } } }');
export const REGISTER = graphql('mutation EnregistrerUneOrganisation($input: RegisterOrganisationInput!) { done: registerOrganisation(input: $input) { userErrors { code message field } } }');
export const INVITE_AGAIN = graphql('mutation InviterDeNouveau($input: InviteAgainInput!) { done: inviteAgain(input: $input) { userErrors { code message field } } }');
export const REVOKE = graphql('mutation RetirerUneInvitation($input: RevokeInvitationInput!) { done: revokeInvitation(input: $input) { userErrors { code message field } } }');
