/** A list of expressions, found in a row of words in one pass. A word that ends with * stands for whatever begins so (« manipul* »). */
import type { Word } from './read-text.js';

/** Data as it is read: expressions separated by commas, on as many lines as they take. */
export const expressions = (list: string): string[] => list.split(',').map((one) => one.trim()).filter(Boolean);

/** An expression in words, cut as `read-text` cuts a text. */
const wordsOf = (expression: string): string[] => expression.match(/[\p{L}\p{M}\p{N}]+'?\*?/gu) ?? [];

interface Node {
  whole: Map<string, Node>;
  beginning: Map<string, Node>;
  /** The lengths of those beginnings: how much of a word is worth comparing. */
  lengths: Set<number>;
  ends: boolean;
}
const node = (): Node => ({ whole: new Map(), beginning: new Map(), lengths: new Set(), ends: false });

export class Phrases {
  private readonly root = node();
  /** Asked many times of one sentence: looked for once, so that a sentence without an end costs its length. */
  private readonly known = new WeakMap<readonly Word[], number>();

  constructor(expressions: readonly string[]) {
    for (const expression of expressions) {
      let here = this.root;
      for (const part of wordsOf(expression)) {
        const [map, key] = part.endsWith('*') ? [here.beginning, part.slice(0, -1)] : [here.whole, part];
        if (map === here.beginning) here.lengths.add(key.length);
        here = map.get(key) ?? map.set(key, node()).get(key) as Node;
      }
      here.ends = true;
    }
  }

  /** How many words the longest expression that begins at this word takes; 0 when none does. */
  lengthAt(words: readonly Word[], at: number): number {
    let longest = 0;
    const word = words[at];
    let here = word ? after(this.root, word.plain) : NOTHING;
    for (let taken = 1; here.length > 0; taken++) {
      if (here.some(({ ends }) => ends)) longest = taken;
      const next = words[at + taken];
      here = next ? here.flatMap((from) => after(from, next.plain)) : NOTHING;
    }
    return longest;
  }

  /** Every expression said outside quotation marks, the longest at each place, as places in the row. */
  *in(words: readonly Word[]): Generator<{ first: number; last: number }> {
    for (let at = 0; at < words.length; at++) {
      const taken = (words[at] as Word).quoted ? 0 : this.lengthAt(words, at);
      if (taken === 0) continue;
      yield { first: at, last: at + taken - 1 };
      at += taken - 1;
    }
  }

  saidIn(words: readonly Word[]): boolean {
    return this.firstIn(words) < words.length;
  }

  /** Where the first one begins; the number of words when there is none. */
  firstIn(words: readonly Word[]): number {
    const known = this.known.get(words) ?? (this.in(words).next().value as { first: number } | undefined)?.first ?? words.length;
    this.known.set(words, known);
    return known;
  }
}

const NOTHING: Node[] = [];

function after(from: Node, word: string): Node[] {
  let found = NOTHING;
  const add = (next: Node | undefined): void => {
    if (next) found = [...found, next];
  };
  add(from.whole.get(word));
  for (const length of from.lengths) if (length <= word.length) add(from.beginning.get(word.slice(0, length)));
  return found;
}
