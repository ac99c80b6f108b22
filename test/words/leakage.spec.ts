import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { messageTokens, wordToken } from '../../libs/platform/word-tokens.js';
import { attack, byRanks, byScheme, Dice, OURS, paragraphs, WITHOUT_DECOYS, type Recovered } from './leakage.js';

const ALL = paragraphs();
const half = (n: number): boolean => createHash('sha256').update(String(n)).digest()[0]! % 2 === 0;
/** What the attacker read elsewhere, and what was written in the dossiers. */
const [PUBLIC, PRIVATE] = [ALL.filter((_, i) => half(i)), ALL.filter((_, i) => !half(i))];
const SIZES = [10, 60, 300];

const lines: string[] = [];
let worst = 0;
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
const say = (what: string, messages: number, { distinct, occurrences }: Recovered): void => void lines.push(`${what}, dossiers of ${messages} messages: ${percent(distinct)} of words, ${percent(occurrences)} of their occurrences`);
afterAll(() => {
  figure('search.recovered', worst);
  process.stdout.write(`${lines.join('\n')}\n`);
});

describe('what the tokens of the index betray to who has the database and no key', () => {
  it.each(SIZES)('by ranks, one word in a hundred at most, in dossiers of %i messages', (messages) => {
    for (const [name, known, written] of [['ranks of other texts', PUBLIC, PRIVATE], ['ranks of the very texts', ALL, ALL]] as const) {
      const recovered = attack(OURS, written, messages, byRanks(known), new Dice(7));
      say(name, messages, recovered);
      worst = Math.max(worst, recovered.distinct);
      expect(recovered.distinct).toBeLessThanOrEqual(0.01);
    }
  });

  it.each(SIZES)('knowing the scheme, one word in a hundred at most, in dossiers of %i messages', (messages) => {
    for (const [name, known, written] of [['scheme, other texts', PUBLIC, PRIVATE], ['scheme, the very texts', ALL, ALL]] as const) {
      const recovered = attack(OURS, written, messages, byScheme(OURS, known, messages, new Dice(11)), new Dice(7));
      say(name, messages, recovered);
      worst = Math.max(worst, recovered.distinct);
      expect(recovered.distinct).toBeLessThanOrEqual(0.01);
    }
  });

  it('an index padded with tokens that come once betrays several times more: the attack bites', () => {
    for (const messages of SIZES) say('WITHOUT DECOYS, ranks of the very texts', messages, attack(WITHOUT_DECOYS, ALL, messages, byRanks(ALL), new Dice(7)));
    const [without, with_] = [WITHOUT_DECOYS, OURS].map((scheme) => attack(scheme, ALL, 300, byRanks(ALL), new Dice(7)));
    expect(without!.occurrences).toBeGreaterThan(0.05);
    expect(without!.occurrences).toBeGreaterThan(5 * with_!.occurrences);
  });

  it('who has the key reads every token: what is measured is the key’s absence', () => {
    const key = Buffer.alloc(32, 7);
    const words = ALL[0]!;
    const tokens = new Set(messageTokens(key, 'm', words).map((t) => t.toString('hex')));
    expect([...words].every((word) => tokens.has(wordToken(key, word).toString('hex')))).toBe(true);
    const other = new Set(messageTokens(Buffer.alloc(32, 8), 'm', words).map((t) => t.toString('hex')));
    expect([...tokens].filter((token) => other.has(token))).toEqual([]);
  });

  it('tokens come by sixteens, in no order of words, the same for the same message', () => {
    const key = Buffer.alloc(32, 7);
    for (const words of ALL) {
      const tokens = messageTokens(key, 'm', words).map((t) => t.toString('hex'));
      expect([tokens.length % 16, tokens.length >= words.size * 1.25 || words.size === 0, tokens]).toEqual([0, true, [...new Set(tokens)].sort()]);
      expect(messageTokens(key, 'm', new Set([...words].reverse())).map((t) => t.toString('hex'))).toEqual(tokens);
    }
    expect(messageTokens(key, 'm', new Set())).toEqual([]);
  });

  it('a correction changes the tokens of what it changes, and no decoy', () => {
    const key = Buffer.alloc(32, 7);
    const [before, after] = [new Set(['noe', 'ecol', 'mer']), new Set(['noe', 'ecol', 'per'])].map((words) => new Set(messageTokens(key, 'm', words).map((t) => t.toString('hex'))));
    expect([...before!].filter((token) => !after!.has(token))).toEqual([wordToken(key, 'mer').toString('hex')]);
  });
});
