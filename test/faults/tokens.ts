import { randomBytes } from 'node:crypto';
import { hashToken } from '../../apps/api/auth/token.js';
import { SignIn } from '../../libs/platform/sign-in.js';
import type { Door } from '../support/door.js';

/** Bearer tokens of our own sessions for people of the cast, opened through the real session function, without a server. */
export async function tokensOf(door: Door, keys: readonly string[]): Promise<Record<string, string>> {
  const pool = door.database.pool('sign_in', 1);
  const signIn = new SignIn(pool);
  const tokens: Record<string, string> = {};
  for (const key of keys) {
    const token = randomBytes(32).toString('base64url');
    if (!(await signIn.openSession({ issuer: 'test', subject: key, acr: 'eidas1-mfa', tokenHash: hashToken(token), kind: 'CLIENT', hours: 1 }))) throw new Error(`no account: ${key}`);
    tokens[key] = token;
  }
  await pool.end();
  return tokens;
}
