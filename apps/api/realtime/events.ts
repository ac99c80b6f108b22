/** Sockets say that, never what: a pointer of three keys, and the client asks again by GraphQL, where the law decides what it gets. */
import type { EventRow } from '../../../libs/platform/event.entity.js';

export interface Pointer {
  /** What happened. */
  type: 'message.posted' | 'message.corrected' | 'message.withdrawn' | 'message.acknowledged' | 'message.mentioned' | 'piece.attached' | 'thread.opened' | 'access.changed' | 'session.ended' | 'habilitation.ended' | 'invitation.used' | 'deadline.reminded' | 'deadline.overdue' | 'watch.silent';
  /** What to ask again: the exchange; for a right, the exchange or the dossier that it opens or closes; for a share, an astreinte, a delegation, a session, a deadline or an invitation that one made, itself. */
  id: string;
  /** The message's number in its exchange, where there is one: a reader who lacks some asks for the gap. */
  version: number | null;
}

/** `received` is for the client to call: of a message that was posted, it says that the message is in the hands of whoever is connected. */
export interface ServerToClient { pointer: (pointer: Pointer, received: () => void) => void }
export type ClientToServer = Record<string, never>;

const OF_A_RIGHT = new Set(['admission.granted', 'admission.ended', 'participation.added', 'referent.named', 'referent.ended', 'admission-proposal.granted', 'admission-proposal.refused', 'share.granted', 'share.ended', 'astreinte.named', 'astreinte.ended', 'delegation.registered', 'delegation.ended']);

export function pointerOf(event: EventRow): Pointer {
  const type = OF_A_RIGHT.has(event.type) ? 'access.changed' : event.type;
  // Whom one item is shared with may know nothing else of its dossier.
  const about = event.subject_type === 'Share' || event.subject_type === 'Deadline' ? null : event.thread_id ?? event.dossier_id;
  return { type: type as Pointer['type'], id: about ?? event.subject_id, version: event.thread_id ? event.seq : null };
}
