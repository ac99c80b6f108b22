import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type JWK, type JWTPayload } from 'jose';
import type { Tamper } from './world.js';

const attacker = await generateKeyPair('ES256');

/** The true token with other contents, under the true key's name, by a key that the attacker holds. */
async function resigned(jwt: string, changes: JWTPayload): Promise<string> {
  const { kid = '' } = decodeProtectedHeader(jwt);
  return new SignJWT({ ...decodeJwt(jwt), ...changes }).setProtectedHeader({ alg: 'ES256', kid }).sign(attacker.privateKey);
}

/** Changes the body of one path's answer just before it leaves. */
function onAnswer(path: string, change: (body: string, res: ServerResponse) => Promise<string>): Tamper {
  return (req: IncomingMessage, res: ServerResponse) => {
    if (!req.url?.startsWith(path)) return;
    const end = res.end.bind(res);
    res.end = ((body: unknown) => {
      void change(String(body), res).then((forged) => {
        res.setHeader('content-length', Buffer.byteLength(forged));
        end(forged);
      });
      return res;
    }) as typeof res.end;
  };
}

export const forgeUserinfo = (email: string): Tamper => onAnswer('/api/v2/userinfo', (body) => resigned(body, { email }));

/** Keeps what the provider truly signed for one person, to hand it out as another's. */
export function keepUserinfo(): { keep: Tamper; replay: Tamper } {
  let kept = '';
  return {
    keep: onAnswer('/api/v2/userinfo', async (body) => { kept = body; return body; }),
    replay: onAnswer('/api/v2/userinfo', async () => kept),
  };
}

/** What the provider itself would sign of an address that it has not verified, or of which it says nothing. */
export const unverifiedAddress = (keysFile: string, claimed: false | undefined): Tamper => onAnswer('/api/v2/userinfo', async (body) => {
  const { alg = '', kid = '' } = decodeProtectedHeader(body);
  const { jwks } = JSON.parse(readFileSync(keysFile, 'utf8')) as { jwks: { keys: JWK[] } };
  const { email_verified: _, ...rest } = decodeJwt(body);
  return new SignJWT({ ...rest, ...(claimed !== undefined && { email_verified: claimed }) }).setProtectedHeader({ alg, kid }).sign(await importJWK(jwks.keys.find((key) => key.kid === kid)!, alg));
});

/** Each of the two signed things that the provider answers with. */
export const SIGNED = ['id token', 'userinfo'] as const;

/** One of them, made again by `forge` from the true one. */
export const onSigned = (what: (typeof SIGNED)[number], forge: (jwt: string) => Promise<string>): Tamper => (what === 'userinfo'
  ? onAnswer('/api/v2/userinfo', forge)
  : onAnswer('/api/v2/token', async (body) => {
    const answer = JSON.parse(body) as { id_token: string };
    return JSON.stringify({ ...answer, id_token: await forge(answer.id_token) });
  }));

/** By the provider's own key, as only the provider could. */
export const providerSigns = (keysFile: string, changes: JWTPayload) => async (jwt: string): Promise<string> => {
  const { alg = '', kid = '' } = decodeProtectedHeader(jwt);
  const { jwks } = JSON.parse(readFileSync(keysFile, 'utf8')) as { jwks: { keys: JWK[] } };
  return new SignJWT({ ...decodeJwt(jwt), ...changes }).setProtectedHeader({ alg, kid }).sign(await importJWK(jwks.keys.find((key) => key.kid === kid)!, alg));
};

/** By a key that the token brings along, or says where to fetch. */
export const bringsItsKey = (header: 'jwk' | 'jku' | 'x5u') => async (jwt: string): Promise<string> =>
  new SignJWT(decodeJwt(jwt)).setProtectedHeader({ alg: 'ES256', ...(header === 'jwk' ? { jwk: await exportJWK(attacker.publicKey) } : { [header]: 'http://127.0.0.1:9/keys' }) }).sign(attacker.privateKey);

export const signedByNobody = async (jwt: string): Promise<string> => new UnsecuredJWT(decodeJwt(jwt)).encode();
/** What both sides know, taken for a key. */
export const signedBySecret = (secret: string) => (jwt: string): Promise<string> => new SignJWT(decodeJwt(jwt)).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(secret));

/** The provider's own description, changed. */
export const describedAs = (changes: object): Tamper => onAnswer('/api/v2/.well-known/openid-configuration', async (body) => JSON.stringify({ ...JSON.parse(body) as object, ...changes }));

export const plainUserinfo: Tamper = onAnswer('/api/v2/userinfo', async (body, res) => {
  res.setHeader('content-type', 'application/json');
  return JSON.stringify(decodeJwt(body));
});

export const forgeIdToken = (changes: JWTPayload): Tamper => onAnswer('/api/v2/token', async (body) => {
  const answer = JSON.parse(body) as { id_token: string };
  return JSON.stringify({ ...answer, id_token: await resigned(answer.id_token, changes) });
});
