/**
 * A world is plain rows, named as the SQL names its tables and columns, and one instant `t` at which everything is judged.
 * Times are milliseconds, as `t`; an open end is Infinity. Sealed columns are absent: no right depends on what is ciphertext.
 */
import type { ConservationStep } from './conservation-rows.js';
import type { Draft, Ebauche, NoticePreference, ReadingPosition } from './own-rows.js';
import type { PieceEvaluation, PieceRecueillie, PieceSignalement, PieceSynthese } from './piece-rows.js';
import type { FamilyStep, Observation, ObservationAnswer, Relecture } from './review-rows.js';
export interface Validity { valid_from: number; valid_to: number }
export interface Row { id: string; departement: number }

export interface Territoire extends Row { name: string }
export interface Organisation extends Row { name: string; sector: string }
export interface Professionnel extends Row { display_name: string; email: string; issuer: string | null; subject: string | null }
export interface Habilitation extends Row, Validity { professionnel_id: string; organisation_id: string; function: string; epoch: number }
export interface Service extends Row { organisation_id: string; name: string; recorded_by: string; request_id: string }
export interface Substitution extends Row, Validity { organisation_id: string; habilitation_id: string; substitute_id: string; recorded_by: string; request_id: string }
export interface Astreinte extends Row, Validity { habilitation_id: string; professionnel_id: string; function: string; recorded_by: string; recorder_id: string; request_id: string }
export interface Inscription extends Row { organisation_id: string; display_name: string; email: string; identity_reference: string; recorded_by: string; recorded_at: number; request_id: string }
export interface Invitation extends Row { organisation_id: string; professionnel_id: string; inscription_id: string | null; made_by: string; made_at: number; expires_at: number; used_at: number; revoked_at: number; request_id: string }
export interface HabilitationReview extends Row { habilitation_id: string; organisation_id: string; professionnel_id: string; reviewed_by: string; reviewer_id: string; reviewed_at: number; next_at: number; request_id: string }
export interface Permanence extends Row, Validity { parquet_id: string; habilitation_id: string; phone: string; passation_id: string | null; open_then: number | null; recorded_by: string; request_id: string }
export interface Passation extends Row { parquet_id: string; permanence_id: string; given_by: string; habilitation_id: string; given_at: number; request_id: string }
export interface Delegation extends Row, Validity { delegate_id: string; professionnel_id: string; function: string; act: string; delegator: string; arrete_reference: string; recorded_by: string; recorder_id: string; request_id: string }
export interface Ressort extends Row, Validity { territoire_id: string; parquet_id: string; recorded_by: string; request_id: string }
export interface Signalement extends Row { route: string; author_id: string; parquet_id: string; territoire_id: string; urgency: string; ground: string; drafted_at: number; request_id: string }
export interface OfSignalement extends Row { signalement_id: string; route: string }
export interface SignalementLetter extends OfSignalement { version: number; author_id: string; written_at: number; request_id: string }
export interface SignalementDossier extends OfSignalement { dossier_id: string; attached_by: string; attached_at: number }
export interface SignalementSeal extends OfSignalement { version: number; year: number; rank: number; sealed_by: string; delegation_id: string | null; sealed_at: number; request_id: string }
export interface SignalementStep extends OfSignalement { parquet_id: string; fact: string; answer: string; reach: string; author_id: string; at: number; dated: number; asked_id: string | null; request_id: string }
export interface GlassReview extends Row { dossier_id: string; admission_id: string; habilitation_id: string; breaker_id: string; reviewed_by: string; reviewer_id: string; outcome: string; reviewed_at: number; request_id: string }
export interface Convention extends Row, Validity { organisation_id: string; reference: string; recorded_by: string; request_id: string }
interface OfHabilitation extends Row { organisation_id: string; professionnel_id: string; proposer_id: string; function: string }
export interface HabilitationProposal extends OfHabilitation, Validity { whole_departement: boolean; proposed_by: string; proposed_at: number; request_id: string }
export interface HabilitationValidation extends OfHabilitation { proposal_id: string; validated_by: string; validator_id: string; proved: boolean; validated_at: number }
export interface HabilitationGrant extends OfHabilitation { proposal_id: string; validator_id: string | null; granted_by: string; granter_id: string; proved: boolean; act_reference: string; granted_at: number }
export interface HabilitationTerritoire { habilitation_id: string; territoire_id: string; departement: number }

export interface Dossier extends Row { opened_by: string; opened_at: number; state: string; request_id: string }
export interface DossierTerritoire extends Validity { dossier_id: string; territoire_id: string; departement: number }
/** The territory is of the département that the line says: a key of the database. */
export interface DossierMove extends Row { dossier_id: string; territoire_id: string; moved_by: string; moved_at: number }
export interface DossierLink extends Validity { id: string; dossier_id: string; linked_id: string; departement: number; nature: string }

/** What the matrix judges: every kind of content carries these columns. */
export interface Content extends Row { dossier_id: string; kind: string; detail: string; source: string; author_id: string }
export interface Enfant extends Content { written_at: number }
export interface Entry extends Content { written_at: number }
export interface PriorInformation extends Content { written_at: number; informed_at: number; about: string; personne_id: string | null; informed_by: string; means: string; exception: string; review_at: number }
export interface Personne extends Content { written_at: number }
export interface LieuProtege extends Content, Validity { ground: string; written_at: number }
export interface Lien extends Content, Validity { personne_id: string; nature: string; written_at: number }
export interface PriorValidation extends Content { prior_information_id: string; written_at: number }

export interface Qualification extends Row { intake_id: string; author_id: string; person_id: string; written_at: number; outcome: string; urgent: boolean; request_id: string }
export interface SecondRegard extends Row { intake_id: string; qualification_id: string; first_person_id: string; author_id: string; person_id: string; agrees: boolean; written_at: number; request_id: string }
/** An information préoccupante, and what is judged of its parts: by the child whom they are about. */
export interface InformationPreoccupante extends Row { year: number; rank: number; author_id: string; received_at: number; recorded_at: number; grave_danger: boolean; state: string; request_id: string }
export interface OfIntake extends Row { intake_id: string; kind: string; detail: string; source: string; author_id: string; written_at: number }
export interface OfMineur extends OfIntake { mineur_id: string }
export interface MineurConcerne extends OfIntake { place: string }
export interface InformationDesParents extends OfMineur { means: string; exception: string; informed_at: number }
export type ElementRecueilli = OfMineur;
export interface Informant extends OfIntake { channel: string; origin: string; transmitted_by: string; identity_given: string }
export interface AccuseReception extends Row { intake_id: string; author_id: string; year: number; rank: number; received_at: number; given_at: number; stage: string; request_id: string }
/** An evaluation, and its pieces: of a child's dossier like any other, and of that evaluation. */
export interface Evaluation extends Row { intake_id: string; opened_by: string; opened_at: number; request_id: string }
export interface OfEvaluation extends Content { evaluation_id: string; written_at: number; request_id: string }
export interface Contribution extends OfEvaluation { voice: string; heading: string }
export interface Rencontre extends OfEvaluation { met_at: number }
export interface RapportEvaluation extends OfEvaluation { version: number }
export interface AvisTitulaire extends OfEvaluation { stage: string; personne_id: string | null; means: string; exception: string; informed_at: number }
/** What is decided of an information préoccupante, and who is answered. */
interface Signed extends Row { intake_id: string; author_id: string }
export interface SuiteDonnee extends Signed { decided_at: number; outcome: string; request_id: string }
export interface DemandeRetour extends Signed { asked_at: number; written_at: number; request_id: string }
export interface Retour extends Signed { addressee_id: string; means: string; stage: string; given_at: number; request_id: string }
export interface RetourRefuse extends Signed { retour_id: string; written_at: number }
export interface Cloture extends Signed { closed_at: number; request_id: string }
export interface Attachment extends Row { intake_id: string; mineur_id: string; dossier_id: string; author_id: string; attached_at: number }

export interface Admission extends Row, Validity {
  dossier_id: string; habilitation_id: string; duty: string; purpose: string; legal_basis: string; granted_by: string; granted_at: number;
}
export interface AdmissionKind extends Validity {
  admission_id: string; habilitation_id: string; dossier_id: string; departement: number; kind: string; duty: string;
}
export interface Referent extends Row, Validity { dossier_id: string; habilitation_id: string; function: string; admission_id: string; named_by: string; named_at: number }
export interface AdmissionProposal extends Row {
  dossier_id: string; invited_id: string; kinds: number; duty: string; purpose: string; legal_basis: string; proposed_by: string; proposed_at: number;
}
export interface AdmissionDecision extends Row { dossier_id: string; proposal_id: string; habilitation_id: string; outcome: string; decided_by: string; decided_at: number }
export interface Conflict extends Row { dossier_id: string; professionnel_id: string; declared_by: string; declarer_id: string; declared_at: number }
export interface ConflictLift extends Row {
  dossier_id: string; conflict_id: string; professionnel_id: string; declarer_id: string; lifted_by: string; lifter_id: string; lifted_at: number;
}
export interface Justification extends Row {
  dossier_id: string; nature: string; question_id: string; habilitation_id: string; asked_by: string; accessed_at: number; written_at: number; request_id: string;
}
export interface Share extends Row, Validity {
  item_id: string; item_type: string; dossier_id: string; kind: string; detail: string; habilitation_id: string; reader_function: string;
  legal_basis: string; granted_by: string; sender_function: string;
}

export interface Thread extends Content { opened_at: number; seq: number; request_id: string }
export interface ThreadDossier { thread_id: string; dossier_id: string; departement: number }
export interface Participation extends Row, Validity {
  thread_id: string; dossier_id: string; habilitation_id: string; basis: string; admission_id: string | null; from_seq: number;
}
export interface Synthese extends Row { dossier_id: string; author_id: string; type: string; purpose: string; legal_basis: string; convened_at: number; request_id: string }
export interface SyntheseDate extends Row { dossier_id: string; synthese_id: string; sequence: number; fact: string; starts_at: number | null; ends_at: number | null; author_id: string; recorded_at: number; request_id: string }
export interface SynthesePoint extends Content { home_id: string; synthese_id: string; position: number; part: number; heading: string; minutes: number; speaker_id: string | null }
export interface Poll extends Row { dossier_id: string; synthese_id: string; author_id: string; opened_at: number; remind_at: number; deadline_at: number; closed_at: number; slot_id: string | null; request_id: string }
export interface PollSlot extends Row { dossier_id: string; synthese_id: string; poll_id: string; author_id: string; starts_at: number; ends_at: number }
export interface PollVote extends Row { dossier_id: string; synthese_id: string; poll_id: string; slot_id: string; habilitation_id: string; rank: number; vote: string; voted_at: number }
export interface ConvocationAnswer extends Row { dossier_id: string; synthese_id: string; habilitation_id: string; sequence: number; rank: number; answer: string; answered_at: number }
export interface AgendaFeed extends Row { professionnel_id: string; made_at: number; revoked_at: number; request_id: string }
export interface Convocation extends Row, Validity {
  dossier_id: string; synthese_id: string; habilitation_id: string; function: string; basis: string; admission_id: string | null; required: boolean; invited_by: string;
}
interface AtTable extends Row { dossier_id: string; synthese_id: string; author_id: string; request_id: string; at: number }
export interface SeanceStep extends AtTable { sequence: number; fact: string; point_id: string | null; observe_until: number | null; remind_at: number | null }
export interface PenStep extends AtTable { sequence: number; fact: string; holder_id: string }
export interface Presence extends AtTable { present_id: string; convocation_id: string | null; guest: string; fact: string; recorded_at: number; corrects_id: string | null }
export interface MinuteLine extends Content { home_id: string; synthese_id: string; point_id: string; seq: number; type: string; voice: string; speaker_id: string | null; nature: string; supersedes_id: string | null; written_at: number; request_id: string }
/** What follows a decision, and what became of it: under the columns of its line. */
export interface ActionItem extends Content { home_id: string; synthese_id: string; point_id: string; line_id: string; owner_id: string; due_at: number; state: string }
export interface ActionStep extends Content { home_id: string; synthese_id: string; point_id: string; action_id: string; sequence: number; fact: string; due_at: number | null; owner_id: string | null; at: number; request_id: string }
export interface Minutes extends Row { dossier_id: string; synthese_id: string; year: number; rank: number; lines: number; author_id: string; validated_at: number; request_id: string }
export interface MinuteDraft extends Row { dossier_id: string; synthese_id: string; point_id: string; professionnel_id: string; saved_at: number }
export interface Message extends Content { thread_id: string; seq: number; sent_at: number; client_message_id: string }
/** A version of a message carries its message's judging columns. */
export interface Revision extends Content { message_id: string; thread_id: string; seq: number; version: number; nature: string; revised_at: number }
/** A mention and a piece carry their message's judging columns. */
export interface Mention extends Content { message_id: string; thread_id: string; seq: number; habilitation_id: string; nature: string; reply: string; sent_at: number; due_at: number; given_at: number }
export interface Piece extends Content { message_id: string; thread_id: string; seq: number; type: string; state: string; size: number; added_at: number }
export interface Session { id: string; professionnel_id: string; habilitation_id: string; carrier: string; acr: string; opened_at: number; expires_at: number; ended_at: number }
export interface ChildLookup extends Row { asked_by: string; asked_at: number; state: string }
export interface MailFailure extends Row { organisation_id: string; habilitation_id: string; professionnel_id: string; opened_at: number; nature: string; settled_at: number }
/** about_id and reserved are worked out by the database, of dossier_id and of the kinds opened. */
interface Journalled extends Row { at: number; actor_id: string; subject_type: string; dossier_id: string | null; about_id: string }
export interface Consultation extends Journalled { operation: string; action: string; outcome: string; kinds: number; reserved: string }
export interface Event extends Journalled { type: string; subject_id: string }
/** holder_id is the dossier or the intake, whichever it is of. */
interface OfHolder extends Row { dossier_id: string | null; intake_id: string | null; holder_type: string; holder_id: string; due_at: number; remind_at: number }
export interface Deadline extends OfHolder { code: string; subject_type: string; subject_id: string; answers_for: string; second: string; started_by: string; started_at: number; counted_from: number; legal_at: number }
export interface DeadlineShortening extends OfHolder { deadline_id: string; decided_by: string; decided_at: number; request_id: string }
export interface Receipt extends Row { message_id: string; thread_id: string; seq: number; habilitation_id: string; fact: string; at: number }

export interface World {
  t: number;
  territoire: Territoire[]; organisation: Organisation[]; professionnel: Professionnel[];
  habilitation: Habilitation[]; habilitation_territoire: HabilitationTerritoire[];
  dossier: Dossier[]; dossier_territoire: DossierTerritoire[]; dossier_link: DossierLink[]; dossier_move: DossierMove[]; conservation_step: ConservationStep[];
  enfant: Enfant[]; entry: Entry[]; personne: Personne[]; lien: Lien[]; lieu_protege: LieuProtege[]; prior_information: PriorInformation[]; prior_validation: PriorValidation[];
  admission: Admission[]; admission_kind: AdmissionKind[]; referent: Referent[]; admission_proposal: AdmissionProposal[]; admission_decision: AdmissionDecision[]; conflict: Conflict[]; conflict_lift: ConflictLift[]; justification: Justification[]; share: Share[];
  thread: Thread[]; thread_dossier: ThreadDossier[]; participation: Participation[];
  message: Message[]; revision: Revision[]; mention: Mention[]; piece: Piece[]; receipt: Receipt[]; session: Session[]; child_lookup: ChildLookup[];
  habilitation_proposal: HabilitationProposal[]; habilitation_validation: HabilitationValidation[]; habilitation_grant: HabilitationGrant[];
  service: Service[]; substitution: Substitution[]; convention: Convention[]; astreinte: Astreinte[]; glass_review: GlassReview[]; inscription: Inscription[]; invitation: Invitation[]; habilitation_review: HabilitationReview[];
  information_preoccupante: InformationPreoccupante[]; mineur_concerne: MineurConcerne[]; information_des_parents: InformationDesParents[]; element_recueilli: ElementRecueilli[]; piece_recueillie: PieceRecueillie[]; informant: Informant[];
  accuse_reception: AccuseReception[]; attachment: Attachment[]; evaluation: Evaluation[]; contribution: Contribution[]; piece_evaluation: PieceEvaluation[]; rencontre: Rencontre[]; rapport_evaluation: RapportEvaluation[]; avis_titulaire: AvisTitulaire[]; suite_donnee: SuiteDonnee[]; demande_retour: DemandeRetour[]; retour: Retour[]; retour_refuse: RetourRefuse[]; cloture: Cloture[]; qualification: Qualification[]; second_regard: SecondRegard[];
  delegation: Delegation[]; ressort: Ressort[]; permanence: Permanence[]; passation: Passation[]; signalement: Signalement[]; signalement_letter: SignalementLetter[]; piece_signalement: PieceSignalement[]; signalement_dossier: SignalementDossier[]; signalement_seal: SignalementSeal[]; signalement_step: SignalementStep[];
  access: Consultation[]; event: Event[]; reading_position: ReadingPosition[]; draft: Draft[]; ebauche: Ebauche[]; notice_preference: NoticePreference[]; mail_failure: MailFailure[];
  deadline: Deadline[]; deadline_shortening: DeadlineShortening[];
  synthese: Synthese[]; synthese_date: SyntheseDate[]; synthese_point: SynthesePoint[]; convocation: Convocation[]; poll: Poll[]; poll_slot: PollSlot[]; poll_vote: PollVote[]; convocation_answer: ConvocationAnswer[]; agenda_feed: AgendaFeed[];
  seance_step: SeanceStep[]; pen_step: PenStep[]; presence: Presence[]; minute_line: MinuteLine[]; piece_synthese: PieceSynthese[]; action_item: ActionItem[]; action_step: ActionStep[]; observation: Observation[]; observation_answer: ObservationAnswer[]; relecture: Relecture[]; family_step: FamilyStep[]; minute_draft: MinuteDraft[]; minutes: Minutes[];
}
export type Table = Exclude<keyof World, 't'>;
/** The things that the law names, and the table that holds each. */
export const TABLE_OF = {
  Dossier: 'dossier', Enfant: 'enfant', Entry: 'entry', PriorInformation: 'prior_information', Personne: 'personne', Lien: 'lien', LieuProtege: 'lieu_protege', PriorValidation: 'prior_validation', Admission: 'admission', AdmissionKind: 'admission_kind',
  Referent: 'referent', AdmissionProposal: 'admission_proposal', AdmissionDecision: 'admission_decision', Conflict: 'conflict', ConflictLift: 'conflict_lift', Justification: 'justification',
  Share: 'share', Thread: 'thread', Participation: 'participation', Message: 'message', Revision: 'revision', Mention: 'mention', Piece: 'piece', Receipt: 'receipt',
  Habilitation: 'habilitation', Professionnel: 'professionnel', Organisation: 'organisation',
  Territoire: 'territoire', HabilitationTerritoire: 'habilitation_territoire', DossierTerritoire: 'dossier_territoire', DossierLink: 'dossier_link', DossierMove: 'dossier_move', ConservationStep: 'conservation_step',
  HabilitationProposal: 'habilitation_proposal', HabilitationValidation: 'habilitation_validation', HabilitationGrant: 'habilitation_grant',
  Service: 'service', Substitution: 'substitution', Convention: 'convention', Astreinte: 'astreinte', GlassReview: 'glass_review', Inscription: 'inscription', Invitation: 'invitation', HabilitationReview: 'habilitation_review',
  Delegation: 'delegation', Ressort: 'ressort', Permanence: 'permanence', Passation: 'passation', Signalement: 'signalement', SignalementLetter: 'signalement_letter', PieceSignalement: 'piece_signalement', SignalementDossier: 'signalement_dossier', SignalementSeal: 'signalement_seal', SignalementStep: 'signalement_step',
  ThreadDossier: 'thread_dossier', Session: 'session', ChildLookup: 'child_lookup', Deadline: 'deadline', DeadlineShortening: 'deadline_shortening',
  InformationPreoccupante: 'information_preoccupante', MineurConcerne: 'mineur_concerne', InformationDesParents: 'information_des_parents', ElementRecueilli: 'element_recueilli', PieceRecueillie: 'piece_recueillie', Informant: 'informant',
  AccuseReception: 'accuse_reception', Attachment: 'attachment', Evaluation: 'evaluation', Contribution: 'contribution', PieceEvaluation: 'piece_evaluation', Rencontre: 'rencontre', RapportEvaluation: 'rapport_evaluation', AvisTitulaire: 'avis_titulaire', SuiteDonnee: 'suite_donnee', DemandeRetour: 'demande_retour', Retour: 'retour', RetourRefuse: 'retour_refuse', Cloture: 'cloture', Qualification: 'qualification', SecondRegard: 'second_regard',
  Consultation: 'access', Event: 'event', ReadingPosition: 'reading_position', Draft: 'draft', Ebauche: 'ebauche', NoticePreference: 'notice_preference', MailFailure: 'mail_failure',
  Synthese: 'synthese', SyntheseDate: 'synthese_date', SynthesePoint: 'synthese_point', Convocation: 'convocation', Poll: 'poll', PollSlot: 'poll_slot', PollVote: 'poll_vote', ConvocationAnswer: 'convocation_answer', AgendaFeed: 'agenda_feed',
  SeanceStep: 'seance_step', PenStep: 'pen_step', Presence: 'presence', MinuteLine: 'minute_line', PieceSynthese: 'piece_synthese', ActionItem: 'action_item', ActionStep: 'action_step', Observation: 'observation', ObservationAnswer: 'observation_answer', Relecture: 'relecture', FamilyStep: 'family_step', MinuteDraft: 'minute_draft', Minutes: 'minutes',
} as const satisfies Record<string, Table>;
export type TypeName = keyof typeof TABLE_OF;

/** Rows without an id are known by these columns together. */
const KEYS: Partial<Record<Table, readonly string[]>> = {
  habilitation_territoire: ['habilitation_id', 'territoire_id'], dossier_territoire: ['dossier_id', 'territoire_id'], dossier_link: ['dossier_id', 'linked_id'],
  admission_kind: ['admission_id', 'kind'], thread_dossier: ['thread_id', 'dossier_id'],
};
export const keyColumns = (table: Table): readonly string[] => KEYS[table] ?? ['id'];
export function keyOf(table: Table, row: object): string {
  const columns = KEYS[table];
  return columns ? columns.map((column) => (row as Record<string, unknown>)[column]).join(' ') : (row as { id: string }).id;
}
