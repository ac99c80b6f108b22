import { describe, expect, it } from '@jest/globals';
import type { ParagraphType } from '../paragraph.js';
import { hintsOf } from './hints-of.js';
import { readText } from './read-text.js';

const of = (type: ParagraphType, text: string, writerIsHealth = false): string[] =>
  hintsOf({ type, text, writerIsHealth }).map(({ code, from, to }) => `${code}:${text.slice(from, to)}`);

describe('hints on a paragraph', () => {
  it('say where, in UTF-16, whatever stands before', () => {
    expect(of('CONTEXT', '😀 La mère est dépressive.')).toEqual(['DIAGNOSIS:dépressive']);
  });

  it('are in French, with the guide that says so', () => {
    const [hint] = hintsOf({ type: 'CONTEXT', text: 'La mère ment.', writerIsHealth: false });
    expect(hint?.code).toBe('INTENTION');
    expect(hint?.sentence).toMatch(/intention ne se constate pas/);
    expect(hint?.source).toMatch(/^HAS/);
  });

  it('leave alone what is said between « », “ ” and straight marks', () => {
    for (const said of ['« elle ment »', '“elle ment”', '"elle ment"', '« il a crié "elle ment" »']) expect(of('CONTEXT', `Il a dit : ${said}.`)).toEqual([]);
    expect(of('CONTEXT', 'Il a dit : « elle ment.')).toEqual(['INTENTION:ment']);
  });

  it('let a doctor diagnose, and anybody quote one', () => {
    expect(of('CONTEXT', 'Le père est schizophrène.')).toEqual(['DIAGNOSIS:schizophrène']);
    expect(of('CONTEXT', 'Le père est schizophrène.', true)).toEqual([]);
    expect(of('CONTEXT', 'Selon le Dr Vignal, le père est schizophrène.')).toEqual([]);
  });

  it('let an opinion be one where it is named as such', () => {
    const text = 'La situation est manifestement déplorable.';
    expect(of('CONTEXT', text)).toHaveLength(2);
    expect(of('ANALYSIS', text)).toEqual([]);
  });

  it('read a typed apostrophe, decomposed accents and capitals alike', () => {
    for (const text of ["L'enfant a l'air triste", 'L’enfant a l’air triste', 'L’ENFANT A L’AIR TRISTE', "L'enfant a l'air triste".normalize('NFD')]) {
      expect(hintsOf({ type: 'CONTEXT', text, writerIsHealth: false }).map(({ code }) => code)).toContain('MIND_READING');
    }
  });

  it('give nothing on nothing', () => {
    for (const text of ['', ' \n ', '…', '« »', '»«']) expect(of('OBSERVED', text)).toEqual([]);
  });

  it('cut sentences at their ends, not at M., Dr or a figure', () => {
    const read = readText('M. Dormond est venu. Le Dr. Vignal a noté 3.5 kg ! « Oui. Non. » Et voilà');
    expect(read.sentences.map(({ from, to }) => read.text.slice(from, to))).toHaveLength(4);
  });

  // Each would take minutes if a rule went back on its steps.
  it.each([
    ['one sentence without an end', 'toujours il paraît que la mère semble '],
    ['opening marks only', '« " “ '],
    ['one word', 'é'],
    ['letters and figures', '1/1/2 a frappé '],
    ['apostrophes', 'l’'],
    ['sentences', 'Noé a dit que M. Dormond ment. '],
    ['names', 'Rose, sa '],
  ])('read a megabyte of %s', (_name, piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    for (const type of ['OBSERVED', 'REPORTED', 'HYPOTHESIS'] as const) expect(Array.isArray(hintsOf({ type, text, writerIsHealth: false }))).toBe(true);
  });
});
