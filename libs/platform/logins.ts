import { createHmac } from 'node:crypto';

/** The logins of the product; each has its own narrow lines in the policies. */
export const LOGINS = ['app_rt', 'sign_in', 'trace', 'relay', 'worker', 'rewrap', 'renew', 'shred', 'indexer', 'jobs', 'sequencer'] as const;
export type Login = (typeof LOGINS)[number];

/** One secret, as many passwords: known by migrate, which makes the logins, and by the server, which uses them. */
export const passwordOf = (roleSecret: string, login: Login): string => createHmac('sha256', roleSecret).update(login).digest('base64url');

/** DATABASE_URL is app_rt's; the other logins reach the same database. */
export function urlOf(databaseUrl: string, roleSecret: string, login: Login): string {
  const url = new URL(databaseUrl);
  url.username = login;
  url.password = passwordOf(roleSecret, login);
  return url.toString();
}
