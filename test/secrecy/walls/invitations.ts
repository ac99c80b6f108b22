/** Who comes in, found by the provider's subject alone; and the first time, by the link of an invitation. */
import type pg from 'pg';
import { as, tokenHash } from './as.js';
import type { Bench } from './bench.js';
import type { Wrong } from './checks.js';

export const opensSession = (client: pg.ClientBase, issuer: string, subject: string): Promise<string | undefined> =>
  as(client, 'sign_in', `select count(*) as n from app.open_session(gen_random_uuid(), $1, $2::text, 'eidas2', sha256(convert_to($2, 'UTF8')), 'BROWSER', 1)`, [issuer, subject]);

/** Who comes by which link: the one whose it is, unlinked, while it is open; and where the worker is told to send it. */
export async function invitations(client: pg.ClientBase, { scenario: { world } }: Bench): Promise<Wrong> {
  const people = new Map(world.professionnel.map((p) => [p.id, p]));
  const open = world.invitation.filter((i) => i.used_at === Infinity && i.revoked_at === Infinity);
  const serving = open.filter((i) => world.t < i.expires_at && people.get(i.professionnel_id)!.issuer === null);
  const uses = (link: { id: string }, email: string, subject = 'somebody new'): Promise<string | undefined> =>
    as(client, 'sign_in', `select count(*) filter (where used) as n from app.use_invitation($1, 'https://fia.example', $2, $3) used`, [tokenHash(link), subject, email]);
  for (const i of world.invitation) {
    const used = await uses(i, people.get(i.professionnel_id)!.email.toUpperCase());
    if (used !== (serving.includes(i) ? '1' : '0')) return `an invitation ${used === '1' ? 'serves' : 'does not serve'}`;
  }
  const [one] = serving;
  const known = world.professionnel.find((p) => p.issuer !== null)!;
  if (one && await uses(one, known.email) !== '0') return 'an invitation serves somebody else';
  if (one && await uses(one, people.get(one.professionnel_id)!.email, known.subject!) !== '0') return 'an invitation links a subject that is somebody’s';
  if (await uses(known, known.email) !== '0') return 'no invitation serves';
  const sent = await as(client, 'worker', 'select count(*) as n from unnest($1::uuid[]) i cross join lateral app.invited(i)', [world.invitation.map((i) => i.id)]);
  if (sent !== String(serving.length)) return `the worker mails ${sent} invitations of ${serving.length}`;
  // Of the columns that say what became of the mail, and by those alone: the places of rows are not its to read.
  const settled = await as(client, 'worker', 'with c as (update app.invitation set mail_state = mail_state returning 1) select count(*) as n from c');
  if (settled !== String(world.invitation.length)) return `the worker settles ${settled} mails of invitations, of ${world.invitation.length}`;
  const again = await as(client, 'app_policy', 'with c as (update app.invitation set used_at = used_at returning 1) select count(*) as n from c');
  return again === String(open.length) ? undefined : `${again} invitations may be used, of ${open.length}`;
}
