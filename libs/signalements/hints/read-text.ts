/** A paragraph read once: its words, its sentences, what stands between quotation marks. Offsets are UTF-16, as in an editor. Linear in the text. */
import { quotedRanges, type Span } from './quotes.js';

export interface Word {
  /** Lower case, with its accents; an elided article keeps a plain apostrophe (« l' »). */
  plain: string;
  /** As it was typed. */
  typed: string;
  from: number;
  to: number;
  quoted: boolean;
}
export interface Sentence { from: number; to: number; words: Word[] }
export interface ReadText { text: string; words: Word[]; sentences: Sentence[]; quotes: Span[] }

/** Letters and figures in a row, with the apostrophe that elides: « l’enfant » is two words, « beau-père » too. */
const WORD = /[\p{L}\p{M}\p{N}]+['’]?/gu;
/** A full stop after one of these ends no sentence. */
const SHORTENED = new Set(['m', 'mm', 'mme', 'mmes', 'mlle', 'dr', 'pr', 'me', 'art', 'p', 'al', 'cf', 'ex', 'env', 'tél']);
const ENDS = new Set(['.', '!', '?', '…', '\n']);

export function readText(text: string): ReadText {
  const quotes = quotedRanges(text);
  const words: Word[] = [];
  let quote = 0;
  for (const match of text.matchAll(WORD)) {
    const from = match.index;
    while (quote < quotes.length && (quotes[quote] as Span).to <= from) quote++;
    const quoted = quote < quotes.length && (quotes[quote] as Span).from <= from;
    words.push({ plain: match[0].toLowerCase().normalize('NFC').replace('’', "'"), typed: match[0], from, to: from + match[0].length, quoted });
  }
  return { text, words, quotes, sentences: sentencesOf(text, words) };
}

/** Cut where, between two words that nobody is quoted to have said, a sentence ends. */
function sentencesOf(text: string, words: Word[]): Sentence[] {
  const sentences: Sentence[] = [];
  let open: Word[] = [];
  const close = (): void => {
    if (open.length > 0) sentences.push({ from: (open[0] as Word).from, to: (open.at(-1) as Word).to, words: open });
    open = [];
  };
  words.forEach((word, at) => {
    open.push(word);
    const next = words[at + 1];
    if (next && !(word.quoted && next.quoted) && endsBetween(text, word, next)) close();
  });
  close();
  return sentences;
}

function endsBetween(text: string, word: Word, next: Word): boolean {
  for (let at = word.to; at < next.from; at++) {
    const mark = text[at] as string;
    if (!ENDS.has(mark)) continue;
    if (mark !== '.') return true;
    // « M. Dormond », « 9.150 », an initial: no end.
    if (at > word.to || (!SHORTENED.has(word.plain) && at + 1 < next.from)) return true;
  }
  return false;
}
