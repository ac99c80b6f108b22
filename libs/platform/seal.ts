/**
 * AES-256-GCM with the row's place as authenticated data: a ciphertext moved to another row, column or dossier does not open.
 * Format: version (1) ‖ nonce (12) ‖ tag (16) ‖ ciphertext. authTagLength is given: Node would accept a tag of 4 bytes otherwise.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + NONCE + TAG;

export interface Place { table: string; column: string; holder: string; row: string }
const aad = (p: Place): Buffer => Buffer.from(`${VERSION}|${p.table}|${p.column}|${p.holder}|${p.row}`);

export class SealBroken extends Error {}

/** Subkeys by purpose, so that one use of a data key never weakens another; a file has one of its own, salted by its document's id. */
export const subkey = (key: Buffer, purpose: 'body' | 'index' | 'file', salt = ''): Buffer => Buffer.from(hkdfSync('sha256', key, salt, `cordee:${purpose}`, 32));

export function seal(key: Buffer, clear: string | Buffer, place: Place): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(aad(place));
  const body = Buffer.concat([cipher.update(clear as string, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
}

export function openSealed(key: Buffer, sealed: Buffer, place: Place): Buffer {
  if (sealed.length < HEAD || sealed[0] !== VERSION) throw new SealBroken(`${place.table}.${place.column}`);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG });
  decipher.setAAD(aad(place));
  decipher.setAuthTag(sealed.subarray(1 + NONCE, HEAD));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD)), decipher.final()]);
  } catch {
    throw new SealBroken(`${place.table}.${place.column}`);
  }
}
