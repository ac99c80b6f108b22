/** A word that exists nowhere else, and the ways in which it could be written: looked for in files and logs as bytes. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Letters and digits only: it is a name, a subject, a reason, whatever a field accepts. */
export const makeCanary = (): string => `Cnry${randomBytes(10).toString('hex')}`;

/** In base64 a word is written in three ways, after the bytes that come before it: the characters that do not depend on its neighbours. */
function inBase64(word: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), word]).toString('base64');
    const known = Math.floor(((before + word.length) * 8) / 6);
    return text.slice(Math.ceil((before * 8) / 6), known);
  });
}

/** Each way of writing this word, by name. */
export function needles(word: string): [way: string, bytes: Buffer][] {
  const raw = Buffer.from(word);
  const utf16 = Buffer.from(word, 'utf16le');
  const ways: [string, Buffer][] = [
    ['raw', raw], ['lower case', Buffer.from(word.toLowerCase())], ['upper case', Buffer.from(word.toUpperCase())],
    ['hex', Buffer.from(raw.toString('hex'))], ['HEX', Buffer.from(raw.toString('hex').toUpperCase())],
    ['utf16le', utf16], ['utf16be', Buffer.from(utf16).swap16()],
    ...inBase64(raw).flatMap((text): [string, Buffer][] => [['base64', Buffer.from(text)], ['base64url', Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_'))]]),
  ];
  return ways.filter(([, bytes], n) => ways.findIndex(([, other]) => other.equals(bytes)) === n);
}

export const waysIn = (bytes: Buffer, word: string): string[] => [...new Set(needles(word).filter(([, needle]) => bytes.includes(needle)).map(([way]) => way))];

/** Where these words are written under this folder: "file: way". */
export function scan(folder: string, words: readonly string[]): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    for (const word of words) for (const way of waysIn(bytes, word)) found.push(`${file.slice(folder.length + 1)}: ${way}`);
  }
  return found;
}
