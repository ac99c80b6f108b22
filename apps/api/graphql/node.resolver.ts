import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { ConservationStep } from '../../../libs/conservation/conservation-step.entity.js';
import { DeadlineShortening } from '../../../libs/clocks/deadline-shortening.entity.js';
import { Deadline } from '../../../libs/clocks/deadline.entity.js';
import { ConflictLift } from '../../../libs/dossiers/conflict-lift.entity.js';
import { Justification } from '../../../libs/journal/justification.entity.js';
import { Conflict } from '../../../libs/dossiers/conflict.entity.js';
import { DossierMove } from '../../../libs/dossiers/dossier-move.entity.js';
import { AdmissionDecision } from '../../../libs/dossiers/admission-decision.entity.js';
import { AdmissionProposal } from '../../../libs/dossiers/admission-proposal.entity.js';
import { Referent } from '../../../libs/dossiers/referent.entity.js';
import { Admission } from '../../../libs/dossiers/admission.entity.js';
import { Dossier } from '../../../libs/dossiers/dossier.entity.js';
import { Enfant } from '../../../libs/dossiers/enfant.entity.js';
import { Entry } from '../../../libs/dossiers/entry.entity.js';
import { GlassReview } from '../../../libs/dossiers/glass-review.entity.js';
import { LieuProtege } from '../../../libs/dossiers/lieu-protege.entity.js';
import { Lien } from '../../../libs/dossiers/lien.entity.js';
import { Personne } from '../../../libs/dossiers/personne.entity.js';
import { PriorValidation } from '../../../libs/dossiers/prior-validation.entity.js';
import { PriorInformation } from '../../../libs/dossiers/prior-information.entity.js';
import { AccuseReception } from '../../../libs/informations-preoccupantes/accuse-reception.entity.js';
import { Attachment } from '../../../libs/informations-preoccupantes/attachment.entity.js';
import { Contribution } from '../../../libs/informations-preoccupantes/contribution.entity.js';
import { AvisTitulaire } from '../../../libs/informations-preoccupantes/avis-titulaire.entity.js';
import { Cloture } from '../../../libs/informations-preoccupantes/cloture.entity.js';
import { DemandeRetour } from '../../../libs/informations-preoccupantes/demande-retour.entity.js';
import { Retour } from '../../../libs/informations-preoccupantes/retour.entity.js';
import { RetourRefuse } from '../../../libs/informations-preoccupantes/retour-refuse.entity.js';
import { SuiteDonnee } from '../../../libs/informations-preoccupantes/suite-donnee.entity.js';
import { Evaluation } from '../../../libs/informations-preoccupantes/evaluation.entity.js';
import { RapportEvaluation } from '../../../libs/informations-preoccupantes/rapport-evaluation.entity.js';
import { Rencontre } from '../../../libs/informations-preoccupantes/rencontre.entity.js';
import { ElementRecueilli } from '../../../libs/informations-preoccupantes/element-recueilli.entity.js';
import { Informant } from '../../../libs/informations-preoccupantes/informant.entity.js';
import { InformationDesParents } from '../../../libs/informations-preoccupantes/information-des-parents.entity.js';
import { InformationPreoccupante } from '../../../libs/informations-preoccupantes/information-preoccupante.entity.js';
import { MineurConcerne } from '../../../libs/informations-preoccupantes/mineur-concerne.entity.js';
import { Qualification } from '../../../libs/informations-preoccupantes/qualification.entity.js';
import { SecondRegard } from '../../../libs/informations-preoccupantes/second-regard.entity.js';
import { MailFailure } from '../../../libs/notices/mail-failure.entity.js';
import { NoticePreference } from '../../../libs/notices/notice-preference.entity.js';
import { Astreinte } from '../../../libs/partners/astreinte.entity.js';
import { Convention } from '../../../libs/partners/convention.entity.js';
import { HabilitationGrant } from '../../../libs/partners/habilitation-grant.entity.js';
import { HabilitationProposal } from '../../../libs/partners/habilitation-proposal.entity.js';
import { HabilitationReview } from '../../../libs/partners/habilitation-review.entity.js';
import { Inscription } from '../../../libs/partners/inscription.entity.js';
import { Invitation } from '../../../libs/partners/invitation.entity.js';
import { HabilitationValidation } from '../../../libs/partners/habilitation-validation.entity.js';
import { Habilitation } from '../../../libs/partners/habilitation.entity.js';
import { Organisation } from '../../../libs/partners/organisation.entity.js';
import { Professionnel } from '../../../libs/partners/professionnel.entity.js';
import { Service } from '../../../libs/partners/service.entity.js';
import { Session } from '../../../libs/partners/session.entity.js';
import { Substitution } from '../../../libs/partners/substitution.entity.js';
import { Node } from '../../../libs/platform/node.js';
import type { Candidate, Scope } from '../../../libs/platform/scope.js';
import { Delegation } from '../../../libs/partners/delegation.entity.js';
import { Passation } from '../../../libs/partners/passation.entity.js';
import { Permanence } from '../../../libs/partners/permanence.entity.js';
import { Ressort } from '../../../libs/partners/ressort.entity.js';
import { Signalement } from '../../../libs/signalements/signalement.entity.js';
import { SignalementDossier } from '../../../libs/signalements/signalement-dossier.entity.js';
import { SignalementLetter } from '../../../libs/signalements/signalement-letter.entity.js';
import { SignalementSeal } from '../../../libs/signalements/signalement-seal.entity.js';
import { SignalementStep } from '../../../libs/signalements/signalement-step.entity.js';
import { AgendaFeed } from '../../../libs/syntheses/agenda-feed.entity.js';
import { ConvocationAnswer } from '../../../libs/syntheses/convocation-answer.entity.js';
import { Convocation } from '../../../libs/syntheses/convocation.entity.js';
import { PollSlot } from '../../../libs/syntheses/poll-slot.entity.js';
import { PollVote } from '../../../libs/syntheses/poll-vote.entity.js';
import { Poll } from '../../../libs/syntheses/poll.entity.js';
import { ActionItem } from '../../../libs/syntheses/action-item.entity.js';
import { ActionStep } from '../../../libs/syntheses/action-step.entity.js';
import { Observation } from '../../../libs/syntheses/observation.entity.js';
import { ObservationAnswer } from '../../../libs/syntheses/observation-answer.entity.js';
import { Relecture } from '../../../libs/syntheses/relecture.entity.js';
import { FamilyStep } from '../../../libs/syntheses/family-step.entity.js';
import { MinuteLine } from '../../../libs/syntheses/minute-line.entity.js';
import { Minutes } from '../../../libs/syntheses/minutes.entity.js';
import { PenStep } from '../../../libs/syntheses/pen-step.entity.js';
import { Presence } from '../../../libs/syntheses/presence.entity.js';
import { shownLine } from '../../../libs/syntheses/reserved-line.js';
import { SeanceStep } from '../../../libs/syntheses/seance-step.entity.js';
import { SyntheseDate } from '../../../libs/syntheses/synthese-date.entity.js';
import { SynthesePoint } from '../../../libs/syntheses/synthese-point.entity.js';
import { Synthese } from '../../../libs/syntheses/synthese.entity.js';
import { Piece } from '../../../libs/documents/piece.entity.js';
import { PieceEvaluation } from '../../../libs/documents/piece-evaluation.entity.js';
import { PieceSynthese } from '../../../libs/documents/piece-synthese.entity.js';
import { PieceSignalement } from '../../../libs/documents/piece-signalement.entity.js';
import { PieceRecueillie } from '../../../libs/documents/piece-recueillie.entity.js';
import { Message } from '../../../libs/threads/message.entity.js';
import { shownMessage } from '../../../libs/threads/messages.queries.js';
import { Participation } from '../../../libs/threads/participation.entity.js';
import { Receipt } from '../../../libs/threads/receipt.entity.js';
import { Share } from '../../../libs/dossiers/share.entity.js';
import { Thread } from '../../../libs/threads/thread.entity.js';

/** Whatever has an id of its own, what is asked for most first. A message, a thread, a point and a line of minutes may be noticed without being read. */
export const NODES: readonly Candidate[] = [
  { type: Message, action: 'notice' }, { type: Thread, action: 'notice' }, { type: Share, action: 'notice' }, { type: SynthesePoint, action: 'notice' }, { type: MinuteLine, action: 'notice' },
  ...[Dossier, Enfant, Entry, Admission, AdmissionProposal, AdmissionDecision, Referent, Conflict, ConflictLift, DossierMove, ConservationStep, Justification, PriorInformation, PriorValidation, Personne, Lien, LieuProtege, Participation, Receipt, Piece, PieceRecueillie, PieceSignalement, PieceEvaluation, PieceSynthese, Habilitation, Professionnel, Organisation, Session, Service, Substitution, Convention, Astreinte, GlassReview, Inscription, Invitation, HabilitationReview, HabilitationProposal, HabilitationValidation, HabilitationGrant, NoticePreference, MailFailure, InformationPreoccupante, AccuseReception, MineurConcerne, ElementRecueilli, InformationDesParents, Informant, Attachment, Qualification, SecondRegard, Deadline, DeadlineShortening, Evaluation, Contribution, Rencontre, RapportEvaluation, AvisTitulaire, SuiteDonnee, Retour, RetourRefuse, DemandeRetour, Cloture, Delegation, Ressort, Permanence, Passation, Signalement, SignalementLetter, SignalementDossier, SignalementSeal, SignalementStep, SeanceStep, PenStep, Presence, Minutes, ActionItem, ActionStep, Observation, ObservationAnswer, Relecture, FamilyStep, Synthese, SyntheseDate, Convocation, Poll, PollSlot, PollVote, ConvocationAnswer, AgendaFeed]
    .map((type) => ({ type, action: 'read' as const })),
];

/** One door for every id: what another field would not show, this one does not either. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Un élément par son identifiant. Rien, s’il est inconnu ou hors de ce que vous pouvez connaître.' })
  async node(@Args('id', { type: () => ID }) id: string, @Context('scope') scope: Scope): Promise<object | null> {
    const row = await scope.findAny(NODES, id);
    if (row instanceof MinuteLine) return shownLine(row);
    return row instanceof Message ? shownMessage(row) : row;
  }
}
