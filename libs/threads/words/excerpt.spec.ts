import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { excerptOf } from './excerpt.js';
import { lexemesOf } from './lexemes.js';

const marked = (text: string, words: string): string[] => {
  const { text: shown, highlights } = excerptOf(text, lexemesOf(words));
  return highlights.map(({ start, length }) => shown.slice(start, start + length));
};
const LONG = `${'Une phrase sans intérêt. '.repeat(30)}Noé dit : « J’ai mal au bras. » ${'Une autre phrase encore. '.repeat(30)}`;

describe('an excerpt', () => {
  it('is the whole of a short message, with each word that was found', () => {
    const excerpt = excerptOf('La mère est venue à l’école. Les mères attendaient.', lexemesOf('mere école'));
    expect([excerpt.cutBefore, excerpt.cutAfter]).toEqual([false, false]);
    expect(marked('La mère est venue à l’école. Les mères attendaient.', 'mere école')).toEqual(['mère', 'école', 'mères']);
  });

  it('is some words around the first that was found, in a long one', () => {
    const excerpt = excerptOf(LONG, lexemesOf('bras'));
    expect([excerpt.cutBefore, excerpt.cutAfter]).toEqual([true, true]);
    expect(excerpt.text.length).toBeLessThan(300);
    expect(excerpt.text).toContain('mal au bras');
    expect(LONG).toContain(excerpt.text);
    expect(marked(LONG, 'bras')).toEqual(['bras']);
  });

  it('is the beginning when the words are not in the text but in the name of a piece', () => {
    const excerpt = excerptOf(LONG, lexemesOf('certificat'));
    expect([LONG.startsWith(excerpt.text), excerpt.highlights, excerpt.cutBefore, excerpt.cutAfter]).toEqual([true, [], false, true]);
  });

  it('parts no pair of surrogates, and marks only what it shows', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('bras', ' ', '😀', 'école', 'x'.repeat(60), 'é'), { maxLength: 200 }), (parts) => {
      const text = parts.join('');
      const { text: shown, highlights } = excerptOf(text, lexemesOf('bras'));
      expect([shown.isWellFormed(), text.includes(shown)]).toEqual([true, true]);
      for (const { start, length } of highlights) expect(lexemesOf(shown.slice(start, start + length))).toEqual(lexemesOf('bras'));
    }));
  });
});
