import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lexemesIn, lexemesOf, SHORTEST } from './lexemes.js';
import { STOP_WORDS } from './stop-words.js';

const of = (...texts: string[]): string[] => [...lexemesOf(...texts)].sort();

describe('what a text is found by', () => {
  it.each([
    ['école', 'ecole', 'Écoles', 'ÉCOLE', 'L’école', "l'ecole"], ['Noé', 'noe', 'NOÉ', 'Noe\u0301'], ['placé', 'placée', 'placés', 'placées', 'placement', 'placer', 'placees'],
    ['évaluation', 'évaluée', 'EVALUATIONS', 'évaluer'], ['cheval', 'chevaux'], ['cœur', 'coeur', 'CŒURS'], ['inquiète', 'inquiet', 'inquiétant', 'inquietes'], ['Maëlle', 'maelle'], ['signalement', 'signalements', 'signalé'],
  ])('%s: one word, however it is typed or ends', (first, ...others) => {
    for (const other of others) expect([other, of(other)]).toEqual([other, of(first)]);
    expect(of(first)).toHaveLength(1);
  });

  it('is not the same for words that are not', () => {
    expect(new Set(['mère', 'maire', 'père', 'frère', 'enfant', 'école', 'visite', 'hôpital', 'violence'].flatMap((w) => of(w))).size).toBe(9);
  });

  it('is each part of a composed name, and of what an apostrophe joins', () => {
    expect(of('Jean-Baptiste')).toEqual(of('Jean Baptiste'));
    expect(of('Ousmane N’Diaye')).toEqual(of('diaye', 'OUSMANE'));
    expect(of('aujourd’hui')).toEqual(of('aujourd', 'hui'));
  });

  it('is no word of link, and nothing shorter than three signs', () => {
    expect(of('Il est avec elle pour le 28 à 9 h, et c’est tout.')).toEqual([]);
    expect(of('Le 28 mars 2026')).toEqual(['2026', 'mar']);
    expect([...STOP_WORDS].filter((w) => w.length < SHORTEST || /[^a-z]/.test(w))).toEqual([]);
  });

  it('says where each word stands, in what was written', () => {
    const text = 'À l’école, Noe\u0301 a pleuré.';
    expect(lexemesIn(text).map(({ start, length }) => text.slice(start, start + length))).toEqual(['école', 'Noe\u0301', 'pleuré']);
  });

  it('is the same with accents and without, in capitals and without, taken once or twice', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...Array.from('abcdeilnorstuéèêëàâîïôûçœ')), minLength: 3, maxLength: 20 }), (word) => {
      const bare = word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe');
      expect(of(bare)).toEqual(of(word));
      expect(of(word.toUpperCase())).toEqual(of(word));
      for (const lexeme of of(word)) if (!STOP_WORDS.has(lexeme)) expect(of(lexeme)).toEqual([lexeme]);
    }), { numRuns: 2000 });
  });

  it('never fails, and stays inside the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      for (const { start, length, lexeme } of lexemesIn(text)) expect([lexeme.length >= SHORTEST, start >= 0, start + length <= text.length]).toEqual([true, true, true]);
    }));
  });
});
