/**
 * The links of invitations, one mail each, at once and whatever the hour: whoever is invited has no rhythm yet. Taken for a while, judged again, sent, settled, as
 * the other mails are; the link is made here and is written nowhere.
 */
import { MailRefused, type Mailer } from '../../libs/notices/mailer.js';
import type { InvitationLinks } from '../../libs/platform/invitation-links.js';
import { BACKOFF, TRIES } from './send-mails.js';
import type { WorkerTools } from './tools.js';

interface Taken { id: string; attempts: number }

/** Two nodes at once: the second finds the hour moved. */
const TAKE = `update app.invitation i set mail_attempts = i.mail_attempts + 1, mail_due_at = app.now() + interval '1 minute' * (array[${BACKOFF.join(',')}])[least(i.mail_attempts + 1, ${BACKOFF.length})]
  where i.id = (select d.id from app.invitation d where d.mail_state = 'QUEUED' and d.mail_due_at <= app.now() order by d.mail_due_at, d.id limit 1)
    and i.mail_state = 'QUEUED' and i.mail_due_at <= app.now()
  returning i.id, i.mail_attempts as attempts`;

/** Sends what is due; stops at a server that takes nothing. Returns how many mails were accepted. */
export async function sendInvitations({ pool }: WorkerTools, mailer: Mailer, links: InvitationLinks, stopped: () => boolean = () => false): Promise<number> {
  const settle = (id: string, state: string): Promise<unknown> => pool.query('update app.invitation set mail_state = $2 where id = $1', [id, state]);
  let accepted = 0;
  while (!stopped()) {
    const { rows: [taken] } = await pool.query<Taken>(TAKE);
    if (!taken) return accepted;
    // Used, taken back or past since it was made: then nothing leaves.
    const { rows: [address] } = await pool.query<{ email: string; expires_at: Date }>('select email, expires_at from app.invited($1)', [taken.id]);
    if (!address) {
      await settle(taken.id, 'DROPPED');
      continue;
    }
    try {
      await mailer.invite(address.email, links.link(taken.id), address.expires_at);
    } catch (e) {
      if (!(e instanceof MailRefused)) throw e;
      if (e.permanent || taken.attempts >= TRIES) await settle(taken.id, 'REFUSED');
      if (!e.ofThisAddress) return accepted;
      continue;
    }
    await settle(taken.id, 'ACCEPTED');
    accepted += 1;
  }
  return accepted;
}
