import { createHash, randomBytes } from 'node:crypto';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { AgendaFeed } from './agenda-feed.entity.js';

/** Whatever is presented has one, so that an address of the wrong shape is judged as one that exists nowhere. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * A new secret address, told once; the former opens nothing any more. Asked twice by the same key, it is made once and told the first time only: whoever has lost it makes
 * another one.
 */
export async function renewAgendaFeed(tx: Tx, input: { requestId: string }): Promise<{ feed: AgendaFeed; token: string | null }> {
  const requestId = uuid('requestId', input.requestId);
  const { departement, professionnelId } = tx.actor;
  await tx.lock('AgendaFeeds', professionnelId);
  const [already] = await tx.allowed(AgendaFeed, 'read', { where: { professionnelId, requestId } });
  if (already) return { feed: already, token: null };
  await endFeeds(tx);
  const token = randomBytes(32).toString('base64url');
  const feed = await tx.add(AgendaFeed, 'write', { departement, professionnelId, madeAt: tx.now, revokedAt: Infinity, tokenHash: hashOfToken(token), requestId });
  await tx.record('agenda-feed.renewed', feed);
  return { feed, token };
}

/** Those that still open something; one at most. */
export async function endFeeds(tx: Tx): Promise<AgendaFeed[]> {
  const ended: AgendaFeed[] = [];
  for (const { id } of await tx.allowed(AgendaFeed, 'read', { where: { professionnelId: tx.actor.professionnelId, revokedAt: 'infinity' } })) {
    const feed = await tx.get(AgendaFeed, id, 'end');
    await tx.end('agenda_feed', feed);
    ended.push(feed);
  }
  return ended;
}
