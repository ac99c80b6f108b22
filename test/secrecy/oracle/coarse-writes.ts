/**
 * What the third wall lets be inserted and changed: one's own hand, one's own département, and a dossier or a thread within reach. It knows no kind, and no
 * right of the matrix; the law is narrower.
 */
import type { ConservationStep } from './conservation-rows.js';
import { addressed, attachedWithin, knowsPlaces, reaches, reachesIntake, shows, showsSignalement } from './coarse.js';
import { type Facts, factsOf, validAt } from './facts.js';
import { isConvoked } from './syntheses.js';
import { BY_TERRITORY, JUDGMENTS, OPENS_DOSSIERS, RECEIVES, REPORTED, RESPONSIBLE, SEIZES, SENDS, SIGNALS_DIRECTLY, TRANSMITS } from './table.js';
import type { FamilyStep, Observation, ObservationAnswer, Relecture } from './review-rows.js';
import type { Draft, Ebauche, NoticePreference, ReadingPosition } from './own-rows.js';
import type { PieceSignalement, PieceSynthese } from './piece-rows.js';
import type { AccuseReception, AgendaFeed, Conflict, ConflictLift, Convocation, ConvocationAnswer, Poll, PollSlot, PollVote, Admission, AdmissionDecision, AdmissionKind, AdmissionProposal, Astreinte, Attachment, ChildLookup, Content, Convention, DeadlineShortening, Dossier, DossierLink, DossierMove, DossierTerritoire, Evaluation, GlassReview, Habilitation, HabilitationGrant, HabilitationProposal, HabilitationReview, HabilitationValidation, InformationPreoccupante, Inscription, Invitation, Justification, Lien, LieuProtege, Mention, Message, Participation, Piece, PriorValidation, Receipt, Referent, Revision, Service, Session, Share, Signalement, SignalementDossier, SignalementLetter, SignalementSeal, SignalementStep, Substitution, SuiteDonnee, Thread, ThreadDossier,
  ActionStep, MinuteDraft, MinuteLine, Minutes, Synthese, SyntheseDate, SynthesePoint, World } from './world.js';

type Lets<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;

/** Of a signalement, what the département and its author record. */
const OURS = [...SENDS, 'COMPLEMENT_SENT', 'PARENTS_TOLD'];
const inTerritory: Lets<string> = (f, a, dossier) => BY_TERRITORY.includes(a.function) && reaches(f, a, dossier);
const within: Lets<string> = (f, a, dossier) => f.isAdmitted(a, dossier) || inTerritory(f, a, dossier);
const responsible: Lets<{ dossier_id: string }> = (f, a, r) => RESPONSIBLE.includes(a.function) && reaches(f, a, r.dossier_id);
const opens: Lets<unknown> = (_, a) => OPENS_DOSSIERS.includes(a.function);
const writesLetter: Lets<{ author_id: string; signalement_id: string }> = (f, a, r) => r.author_id === a.id && (RECEIVES.includes(a.function) || showsSignalement(f, a, r.signalement_id));
const writes: Lets<Content> = (f, a, r) => r.author_id === a.id && within(f, a, r.dossier_id);

/** The admission that a kind copies, granted by the same hand: an existing one, or the one that it comes with. */
const copies: Lets<AdmissionKind> = (f, a, r) => {
  const admission = f.admission.get(r.admission_id);
  return admission !== undefined && admission.granted_by === a.id && admission.departement === a.departement && (admission.habilitation_id === a.id || within(f, a, admission.dossier_id))
    && (['habilitation_id', 'dossier_id', 'duty', 'valid_from', 'valid_to'] as const).every((column) => admission[column] === r[column]);
};

/** The directory: for one's own organisation, in one's own name. */
const corresponds: Lets<{ organisation_id: string; recorded_by: string }> = (_, a, r) =>
  a.function === 'CORRESPONDANT_ORGANISATION' && r.organisation_id === a.organisation_id && r.recorded_by === a.id;
/** What is shared is within reach, and is what the share says. */
const sharesTruly: Lets<Share> = (f, a, r) => r.granted_by === a.id && (['message', 'entry', 'synthese_point'] as const).some((table) => {
  const item = TYPE[table] === r.item_type ? itemOf(f, table, r.item_id) : undefined;
  return item !== undefined && (['dossier_id', 'kind', 'detail'] as const).every((column) => item[column] === r[column]) && shows(f.world, a, table, item, f.t);
});
const TYPE = { message: 'Message', entry: 'Entry', synthese_point: 'SynthesePoint' };
const itemOf = (f: Facts, table: keyof typeof TYPE, id: string): Content | undefined => (table === 'synthese_point' ? f.world.synthese_point.find((p) => p.id === id) : f[table].get(id));

/** Whoever keeps the directory, of the département or of an organisation. */
const invites: Lets<{ organisation_id: string }> = (_, a, r) => a.function === 'ADMINISTRATEUR_DEPARTEMENT' || (a.function === 'CORRESPONDANT_ORGANISATION' && r.organisation_id === a.organisation_id);

const ownMark: Lets<ReadingPosition> = (f, a, r) => r.habilitation_id === a.id && f.participates(a, r.thread_id);
const ownEbauche: Lets<Ebauche> = (_, a, r) => r.professionnel_id === a.professionnel_id;
const ownDraft: Lets<Draft> = (f, a, r) => r.professionnel_id === a.professionnel_id && f.participates(a, r.thread_id);

/** One's own information préoccupante, which nobody has looked at yet, in one's own name. */
const withIt: Lets<Pick<AccuseReception, 'author_id' | 'intake_id'>> = (f, a, r) => r.author_id === a.id && f.transmits(a, r.intake_id);

const signsInTheCell: Lets<{ author_id: string; person_id: string }> = (_, a, r) => RECEIVES.includes(a.function) && r.author_id === a.id && r.person_id === a.professionnel_id;

/** The cell, in one's own name. */
const answers: Lets<{ author_id: string }> = (_, a, r) => RECEIVES.includes(a.function) && r.author_id === a.id;

/** A réunion de synthèse, in one's territory. */
const convenes: Lets<string> = (f, a, dossier) => a.function === 'RESPONSABLE_ASE' && reaches(f, a, dossier);

const atTable: Lets<{ synthese_id: string; dossier_id: string; author_id: string }> = (f, a, r) => r.author_id === a.id && (isConvoked(f, a, r.synthese_id) || convenes(f, a, r.dossier_id));
const ownMinuteDraft: Lets<MinuteDraft> = (f, a, r) => r.professionnel_id === a.professionnel_id && isConvoked(f, a, r.synthese_id);

const INSERTS: Record<string, Lets<never>> = {
  dossier: ((f, a, r) => opens(f, a, r) && r.opened_by === a.id) satisfies Lets<Dossier>,
  dossier_territoire: ((f, a, r) => opens(f, a, r) && f.holdsTerritory(a, r.territoire_id)) satisfies Lets<DossierTerritoire>,
  dossier_link: ((f, a, r) => inTerritory(f, a, r.dossier_id)) satisfies Lets<DossierLink>,
  dossier_move: ((f, a, r) => responsible(f, a, r) && r.moved_by === a.id) satisfies Lets<DossierMove>,
  conservation_step: ((f, a, r) => responsible(f, a, r) && r.author_id === a.id && r.person_id === a.professionnel_id) satisfies Lets<ConservationStep>,
  data_key: ((f, a, r) => r.kek_version === 1 && (opens(f, a, r) || (r.holder_type === 'INTAKE' && TRANSMITS.includes(a.function)))) satisfies Lets<{ holder_type: string; kek_version: number }>,
  child_index: opens,
  child_lookup: ((f, a, r) => opens(f, a, r) && r.asked_by === a.id && r.state === 'ASKED') satisfies Lets<ChildLookup>,
  lieu_protege: ((f, a, r) => r.author_id === a.id && knowsPlaces(f, a, r.dossier_id)) satisfies Lets<LieuProtege>,
  enfant: writes, entry: writes, prior_information: writes, personne: writes, lien: writes,
  prior_validation: ((f, a, r) => responsible(f, a, r) && r.author_id === a.id) satisfies Lets<PriorValidation>,
  // Granted to another in one's territory; or, on call, opened to oneself.
  admission: ((f, a, r) => r.granted_by === a.id && (responsible(f, a, r) || (r.duty === 'ASTREINTE' && r.habilitation_id === a.id && f.isOnCall(a)))) satisfies Lets<Admission>,
  admission_kind: copies,
  referent: ((f, a, r) => responsible(f, a, r) && r.named_by === a.id) satisfies Lets<Referent>,
  conflict: ((f, a, r) => r.declared_by === a.id && within(f, a, r.dossier_id)) satisfies Lets<Conflict>,
  justification: ((f, a, r) => (r.nature === 'GIVEN' && r.habilitation_id === a.id) || (r.nature === 'ASKED' && r.asked_by === a.id && (responsible(f, a, r) || f.isReferent(a, r.dossier_id)))) satisfies Lets<Justification>,
  conflict_lift: ((f, a, r) => responsible(f, a, r) && r.lifted_by === a.id) satisfies Lets<ConflictLift>,
  admission_proposal: ((f, a, r) => r.proposed_by === a.id && f.isAdmitted(a, r.dossier_id)) satisfies Lets<AdmissionProposal>,
  admission_decision: ((f, a, r) => responsible(f, a, r) && r.decided_by === a.id) satisfies Lets<AdmissionDecision>,
  thread: ((f, a, r) => r.seq === 0 && writes(f, a, r)) satisfies Lets<Thread>,
  thread_dossier: ((f, a, r) => f.openedThread(a, r.thread_id) && f.thread.get(r.thread_id)?.seq === 0) satisfies Lets<ThreadDossier>,
  participation: ((f, a, r) => f.openedThread(a, r.thread_id) || responsible(f, a, r)) satisfies Lets<Participation>,
  message: ((f, a, r) => r.author_id === a.id && f.participates(a, r.thread_id)) satisfies Lets<Message>,
  revision: ((f, a, r) => r.author_id === a.id && f.participates(a, r.thread_id) && f.wroteMessage(a, r.message_id)) satisfies Lets<Revision>,
  mention: ((f, a, r) => r.author_id === a.id && f.participates(a, r.thread_id) && f.wroteMessage(a, r.message_id)) satisfies Lets<Mention>,
  piece: ((f, a, r) => r.author_id === a.id && f.participates(a, r.thread_id) && f.wroteMessage(a, r.message_id)) satisfies Lets<Piece>,
  receipt: ((f, a, r) => r.habilitation_id === a.id && f.participates(a, r.thread_id)) satisfies Lets<Receipt>,
  organisation: ((_, a) => a.function === 'ADMINISTRATEUR_DEPARTEMENT') satisfies Lets<unknown>,
  convention: ((_, a, r) => a.function === 'ADMINISTRATEUR_DEPARTEMENT' && r.recorded_by === a.id) satisfies Lets<Convention>,
  astreinte: ((_, a, r) => a.function === 'ADMINISTRATEUR_DEPARTEMENT' && r.recorded_by === a.id) satisfies Lets<Astreinte>,
  delegation: ((_, a, r) => a.function === 'ADMINISTRATEUR_DEPARTEMENT' && r.recorded_by === a.id) satisfies Lets<{ recorded_by: string }>,
  ressort: ((_, a, r) => a.function === 'ADMINISTRATEUR_DEPARTEMENT' && r.recorded_by === a.id) satisfies Lets<{ recorded_by: string }>,
  permanence: ((_, a, r) => a.function === 'PROCUREUR' && r.recorded_by === a.id) satisfies Lets<{ recorded_by: string }>,
  passation: ((_, a, r) => a.function === 'PROCUREUR' && r.given_by === a.id) satisfies Lets<{ given_by: string }>,
  signalement: ((_, a, r) => r.author_id === a.id && (r.route === 'DIRECT' ? SIGNALS_DIRECTLY : SEIZES).includes(a.function)) satisfies Lets<Signalement>,
  signalement_letter: writesLetter satisfies Lets<SignalementLetter>,
  piece_signalement: writesLetter satisfies Lets<PieceSignalement>,
  signalement_step: ((f, a, r) => r.author_id === a.id && (([...OURS, ...JUDGMENTS].includes(r.fact) && (RECEIVES.includes(a.function) || showsSignalement(f, a, r.signalement_id)))
    || (REPORTED.includes(r.fact) && f.isArrived(a, r.signalement_id) && (RECEIVES.includes(a.function) || (a.function === 'RESPONSABLE_ASE' && showsSignalement(f, a, r.signalement_id))))
    || (![...OURS, 'RECEIVED'].includes(r.fact) && addressed(f, a, r.signalement_id)))) satisfies Lets<SignalementStep>,
  signalement_dossier: ((f, a, r) => r.attached_by === a.id && SEIZES.includes(a.function) && reaches(f, a, r.dossier_id)) satisfies Lets<SignalementDossier>,
  signalement_seal: ((f, a, r) => r.sealed_by === a.id && (r.route === 'DIRECT' ? showsSignalement(f, a, r.signalement_id) : f.mayProsign(a.id))) satisfies Lets<SignalementSeal>,
  inscription: ((_, a, r) => r.recorded_by === a.id && (a.function === 'ADMINISTRATEUR_DEPARTEMENT' || (a.function === 'CORRESPONDANT_ORGANISATION' && r.organisation_id === a.organisation_id))) satisfies Lets<Inscription>,
  invitation: ((f, a, r) => r.made_by === a.id && invites(f, a, r)) satisfies Lets<Invitation>,
  habilitation_review: ((_, a, r) => r.reviewed_by === a.id && a.function === 'ADMINISTRATEUR_DEPARTEMENT') satisfies Lets<HabilitationReview>,
  glass_review: ((f, a, r) => r.reviewed_by === a.id && responsible(f, a, r)) satisfies Lets<GlassReview>,
  deadline_shortening: ((f, a, r) => r.decided_by === a.id && (responsible(f, a, { dossier_id: r.holder_id }) || (a.function === 'RESPONSABLE_CRIP' && r.holder_type === 'INTAKE') || (RESPONSIBLE.includes(a.function) && attachedWithin(f, a, r.holder_id)))) satisfies Lets<DeadlineShortening>,
  service: corresponds satisfies Lets<Service>,
  substitution: corresponds satisfies Lets<Substitution>,
  habilitation_proposal: ((_, a, r) => r.proposed_by === a.id && (a.function === 'CORRESPONDANT_ORGANISATION' && a.organisation_id === r.organisation_id
    || RESPONSIBLE.includes(a.function) && r.function === 'CORRESPONDANT_ORGANISATION')) satisfies Lets<HabilitationProposal>,
  habilitation_validation: ((_, a, r) => r.validated_by === a.id && RESPONSIBLE.includes(a.function)) satisfies Lets<HabilitationValidation>,
  habilitation_grant: ((_, a, r) => r.granted_by === a.id && a.function === 'ADMINISTRATEUR_DEPARTEMENT') satisfies Lets<HabilitationGrant>,
  information_preoccupante: ((_, a, r) => r.author_id === a.id && r.state === 'RECEIVED' && TRANSMITS.includes(a.function)) satisfies Lets<InformationPreoccupante>,
  mineur_concerne: withIt, information_des_parents: withIt, element_recueilli: withIt, piece_recueillie: withIt, informant: withIt, accuse_reception: withIt,
  evaluation: ((f, a, r) => r.opened_by === a.id && RESPONSIBLE.includes(a.function) && reachesIntake(f, a, r.intake_id)) satisfies Lets<Evaluation>,
  contribution: writes, piece_evaluation: writes, rencontre: writes, rapport_evaluation: writes, avis_titulaire: writes,
  suite_donnee: ((f, a, r) => r.author_id === a.id && RESPONSIBLE.includes(a.function) && reachesIntake(f, a, r.intake_id)) satisfies Lets<SuiteDonnee>,
  demande_retour: answers, retour: answers, retour_refuse: answers, cloture: answers,
  attachment: ((f, a, r) => r.author_id === a.id && RECEIVES.includes(a.function) && inTerritory(f, a, r.dossier_id)) satisfies Lets<Attachment>,
  qualification: signsInTheCell, second_regard: signsInTheCell,
  synthese: ((f, a, r) => convenes(f, a, r.dossier_id) && r.author_id === a.id) satisfies Lets<Synthese>,
  synthese_date: ((f, a, r) => convenes(f, a, r.dossier_id) && r.author_id === a.id) satisfies Lets<SyntheseDate>,
  synthese_point: ((f, a, r) => convenes(f, a, r.home_id) && convenes(f, a, r.dossier_id) && r.author_id === a.id) satisfies Lets<SynthesePoint>,
  poll: ((f, a, r) => convenes(f, a, r.dossier_id) && r.author_id === a.id) satisfies Lets<Poll>,
  poll_slot: ((f, a, r) => convenes(f, a, r.dossier_id) && r.author_id === a.id) satisfies Lets<PollSlot>,
  poll_vote: ((f, a, r) => isConvoked(f, a, r.synthese_id) && r.habilitation_id === a.id) satisfies Lets<PollVote>,
  convocation_answer: ((f, a, r) => isConvoked(f, a, r.synthese_id) && r.habilitation_id === a.id) satisfies Lets<ConvocationAnswer>,
  agenda_feed: ((_, a, r) => r.professionnel_id === a.professionnel_id) satisfies Lets<AgendaFeed>,
  convocation: ((f, a, r) => convenes(f, a, r.dossier_id) && r.invited_by === a.id) satisfies Lets<Convocation>,
  seance_step: atTable, pen_step: atTable, presence: atTable,
  minute_line: ((f, a, r) => r.author_id === a.id && isConvoked(f, a, r.synthese_id)) satisfies Lets<MinuteLine>,
  piece_synthese: ((f, a, r) => r.author_id === a.id && isConvoked(f, a, r.synthese_id)) satisfies Lets<PieceSynthese>,
  action_step: ((f, a, r) => r.author_id === a.id && (isConvoked(f, a, r.synthese_id) || inTerritory(f, a, r.home_id))) satisfies Lets<ActionStep>,
  observation: ((f, a, r) => r.author_id === a.id && isConvoked(f, a, r.synthese_id)) satisfies Lets<Observation>,
  observation_answer: ((f, a, r) => r.author_id === a.id && (isConvoked(f, a, r.synthese_id) || inTerritory(f, a, r.home_id))) satisfies Lets<ObservationAnswer>,
  relecture: ((f, a, r) => r.author_id === a.id && isConvoked(f, a, r.synthese_id)) satisfies Lets<Relecture>,
  family_step: ((f, a, r) => r.author_id === a.id && (isConvoked(f, a, r.synthese_id) || inTerritory(f, a, r.dossier_id))) satisfies Lets<FamilyStep>,
  minute_draft: ownMinuteDraft,
  minutes: ((f, a, r) => convenes(f, a, r.dossier_id) && r.author_id === a.id) satisfies Lets<Minutes>,
  share: sharesTruly, reading_position: ownMark, draft: ownDraft, ebauche: ownEbauche,
  notice_preference: ((_, a, r) => r.professionnel_id === a.professionnel_id) satisfies Lets<NoticePreference>,
  event: ((_, a, r) => r.actor_id === a.id) satisfies Lets<{ actor_id: string }>,
};

/** Rows whose one changeable column the wall lets be changed: the end of a right, a thread's counter, the end of a session. */
const UPDATES: Record<string, Lets<never>> = {
  admission: responsible satisfies Lets<Admission>,
  referent: responsible satisfies Lets<Referent>,
  dossier_link: ((f, a, r) => inTerritory(f, a, r.dossier_id)) satisfies Lets<DossierLink>,
  lieu_protege: ((f, a, r) => knowsPlaces(f, a, r.dossier_id)) satisfies Lets<LieuProtege>,
  lien: ((f, a, r) => within(f, a, r.dossier_id)) satisfies Lets<Lien>,
  astreinte: ((_, a) => a.function === 'ADMINISTRATEUR_DEPARTEMENT') satisfies Lets<Astreinte>,
  delegation: ((_, a) => a.function === 'ADMINISTRATEUR_DEPARTEMENT') satisfies Lets<unknown>,
  permanence: ((_, a) => a.function === 'PROCUREUR') satisfies Lets<unknown>,
  thread: ((f, a, r) => f.participates(a, r.id)) satisfies Lets<Thread>,
  information_preoccupante: ((_, a) => RECEIVES.includes(a.function)) satisfies Lets<InformationPreoccupante>,
  share: ((f, a, r) => r.granted_by === a.id || responsible(f, a, r)) satisfies Lets<Share>,
  reading_position: ownMark, draft: ownDraft, ebauche: ownEbauche,
  mention: ((f, a, r) => r.habilitation_id === a.id && f.participates(a, r.thread_id)) satisfies Lets<Mention>,
  invitation: ((f, a, r) => invites(f, a, r)) satisfies Lets<Invitation>,
  convocation: ((f, a, r) => convenes(f, a, r.dossier_id)) satisfies Lets<Convocation>,
  poll: ((f, a, r) => convenes(f, a, r.dossier_id)) satisfies Lets<Poll>,
  agenda_feed: ((_, a, r) => r.professionnel_id === a.professionnel_id) satisfies Lets<AgendaFeed>,
  minute_draft: ownMinuteDraft,
  session: ((_, a, r) => r.professionnel_id === a.professionnel_id) satisfies Lets<Session>,
};

function lets(rules: Record<string, Lets<never>>, world: World, actor: Habilitation, table: string, row: object): boolean {
  const rule = rules[table];
  if (!rule || !validAt(actor, world.t) || ('departement' in row && row.departement !== actor.departement)) return false;
  return rule(factsOf(world, world.t), actor, row as never);
}

export const letsInsert = (world: World, actor: Habilitation, table: string, row: object): boolean => lets(INSERTS, world, actor, table, row);
export const letsUpdate = (world: World, actor: Habilitation, table: string, row: object): boolean => lets(UPDATES, world, actor, table, row);
