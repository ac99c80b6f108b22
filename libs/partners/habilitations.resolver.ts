import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { pageOf } from '../platform/page-of.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { InvitationLinks } from '../platform/invitation-links.js';
import { habilitationsToReview, proposalsToDecide } from './awaited.js';
import { closeSessions } from './close-sessions.js';
import { endHabilitation } from './end-habilitation.js';
import { grantHabilitation } from './grant-habilitation.js';
import { HabilitationGrant } from './habilitation-grant.entity.js';
import { HabilitationProposal } from './habilitation-proposal.entity.js';
import { HabilitationValidation } from './habilitation-validation.entity.js';
import { HabilitationReview } from './habilitation-review.entity.js';
import { Habilitation } from './habilitation.entity.js';
import { CloseSessionsInput, EndHabilitationInput, GrantHabilitationInput, InscribePersonInput, InviteAgainInput, ProposeHabilitationInput, ReviewHabilitationInput, RevokeInvitationInput, ValidateHabilitationInput } from './habilitations.inputs.js';
import { inscribePerson } from './inscribe-person.js';
import { Inscription } from './inscription.entity.js';
import { Invitation } from './invitation.entity.js';
import { inviteAgain } from './invite-again.js';
import { revokeInvitation } from './revoke-invitation.js';
import { previewEnd, previewGrant } from './preview-effect.js';
import { proposeHabilitation } from './propose-habilitation.js';
import { reviewHabilitation } from './review-habilitation.js';
import { HabilitationEffectType } from './habilitation-effect.type.js';
import { validateHabilitation } from './validate-habilitation.js';

const ProposalConnection = connectionOf<HabilitationProposal>('HabilitationProposal', () => HabilitationProposal);
const PreviewEffectPayload = payloadOf('PreviewEffectPayload', 'effect', () => HabilitationEffectType);
const ProposeHabilitationPayload = payloadOf('ProposeHabilitationPayload', 'proposal', () => HabilitationProposal);
const ValidateHabilitationPayload = payloadOf('ValidateHabilitationPayload', 'validation', () => HabilitationValidation);
const GrantHabilitationPayload = payloadOf('GrantHabilitationPayload', 'grant', () => HabilitationGrant);
const InscribePersonPayload = payloadOf('InscribePersonPayload', 'inscription', () => Inscription);
const InvitationConnection = connectionOf<Invitation>('Invitation', () => Invitation);
const InviteAgainPayload = payloadOf('InviteAgainPayload', 'invitation', () => Invitation);
const RevokeInvitationPayload = payloadOf('RevokeInvitationPayload', 'invitation', () => Invitation);
const ReviewHabilitationPayload = payloadOf('ReviewHabilitationPayload', 'review', () => HabilitationReview);
const EndHabilitationPayload = payloadOf('EndHabilitationPayload', 'habilitation', () => Habilitation);
const CloseSessionsPayload = payloadOf('CloseSessionsPayload', 'habilitation', () => Habilitation);

@Resolver()
export class HabilitationsResolver {
  constructor(private readonly cursors: Cursors, private readonly links: InvitationLinks) {}

  @Query(() => ProposalConnection, { description: 'Les habilitations proposées que vous pouvez suivre, les dernières d’abord.' })
  habilitationProposals(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<HabilitationProposal>> {
    return pageOf(scope, this.cursors, HabilitationProposal, 'read', args, ['proposedAt', 'id']);
  }

  @Query(() => [HabilitationProposal], { description: 'Les propositions qui attendent votre validation, ou votre acte.' })
  async proposalsToDecide(@Context('scope') scope: Scope): Promise<HabilitationProposal[]> {
    return proposalsToDecide(await scope.tx());
  }

  @Query(() => [Habilitation], { description: 'Les habilitations en cours que nul n’a revues depuis un an ; elles restent en vigueur.' })
  async habilitationsToReview(@Context('scope') scope: Scope): Promise<Habilitation[]> {
    return habilitationsToReview(await scope.tx());
  }

  @Mutation(() => InscribePersonPayload, { description: 'Inscrit une personne à l’annuaire et l’invite par un lien à usage unique ; cela ne lui ouvre rien.' })
  inscribePerson(@Args('input') input: InscribePersonInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('inscription', Inscription, (tx) => inscribePerson(tx, input, this.links));
  }

  @Query(() => InvitationConnection, { description: 'Les invitations que vous tenez, les dernières d’abord.' })
  invitations(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Invitation>> {
    return pageOf(scope, this.cursors, Invitation, 'read', args, ['madeAt', 'id']);
  }

  @Mutation(() => InviteAgainPayload, { description: 'Un autre lien, pour une personne qui ne s’est pas encore connectée ; l’ancien ne sert plus.' })
  inviteAgain(@Args('input') input: InviteAgainInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('invitation', Invitation, (tx) => inviteAgain(tx, input, this.links));
  }

  @Mutation(() => RevokeInvitationPayload, { description: 'Le lien ne sert plus.' })
  revokeInvitation(@Args('input') input: RevokeInvitationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('invitation', Invitation, (tx) => revokeInvitation(tx, input));
  }

  @Mutation(() => ReviewHabilitationPayload, { description: 'L’habilitation est encore nécessaire, pour un an ; jamais la sienne. Sinon, mettez-y fin.' })
  reviewHabilitation(@Args('input') input: ReviewHabilitationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('review', HabilitationReview, (tx) => reviewHabilitation(tx, input));
  }

  @Query(() => PreviewEffectPayload, { description: 'Ce qu’accorder ouvrirait, avant de le faire : des nombres, jamais lesquels.' })
  previewGrant(@Args('proposalId', { type: () => ID }) proposalId: string, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('effect', async () => previewGrant(await scope.tx(), proposalId));
  }

  @Query(() => PreviewEffectPayload, { description: 'Ce que mettre fin fermerait, avant de le faire.' })
  previewEnd(@Args('habilitationId', { type: () => ID }) habilitationId: string, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('effect', async () => previewEnd(await scope.tx(), habilitationId));
  }

  @Mutation(() => ProposeHabilitationPayload, { description: 'Le correspondant propose ; rien n’est encore ouvert.' })
  proposeHabilitation(@Args('input') input: ProposeHabilitationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('proposal', HabilitationProposal, (tx) => proposeHabilitation(tx, input));
  }

  @Mutation(() => ValidateHabilitationPayload, { description: 'Un responsable en poste, troisième personne, valide.' })
  validateHabilitation(@Args('input') input: ValidateHabilitationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('validation', HabilitationValidation, (tx) => validateHabilitation(tx, input));
  }

  @Mutation(() => GrantHabilitationPayload, { description: 'L’administrateur du département accorde, par un acte.' })
  grantHabilitation(@Args('input') input: GrantHabilitationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('grant', HabilitationGrant, (tx) => grantHabilitation(tx, input));
  }

  @Mutation(() => EndHabilitationPayload, { description: 'Met fin à une habilitation, aussitôt.' })
  endHabilitation(@Args('input') input: EndHabilitationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('habilitation', Habilitation, (tx) => endHabilitation(tx, input));
  }

  @Mutation(() => CloseSessionsPayload, { description: 'Ferme toutes les sessions de cette personne, sous chacune de ses habilitations, qui restent en vigueur : un téléphone perdu, un poste resté ouvert.' })
  closeSessions(@Args('input') input: CloseSessionsInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('habilitation', Habilitation, (tx) => closeSessions(tx, input));
  }
}
