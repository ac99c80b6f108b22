/** C2SP tlog-checkpoint: which journal, how many leaves, and the root that they make. */
import { HASH_BYTES } from '../tree/hash.js';
import type { NoteVerifier } from './note.js';

export interface Checkpoint { origin: string; size: number; root: Buffer }

export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${root.toString('base64')}\n`;

/** What this key has signed of its own journal; null for anything else. Lines after the third are extensions, which say nothing of the tree. */
export function openCheckpoint(note: string, key: NoteVerifier): Checkpoint | null {
  const [origin, size = '', root = ''] = (key.open(note) ?? '').split('\n');
  const bytes = Buffer.from(root, 'base64');
  if (origin !== key.name || !/^(0|[1-9]\d{0,15})$/.test(size) || bytes.length !== HASH_BYTES || bytes.toString('base64') !== root) return null;
  return { origin, size: Number(size), root: bytes };
}
