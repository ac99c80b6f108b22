import * as oidc from 'openid-client';
import { cancelled, notProven, providerRefused, providerUnreachable, Refusal, stale, word } from './refusal.js';

const nobodyThere = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'ERR_JWKS_TIMEOUT']);

/** An error and what caused it: the libraries wrap a failed fetch each in their own way. */
const chain = (error: unknown): unknown[] => (typeof error === 'object' && error !== null ? [error, ...chain((error as { cause?: unknown }).cause)] : []);

/** The deepest code says most: ECONNREFUSED rather than « something went wrong ». */
function codeOf(error: unknown): string {
  const codes = chain(error).map((one) => (one as { code?: unknown }).code).filter((code) => typeof code === 'string');
  return word(codes.at(-1) ?? (error as Error).name);
}

/** A failed fetch, or an answer that only a broken server gives. */
export function isOutage(error: unknown): boolean {
  return chain(error).some((one) => {
    const { message, code, status } = one as { message?: unknown; code?: unknown; status?: unknown };
    return message === 'fetch failed' || nobodyThere.has(String(code)) || (typeof status === 'number' && status >= 500);
  });
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
