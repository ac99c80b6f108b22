/**
 * What makes a letter the letter: its sha-256, signed. Behind one interface: a key of this installation by default, a seal of the signatory's own
 * (a qualified one, a card) when there is one.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface SealedLetter { sha256: string; signature: string; keyId: string }
export type Verdict = 'VALID' | 'ALTERED' | 'UNKNOWN_KEY';
export interface LetterSeal {
  seal(bytes: Uint8Array): Promise<SealedLetter>;
  /** Never throws on what it is given: a seal that cannot be read is an altered one. */
  verify(bytes: Uint8Array, sealed: SealedLetter): Promise<Verdict>;
  /** For whoever checks without us (PEM, SPKI). */
  publicKey(): Promise<string>;
}

/** Beside the key that encrypts keys: both are kept, and lost, together. */
export const letterKeyBeside = (kekFile: string): string => join(dirname(kekFile), 'letter-key.pem');

/** Ed25519 over the sha-256 of the bytes. The key is made once, 0600, by whichever process comes first. */
export class LocalLetterSeal implements LetterSeal {
  private readonly key: KeyObject;
  private readonly public: KeyObject;
  private readonly keyId: string;

  constructor(file: string) {
    if (!existsSync(file)) makeOnce(file);
    if (statSync(file).mode & 0o077) throw new Error(`La clé ${file} est lisible par d’autres que vous : « chmod 600 ${file} ».`);
    this.key = createPrivateKey(readFileSync(file));
    if (this.key.asymmetricKeyType !== 'ed25519') throw new Error(`La clé ${file} n’est pas une clé Ed25519.`);
    this.public = createPublicKey(this.key);
    this.keyId = createHash('sha256').update(this.public.export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 32);
  }

  seal(bytes: Uint8Array): Promise<SealedLetter> {
    const digest = createHash('sha256').update(bytes).digest();
    return Promise.resolve({ sha256: digest.toString('hex'), signature: sign(null, digest, this.key).toString('base64url'), keyId: this.keyId });
  }

  verify(bytes: Uint8Array, { sha256, signature, keyId }: SealedLetter): Promise<Verdict> {
    if (keyId !== this.keyId) return Promise.resolve('UNKNOWN_KEY');
    const digest = createHash('sha256').update(bytes).digest();
    const same = digest.toString('hex') === sha256 && verify(null, digest, this.public, Buffer.from(signature, 'base64url'));
    return Promise.resolve(same ? 'VALID' : 'ALTERED');
  }

  publicKey(): Promise<string> {
    return Promise.resolve(this.public.export({ type: 'spki', format: 'pem' }).toString());
  }
}

/** Written aside, on disk, then named: two processes that start together end with one key. */
function makeOnce(file: string): void {
  const aside = `${file}.${process.pid}`;
  const descriptor = openSync(aside, 'wx', 0o600);
  try {
    writeSync(descriptor, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    fsyncSync(descriptor);
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    closeSync(descriptor);
    rmSync(aside, { force: true });
  }
}
