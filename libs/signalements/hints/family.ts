/** One family of rules: where it looks, what it says, whose guide it repeats. */
import { PARAGRAPH_TYPES, type ParagraphType } from '../paragraph.js';
import { Phrases } from './phrases.js';
import type { Span } from './quotes.js';
import type { ReadText, Sentence, Word } from './read-text.js';
import type { Source } from './sources.js';

export interface Paragraph {
  type: ParagraphType;
  text: string;
  /** Whether the writer's function lets them diagnose. */
  writerIsHealth: boolean;
}

export interface Family {
  code: string;
  /** What is said to the writer: what it is, and the form expected. */
  sentence: string;
  source: Source;
  /** The types of paragraph it reads. */
  reads: readonly ParagraphType[];
  find(read: ReadText, paragraph: Paragraph): Iterable<Span>;
}

export const EVERYWHERE = PARAGRAPH_TYPES;
/** An opinion has its place, named as such: an ANALYSIS may judge. */
export const OUT_OF_ANALYSIS = PARAGRAPH_TYPES.filter((type) => type !== 'ANALYSIS');
/** Where something is told as having been. */
export const FACTS = PARAGRAPH_TYPES.filter((type) => type !== 'ANALYSIS' && type !== 'HYPOTHESIS');

export const spanOf = (words: readonly Word[], first: number, last: number): Span => ({ from: (words[first] as Word).from, to: (words[last] as Word).to });

/** A family that is a list of expressions; `unless` lets a sentence, or one place of it, through. */
export function saying(
  expressions: readonly string[],
  unless: (sentence: Sentence, first: number, last: number, paragraph: Paragraph) => boolean = () => false,
): Family['find'] {
  const phrases = new Phrases(expressions);
  return function* find({ sentences }, paragraph) {
    for (const sentence of sentences) {
      for (const { first, last } of phrases.in(sentence.words)) {
        if (!unless(sentence, first, last, paragraph)) yield spanOf(sentence.words, first, last);
      }
    }
  };
}
