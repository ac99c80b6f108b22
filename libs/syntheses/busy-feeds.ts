import type pg from 'pg';
import { realNow } from '../platform/clock.js';
import type { AgendaNames } from './agenda-names.js';
import { busy } from './appointment.js';
import { hashOfToken } from './renew-agenda-feed.js';

interface Row { feed_id: string; synthese_id: string | null; starts_at: Date | null; ends_at: Date | null }

/** What secret addresses open: hours, without a session, by a function of the database that is asked of a hash and says nothing else. */
export class BusyFeeds {
  constructor(private readonly pool: pg.Pool, private readonly names: AgendaNames) {}

  /** The calendar of this address; null, alike, for what is unknown, revoked, or of the wrong shape. */
  async read(token: string): Promise<string | null> {
    const { rows } = await this.pool.query<Row>({ name: 'busy', text: 'select * from app.busy_of_feed($1)', values: [hashOfToken(token)] });
    if (rows.length === 0) return null;
    const taken = rows.flatMap(({ feed_id, synthese_id, starts_at, ends_at }) => (synthese_id && starts_at && ends_at ? [{ uid: this.names.busy(feed_id, synthese_id), startsAt: starts_at, endsAt: ends_at }] : []));
    return busy(taken, new Date(realNow()));
  }
}
