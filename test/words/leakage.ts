/**
 * Whoever holds the database and no key: the tokens of each message, and how often the words of French come in texts of this trade. The likeliest attack is by ranks: the
 * token that comes most is the word that comes most. A better one knows the scheme, decoys and all: it makes indexes of its own with public texts, and ranks what it expects.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageTokens, wordToken } from '../../libs/platform/word-tokens.js';
import { lexemesOf } from '../../libs/threads/words/lexemes.js';

type Words = ReadonlySet<string>;
/** By what a message is found, under a key: the product's way, or another. */
export type Scheme = (key: Buffer, messageId: string, words: Words) => Buffer[];
export const OURS: Scheme = messageTokens;
/** What was refused: padding with tokens that come once. */
export const WITHOUT_DECOYS: Scheme = (key, _, words) => [...[...words].map((word) => wordToken(key, word)), ...Array.from({ length: (16 - (words.size % 16)) % 16 }, () => randomBytes(8))];

/** The paragraphs of the project's own letters, every person in them invented: the words of each. */
const FOLDER = 'test/hints/corpus';
export const paragraphs = (): Words[] => readdirSync(FOLDER).filter((name) => name.endsWith('.json')).sort()
  .flatMap((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as { text: string }[]).map(({ text }) => lexemesOf(text));

export class Dice {
  constructor(private seed: number) {}
  under = (n: number): number => { this.seed = (this.seed * 1664525 + 1013904223) % 2 ** 32; return Math.floor((this.seed / 2 ** 32) * n); };
}

interface Dossier { /** How many messages bear each token: all that the attacker has. */ counts: Map<string, number>; /** What nobody but the key tells. */ words: Map<string, string> }

/** A dossier of so many messages, each of one to three paragraphs. */
function dossier(scheme: Scheme, texts: readonly Words[], messages: number, dice: Dice): Dossier {
  const key = randomBytes(32);
  const counts = new Map<string, number>();
  const words = new Map<string, string>();
  for (let i = 0; i < messages; i++) {
    const said = new Set(Array.from({ length: 1 + dice.under(3) }, () => [...texts[dice.under(texts.length)]!]).flat());
    for (const word of said) words.set(wordToken(key, word).toString('hex'), word);
    for (const token of scheme(key, randomUUID(), said)) counts.set(token.toString('hex'), (counts.get(token.toString('hex')) ?? 0) + 1);
  }
  return { counts, words };
}

/** As many messages in all, whatever the size of a dossier. */
const enough = (messages: number): number => Math.ceil(1200 / messages);

const DECOY = null;
type Guess = string | typeof DECOY;

/** The words of public texts, the commonest first. */
export function byRanks(texts: readonly Words[]): Guess[] {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
}

/** What stands at each rank of an index of as many messages, made with public texts: a word, or a decoy. */
export function byScheme(scheme: Scheme, texts: readonly Words[], messages: number, dice: Dice): Guess[] {
  const made = Array.from({ length: enough(messages) }, () => dossier(scheme, texts, messages, dice));
  const words = new Map<string, number>();
  const decoys: number[] = [];
  for (const { counts, words: known } of made) {
    const apart: number[] = [];
    for (const [token, n] of counts) {
      const word = known.get(token);
      if (word === undefined) apart.push(n);
      else words.set(word, (words.get(word) ?? 0) + n);
    }
    for (const [rank, n] of apart.sort((a, b) => b - a).entries()) decoys[rank] = (decoys[rank] ?? 0) + n;
  }
  return [...[...words].map(([word, n]) => [word, n] as const), ...decoys.map((n) => [DECOY, n] as const)].sort(([, a], [, b]) => b - a).map(([guess]) => guess);
}

export interface Recovered { distinct: number; occurrences: number }

/** Of the words of these dossiers, the share that is guessed: of those that there are, and of the times that they come. */
export function attack(scheme: Scheme, texts: readonly Words[], messages: number, guesses: readonly Guess[], dice: Dice): Recovered {
  const sum = { words: 0, times: 0, found: 0, foundTimes: 0 };
  for (let i = 0; i < enough(messages); i++) {
    const { counts, words } = dossier(scheme, texts, messages, dice);
    // Of tokens that come as often, the order is chance's, as it is that of their bytes.
    const ranked = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    for (const [rank, [token, n]] of ranked.entries()) {
      const word = words.get(token);
      if (word === undefined) continue;
      sum.words += 1;
      sum.times += n;
      if (guesses[rank] !== word) continue;
      sum.found += 1;
      sum.foundTimes += n;
    }
  }
  return { distinct: sum.found / sum.words, occurrences: sum.foundTimes / sum.times };
}
