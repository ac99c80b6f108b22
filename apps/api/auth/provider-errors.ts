import * as oidc from 'openid-client';
import { cancelled, notProven, providerRefused, providerUnreachable, Refusal, stale, word } from './refusal.js';

const nobodyThere = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'ERR_JWKS_TIMEOUT']);

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return word(code ?? cause?.code ?? (error as Error).name);
}

/** A failed fetch, or an answer that only a broken server gives. */
function isOutage(error: unknown): boolean {
  if (error instanceof TypeError && error.message === 'fetch failed') return true;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return nobodyThere.has(String(code)) || (cause instanceof Response && cause.status >= 500);
}

/** Whatever cannot be named is treated as an identity that was not proven: the door stays shut. */
export function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isOutage(error)) return providerUnreachable(codeOf(error));
  if (error instanceof oidc.AuthorizationResponseError) {
    return error.error === 'access_denied' ? cancelled() : providerRefused(word(error.error));
  }
  if (error instanceof oidc.ResponseBodyError) {
    return error.error === 'invalid_grant' ? stale('invalid_grant') : providerRefused(word(error.error));
  }
  return notProven(codeOf(error));
}
