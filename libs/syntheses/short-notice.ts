import { noticeOf } from '../clocks/notice.js';
import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import type { SlotAsked } from './slot-asked.js';
import type { SyntheseType } from './words.js';

/** Of a date nearer than usage lets people come, what usage is, in words; null otherwise. */
export function shortNotice(type: SyntheseType, startsAt: Date, toldAt: Date, departement: number): string | null {
  const { earliest, words } = noticeOf(type === 'CRISIS' ? 'CRISIS' : 'ORDINARY', toldAt, departement);
  return startsAt < earliest ? `L’usage veut, avant une réunion, ${words}.` : null;
}

/** A shorter notice is not refused: it is reasoned, in writing, for those who are convoked. */
export function requireReason(tx: Tx, type: SyntheseType, slot: SlotAsked): SlotAsked {
  const short = slot.reason ? null : shortNotice(type, slot.startsAt, tx.now, tx.actor.departement);
  if (short) throw new UserError('MOTIF_REQUIS', `${short} Dites pourquoi cette date est plus proche.`, 'reason');
  return slot;
}
