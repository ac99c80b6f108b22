/**
 * ★ What follows from each event. A literal table: nothing else happens after an act.
 * Each consequence may run twice and must not matter. Letters and clocks come with the acts that call for them.
 */
import type { EventRow, EventType } from '../../libs/platform/event.entity.js';
import { compareChildLookup } from './compare-child-lookup.js';
import { queueAgendas } from './queue-agendas.js';
import { queueNotices } from './queue-notices.js';
import { receiveSignalement } from './receive-signalement.js';
import type { WorkerTools } from './tools.js';

export type Consequence = (tools: WorkerTools, event: EventRow) => Promise<void>;

export const CONSEQUENCES: Partial<Record<EventType, readonly Consequence[]>> = {
  'child.looked-up': [compareChildLookup],
  'message.posted': [queueNotices],
  'thread.opened': [queueNotices],
  'participation.added': [queueNotices],
  'admission.granted': [queueNotices],
  'admission.ended': [queueAgendas],
  'conflict.declared': [queueAgendas],
  'poll.opened': [queueNotices],
  'poll.reminded': [queueNotices],
  'child.found': [queueNotices],
  'dossier.moved': [queueNotices, queueAgendas],
  'habilitation.ended': [queueAgendas],
  'glass.broken': [queueNotices],
  'delegation.ended': [queueNotices],
  'permanence.named': [queueNotices],
  'permanence.ended': [queueNotices],
  'permanence.handed-over': [queueNotices],
  'permanence.taken-over': [queueNotices],
  'justification.asked': [queueNotices],
  'information-preoccupante.received': [queueNotices],
  'information-preoccupante.qualified': [queueNotices],
  'rapport-evaluation.submitted': [queueNotices],
  'retour.given': [queueNotices],
  'signalement.sent': [receiveSignalement, queueNotices],
  'signalement.received': [queueNotices],
  'signalement.deposited': [queueNotices],
  'signalement.receipt-recorded': [queueNotices],
  'signalement.acknowledged': [queueNotices],
  'signalement.answered': [queueNotices],
  'signalement.author-told': [queueNotices],
  'signalement.complement-asked': [queueNotices],
  'signalement.complement-sent': [queueNotices],
  'signalement.parents-timing': [queueNotices],
  'signalement.parents-told': [queueNotices],
  'signalement.judged': [queueNotices],
  'deadline.reminded': [queueNotices],
  'deadline.overdue': [queueNotices],
  'watch.silent': [queueNotices],
  'admission-proposal.granted': [queueNotices],
  'admission-proposal.refused': [queueNotices],
  'habilitation.granted': [queueNotices],
  'synthese.convened': [queueAgendas, queueNotices],
  'synthese.dated': [queueAgendas],
  'synthese.moved': [queueAgendas],
  'synthese.cancelled': [queueAgendas, queueNotices],
  'convocation.added': [queueAgendas, queueNotices],
  'convocation.ended': [queueAgendas, queueNotices],
  'minutes.validated': [queueNotices],
  'action.handed': [queueNotices],
  'action.reminded': [queueNotices],
  'action.due': [queueNotices],
  'action.overdue': [queueNotices],
  'relecture.reminded': [queueNotices],
  'conservation.announced': [queueNotices],
  'conservation.recalled': [queueNotices],
};
