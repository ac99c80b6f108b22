import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, importJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
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

export const plainUserinfo: Tamper = onAnswer('/api/v2/userinfo', async (body, res) => {
  res.setHeader('content-type', 'application/json');
  return JSON.stringify(decodeJwt(body));
});

export const forgeIdToken = (changes: JWTPayload): Tamper => onAnswer('/api/v2/token', async (body) => {
  const answer = JSON.parse(body) as { id_token: string };
  return JSON.stringify({ ...answer, id_token: await resigned(answer.id_token, changes) });
});
