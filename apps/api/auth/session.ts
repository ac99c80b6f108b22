import { cookieValue, sessionCookie } from './cookies.js';
import { foreignOrigin } from './refusal.js';
import type { SessionKind } from './settings.js';
import { hashToken, looksLikeToken } from './token.js';

export type Headers = Record<string, string | string[] | undefined>;

export interface Credential {
  tokenHash: Buffer;
  kind: SessionKind;
}

interface Where {
  publicUrl: string;
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

function bearerOf(headers: Headers): string | undefined {
  const found = /^Bearer(?:\s+(.*))?$/i.exec(one(headers['authorization']) ?? '');
  return found ? (found[1] ?? '') : undefined;
}

/**
 * The credential of a request, or of a socket's handshake (`handshakeToken` is its `auth.token`). An explicit token wins,
 * and a bad one is an absence: falling back to the cookie would let somebody else's page send junk as a bearer, be taken
 * for a client, skip the check of its origin, and act with the victim's cookie.
 */
export function credentialOf(headers: Headers, where: Where, handshakeToken?: unknown): Credential | null {
  const explicit = handshakeToken ?? bearerOf(headers);
  const token = explicit ?? cookieValue(one(headers['cookie']), sessionCookie(where));
  if (!looksLikeToken(token)) return null;
  return { tokenHash: hashToken(token), kind: explicit === undefined ? 'BROWSER' : 'CLIENT' };
}

/**
 * For what a cookie carries and changes something: browsers send it whoever wrote the page. A stated `Origin` decides alone;
 * `Sec-Fetch-Site` counts only without one, since a page that rebinds its name to our address is « same-origin » too.
 */
export function assertSameOrigin(headers: Headers, where: Where): void {
  if (bearerOf(headers) !== undefined) return;
  const { origin: ours } = new URL(where.publicUrl);
  const origin = one(headers['origin']);
  const same = origin === undefined ? one(headers['sec-fetch-site']) === 'same-origin' : origin === ours;
  if (!same) throw foreignOrigin(ours);
}

/** Our pages say when nobody has touched them for a minute: what they ask by themselves keeps no session open. Whoever does not say so is there. */
export const UNATTENDED = 'cordee-unattended';
export const attended = (headers: Headers): boolean => headers[UNATTENDED] === undefined;
