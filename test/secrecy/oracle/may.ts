/** The oracle: may this actor do this action on this row, in this world, at this instant? One line per type and action, and the default is no. */
import type { ConservationStep } from './conservation-rows.js';
import { mayBeAddressed } from './basis.js';
import { holds, holdsSomewhere } from './cells.js';
import { opensContent, sharesContent, signedBy, writesContent, writesUnsigned } from './content.js';
import { EVALUATIONS } from './evaluations.js';
import { SUITES } from './suites.js';
import { type Facts, factsOf, validAt } from './facts.js';
import { HABILITATION } from './habilitations.js';
import { INTAKES } from './intakes.js';
import { JUSTIFICATION } from './justifications.js';
import { SIGNALEMENT } from './signalements.js';
import { OBSERVATION } from './observations.js';
import { OWN } from './own.js';
import { POLL } from './polls.js';
import { SEANCE } from './seances.js';
import { SYNTHESE } from './syntheses.js';
import { FOLLOWS, ON_CALL, OPENS_DOSSIERS, RECEIVES, RESPONSIBLE, SIGNALS_DIRECTLY, TOLD, TOLD_TO_DPO, TOLD_TO_THE_HEADS, UNTIL_ACKNOWLEDGED } from './table.js';
import type { Conflict, ConflictLift, Consultation, Admission, AdmissionDecision, AdmissionKind, AdmissionProposal, Astreinte, ChildLookup, Content, Convention, Deadline, DeadlineShortening, Dossier, DossierLink, DossierMove, DossierTerritoire, Event, GlassReview, Habilitation, MailFailure, Mention, Message, Organisation, Participation, PriorValidation,Piece,  Receipt, Referent, Revision, Service, Session, Share,
  Substitution, Thread, ThreadDossier,
  TypeName, World } from './world.js';

type Judge<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;
const NOT_IN_THREADS = ['INF', 'ADO', 'LIE'];

const responsible: Judge<{ dossier_id: string }> = (f, a, r) => RESPONSIBLE.includes(a.function) && f.inScope(a, r.dossier_id);
const identityByFunction: Judge<string> = (f, a, dossier) => holds(a.function, 'S', 'IDE') && f.inScope(a, dossier);
const notices: Judge<{ thread_id: string; seq: number }> = (f, a, r) => f.participates(a, r.thread_id, r.seq);
const readsMessage: Judge<Message | Revision | Mention | Piece> = (f, a, r) => notices(f, a, r) && opensContent(f, a, r);
/** Under an exceptional access to this dossier, whatever the kind. */
const broken: Judge<string> = (f, a, dossier) => a.function === ON_CALL && f.isAdmitted(a, dossier, undefined, 'ASTREINTE');
const readsDossier: Judge<string> = (f, a, dossier) => identityByFunction(f, a, dossier) || broken(f, a, dossier) || (holdsSomewhere(a.function, 'P') && f.isAdmitted(a, dossier));
const breaks: Judge<{ habilitation_id: string; duty: string }> = (f, a, r) => a.function === ON_CALL && r.habilitation_id === a.id && f.isOnCall(a) && r.duty === 'ASTREINTE';
const ordinary = (duty: string): boolean => duty === 'NONE' || duty === 'EVALUATEUR';
const takesPart: Judge<string> = (f, a, dossier) => holdsSomewhere(a.function, 'P') && f.isAdmitted(a, dossier);
const seesWhoIsAdmitted: Judge<Admission | Referent> = (f, a, r) => r.habilitation_id === a.id || identityByFunction(f, a, r.dossier_id) || broken(f, a, r.dossier_id) || (holds(a.function, 'P', 'IDE') && f.isAdmitted(a, r.dossier_id));
/** The référent by name, whatever the function that follows, and the two heads in their territory. */
const knowsConflicts: Judge<{ dossier_id: string }> = (f, a, r) => responsible(f, a, r) || (FOLLOWS.includes(a.function) && f.isReferent(a, r.dossier_id));
const opensDossiers = (a: Habilitation): boolean => OPENS_DOSSIERS.includes(a.function);
const amends: Judge<Message> = (f, a, r) => r.author_id === a.id && notices(f, a, r);
/** The référent by name, the two heads in their territory. */
const answersFor: Judge<string> = (f, a, dossier) => (a.function === 'REFERENT_ASE' && f.isReferent(a, dossier)) || responsible(f, a, { dossier_id: dossier });
/** Of the kinds that must not even be noticed, those that were opened must all be kinds that the function may open by territory or by admission. */
const mayKnowOf = (a: Habilitation, reserved: string): boolean =>
  reserved === 'NONE' || reserved.split('_').every((kind) => holds(a.function, 'S', kind) || holds(a.function, 'P', kind));

/** A dossier of the territory for the two heads; whatever the cell receives, for the cell. */
const followsTerm: Judge<Deadline | DeadlineShortening> = (f, a, r) => responsible(f, a, { dossier_id: r.holder_id }) || (r.holder_type === 'INTAKE' && RECEIVES.includes(a.function)) || (a.function === 'RESPONSABLE_ASE' && f.dossiersOfIntake(a, r.holder_id).some((d) => f.inScope(a, d)));

const corresponds: Judge<{ organisation_id: string; recorded_by: string }> = (_, a, r) =>
  a.function === 'CORRESPONDANT_ORGANISATION' && r.organisation_id === a.organisation_id && r.recorded_by === a.id;

const LAW: Record<string, Judge<never>> = {
  'Dossier.read': ((f, a, r) => readsDossier(f, a, r.id)) satisfies Judge<Dossier>,
  'Dossier.open': ((_, a, r) => opensDossiers(a) && r.opened_by === a.id) satisfies Judge<Dossier>,
  'DossierTerritoire.read': ((f, a, r) => readsDossier(f, a, r.dossier_id)) satisfies Judge<DossierTerritoire>,
  'DossierTerritoire.open': ((f, a, r) => opensDossiers(a) && f.holdsTerritory(a, r.territoire_id)) satisfies Judge<DossierTerritoire>,
  'DossierLink.read': ((f, a, r) => readsDossier(f, a, r.dossier_id)) satisfies Judge<DossierLink>,
  'DossierLink.end': ((f, a, r) => opensDossiers(a) && f.inScope(a, r.dossier_id) && f.inScope(a, r.linked_id)) satisfies Judge<DossierLink>,
  'DossierLink.open': ((f, a, r) => opensDossiers(a) && f.inScope(a, r.dossier_id) && f.inScope(a, r.linked_id)) satisfies Judge<DossierLink>,
  'DossierMove.write': ((f, a, r) => responsible(f, a, r) && r.moved_by === a.id) satisfies Judge<DossierMove>,
  'DossierMove.read': ((f, a, r) => responsible(f, a, r) || r.moved_by === a.id) satisfies Judge<DossierMove>,
  'ConservationStep.write': ((f, a, r) => responsible(f, a, r) && r.author_id === a.id && r.person_id === a.professionnel_id) satisfies Judge<ConservationStep>,
  'ConservationStep.read': ((f, a, r) => responsible(f, a, r)) satisfies Judge<ConservationStep>,
  'ChildLookup.ask': ((_, a, r) => opensDossiers(a) && r.asked_by === a.id) satisfies Judge<ChildLookup>,

  'Enfant.read': opensContent satisfies Judge<Content>,
  'Enfant.write': ((f, a, r) => writesContent(f, a, r)) satisfies Judge<Content>,
  'Entry.read': opensContent satisfies Judge<Content>,
  'Entry.share': sharesContent satisfies Judge<Content>,
  'Entry.write': ((f, a, r) => writesContent(f, a, r)) satisfies Judge<Content>,
  'PriorInformation.read': opensContent satisfies Judge<Content>,
  'PriorInformation.write': ((f, a, r) => writesContent(f, a, r)) satisfies Judge<Content>,

  'Personne.read': opensContent satisfies Judge<Content>,
  'Personne.write': ((f, a, r) => writesContent(f, a, r)) satisfies Judge<Content>,
  'Lien.read': opensContent satisfies Judge<Content>,
  'Lien.write': ((f, a, r) => writesContent(f, a, r)) satisfies Judge<Content>,
  'Lien.end': ((f, a, r) => writesUnsigned(f, a, r, ['S', 'P', '+P', '*P'])) satisfies Judge<Content>,
  'LieuProtege.read': ((f, a, r) => opensContent(f, a, r, (ground) => ['S', 'P', '+P', '*P'].includes(ground))) satisfies Judge<Content>,
  'LieuProtege.write': ((f, a, r) => writesContent(f, a, r, ['S', 'P', '+P', '*P'])) satisfies Judge<Content>,
  'LieuProtege.end': ((f, a, r) => writesUnsigned(f, a, r, ['S', 'P', '+P', '*P'])) satisfies Judge<Content>,
  'PriorValidation.read': opensContent satisfies Judge<Content>,
  'PriorValidation.write': ((f, a, r) => responsible(f, a, r) && signedBy(a, r) && f.isExceptionOfAnother(a, r.prior_information_id, r.dossier_id)) satisfies Judge<PriorValidation>,

  'Admission.read': seesWhoIsAdmitted satisfies Judge<Admission>,
  'AdmissionKind.read': ((f, a, r) => r.habilitation_id === a.id || responsible(f, a, r) || (!NOT_IN_THREADS.includes(r.kind)
    && (identityByFunction(f, a, r.dossier_id) || broken(f, a, r.dossier_id) || (holds(a.function, 'P', 'IDE') && f.isAdmitted(a, r.dossier_id))))) satisfies Judge<AdmissionKind>,
  'Admission.grant': ((f, a, r) => responsible(f, a, r) && ordinary(r.duty) && r.granted_by === a.id) satisfies Judge<Admission>,
  'AdmissionKind.grant': ((f, a, r) => responsible(f, a, r) && ordinary(r.duty)) satisfies Judge<AdmissionKind>,
  'Admission.break': ((f, a, r) => breaks(f, a, r) && r.granted_by === a.id) satisfies Judge<Admission>,
  'AdmissionKind.break': ((f, a, r) => breaks(f, a, r) && holds(ON_CALL, 'S', r.kind)) satisfies Judge<AdmissionKind>,
  'GlassReview.read': ((f, a, r) => r.habilitation_id === a.id || responsible(f, a, r)) satisfies Judge<GlassReview>,
  'GlassReview.write': ((f, a, r) => {
    const broke = f.admission.get(r.admission_id);
    return responsible(f, a, r) && r.reviewed_by === a.id && r.reviewer_id === a.professionnel_id
      && broke?.dossier_id === r.dossier_id && broke.duty === 'ASTREINTE' && broke.departement === a.departement && f.isAnother(a, broke.habilitation_id);
  }) satisfies Judge<GlassReview>,
  'Astreinte.read': () => true,
  'Astreinte.end': ((_, a) => a.function === 'ADMINISTRATEUR_DEPARTEMENT') satisfies Judge<Astreinte>,
  'Astreinte.add': ((f, a, r) => a.function === 'ADMINISTRATEUR_DEPARTEMENT' && r.recorded_by === a.id && r.recorder_id === a.professionnel_id && f.isAnother(a, r.habilitation_id)) satisfies Judge<Astreinte>,
  'Admission.end': responsible satisfies Judge<Admission>,
  'Referent.read': seesWhoIsAdmitted satisfies Judge<Referent>,
  'Referent.grant': ((f, a, r) => responsible(f, a, r) && r.named_by === a.id && FOLLOWS.includes(r.function)) satisfies Judge<Referent>,
  'Referent.end': responsible satisfies Judge<Referent>,
  'AdmissionProposal.propose': ((f, a, r) => r.proposed_by === a.id && takesPart(f, a, r.dossier_id)) satisfies Judge<AdmissionProposal>,
  'AdmissionProposal.read': ((f, a, r) => responsible(f, a, r) || (r.proposed_by === a.id && takesPart(f, a, r.dossier_id))) satisfies Judge<AdmissionProposal>,
  'AdmissionDecision.read': ((f, a, r) => responsible(f, a, r) || (r.habilitation_id === a.id && takesPart(f, a, r.dossier_id))) satisfies Judge<AdmissionDecision>,
  'AdmissionDecision.grant': ((f, a, r) => responsible(f, a, r) && r.decided_by === a.id) satisfies Judge<AdmissionDecision>,

  'Conflict.read': ((f, a, r) => r.declared_by === a.id || knowsConflicts(f, a, r)) satisfies Judge<Conflict>,
  'ConflictLift.read': ((f, a, r) => knowsConflicts(f, a, r) || (r.declarer_id === a.professionnel_id && r.professionnel_id === a.professionnel_id)) satisfies Judge<ConflictLift>,
  'Conflict.write': ((f, a, r) => r.declared_by === a.id && r.declarer_id === a.professionnel_id
    && (responsible(f, a, r) || (r.professionnel_id === a.professionnel_id && (takesPart(f, a, r.dossier_id) || (holdsSomewhere(a.function, 'S') && f.inScope(a, r.dossier_id)) || broken(f, a, r.dossier_id))))) satisfies Judge<Conflict>,
  'ConflictLift.write': ((f, a, r) => {
    const conflict = f.conflict.get(r.conflict_id);
    return responsible(f, a, r) && r.lifted_by === a.id && r.lifter_id === a.professionnel_id && conflict !== undefined && conflict.departement === a.departement
      && conflict.dossier_id === r.dossier_id && conflict.professionnel_id !== a.professionnel_id && conflict.declarer_id !== a.professionnel_id;
  }) satisfies Judge<ConflictLift>,

  'Thread.notice': ((f, a, r) => f.participates(a, r.id)) satisfies Judge<Thread>,
  'Thread.read': ((f, a, r) => f.participates(a, r.id) && opensContent(f, a, r)) satisfies Judge<Thread>,
  'Thread.open': ((f, a, r) => !NOT_IN_THREADS.includes(r.kind) && writesContent(f, a, r, ['S', 'P', '+P', '*P'])) satisfies Judge<Thread>,

  'ThreadDossier.read': ((f, a, r) => f.participates(a, r.thread_id)) satisfies Judge<ThreadDossier>,
  'ThreadDossier.open': ((f, a, r) => f.openedThread(a, r.thread_id) && f.thread.get(r.thread_id)?.seq === 0
    && readsDossier(f, a, r.dossier_id)) satisfies Judge<ThreadDossier>,

  'Participation.read': ((f, a, r) => r.habilitation_id === a.id || f.participates(a, r.thread_id)) satisfies Judge<Participation>,
  'Participation.add': ((f, a, r) => {
    const thread = f.thread.get(r.thread_id);
    return thread !== undefined && (responsible(f, a, thread) || f.openedThread(a, thread.id));
  }) satisfies Judge<Participation>,

  'Message.notice': notices satisfies Judge<Message>,
  'Message.read': readsMessage satisfies Judge<Message>,
  'Message.acknowledge': readsMessage satisfies Judge<Message>,
  'Message.share': ((f, a, r) => notices(f, a, r) && sharesContent(f, a, r)) satisfies Judge<Message>,
  'Message.post': ((f, a, r) => f.participates(a, r.thread_id) && !NOT_IN_THREADS.includes(r.kind) && writesContent(f, a, r)) satisfies Judge<Message>,
  'Message.correct': amends satisfies Judge<Message>,
  'Message.withdraw': amends satisfies Judge<Message>,
  'Revision.notice': notices satisfies Judge<Revision>,
  'Revision.read': readsMessage satisfies Judge<Revision>,
  'Revision.write': ((f, a, r) => r.author_id === a.id && notices(f, a, r) && f.wroteMessage(a, r.message_id)) satisfies Judge<Revision>,
  'Mention.read': readsMessage satisfies Judge<Mention>,
  'Mention.write': ((f, a, r) => r.author_id === a.id && notices(f, a, r) && f.wroteMessage(a, r.message_id)) satisfies Judge<Mention>,
  'Mention.answer': ((f, a, r) => r.habilitation_id === a.id && notices(f, a, r)) satisfies Judge<Mention>,
  'Piece.read': readsMessage satisfies Judge<Piece>,
  'Piece.write': ((f, a, r) => r.author_id === a.id && notices(f, a, r) && f.wroteMessage(a, r.message_id)) satisfies Judge<Piece>,
  'Receipt.read': ((f, a, r) => notices(f, a, r) && (r.fact === 'ACKNOWLEDGED' || r.habilitation_id === a.id || f.wroteMessage(a, r.message_id))) satisfies Judge<Receipt>,
  'Receipt.write': ((f, a, r) => r.habilitation_id === a.id && notices(f, a, r)) satisfies Judge<Receipt>,
  'Consultation.read': ((f, a, r) => a.function === 'DPO' || (answersFor(f, a, r.about_id) && mayKnowOf(a, r.reserved))) satisfies Judge<Consultation>,
  'Event.read': ((f, a, r) => (a.function === 'DPO' ? [...TOLD, ...TOLD_TO_THE_HEADS, ...TOLD_TO_DPO].includes(r.type)
    : answersFor(f, a, r.about_id) && (TOLD.includes(r.type) || (RESPONSIBLE.includes(a.function) && TOLD_TO_THE_HEADS.includes(r.type))))) satisfies Judge<Event>,

  'MailFailure.read': ((_, a, r) => a.function === 'ADMINISTRATEUR_DEPARTEMENT' || (a.function === 'CORRESPONDANT_ORGANISATION' && r.organisation_id === a.organisation_id)) satisfies Judge<MailFailure>,

  'Deadline.read': ((f, a, r) => followsTerm(f, a, r) || (a.function === 'REFERENT_ASE' && r.answers_for === 'REFERENT_ASE' && f.isReferent(a, r.holder_id)) || (a.function === 'PROCUREUR' && r.answers_for === 'PROCUREUR' && f.isSentTo(a, r.holder_id))
    || (SIGNALS_DIRECTLY.includes(a.function) && f.isOwnSignalement(a, r.holder_id) && UNTIL_ACKNOWLEDGED.includes(r.code))
    || (a.function === 'RESPONSABLE_ASE' && f.dossiersOf(a, r.holder_id).some((d) => f.inScope(a, d)))) satisfies Judge<Deadline>,
  'DeadlineShortening.read': followsTerm satisfies Judge<DeadlineShortening>,
  'DeadlineShortening.write': ((f, a, r) => r.decided_by === a.id && RESPONSIBLE.includes(a.function) && followsTerm(f, a, r)) satisfies Judge<DeadlineShortening>,

  'Share.read': ((_, a, r) => r.habilitation_id === a.id || r.granted_by === a.id) satisfies Judge<Share>,
  'Share.notice': ((f, a, r) => r.habilitation_id === a.id || r.granted_by === a.id || responsible(f, a, r)) satisfies Judge<Share>,
  'Share.grant': ((_, a, r) => r.granted_by === a.id && mayBeAddressed(r.reader_function, r.kind, r.detail)) satisfies Judge<Share>,
  'Share.end': ((f, a, r) => r.granted_by === a.id || responsible(f, a, r)) satisfies Judge<Share>,
  'Session.read': ((_, a, r) => r.professionnel_id === a.professionnel_id) satisfies Judge<Session>,
  'Session.end': ((_, a, r) => r.professionnel_id === a.professionnel_id) satisfies Judge<Session>,
  'Habilitation.read': () => true,
  'HabilitationTerritoire.read': () => true,
  'Territoire.read': () => true,
  'Professionnel.read': () => true,
  ...HABILITATION,
  ...INTAKES,
  ...EVALUATIONS,
  ...SUITES,
  ...JUSTIFICATION,
  ...SIGNALEMENT,
  ...POLL, ...SYNTHESE, ...SEANCE, ...OBSERVATION, ...OWN,
  'Organisation.read': () => true,
  'Service.read': () => true,
  'Substitution.read': () => true,
  'Convention.read': () => true,
  'Organisation.add': ((_, a) => a.function === 'ADMINISTRATEUR_DEPARTEMENT') satisfies Judge<Organisation>,
  'Convention.add': ((_, a, r) => a.function === 'ADMINISTRATEUR_DEPARTEMENT' && r.recorded_by === a.id) satisfies Judge<Convention>,
  'Service.add': corresponds satisfies Judge<Service>,
  'Substitution.add': corresponds satisfies Judge<Substitution>,
};

/** Every `Type.action` that the law knows. */
export const ACTS = Object.keys(LAW);

export function may(world: World, actor: Habilitation, action: string, type: TypeName, row: object, t: number): boolean {
  const judge = LAW[`${type}.${action}`];
  if (!judge || !validAt(actor, t)) return false;
  // A session is a person's, of no département.
  if ('departement' in row && row.departement !== actor.departement) return false;
  return judge(factsOf(world, t), actor, row as never);
}
