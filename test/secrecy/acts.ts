/** What is compared on rows that are there, what is judged on rows that one would like to write, and on which worlds. */
import { ACTS } from './oracle/may.js';
import { WALLED } from './oracle/coarse.js';
import { type Table, TABLE_OF, type TypeName } from './oracle/world.js';

export interface Act { type: TypeName; action: string }

const WRITES = new Set(['write', 'grant', 'open', 'add', 'post', 'ask', 'propose', 'validate', 'break', 'report', 'sign', 'convene', 'collect']);
const all: Act[] = ACTS.map((name) => {
  const [type, action] = name.split('.') as [TypeName, string];
  return { type, action };
});

/** Acts with many rows and few questions are compared in some of the worlds only, so that time goes where cells differ. */
const PERIODS: Record<string, number> = { 'Organisation.read': 2, 'HabilitationTerritoire.read': 8, 'Service.read': 8, 'Substitution.read': 8, 'Convention.read': 8, 'SignalementDossier.read': 2, 'SignalementSeal.sign': 2, 'Admission.break': 16, 'Session.read': 4, 'Session.end': 4,
  'Admission.read': 4, 'Participation.read': 4, 'Admission.end': 8, 'AdmissionKind.read': 16, 'Referent.read': 2, 'Referent.end': 4, 'AdmissionProposal.read': 4, 'Share.read': 32, 'Conflict.read': 4, 'ConflictLift.read': 4, 'DossierMove.read': 4, 'ConservationStep.read': 2, 'Share.notice': 32, 'Share.end': 32, 'Event.read': 4, 'ReadingPosition.read': 8, 'Draft.read': 8, 'Ebauche.read': 4, 'Invitation.read': 2, 'Invitation.end': 2, 'Message.share': 8, 'SynthesePoint.share': 8, 'Convocation.read': 4, 'Poll.read': 4, 'PollSlot.read': 4, 'PollVote.read': 4, 'ConvocationAnswer.read': 4, 'Poll.end': 4, 'AgendaFeed.read': 8, 'AgendaFeed.end': 8, 'Convocation.end': 4, 'Synthese.read': 2, 'SeanceStep.read': 4, 'PenStep.read': 4, 'Presence.read': 4, 'Minutes.read': 4, 'MinuteDraft.read': 4, 'MinuteLine.notice': 2, 'PieceSynthese.read': 2, 'ActionItem.read': 2, 'ActionStep.read': 2, 'Observation.notice': 2, 'Observation.read': 2, 'ObservationAnswer.read': 2, 'Relecture.read': 4, 'FamilyStep.read': 2, 'SyntheseDate.read': 4, 'Entry.share': 16,
  'InformationDesParents.read': 2, 'MineurConcerne.read': 2, 'Informant.read': 2, 'AccuseReception.read': 2, 'Attachment.read': 4, 'ElementRecueilli.read': 2, 'PieceRecueillie.read': 2, 'Contribution.read': 4, 'PieceEvaluation.read': 4, 'Rencontre.read': 4, 'RapportEvaluation.read': 4, 'AvisTitulaire.read': 2, 'SuiteDonnee.read': 4, 'DemandeRetour.read': 8, 'Retour.read': 2, 'RetourRefuse.read': 8, 'Cloture.read': 4, 'InformationPreoccupante.qualify': 4, 'Qualification.read': 4, 'SecondRegard.read': 4, 'Message.withdraw': 2, 'Message.correct': 2, 'Receipt.read': 2, 'Habilitation.end': 4, 'HabilitationProposal.read': 2, 'NoticePreference.read': 4, 'HabilitationReview.read': 4, 'Deadline.read': 4, 'Consultation.read': 4, 'AdmissionDecision.read': 4 };
const period = (act: Act): number => PERIODS[`${act.type}.${act.action}`] ?? 1;

export const WRITING: readonly Act[] = all.filter((a) => WRITES.has(a.action));
/** An exceptional access and a seal are also judged where they stand: the relations that it asks must be told from those off by one instant. */
const existing = all.filter((a) => !WRITES.has(a.action) || (a.action === 'break' && a.type === 'Admission') || a.action === 'sign');

/** Acts on the rows of a world, in groups that are always asked together. `focus`: once all but a few conjuncts were decisive often enough, the acts of these few alone, in every world. */
export function groupsOf(seed: number, focus?: Focus): (readonly Act[])[] {
  if (!focus) return GROUPS.filter(({ every }) => seed % every === 0).map(({ acts }) => acts);
  const acts = existing.filter((act) => isAsked(act, focus));
  return acts.length === 0 ? [] : [acts];
}
/** "Type.action". */
export type Focus = ReadonlySet<string>;
export const isAsked = (act: Act, focus: Focus | undefined): boolean => !focus || focus.has(`${act.type}.${act.action}`);

const GROUPS = [1, 2, 4, 8, 16, 32].map((every) => ({ every, acts: existing.filter((a) => period(a) === every) }));

/** Rows to be written are also asked of SQL, in one world out of four: the door judges them by the object reading. */
export const writesInSql = (seed: number): boolean => seed % 4 === 0;

/** The third wall is asked of the same tables. */
export function tablesOf(seed: number, focus?: Focus): readonly Table[] {
  const asked = new Set<Table>(groupsOf(seed, focus).flat().map((act) => TABLE_OF[act.type]));
  return WALLED.filter((table) => asked.has(table));
}

/** How many rows of each type the law is asked to read by row. */
export const readersOf = (seed: number): number => (seed % 4 === 1 ? 3 : 0);

export const loadsChecked = (seed: number): boolean => seed % 8 === 0;
