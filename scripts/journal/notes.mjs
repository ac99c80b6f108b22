/* C2SP signed-note and tlog-checkpoint, as whoever verifies reads them: « name+id+key », a text of which only the lines of our key count. */
import { createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './tree.mjs';

const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The public key of the journal, given as such or in a file. */
export function readKey(given) {
  const line = (given.includes('+') && !given.includes('/') ? given : keyIn(given)).trim();
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line);
  const bytes = Buffer.from(parts?.[3] ?? '', 'base64');
  if (!parts || bytes.length !== 33 || bytes[0] !== 1) throw new Error('La clé publique du journal n’est pas de la forme « nom+identifiant+clé » (Ed25519).');
  const id = sha256(`${parts[1]}\n`, bytes).subarray(0, 4);
  if (id.toString('hex') !== parts[2]) throw new Error('La clé publique du journal n’est pas celle que son identifiant annonce.');
  return { name: parts[1], id, key: createPublicKey({ key: Buffer.concat([SPKI, bytes.subarray(1)]), format: 'der', type: 'spki' }) };
}

function keyIn(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    if (file.includes('+')) return file;
    throw new Error(`La clé publique ${file} ne se lit pas.`);
  }
}

/** What this key signed: the size and the root, or null. */
export function openCheckpoint(note, { name, id, key }) {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, end + 1);
  const signatures = note.slice(end + 2, -1).split('\n').map((line) => /^— (\S+) (\S+)$/.exec(line));
  if (signatures.includes(null)) return null;
  const ours = signatures.filter((s) => s[1] === name).map((s) => Buffer.from(s[2], 'base64')).filter((s) => s.length === 68 && s.subarray(0, 4).equals(id));
  if (ours.length === 0 || !ours.every((s) => verify(null, Buffer.from(text), key, s.subarray(4)))) return null;
  const [origin, size, root] = text.split('\n');
  const bytes = Buffer.from(root ?? '', 'base64');
  if (origin !== name || !/^(0|[1-9]\d{0,15})$/.test(size) || bytes.length !== 32 || bytes.toString('base64') !== root) return null;
  return { size: Number(size), root: bytes };
}

/** A checkpoint as it was kept: without a root when this key has not signed it, or when its name says another size. */
export function checkpointFrom({ file, folder, text }, key) {
  const named = Number(/(\d+)\.checkpoint$/.exec(file)?.[1] ?? 0);
  const opened = openCheckpoint(text, key);
  return opened?.size === named ? { file, folder, ...opened } : { file, folder, size: named, root: null };
}

export const checkpointsOf = (folder, key) => readdirSync(folder).filter((name) => name.endsWith('.checkpoint')).sort()
  .map((file) => checkpointFrom({ file, folder, text: readFileSync(join(folder, file), 'utf8') }, key));
