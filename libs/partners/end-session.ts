import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Session } from './session.entity.js';

/** Revokes one of one's own sessions: its token opens nothing any more, its sockets close. Ended twice, it ended once. */
export async function endSession(tx: Tx, sessionId: string): Promise<Session> {
  const session = await tx.get(Session, uuid('sessionId', sessionId), 'end', 'sessionId');
  if (session.endedAt !== Infinity) return session;
  // Recorded first: the end moves the epoch of the one who acts, whose context serves for nothing more.
  await tx.record('session.ended', session);
  await tx.end('session', session);
  return session;
}
