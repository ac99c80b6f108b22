/**
 * What may be an opinion in what is told as a fact. Advice only: it forbids nothing, rewrites nothing, and the text goes nowhere. What stands between
 * « » is nobody's opinion but its author's.
 */
import type { Family, Paragraph } from './family.js';
import { FAMILIES } from './families.js';
import { readText } from './read-text.js';

export interface Hint {
  code: string;
  /** UTF-16 offsets in the paragraph's text; `to` is the first that is no longer of it. */
  from: number;
  to: number;
  /** In French, for who writes. */
  sentence: string;
  /** The guide that says so. */
  source: string;
}

export function hintsOf(paragraph: Paragraph, families: readonly Family[] = FAMILIES): Hint[] {
  const read = readText(paragraph.text);
  return families
    .filter(({ reads }) => reads.includes(paragraph.type))
    .flatMap((family) => [...family.find(read, paragraph)].map(({ from, to }) => ({ code: family.code, from, to, sentence: family.sentence, source: family.source })))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}
