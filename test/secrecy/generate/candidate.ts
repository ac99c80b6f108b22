/** A row that somebody would like to write, and the act by which. */
import type { ConservationStep } from '../oracle/conservation-rows.js';
import type { FamilyStep, Observation, ObservationAnswer, Relecture } from '../oracle/review-rows.js';
import type { Draft, Ebauche, NoticePreference, ReadingPosition } from '../oracle/own-rows.js';
import type { PieceEvaluation, PieceRecueillie, PieceSignalement, PieceSynthese } from '../oracle/piece-rows.js';
import type { AccuseReception, AgendaFeed, Conflict, ConflictLift, Convocation, ConvocationAnswer, Poll, PollSlot, PollVote, Synthese, SyntheseDate, SynthesePoint, ActionItem, ActionStep, MinuteDraft, MinuteLine, Minutes, PenStep, Presence, SeanceStep, Admission, AdmissionDecision, AdmissionKind, AdmissionProposal,Astreinte, Attachment, AvisTitulaire, ChildLookup, Cloture, Contribution, Convention, DeadlineShortening, DemandeRetour, Delegation, Dossier, DossierLink, DossierMove, DossierTerritoire, ElementRecueilli, Enfant, Entry, Evaluation, GlassReview, Habilitation, HabilitationGrant, HabilitationProposal, HabilitationReview, HabilitationValidation, Informant, InformationDesParents, InformationPreoccupante, Inscription, Invitation, Justification, Lien, LieuProtege, Mention, Message, MineurConcerne, Organisation, Participation, Passation, Permanence, Personne, PriorInformation, PriorValidation, Qualification, RapportEvaluation, Receipt, Referent, Rencontre, Ressort,
  Piece, Retour, RetourRefuse, Revision, SecondRegard, Service, Share, Signalement, SignalementDossier, SignalementLetter, SignalementSeal, SignalementStep, Substitution, SuiteDonnee, Thread, ThreadDossier } from '../oracle/world.js';

export interface Rows {
  Enfant: Enfant; Entry: Entry; PriorInformation: PriorInformation; Personne: Personne; Lien: Lien; LieuProtege: LieuProtege; PriorValidation: PriorValidation; Admission: Admission; AdmissionKind: AdmissionKind;
  Referent: Referent; AdmissionProposal: AdmissionProposal; AdmissionDecision: AdmissionDecision; Conflict: Conflict; ConflictLift: ConflictLift; Justification: Justification;
  Thread: Thread; Participation: Participation; Message: Message; Revision: Revision; Mention: Mention; Piece: Piece; Receipt: Receipt; Share: Share; ReadingPosition: ReadingPosition; Draft: Draft; Ebauche: Ebauche;
  Delegation: Delegation; Ressort: Ressort; Permanence: Permanence; Passation: Passation; Signalement: Signalement; SignalementLetter: SignalementLetter; PieceSignalement: PieceSignalement; SignalementDossier: SignalementDossier; SignalementSeal: SignalementSeal; SignalementStep: SignalementStep;
  HabilitationProposal: HabilitationProposal; HabilitationValidation: HabilitationValidation; HabilitationGrant: HabilitationGrant;
  Organisation: Organisation; Service: Service; Substitution: Substitution; Convention: Convention; Astreinte: Astreinte; GlassReview: GlassReview; Inscription: Inscription; Invitation: Invitation; HabilitationReview: HabilitationReview;
  Dossier: Dossier; DossierTerritoire: DossierTerritoire; DossierLink: DossierLink; DossierMove: DossierMove; ConservationStep: ConservationStep; ThreadDossier: ThreadDossier; ChildLookup: ChildLookup; NoticePreference: NoticePreference;
  Synthese: Synthese; SyntheseDate: SyntheseDate; SynthesePoint: SynthesePoint; Convocation: Convocation; Poll: Poll; PollSlot: PollSlot; PollVote: PollVote; ConvocationAnswer: ConvocationAnswer; AgendaFeed: AgendaFeed;
  SeanceStep: SeanceStep; PenStep: PenStep; Presence: Presence; MinuteLine: MinuteLine; PieceSynthese: PieceSynthese; ActionItem: ActionItem; ActionStep: ActionStep; Observation: Observation; ObservationAnswer: ObservationAnswer; Relecture: Relecture; FamilyStep: FamilyStep; MinuteDraft: MinuteDraft; Minutes: Minutes;
  InformationPreoccupante: InformationPreoccupante; MineurConcerne: MineurConcerne; InformationDesParents: InformationDesParents; ElementRecueilli: ElementRecueilli; PieceRecueillie: PieceRecueillie; Informant: Informant;
  AccuseReception: AccuseReception; Attachment: Attachment; Evaluation: Evaluation; Contribution: Contribution; PieceEvaluation: PieceEvaluation; Rencontre: Rencontre; RapportEvaluation: RapportEvaluation; AvisTitulaire: AvisTitulaire; SuiteDonnee: SuiteDonnee; DemandeRetour: DemandeRetour; Retour: Retour; RetourRefuse: RetourRefuse; Cloture: Cloture; Qualification: Qualification; SecondRegard: SecondRegard; DeadlineShortening: DeadlineShortening;
}
export type Candidate = { [T in keyof Rows]: { type: T; action: string; actor_id: string; row: Rows[T] } }[keyof Rows];

export type Add = <T extends keyof Rows>(actor: Habilitation, type: T, action: string, row: Rows[T]) => void;
