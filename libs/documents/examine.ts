import { scan } from './clamd.js';
import type { Reason } from './reasons.js';
import { runCheck, type Limits } from './run-check.js';
import { announced, nameOf, type DocumentType } from './types.js';

/** UNSCANNED: sound by its structure, and no antivirus is configured. It says so wherever it is shown. */
export type Verdict = { state: 'CLEAN' | 'UNSCANNED'; type: DocumentType; bytes: Buffer; words: string } | { state: 'REFUSED'; reason: Reason };
export interface Examination { program: string; clamdUrl: string; limits?: Limits }
export type Examine = (bytes: Buffer, givenName: string) => Promise<Verdict>;

const refused = (reason: Reason): Verdict => ({ state: 'REFUSED', reason });

/** The whole verdict on a piece: by its name, by what it is in a child of its own, then by the antivirus on the bytes as they came. Anything but a yes is a no. */
export async function examine({ program, clamdUrl, limits }: Examination, bytes: Buffer, givenName: string): Promise<Verdict> {
  const name = nameOf(givenName);
  if (!name) return refused('NOM');
  const type = announced(name);
  if (!type) return refused('TYPE');
  const checked = await runCheck(program, bytes, type, limits);
  if (!checked.accepted) return refused(checked.reason);
  if (clamdUrl === '') return { state: 'UNSCANNED', type, bytes: checked.bytes, words: checked.words };
  const found = await scan(clamdUrl, bytes);
  if (found === 'CLEAN') return { state: 'CLEAN', type, bytes: checked.bytes, words: checked.words };
  return refused(found === 'INFECTED' ? 'INFECTE' : 'ANTIVIRUS');
}
