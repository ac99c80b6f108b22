/**
 * ★ The legal clocks, as dated data: what starts each, what stops it, how long it may run, who answers for it, by which article of which version.
 * [D]: decided here, where the texts are silent or say « sans délai »: what nobody counts, nobody misses. A change of the law is one value more, never another value.
 */
import type { Function } from '../secrecy/functions.js';
import type { Span } from './calendar.js';

/** from: the first day for which we vouch for it. The articles were read as they stood at the end of 2023; none of our clocks starts before. */
export interface Value { readonly span: Span; readonly article: string; readonly from: string }
export interface Clock {
  readonly starts: string;
  readonly stops: string;
  readonly answers: Function;
  /** The second person, told with the first that the term is past. */
  readonly second: Function;
  readonly values: readonly Value[];
  /** BEFORE: so long before a fact to come. CARRIED: a right that lapses, whose last day gives way to a worked one (CPC 642); what is a duty is watched at its own day, which is the stricter. */
  readonly counted: 'AFTER' | 'BEFORE' | 'CARRIED';
}

/** The version of the codes that was read. */
export const READ = '2023-12-31';

type Rest = Partial<Pick<Clock, 'counted'>>;
const clock = (starts: string, stops: string, answers: Function, second: Function, span: Span, article: string, rest: Rest = {}): Clock =>
  ({ starts, stops, answers, second, values: [{ span, article, from: READ }], counted: 'AFTER', ...rest });

const CARRIED = { counted: 'CARRIED' } as const;
const BEFORE = { counted: 'BEFORE' } as const;

export const CLOCKS = {
  // Information préoccupante
  IP_TRIAGE: clock('information-preoccupante.received', 'information-preoccupante.triaged', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', { workingDays: 1 }, 'CASF L.226-3 [D]'),
  IP_QUALIFICATION: clock('information-preoccupante.received', 'information-preoccupante.qualified', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', { workingDays: 5 }, 'CASF L.226-3 [D]'),
  IP_EVAL: clock('information-preoccupante.received', 'rapport-evaluation.submitted', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', { months: 3 }, 'CASF D.226-2-4 II'),
  IP_FEEDBACK_PRO: clock('information-preoccupante.received', 'feedback.sent', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', { months: 3 }, 'CASF L.226-5 al. 1'),
  IP_FEEDBACK_LAY: clock('feedback.asked', 'feedback.sent', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', { months: 3 }, 'CASF L.226-5 al. 2, D.226-2-8'),

  // Signalement
  REFERRAL: clock('grounds.met', 'signalement.sent', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', { hours: 24 }, 'CASF L.226-4 I (sans délai) [D]'),
  SIGNALEMENT_SENDING: clock('signalement.sealed', 'signalement.sent', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', { hours: 1 }, 'CASF L.226-4 I (sans délai) [D]'),
  SIGNALEMENT_RECEPTION: clock('signalement.sent', 'signalement.received', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', { hours: 1 }, 'CASF L.226-4 I (sans délai) [D]'),
  SIGNALEMENT_ACK: clock('signalement.received', 'signalement.acknowledged', 'PROCUREUR', 'RESPONSABLE_CRIP', { workingDays: 1 }, 'CASF L.226-4 I [D]'),
  SIGNALEMENT_ACK_GRAVE: clock('signalement.received', 'signalement.acknowledged', 'PROCUREUR', 'RESPONSABLE_CRIP', { hours: 2 }, 'CASF L.226-4 I [D]'),
  SIGNALEMENT_OUTCOME: clock('signalement.acknowledged', 'signalement.answered', 'PROCUREUR', 'RESPONSABLE_CRIP', { months: 1 }, 'CASF L.226-4 I (dans les meilleurs délais) [D]'),
  SIGNALEMENT_FOLLOW_UP: clock('signalement.receipt-recorded', 'signalement.answered', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', { months: 1 }, 'CASF L.226-4 I (dans les meilleurs délais) [D]'),
  SIGNALEMENT_COMPLEMENT: clock('signalement.complement-asked', 'signalement.complement-sent', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', { workingDays: 2 }, 'CASF L.226-4 I [D]'),
  PARENTS_WRITTEN_NOTICE: clock('signalement.sent', 'parents.informed', 'RESPONSABLE_ASE', 'RESPONSABLE_CRIP', { days: 8 }, 'CASF L.226-5 al. 3 (sans terme) [D]'),

  // Ordonnance de placement provisoire, by the parquet then by the judge
  OPP_PARQUET_TO_JE: clock('opp.ordered', 'juge.seized', 'PROCUREUR', 'RESPONSABLE_ASE', { days: 8 }, 'C. civ. 375-5 al. 2'),
  OPP_PARQUET_JE_RULING: clock('juge.seized', 'juge.ruled', 'JUGE_DES_ENFANTS', 'RESPONSABLE_ASE', { days: 15 }, 'CPC 1184'),
  OPP_JE_HEARING: clock('opp.ordered-by-juge', 'parties.heard', 'JUGE_DES_ENFANTS', 'RESPONSABLE_ASE', { days: 15 }, 'CPC 1184'),
  JE_FOUND_PLACE: clock('juge-of-place-found.seized', 'juge.relinquished', 'JUGE_DES_ENFANTS', 'RESPONSABLE_ASE', { months: 1 }, 'CPC 1184'),
  PROVISIONAL_MERITS: clock('provisional-measure.ordered', 'merits.ruled', 'JUGE_DES_ENFANTS', 'RESPONSABLE_ASE', { months: 6 }, 'CPC 1185'),
  PROVISIONAL_EXTENSION: clock('provisional-measure.extended', 'merits.ruled', 'JUGE_DES_ENFANTS', 'RESPONSABLE_ASE', { months: 6 }, 'CPC 1185'),
  TRAVEL_BAN_PROSECUTOR: clock('travel-ban.ordered', 'travel-ban.ended', 'PROCUREUR', 'RESPONSABLE_ASE', { months: 2 }, 'C. civ. 375-5'),
  TRAVEL_BAN_PROSECUTOR_TO_JE: clock('travel-ban.ordered', 'juge.seized', 'PROCUREUR', 'RESPONSABLE_ASE', { days: 8 }, 'C. civ. 375-5'),
  TRAVEL_BAN_JE: clock('travel-ban.ordered-by-juge', 'travel-ban.ended', 'JUGE_DES_ENFANTS', 'RESPONSABLE_ASE', { months: 24 }, 'C. civ. 375-7'),

  // Before the judge
  HEARING_NOTICE: clock('audience.held', 'parties.convened', 'GREFFIER', 'JUGE_DES_ENFANTS', { days: 8 }, 'CPC 1188', BEFORE),
  PROSECUTOR_OPINION: clock('file.sent-to-parquet', 'opinion.returned', 'PROCUREUR', 'GREFFIER', { days: 15 }, 'CPC 1187'),
  LAWYER_DESIGNATION: clock('lawyer.asked', 'lawyer.designated', 'GREFFIER', 'JUGE_DES_ENFANTS', { days: 8 }, 'CPC 1186'),
  DECISION_NOTIFY: clock('decision.ruled', 'decision.notified', 'GREFFIER', 'RESPONSABLE_ASE', { days: 8 }, 'CPC 1190'),
  APPEAL: clock('decision.notified', 'appeal.made', 'RESPONSABLE_ASE', 'REFERENT_ASE', { days: 15 }, 'CPC 1191', CARRIED),
  APPEAL_PROVISIONAL_CA: clock('appeal.made', 'appeal.ruled', 'GREFFIER', 'RESPONSABLE_ASE', { months: 3 }, 'CPC 1193'),
  AAH_APPEAL_PENAL: clock('administrateur-ad-hoc.designated', 'appeal.made', 'GREFFIER', 'RESPONSABLE_ASE', { days: 10 }, 'CPP R.53-7'),
  AAH_APPEAL_CIVIL: clock('administrateur-ad-hoc.designated', 'appeal.made', 'GREFFIER', 'RESPONSABLE_ASE', { days: 15 }, 'CPC 1210-2', CARRIED),
  AAH_REPORT: clock('administrateur-ad-hoc.ended', 'administrateur-ad-hoc.reported', 'ADMINISTRATEUR_AD_HOC', 'GREFFIER', { months: 3 }, 'CPP R.53-8'),
  MJIE: clock('mjie.notified', 'mjie.reported', 'EDUCATEUR_PJJ', 'RESPONSABLE_ASE', { months: 6 }, 'note du 23 mars 2015'),

  // The child entrusted
  ACCUEIL_5_JOURS: clock('accueil.opened', 'accueil.settled', 'RESPONSABLE_ASE', 'RESPONSABLE_CRIP', { days: 5 }, 'CASF L.223-2'),
  ACCUEIL_72_HEURES: clock('accueil.opened', 'accueil.settled', 'RESPONSABLE_ASE', 'RESPONSABLE_CRIP', { hours: 72 }, 'CASF L.223-2'),
  PLACE_CHANGE_NOTICE: clock('place.changed', 'juge.informed', 'REFERENT_ASE', 'RESPONSABLE_ASE', { months: 1 }, 'CASF L.223-3', BEFORE),
  PLACE_CHANGE_EMERGENCY: clock('place-change.decided', 'juge.informed', 'REFERENT_ASE', 'RESPONSABLE_ASE', { hours: 48 }, 'CASF L.223-3'),
  SIBLING_SEPARATION: clock('siblings.separated', 'juge.informed', 'REFERENT_ASE', 'RESPONSABLE_ASE', { hours: 48 }, 'CASF L.223-3'),
  PPE: clock('mesure.started', 'projet-pour-enfant.signed', 'REFERENT_ASE', 'RESPONSABLE_ASE', { months: 3 }, 'CASF D.223-12'),
  DOC_ACCESS: clock('access.asked', 'access.answered', 'RESPONSABLE_ASE', 'DPO', { months: 1 }, 'CRPA R.311-13'),
} as const satisfies Record<string, Clock>;

export type ClockCode = keyof typeof CLOCKS;
