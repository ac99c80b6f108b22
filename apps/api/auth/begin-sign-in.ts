import type { Response } from 'express';
import { neverCached } from './answer.js';
import { loginCookie, setCookie } from './cookies.js';
import type { IdentityProvider } from './identity-provider.js';
import { sealTransaction, TRANSACTION_SECONDS, type LoginTransaction } from './login-transaction.js';
import type { AuthSettings } from './settings.js';

/** Sends to the provider; what must be found again on the way back waits in a sealed cookie that no script can read. */
export async function beginSignIn(res: Response, settings: AuthSettings, provider: IdentityProvider, transaction: LoginTransaction, hint?: string): Promise<void> {
  const target = await provider.authorizationUrl(transaction, hint);
  neverCached(res);
  res.append('Set-Cookie', setCookie(loginCookie(settings), await sealTransaction(transaction, settings.cookieSecret), settings, TRANSACTION_SECONDS));
  res.redirect(303, target.href);
}
