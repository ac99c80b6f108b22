import { hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import * as oidc from 'openid-client';
import { z } from 'zod';

/** Long enough to find one's phone for the second factor. */
export const TRANSACTION_SECONDS = 300;

const transaction = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), mode: z.enum(['browser', 'client']),
  /** The hash of the link by which somebody came, base64url. */
  invitation: z.string().optional(),
  /** The page that is come back to. */
  back: z.string().optional() });

/** A page of ours, by its path alone: identifiers, never what somebody wrote, and no other site. */
export const PAGE = /^\/(?!\/)[\w/.-]{0,200}$/;
export type LoginTransaction = z.infer<typeof transaction>;

export const newTransaction = (mode: LoginTransaction['mode'], { invitation, back }: Pick<LoginTransaction, 'invitation' | 'back'> = {}): LoginTransaction => ({
  state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), mode, ...(invitation && { invitation }), ...(back && PAGE.test(back) && { back }),
});

/** A key of its own: what is sealed with the same secret elsewhere cannot pass for a sign-in in progress. */
const keyOf = (secret: Buffer): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, '', 'cordee login transaction', 32));

/** Kept by the browser, sealed, so that any API node can finish what another began. */
export async function sealTransaction(begun: LoginTransaction, secret: Buffer): Promise<string> {
  return new EncryptJWT({ ...begun }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setIssuedAt().setExpirationTime(`${TRANSACTION_SECONDS}s`).encrypt(keyOf(secret));
}

/** null for one that is absent, tampered with or too old. */
export async function openTransaction(sealed: string | undefined, secret: Buffer): Promise<LoginTransaction | null> {
  if (!sealed) return null;
  try {
    const { payload } = await jwtDecrypt(sealed, keyOf(secret), { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'], requiredClaims: ['exp'] });
    return transaction.parse(payload);
  } catch {
    return null;
  }
}
