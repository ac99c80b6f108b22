/**
 * What recognises a secret place without saying it: of each of its words, an HMAC under a key of the dossier, truncated to 16 bytes, behind their length, masked. There are always as
 * many, so that whoever reads the database does not even learn how many parts are known. A street guessed is checked by who has the key alone; the key destroyed, by nobody.
 */
import { createHmac } from 'node:crypto';
import { passages } from './recognise.js';

const MOST_MARKS = 8;
const TOKEN = 16;
/** A length of one byte, then the token. */
const MARK = 1 + TOKEN;
/** No word of a message bears it: under one key, what is sought and what is forbidden are never one token. */
const APART = '\0lieu\0';

const digest = (key: Buffer, ...text: readonly (string | number)[]): Buffer => createHmac('sha256', key).update(APART + text.join('\0')).digest();
const token = (key: Buffer, term: string): Buffer => digest(key, term).subarray(0, TOKEN);
const mask = (key: Buffer, n: number): number => digest(key, 'mask', n)[0]!;

export function marksOf(key: Buffer, terms: readonly string[]): Buffer {
  const kept = [...new Set(terms)];
  if (kept.length > MOST_MARKS || kept.some((term) => term.length > 0xff)) throw new Error('marks: more terms than marks, or longer ones than are kept');
  return Buffer.concat(Array.from({ length: MOST_MARKS }, (_, n) => {
    const term = kept[n];
    return Buffer.concat([Buffer.from([(term?.length ?? 0) ^ mask(key, n)]), term === undefined ? digest(key, 'none', n).subarray(0, TOKEN) : token(key, term)]);
  }));
}

/** Whether a text bears one of them, however it is typed. */
export function bears(text: string, key: Buffer, marks: Buffer): boolean {
  const byLength = new Map<number, Buffer[]>();
  for (let n = 0; n * MARK < marks.length; n++) {
    const length = marks[n * MARK]! ^ mask(key, n);
    if (length > 0) byLength.set(length, [...(byLength.get(length) ?? []), marks.subarray(n * MARK + 1, (n + 1) * MARK)]);
  }
  const seen = new Set<string>();
  for (const passage of passages(text, new Set(byLength.keys()))) {
    if (seen.has(passage.text)) continue;
    seen.add(passage.text);
    const found = token(key, passage.text);
    if (byLength.get(passage.text.length)?.some((mark) => mark.equals(found))) return true;
  }
  return false;
}
