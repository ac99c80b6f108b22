import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { ConfigError } from './config.js';

const stored = z.object({
  jwks: z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string(), alg: z.string(), use: z.string() })).min(1) }),
  cookieKeys: z.array(z.string().min(32)).min(1),
});
export type Keys = z.infer<typeof stored>;

async function signingKey(alg: 'ES256' | 'RS256'): Promise<Keys['jwks']['keys'][number]> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kty: alg === 'ES256' ? 'EC' : 'RSA', alg, use: 'sig', kid: randomBytes(8).toString('hex') };
}

/** Written whole beside, then renamed: a start that is interrupted leaves no half file for the next one. */
function keep(file: string, keys: Keys): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(keys), { mode: 0o600 });
  renameSync(draft, file);
}

/** The keys of the first start, for ever: sessions and signatures survive a restart. */
export async function loadKeys(file: string): Promise<Keys> {
  try {
    if (existsSync(file)) {
      chmodSync(file, 0o600);
      return stored.parse(JSON.parse(readFileSync(file, 'utf8')));
    }
    const keys = { jwks: { keys: [await signingKey('ES256'), await signingKey('RS256')] }, cookieKeys: [randomBytes(32).toString('base64url')] };
    keep(file, keys);
    return keys;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'contenu inattendu';
    throw new ConfigError(`Le fichier des clés du fournisseur d'identité ne peut pas être lu ou écrit (${file}, ${reason}) : supprimez-le ou corrigez IDENTITY_KEYS_FILE.`, { cause: error });
  }
}
