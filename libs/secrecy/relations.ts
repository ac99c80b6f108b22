/**
 * The indexed relations that memberOf matches. `from` aliases the rows m; `actor` names the column of the acting habilitation;
 * `keys` are matched, in order, with the columns of the rule; the last key of an interval relation is a lower bound.
 * Validity (from–to) is compared here, in SQL only, at app.now(), as [valid_from, valid_to).
 */
import type { RelationName } from './language.js';

export interface Relation {
  from: string;
  actor: string;
  keys: readonly string[];
  /** The last key bounds the row's column from below (m.from_seq <= r.seq) instead of being equal to it. */
  interval?: true;
  where?: string;
}

/** The instant of the transaction: a parameter in statements, app.now() in functions. */
export const NOW = ':now';
/** The actor's département: a line of another one counts for nothing, whatever it says. */
export const HOME = ':departement';
export const valid = (alias: string): string => `${alias}.valid_from <= ${NOW} and ${NOW} < ${alias}.valid_to`;

/** In force, and of the actor's own département. */
const counts = (alias: string): string => `${alias}.departement = ${HOME} and ${valid(alias)}`;

const SCOPE = `app.dossier_territoire m join app.habilitation_territoire ht on ht.territoire_id = m.territoire_id and ht.departement = m.departement`;
/** What an information préoccupante says of a child reaches that child's dossier, by a line of the actor's own département. */
const ATTACHED = (by: string): string => `app.attachment m join ${by} k on k.dossier_id = m.dossier_id and k.departement = m.departement`;
const ATTACHED_IN_SCOPE = `${ATTACHED('app.dossier_territoire')} join app.habilitation_territoire ht on ht.territoire_id = k.territoire_id and ht.departement = k.departement`;
const attached = (where = ''): string => `m.departement = ${HOME} and ${valid('k')}${where}`;
/** Who takes part by function (one with S) keeps the thread only while its home dossier stays in their perimeter. */
const STILL_IN_SCOPE = `(m.basis = 'ADMISSION' or exists (select 1 from app.dossier_territoire dt join app.habilitation_territoire ht
  on ht.territoire_id = dt.territoire_id and ht.departement = dt.departement
  where ht.habilitation_id = m.habilitation_id and dt.dossier_id = m.dossier_id and dt.departement = m.departement and ${valid('dt')}))`;

/** Sealed, for whoever is of that département: which of them may read it is their function's. */
const SEALED = { from: 'app.signalement_seal m join app.habilitation h on h.departement = m.departement', actor: 'h.id', where: `m.departement = ${HOME}` };

export const RELATIONS: Record<RelationName, Relation> = {
  scope: { from: SCOPE, actor: 'ht.habilitation_id', keys: ['m.dossier_id'], where: counts('m') },
  admissionKind: { from: 'app.admission_kind m', actor: 'm.habilitation_id', keys: ['m.dossier_id', 'm.kind'], where: counts('m') },
  admitted: { from: 'app.admission_kind m', actor: 'm.habilitation_id', keys: ['m.dossier_id'], where: counts('m') },
  evaluatorKind: { from: 'app.admission_kind m', actor: 'm.habilitation_id', keys: ['m.dossier_id', 'm.kind'], where: `m.duty = 'EVALUATEUR' and ${counts('m')}` },
  evaluated: { from: 'app.admission_kind m', actor: 'm.habilitation_id', keys: ['m.dossier_id'], where: `m.duty = 'EVALUATEUR' and ${counts('m')}` },
  referentOf: { from: 'app.referent m', actor: 'm.habilitation_id', keys: ['m.dossier_id'], where: counts('m') },
  share: { from: 'app.share m', actor: 'm.habilitation_id', keys: ['m.item_id'], where: counts('m') },
  participatesAdmitted: { from: 'app.participation m', actor: 'm.habilitation_id', keys: ['m.thread_id'], where: `m.basis = 'ADMISSION' and ${counts('m')}` },
  participatesAdmittedFrom: { from: 'app.participation m', actor: 'm.habilitation_id', keys: ['m.thread_id', 'm.from_seq'], interval: true, where: `m.basis = 'ADMISSION' and ${counts('m')}` },
  participates: { from: 'app.participation m', actor: 'm.habilitation_id', keys: ['m.thread_id'], where: `${counts('m')} and ${STILL_IN_SCOPE}` },
  participatesFrom: { from: 'app.participation m', actor: 'm.habilitation_id', keys: ['m.thread_id', 'm.from_seq'], interval: true, where: `${counts('m')} and ${STILL_IN_SCOPE}` },
  convokedAdmitted: { from: 'app.convocation m', actor: 'm.habilitation_id', keys: ['m.synthese_id'], where: `m.basis = 'ADMISSION' and ${counts('m')}` },
  convoked: { from: 'app.convocation m', actor: 'm.habilitation_id', keys: ['m.synthese_id'], where: `${counts('m')} and ${STILL_IN_SCOPE}` },
  // Whoever the last line of the pen names, until another one.
  scribing: { from: 'app.pen_step m', actor: 'm.holder_id', keys: ['m.synthese_id'], where: `m.fact <> 'RELEASED' and m.departement = ${HOME} and not exists (select 1 from app.pen_step n where n.synthese_id = m.synthese_id and n.sequence > m.sequence)` },
  // Whoever an action is given to now.
  inHand: { from: 'app.action_item m', actor: 'm.owner_id', keys: ['m.id'], where: `m.departement = ${HOME}` },
  openedThread: { from: 'app.thread m', actor: 'm.author_id', keys: ['m.id'], where: `m.departement = ${HOME}` },
  // Nothing has been said in it yet: of whom a thread speaks is settled when it is opened.
  openingThread: { from: 'app.thread m', actor: 'm.author_id', keys: ['m.id'], where: `m.seq = 0 and m.departement = ${HOME}` },
  authoredMessage: { from: 'app.message m', actor: 'm.author_id', keys: ['m.id'], where: `m.departement = ${HOME}` },
  ownOrganisation: { from: 'app.habilitation m', actor: 'm.id', keys: ['m.organisation_id'] },
  // An exception to prior information, written by another person than the actor, under whatever hat.
  exceptionOfAnother: {
    from: 'app.prior_information m join app.habilitation w on w.id = m.author_id join app.habilitation v on v.departement = m.departement and v.professionnel_id <> w.professionnel_id',
    actor: 'v.id', keys: ['m.id', 'm.dossier_id'], where: `m.exception <> 'NONE' and m.exception <> 'UNREACHABLE' and m.departement = ${HOME}`,
  },
  // Neither by this person nor for this person, under whatever hat.
  proposalOfOthers: { from: `app.habilitation_proposal m join app.habilitation me on me.departement = m.departement and me.professionnel_id <> m.proposer_id and me.professionnel_id <> m.professionnel_id`,
    actor: 'me.id', keys: ['m.id'], where: `m.departement = ${HOME}` },
  // Neither of this person nor declared by this person, under whatever hat.
  conflictOfOthers: { from: 'app.conflict m join app.habilitation me on me.departement = m.departement and me.professionnel_id <> m.professionnel_id and me.professionnel_id <> m.declarer_id',
    actor: 'me.id', keys: ['m.id', 'm.dossier_id'], where: `m.departement = ${HOME}` },
  validatedByAnother: { from: 'app.habilitation_validation m join app.habilitation me on me.departement = m.departement and me.professionnel_id <> m.validator_id',
    actor: 'me.id', keys: ['m.proposal_id'], where: `m.departement = ${HOME}` },
  // Why one opened a dossier, asked of oneself.
  askedOfMe: { from: 'app.justification m', actor: 'm.habilitation_id', keys: ['m.question_id', 'm.dossier_id'], where: `m.nature = 'ASKED' and m.departement = ${HOME}` },
  onCall: { from: 'app.astreinte m', actor: 'm.habilitation_id', keys: ['m.habilitation_id'], where: counts('m') },
  brokenKind: { from: 'app.admission_kind m', actor: 'm.habilitation_id', keys: ['m.dossier_id', 'm.kind'], where: `m.duty = 'ASTREINTE' and ${counts('m')}` },
  broken: { from: 'app.admission_kind m', actor: 'm.habilitation_id', keys: ['m.dossier_id'], where: `m.duty = 'ASTREINTE' and ${counts('m')}` },
  // An exceptional access that another person than the actor opened, under whatever hat.
  glassOfAnother: {
    from: 'app.admission m join app.habilitation w on w.id = m.habilitation_id join app.habilitation v on v.departement = m.departement and v.professionnel_id <> w.professionnel_id',
    actor: 'v.id', keys: ['m.id', 'm.dossier_id'], where: `m.duty = 'ASTREINTE' and w.departement = m.departement and m.departement = ${HOME}`,
  },
  anotherPerson: { from: 'app.habilitation m join app.habilitation v on v.departement = m.departement and v.professionnel_id <> m.professionnel_id', actor: 'v.id', keys: ['m.id'], where: `m.departement = ${HOME}` },
  intakeScope: { from: ATTACHED_IN_SCOPE, actor: 'ht.habilitation_id', keys: ['m.intake_id'], where: attached() },
  intakeAdmitted: { from: ATTACHED('app.admission_kind'), actor: 'k.habilitation_id', keys: ['m.intake_id'], where: attached() },
  intakeBroken: { from: ATTACHED('app.admission_kind'), actor: 'k.habilitation_id', keys: ['m.intake_id'], where: attached(` and k.duty = 'ASTREINTE'`) },
  mineurScope: { from: ATTACHED_IN_SCOPE, actor: 'ht.habilitation_id', keys: ['m.mineur_id'], where: attached() },
  mineurAdmissionKind: { from: ATTACHED('app.admission_kind'), actor: 'k.habilitation_id', keys: ['m.mineur_id', 'k.kind'], where: attached() },
  mineurEvaluatorKind: { from: ATTACHED('app.admission_kind'), actor: 'k.habilitation_id', keys: ['m.mineur_id', 'k.kind'], where: attached(` and k.duty = 'EVALUATEUR'`) },
  mineurBrokenKind: { from: ATTACHED('app.admission_kind'), actor: 'k.habilitation_id', keys: ['m.mineur_id', 'k.kind'], where: attached(` and k.duty = 'ASTREINTE'`) },
  // What one transmits is written with it: nothing is added once it is being looked at.
  transmittedIntake: { from: 'app.information_preoccupante m', actor: 'm.author_id', keys: ['m.id'], where: `m.state = 'RECEIVED' and m.departement = ${HOME}` },
  intakeToQualify: { from: 'app.information_preoccupante m join app.habilitation v on v.departement = m.departement', actor: 'v.id', keys: ['m.id'], where: `m.state = 'RECEIVED' and m.departement = ${HOME}` },
  // Proposed by another person than the actor, under whatever hat.
  qualifiedByAnother: { from: 'app.qualification m join app.habilitation v on v.departement = m.departement and v.professionnel_id <> m.person_id', actor: 'v.id', keys: ['m.id', 'm.intake_id'], where: `m.departement = ${HOME}` },
  ownSignalement: { from: 'app.signalement m', actor: 'm.author_id', keys: ['m.id'], where: `m.departement = ${HOME}` },
  // Attached to a dossier of the actor's perimeter, by a line of the actor's own département.
  signalementScope: {
    from: `app.signalement_dossier m join app.dossier_territoire k on k.dossier_id = m.dossier_id and k.departement = m.departement
    join app.habilitation_territoire ht on ht.territoire_id = k.territoire_id and ht.departement = k.departement`,
    actor: 'ht.habilitation_id', keys: ['m.signalement_id'], where: `m.departement = ${HOME} and ${valid('k')}`,
  },
  sealedSignalement: { ...SEALED, keys: ['m.signalement_id'] },
  sealedLetter: { ...SEALED, keys: ['m.signalement_id', 'm.version'] },
  // In the hands of a parquet that does not connect: which of the département may act on it is their function's.
  receiptRecorded: { from: 'app.signalement_step m join app.habilitation h on h.departement = m.departement', actor: 'h.id', keys: ['m.signalement_id'], where: `m.fact = 'RECEIPT_RECORDED' and m.departement = ${HOME}` },
  // Sent to the parquet where the actor is habilitated.
  sentToParquet: { from: 'app.signalement_step m join app.habilitation h on h.organisation_id = m.parquet_id and h.departement = m.departement', actor: 'h.id', keys: ['m.signalement_id'], where: `m.fact = 'SENT' and m.departement = ${HOME}` },
  signs: { from: 'app.delegation m', actor: 'm.delegate_id', keys: ['m.delegate_id'], where: counts('m') },
  territory: { from: 'app.habilitation_territoire m', actor: 'm.habilitation_id', keys: ['m.territoire_id'], where: `m.departement = ${HOME}` },
  // A child whom this evaluation is about: the relation asks nothing of the actor, but that the lines are of their département.
  evaluatedChild: {
    from: 'app.evaluation m join app.attachment a on a.intake_id = m.intake_id and a.departement = m.departement join app.habilitation v on v.departement = m.departement',
    actor: 'v.id', keys: ['m.id', 'a.dossier_id'], where: `m.departement = ${HOME}`,
  },
};
