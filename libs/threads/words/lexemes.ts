/**
 * What a text is found by. Accents go before the stem is taken, and it is taken until nothing more goes: « Noé », « NOE » and « noe » are one, whoever typed them.
 * Apostrophes and hyphens part words: « l’école » is found by école, « Jean-Baptiste » by either of its names or by both.
 */
import { stemmer } from '@orama/stemmers/french';
import { STOP_WORDS } from './stop-words.js';

/** Shorter words are few: their tokens would be guessed one by one. */
export const SHORTEST = 3;
/** Of a word that nobody wrote, or that hides a file: its beginning is enough. */
const LONGEST = 40;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

export interface Lexeme { lexeme: string; start: number; length: number }

const plain = (word: string): string => word.toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').normalize('NFD').replace(/\p{M}/gu, '');

function stem(word: string): string {
  for (let now = word; ;) {
    const next = plain(stemmer(now));
    if (next === now || next.length < SHORTEST) return now;
    now = next;
  }
}

/** Each word by which this text is found, and where it stands. */
export function lexemesIn(text: string): Lexeme[] {
  const found: Lexeme[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const bare = plain(word).slice(0, LONGEST);
    if (bare.length >= SHORTEST && !STOP_WORDS.has(bare)) found.push({ lexeme: stem(bare), start: index, length: word.length });
  }
  return found;
}

export const lexemesOf = (...texts: readonly string[]): Set<string> => new Set(texts.flatMap((text) => lexemesIn(text).map((l) => l.lexeme)));
