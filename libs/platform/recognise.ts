/** Words recognised however they are typed: case, accents, spaces, hyphens, usual abbreviations, a number of telephone in any of its ways of being written. */
const ABBREVIATED: Readonly<Record<string, string>> = {
  r: 'rue', av: 'avenue', ave: 'avenue', bd: 'boulevard', bld: 'boulevard', bvd: 'boulevard', boul: 'boulevard', rte: 'route', ch: 'chemin', che: 'chemin', chem: 'chemin', pl: 'place',
  all: 'allee', imp: 'impasse', st: 'saint', ste: 'sainte', lot: 'lotissement', res: 'residence', fg: 'faubourg', sq: 'square', bat: 'batiment', ham: 'hameau',
};
/** What is left of a French number when its prefix, written in so many ways, is taken off. */
const PHONE_DIGITS = 9;

interface Word { text: string; from: number; to: number }
export interface Passage { text: string; from: number; to: number }

export const folded = (word: string): string => word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae');

/** Letters and digits apart: « 12bis » is « 12 bis ». */
const wordsOf = (text: string): Word[] => Array.from(text.matchAll(/[\p{L}\p{M}]+|\p{Nd}+/gu), (m) => ({ text: folded(m[0]), from: m.index, to: m.index + m[0].length }));
const inFull = (word: Word): Word => ({ ...word, text: ABBREVIATED[word.text] ?? word.text });

/** As it is compared: one run of letters and digits. */
export const compact = (text: string): string => wordsOf(text).map((w) => inFull(w).text).join('');

/** The number, without what stands before it in one country or in another; empty for what is no number. */
export function phoneDigits(text: string): string {
  const digits = wordsOf(text).map((w) => w.text).filter((w) => /^\d+$/.test(w)).join('');
  return digits.length >= PHONE_DIGITS ? digits.slice(-PHONE_DIGITS) : '';
}

/** Every passage of a text, from word to word, that is as long as one of these once compared, abbreviations in full and as they are: « r. » is a street, and a letter of a word that is spelt; of digits, wherever they begin. */
export function* passages(text: string, lengths: ReadonlySet<number>): Generator<Passage> {
  const words = wordsOf(text);
  yield* runs(words, lengths);
  const full = words.map(inFull);
  if (full.some((w, i) => w.text !== words[i]!.text)) yield* runs(full, lengths);
  if (lengths.has(PHONE_DIGITS)) yield* numbers(words);
}

function* runs(words: readonly Word[], lengths: ReadonlySet<number>): Generator<Passage> {
  const longest = Math.max(0, ...lengths);
  for (let i = 0; i < words.length; i++) {
    let run = '';
    for (let j = i; j < words.length && run.length < longest; j++) {
      run += words[j]!.text;
      if (lengths.has(run.length)) yield { text: run, from: words[i]!.from, to: words[j]!.to };
    }
  }
}

/** Numbers inside what is only digits: « 33612345678 », « 0033 6 12 34 56 78 ». */
function* numbers(words: readonly Word[]): Generator<Passage> {
  let digits: { digit: string; word: Word }[] = [];
  for (const word of words) {
    digits = /^\d+$/.test(word.text) ? [...digits, ...Array.from(word.text, (digit) => ({ digit, word }))].slice(-PHONE_DIGITS - word.text.length) : [];
    for (let at = Math.max(0, digits.length - PHONE_DIGITS - word.text.length + 1); at + PHONE_DIGITS <= digits.length; at++) {
      const found = digits.slice(at, at + PHONE_DIGITS);
      yield { text: found.map((d) => d.digit).join(''), from: found[0]!.word.from, to: found.at(-1)!.word.to };
    }
  }
}
