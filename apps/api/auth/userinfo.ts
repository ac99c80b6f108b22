import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { notProven } from './refusal.js';

const profile = z.object({ sub: z.string(), email: z.email().max(254).transform((email) => email.toLowerCase()), email_verified: z.boolean().optional() });
export type Profile = z.infer<typeof profile>;

interface Expected {
  issuer: string;
  clientId: string;
  subject: string;
  keys: JWTVerifyGetKey;
}

/**
 * ProConnect signs userinfo, so an unsigned one is a forgery: whoever stood between us and the provider could put
 * another's e-mail beside a true subject, and whoever comes by an invitation is recognised by their e-mail.
 */
export async function verifiedProfile(answer: Response, expected: Expected): Promise<Profile> {
  const type = answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (answer.status !== 200 || type !== 'application/jwt') throw notProven('userinfo_not_signed');
  const { payload } = await jwtVerify(await answer.text(), expected.keys, {
    issuer: expected.issuer, audience: expected.clientId, subject: expected.subject, algorithms: ['ES256', 'RS256'], clockTolerance: 30,
  });
  const read = profile.safeParse(payload);
  if (!read.success) throw notProven('userinfo_incomplete');
  return read.data;
}
