/** C2SP signed-note and tlog-checkpoint, as a browser reads them: what is signed, by which key, if this browser knows how to verify it. */
import { base64, bytesOf, same, sha256, utf8 } from './tree.js';

export interface JournalKey { name: string; id: Uint8Array; bytes: Uint8Array<ArrayBuffer> }
/** UNSUPPORTED: this browser has no Ed25519. */
export interface Signed { size: number; root: Uint8Array; signature: 'VERIFIED' | 'UNSUPPORTED' }

const ED25519 = 1;

/** « nom+identifiant+clé », on one line; null for anything else. */
export async function readKey(line: string): Promise<JournalKey | null> {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line.trim());
  const bytes = parts ? base64(parts[3]!) : null;
  if (!parts || bytes?.length !== 33 || bytes[0] !== ED25519) return null;
  const id = (await sha256(utf8(`${parts[1]}\n`), bytes)).subarray(0, 4);
  return same(id, bytesOf(parts[2]!)) ? { name: parts[1]!, id, bytes: bytes.slice(1) } : null;
}

/** Null when this key has not signed it. */
export async function openCheckpoint(note: string, key: JournalKey): Promise<Signed | null> {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n').map((line) => /^— (\S+) (\S+)$/.exec(line));
  const ours = lines.flatMap((line) => {
    const bytes = line?.[1] === key.name ? base64(line[2]!) : null;
    return bytes?.length === 68 && same(bytes.subarray(0, 4), key.id) ? [bytes.slice(4)] : [];
  });
  if (lines.includes(null) || ours.length === 0) return null;
  const [origin, size = '', root = ''] = text.split('\n');
  const hash = base64(root);
  if (origin !== key.name || !/^(0|[1-9]\d{0,15})$/.test(size) || hash?.length !== 32) return null;
  const found = await Promise.all(ours.map((signature) => verified(key, signature, utf8(text))));
  if (found.includes('WRONG')) return null;
  return { size: Number(size), root: hash, signature: found.includes('UNSUPPORTED') ? 'UNSUPPORTED' : 'VERIFIED' };
}

async function verified(key: JournalKey, signature: Uint8Array<ArrayBuffer>, text: Uint8Array<ArrayBuffer>): Promise<Signed['signature'] | 'WRONG'> {
  try {
    const imported = await crypto.subtle.importKey('raw', key.bytes, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, signature, text) ? 'VERIFIED' : 'WRONG';
  } catch (error) {
    if ((error as { name?: string }).name === 'NotSupportedError') return 'UNSUPPORTED';
    return 'WRONG';
  }
}
