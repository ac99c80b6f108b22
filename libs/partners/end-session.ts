import { realNow } from '../platform/clock.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Session } from './session.entity.js';

/** How long the proof of the provider serves to close another session: the time to find it in the list. Whoever took a session that is left open closes none of the others. Ours, of 23 November 2026. */
export const PROOF_MINUTES = 10;

/** Revokes one of one's own sessions: its token opens nothing any more, its sockets close. Ended twice, it ended once. */
export async function endSession(tx: Tx, sessionId: string): Promise<Session> {
  const session = await tx.get(Session, uuid('sessionId', sessionId), 'end', 'sessionId');
  if (session.endedAt !== Infinity) return session;
  if (session.id !== tx.actor.sessionId) await requireFreshProof(tx);
  // Recorded first: the end moves the epoch of the one who acts, whose context serves for nothing more.
  await tx.record('session.ended', session);
  await tx.end('session', session);
  return session;
}

async function requireFreshProof(tx: Tx): Promise<void> {
  const [mine] = await tx.allowed(Session, 'read', { where: { id: tx.actor.sessionId } });
  if (mine && +mine.provedAt > realNow() - PROOF_MINUTES * 60_000) return;
  throw new UserError('PREUVE_A_REFAIRE', `Pour fermer une autre session, identifiez-vous de nouveau : votre dernière identification date de plus de ${PROOF_MINUTES} minutes. Rien n’a été fermé.`, 'sessionId');
}
