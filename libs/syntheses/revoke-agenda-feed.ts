import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import type { AgendaFeed } from './agenda-feed.entity.js';
import { endFeeds } from './renew-agenda-feed.js';

/** From now on, one's address opens nothing. */
export async function revokeAgendaFeed(tx: Tx): Promise<AgendaFeed> {
  await tx.lock('AgendaFeeds', tx.actor.professionnelId);
  const [feed] = await endFeeds(tx);
  if (!feed) throw new UserError('SANS_ADRESSE', 'Vous n’avez pas d’adresse d’agenda.');
  await tx.record('agenda-feed.revoked', feed);
  return feed;
}
