/** What one operation read or was refused: a row per dossier × (thread or type), never what was in it. */
import { KINDS, type Kind } from '../secrecy/kinds.js';
import type { Rule } from '../secrecy/language.js';

export interface TraceRow {
  action: string; outcome: 'READ' | 'REFUSED'; subjectType: string; subjectId: string | null; dossierId: string | null; threadId: string | null;
  kinds: number; shown: number; withheld: number; highestSeq: number | null; held: Rule['right'] | 'NONE';
}

/** Rows that tell of no child, or that one wrote for oneself alone, leave no trace: the directory, one's own sessions, marks and drafts. */
const UNTRACED = new Set(['Organisation', 'Professionnel', 'Habilitation', 'HabilitationTerritoire', 'Territoire', 'Session', 'Service', 'Substitution', 'Convention', 'Delegation', 'Ressort', 'Permanence', 'Passation', 'HabilitationProposal', 'HabilitationValidation', 'HabilitationGrant', 'ReadingPosition', 'Draft', 'AgendaFeed', 'MinuteDraft', 'Ebauche']);
const IN_THREAD = new Set(['Thread', 'Message', 'Revision', 'Mention', 'Piece', 'Receipt', 'Participation']);
const LISTED = new Set(['Dossier', 'Enfant', 'Entry', 'PriorInformation', 'Personne', 'Lien', 'LieuProtege', 'PriorValidation', 'Admission', 'AdmissionProposal', 'AdmissionDecision', 'Referent', 'Thread', 'Participation', 'Message', 'Piece', 'Receipt', 'Share',
  'InformationPreoccupante', 'MineurConcerne', 'InformationDesParents', 'ElementRecueilli', 'PieceRecueillie', 'Informant', 'AccuseReception', 'Attachment', 'Qualification', 'SecondRegard', 'Deadline', 'DeadlineShortening',
  'Evaluation', 'Contribution', 'PieceEvaluation', 'Rencontre', 'RapportEvaluation', 'AvisTitulaire', 'SuiteDonnee', 'Retour', 'RetourRefuse', 'DemandeRetour', 'Cloture', 'Signalement', 'SignalementLetter', 'PieceSignalement', 'SignalementDossier', 'SignalementSeal', 'SignalementStep',
  'Synthese', 'SyntheseDate', 'SynthesePoint', 'Convocation', 'Poll', 'PollSlot', 'PollVote', 'ConvocationAnswer', 'SeanceStep', 'PenStep', 'Presence', 'MinuteLine', 'PieceSynthese', 'Minutes', 'ActionItem', 'ActionStep', 'Observation', 'ObservationAnswer', 'Relecture', 'FamilyStep', 'ConservationStep']);
/** What is known before any dossier is: it is traced by its own id. */
const OWN_INTAKE = new Set(['InformationPreoccupante', 'Signalement']);
/** What the journal is made of: who read it is told in it. */
const IN_JOURNAL = new Set(['Consultation', 'Event']);
const listed = (type: string): string => (IN_JOURNAL.has(type) ? 'Journal' : LISTED.has(type) ? type : 'Unknown');

export interface TracedRow { id?: string; dossierId?: string | null; threadId?: string | null; intakeId?: string | null; signalementId?: string | null; kind?: string; seq?: number | null }

export class Traces {
  private readonly rows = new Map<string, TraceRow>();
  /** Of which child each thread was first seen to speak: whoever takes part, or acknowledges, does it there. */
  private readonly homes = new Map<string, string>();

  /** held: the right that opened the row, null when it was shown as withheld. */
  read(type: string, action: string, of: object, held: string | null): void {
    if (UNTRACED.has(type)) return;
    const row = of as TracedRow;
    const thread = IN_THREAD.has(type) ? (type === 'Thread' ? row.id : row.threadId) ?? null : null;
    const own = (type === 'Dossier' ? row.id : row.dossierId) ?? null;
    if (thread && own && !this.homes.has(thread)) this.homes.set(thread, own);
    const dossier = own ?? (thread ? this.homes.get(thread) ?? null : null);
    const intake = row.intakeId ?? row.signalementId ?? (OWN_INTAKE.has(type) ? row.id : null) ?? null;
    const key = `${dossier}|${thread ?? `${type} ${intake}`}`;
    let trace = this.rows.get(key);
    if (!trace) {
      trace = {
        action: action === 'notice' ? 'notice' : 'read', outcome: 'READ', subjectType: thread ? 'Thread' : listed(type), subjectId: thread ?? intake,
        dossierId: dossier, threadId: thread, kinds: 0, shown: 0, withheld: 0, highestSeq: null, held: 'NONE',
      };
      this.rows.set(key, trace);
    }
    if (held === null) trace.withheld += 1;
    else {
      trace.action = 'read';
      trace.shown += 1;
      trace.held = held as TraceRow['held'];
      if (row.kind) trace.kinds |= 1 << KINDS.indexOf(row.kind as Kind);
    }
    if (type === 'Message' && typeof row.seq === 'number') trace.highestSeq = Math.max(trace.highestSeq ?? 0, row.seq);
  }

  /** kind: of what existence itself is a secret, so that the journal tells it to nobody else. */
  refused(type: string, action: string, id: string, kind?: Kind): void {
    this.rows.set(`refused|${type}|${id}`, {
      action, outcome: 'REFUSED', subjectType: listed(type), subjectId: id, dossierId: null, threadId: null,
      kinds: kind ? 1 << KINDS.indexOf(kind) : 0, shown: 0, withheld: 0, highestSeq: null, held: 'NONE',
    });
  }

  get refusals(): number {
    return [...this.rows.values()].filter((t) => t.outcome === 'REFUSED').length;
  }

  take(): TraceRow[] {
    return [...this.rows.values()];
  }
}
