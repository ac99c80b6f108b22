/** What the third wall, row-level security, shows alone: wider than the law on purpose, knowing neither the matrix nor the kinds. */
import type { PieceEvaluation, PieceSynthese } from './piece-rows.js';
import type { ConservationStep } from './conservation-rows.js';
import { type Facts, factsOf, validAt } from './facts.js';
import { isConvoked } from './syntheses.js';
import { BY_TERRITORY, RECEIVES, RESPONSIBLE, UNTIL_ACKNOWLEDGED } from './table.js';
import type { Observation, ObservationAnswer } from './review-rows.js';
import type { Draft, Ebauche, NoticePreference, ReadingPosition } from './own-rows.js';
import type { LieuProtege, AccuseReception, AgendaFeed, Conflict, ConflictLift, Convocation, ConvocationAnswer, Poll, PollSlot, PollVote, ActionItem, ActionStep, MinuteDraft, MinuteLine, Admission, AdmissionDecision, AdmissionKind, AdmissionProposal, Attachment, Content, Deadline, DeadlineShortening, Dossier, DossierLink, DossierMove, DossierTerritoire, Evaluation, GlassReview, Habilitation, InformationPreoccupante, Invitation, Justification, MailFailure, OfIntake, Participation, Referent, Retour, Session, Share, Signalement, SignalementDossier, Synthese, SyntheseDate, SynthesePoint, Table, Thread, World } from './world.js';

type Shows<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;
/** Beyond this many dossiers in a territory, the wall falls back to the whole département. */
const WIDE = 2000;
/** In the territory, as the wall knows it. */
export const reaches = (f: Facts, a: Habilitation, dossier: string): boolean => f.inScope(a, dossier) || f.scope(a).size > WIDE;

const ofTerritory: Shows<string> = (f, a, id) => BY_TERRITORY.includes(a.function) && reaches(f, a, id);
const dossier: Shows<string> = (f, a, id) => f.isAdmitted(a, id) || ofTerritory(f, a, id);
const content: Shows<Content> = (f, a, r) => dossier(f, a, r.dossier_id) || f.isShared(a, r.id) || r.author_id === a.id;
const inThread: Shows<{ thread_id: string }> = (f, a, r) => f.participates(a, r.thread_id);
/** The one policy that asks of a kind: who may know that there is a secret place is not who may know the dossier. */
export const knowsPlaces: Shows<string> = (f, a, id) => f.isAdmitted(a, id, 'LIE') || (a.function === 'RESPONSABLE_ASE' && reaches(f, a, id));
/** Who answers for the child, or for the département. */
const journal: Shows<{ about_id: string }> = (f, a, r) => a.function === 'DPO' || (a.function === 'REFERENT_ASE' && f.isReferent(a, r.about_id))
  || (RESPONSIBLE.includes(a.function) && reaches(f, a, r.about_id));

/** The cell, for the whole département; beyond what the wall cares to list, whoever has a territory. */
const cell = (f: Facts, a: Habilitation): boolean => RECEIVES.includes(a.function) || (BY_TERRITORY.includes(a.function) && f.scope(a).size > WIDE);
export const reachesIntake: Shows<string> = (f, a, id) => cell(f, a) || f.dossiersOfIntake(a, id).some((d) => dossier(f, a, d));
const intake = (f: Facts, a: Habilitation, id: string, author: string): boolean => author === a.id || reachesIntake(f, a, id);
const ofIntake: Shows<OfIntake> = (f, a, r) => intake(f, a, r.intake_id, r.author_id);
/** What is attached to a dossier where one is admitted, or of one's territory. */
export const attachedWithin = (f: Facts, a: Habilitation, intakeId: string): boolean => f.dossiersOfIntake(a, intakeId).some((d) => f.isAdmitted(a, d) || f.inScope(a, d));
const term: Shows<Deadline | DeadlineShortening> = (f, a, r) => (a.function === 'REFERENT_ASE' && f.isReferent(a, r.holder_id)) || (RESPONSIBLE.includes(a.function) && reaches(f, a, r.holder_id))
  || (r.holder_type === 'INTAKE' && RECEIVES.includes(a.function)) || (RESPONSIBLE.includes(a.function) && attachedWithin(f, a, r.holder_id));
/** Conflicts: the référent by name, whatever the function, and the heads. */
const outOfIt: Shows<{ dossier_id: string }> = (f, a, r) => f.isReferent(a, r.dossier_id) || (RESPONSIBLE.includes(a.function) && reaches(f, a, r.dossier_id));

const aroundIntake: Shows<{ intake_id: string }> = (f, a, r) => cell(f, a) || f.dossiersOfIntake(a, r.intake_id).some((d) => dossier(f, a, d));

/** One's own, or attached to what one's territory reaches, whatever its route and however far it went. */
export const showsSignalement: Shows<string> = (f, a, id) => f.isOwnSignalement(a, id) || (BY_TERRITORY.includes(a.function) && f.dossiersOf(a, id).some((d) => reaches(f, a, d)));
/** What was sent to the parquet where one is a magistrate. */
export const addressed: Shows<string> = (f, a, id) => a.function === 'PROCUREUR' && f.isSentTo(a, id);
const ofSignalement: Shows<{ signalement_id: string }> = (f, a, r) => RECEIVES.includes(a.function) || showsSignalement(f, a, r.signalement_id) || addressed(f, a, r.signalement_id);

/** At the table, or around the child by territory. */
const atTable: Shows<{ synthese_id: string; dossier_id: string }> = (f, a, r) => isConvoked(f, a, r.synthese_id) || ofTerritory(f, a, r.dossier_id);

const WALL: Partial<Record<Table, Shows<never>>> = {
  dossier: ((f, a, r) => dossier(f, a, r.id)) satisfies Shows<Dossier>,
  enfant: content,
  entry: content,
  prior_information: content,
  personne: content,
  lien: content,
  prior_validation: content,
  lieu_protege: ((f, a, r) => knowsPlaces(f, a, r.dossier_id)) satisfies Shows<LieuProtege>,
  admission: ((f, a, r) => r.habilitation_id === a.id || dossier(f, a, r.dossier_id)) satisfies Shows<Admission>,
  referent: ((f, a, r) => r.habilitation_id === a.id || dossier(f, a, r.dossier_id)) satisfies Shows<Referent>,
  admission_proposal: ((f, a, r) => (r.proposed_by === a.id && f.isAdmitted(a, r.dossier_id)) || (RESPONSIBLE.includes(a.function) && reaches(f, a, r.dossier_id))) satisfies Shows<AdmissionProposal>,
  admission_decision: ((f, a, r) => (r.habilitation_id === a.id && f.isAdmitted(a, r.dossier_id)) || (RESPONSIBLE.includes(a.function) && reaches(f, a, r.dossier_id))) satisfies Shows<AdmissionDecision>,
  conflict: ((f, a, r) => r.declared_by === a.id || outOfIt(f, a, r)) satisfies Shows<Conflict>,
  justification: ((f, a, r) => r.habilitation_id === a.id || outOfIt(f, a, r)) satisfies Shows<Justification>,
  conflict_lift: ((f, a, r) => r.declarer_id === a.professionnel_id || outOfIt(f, a, r)) satisfies Shows<ConflictLift>,
  admission_kind: ((f, a, r) => r.habilitation_id === a.id || dossier(f, a, r.dossier_id)) satisfies Shows<AdmissionKind>,
  dossier_territoire: ((f, a, r) => dossier(f, a, r.dossier_id) || f.holdsTerritory(a, r.territoire_id)) satisfies Shows<DossierTerritoire>,
  dossier_link: ((f, a, r) => dossier(f, a, r.dossier_id)) satisfies Shows<DossierLink>,
  conservation_step: ((f, a, r) => RESPONSIBLE.includes(a.function) && reaches(f, a, r.dossier_id)) satisfies Shows<ConservationStep>,
  dossier_move: ((f, a, r) => r.moved_by === a.id || (RESPONSIBLE.includes(a.function) && reaches(f, a, r.dossier_id))) satisfies Shows<DossierMove>,
  thread: ((f, a, r) => f.participates(a, r.id) || r.author_id === a.id) satisfies Shows<Thread>,
  message: inThread,
  revision: inThread,
  mention: inThread,
  piece: inThread,
  receipt: inThread,
  thread_dossier: inThread,
  participation: ((f, a, r) => r.habilitation_id === a.id || f.participates(a, r.thread_id)) satisfies Shows<Participation>,
  share: ((f, a, r) => r.habilitation_id === a.id || r.granted_by === a.id || (RESPONSIBLE.includes(a.function) && reaches(f, a, r.dossier_id))) satisfies Shows<Share>,
  reading_position: ((_, a, r) => r.habilitation_id === a.id) satisfies Shows<ReadingPosition>,
  draft: ((f, a, r) => r.professionnel_id === a.professionnel_id && f.participates(a, r.thread_id)) satisfies Shows<Draft>,
  ebauche: ((_, a, r) => r.professionnel_id === a.professionnel_id) satisfies Shows<Ebauche>,
  notice_preference: ((_, a, r) => r.professionnel_id === a.professionnel_id) satisfies Shows<NoticePreference>,
  mail_failure: ((_, a, r) => a.function === 'ADMINISTRATEUR_DEPARTEMENT' || (a.function === 'CORRESPONDANT_ORGANISATION' && r.organisation_id === a.organisation_id)) satisfies Shows<MailFailure>,
  information_preoccupante: ((f, a, r) => intake(f, a, r.id, r.author_id)) satisfies Shows<InformationPreoccupante>,
  mineur_concerne: ofIntake,
  information_des_parents: ofIntake,
  element_recueilli: ofIntake,
  piece_recueillie: ofIntake,
  informant: ((f, a, r) => r.author_id === a.id || cell(f, a)) satisfies Shows<OfIntake>,
  accuse_reception: ((_, a, r) => r.author_id === a.id) satisfies Shows<AccuseReception>,
  evaluation: ((f, a, r) => reachesIntake(f, a, r.intake_id)) satisfies Shows<Evaluation>,
  contribution: content,
  piece_evaluation: ((f, a, r) => dossier(f, a, r.dossier_id) || f.isShared(a, r.contribution_id) || r.author_id === a.id) satisfies Shows<PieceEvaluation>,
  rencontre: content,
  rapport_evaluation: content,
  avis_titulaire: content,
  suite_donnee: aroundIntake,
  cloture: aroundIntake,
  demande_retour: (_, a) => RECEIVES.includes(a.function),
  retour_refuse: (_, a) => RECEIVES.includes(a.function),
  retour: ((f, a, r) => cell(f, a) || (r.addressee_id === a.id && r.means === 'PLATFORM')) satisfies Shows<Retour>,
  synthese: ((f, a, r) => r.author_id === a.id || isConvoked(f, a, r.id) || ofTerritory(f, a, r.dossier_id)) satisfies Shows<Synthese>,
  synthese_date: ((f, a, r) => r.author_id === a.id || isConvoked(f, a, r.synthese_id) || ofTerritory(f, a, r.dossier_id)) satisfies Shows<SyntheseDate>,
  synthese_point: ((f, a, r) => isConvoked(f, a, r.synthese_id) || ofTerritory(f, a, r.home_id)) satisfies Shows<SynthesePoint>,
  poll: ((f, a, r) => isConvoked(f, a, r.synthese_id) || ofTerritory(f, a, r.dossier_id)) satisfies Shows<Poll>,
  poll_slot: ((f, a, r) => isConvoked(f, a, r.synthese_id) || ofTerritory(f, a, r.dossier_id)) satisfies Shows<PollSlot>,
  poll_vote: ((f, a, r) => r.habilitation_id === a.id || isConvoked(f, a, r.synthese_id) || (a.function === 'RESPONSABLE_ASE' && reaches(f, a, r.dossier_id))) satisfies Shows<PollVote>,
  convocation_answer: ((f, a, r) => r.habilitation_id === a.id || (a.function === 'RESPONSABLE_ASE' && reaches(f, a, r.dossier_id))) satisfies Shows<ConvocationAnswer>,
  agenda_feed: ((_, a, r) => r.professionnel_id === a.professionnel_id) satisfies Shows<AgendaFeed>,
  seance_step: atTable, pen_step: atTable, presence: atTable, minutes: atTable,
  minute_line: ((f, a, r) => isConvoked(f, a, r.synthese_id) || ofTerritory(f, a, r.home_id)) satisfies Shows<MinuteLine>,
  piece_synthese: ((f, a, r) => isConvoked(f, a, r.synthese_id) || ofTerritory(f, a, r.home_id)) satisfies Shows<PieceSynthese>,
  action_item: ((f, a, r) => isConvoked(f, a, r.synthese_id) || ofTerritory(f, a, r.home_id)) satisfies Shows<ActionItem>,
  action_step: ((f, a, r) => isConvoked(f, a, r.synthese_id) || ofTerritory(f, a, r.home_id)) satisfies Shows<ActionStep>,
  observation: ((f, a, r) => isConvoked(f, a, r.synthese_id) || ofTerritory(f, a, r.home_id)) satisfies Shows<Observation>,
  observation_answer: ((f, a, r) => isConvoked(f, a, r.synthese_id) || ofTerritory(f, a, r.home_id)) satisfies Shows<ObservationAnswer>,
  relecture: atTable, family_step: atTable,
  minute_draft: ((f, a, r) => r.professionnel_id === a.professionnel_id && isConvoked(f, a, r.synthese_id)) satisfies Shows<MinuteDraft>,
  convocation: ((f, a, r) => r.habilitation_id === a.id || isConvoked(f, a, r.synthese_id) || (a.function === 'RESPONSABLE_ASE' && reaches(f, a, r.dossier_id))) satisfies Shows<Convocation>,
  attachment: ((f, a, r) => cell(f, a) || dossier(f, a, r.dossier_id)) satisfies Shows<Attachment>,
  qualification: aroundIntake,
  second_regard: aroundIntake,
  deadline: ((f, a, r) => term(f, a, r) || (r.answers_for === 'PROCUREUR' && addressed(f, a, r.holder_id)) || ((a.function === 'RESPONSABLE_ASE' || UNTIL_ACKNOWLEDGED.includes(r.code)) && showsSignalement(f, a, r.holder_id))) satisfies Shows<Deadline>,
  deadline_shortening: term,
  access: journal,
  event: journal,
  organisation: () => true,
  habilitation_proposal: () => true,
  habilitation_validation: () => true,
  habilitation_grant: () => true,
  service: () => true,
  substitution: () => true,
  convention: () => true,
  astreinte: () => true,
  delegation: () => true,
  ressort: () => true,
  permanence: () => true,
  passation: (_, a) => a.function === 'PROCUREUR',
  signalement: ((f, a, r) => RECEIVES.includes(a.function) || showsSignalement(f, a, r.id) || addressed(f, a, r.id)) satisfies Shows<Signalement>,
  signalement_letter: ofSignalement,
  piece_signalement: ofSignalement,
  signalement_seal: ofSignalement,
  signalement_step: ofSignalement,
  signalement_dossier: ((f, a, r) => BY_TERRITORY.includes(a.function) && reaches(f, a, r.dossier_id)) satisfies Shows<SignalementDossier>,
  inscription: () => true,
  invitation: ((_, a, r) => a.function === 'ADMINISTRATEUR_DEPARTEMENT' || (a.function === 'CORRESPONDANT_ORGANISATION' && r.organisation_id === a.organisation_id)) satisfies Shows<Invitation>,
  habilitation_review: () => true,
  glass_review: ((f, a, r) => r.habilitation_id === a.id || dossier(f, a, r.dossier_id)) satisfies Shows<GlassReview>,
  professionnel: () => true,
  habilitation: () => true,
  habilitation_territoire: () => true,
  territoire: () => true,
  session: ((_, a, r) => r.professionnel_id === a.professionnel_id) satisfies Shows<Session>,
};

export const WALLED = Object.keys(WALL) as Table[];

export function shows(world: World, actor: Habilitation, table: Table, row: object, t: number): boolean {
  const wall = WALL[table];
  if (!wall || !validAt(actor, t) || ('departement' in row && row.departement !== actor.departement)) return false;
  return wall(factsOf(world, t), actor, row as never);
}

/** What is answered to whoever writes there, and nothing else: each who holds authority over the child now was informed, or another found the exception well reasoned. */
export function informed(world: World, actor: Habilitation, dossierId: string): boolean {
  const { t } = world;
  const home = <R extends { departement: number }>(rows: readonly R[]): R[] => rows.filter((r) => r.departement === actor.departement);
  if (!validAt(actor, t) || !dossier(factsOf(world, t), actor, dossierId)) return false;
  const holders = home(world.lien).filter((l) => l.dossier_id === dossierId && ['PARENTAL_AUTHORITY', 'GUARDIAN'].includes(l.nature) && validAt(l, t));
  return holders.length > 0 && holders.every((l) => home(world.prior_information).some((p) => p.personne_id === l.personne_id && (p.exception === 'NONE'
    || (p.exception !== 'UNREACHABLE' && t < p.review_at && home(world.prior_validation).some((v) => v.prior_information_id === p.id)))));
}
