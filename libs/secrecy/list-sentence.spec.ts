import { describe, expect, it } from '@jest/globals';
import { FUNCTION_NAMES } from './functions.js';
import { rulesOf } from './law.js';
import { because, listSentence } from './list-sentence.js';

describe('the sentence of a list', () => {
  it('says from the law what may stand there', () => {
    expect(listSentence(rulesOf('ASSISTANT_SOCIAL_SCOLAIRE'), ['Dossier'])).toBe('Ce que vous voyez ici : ce qui vous est ouvert parce que vous êtes admis à ce dossier. Qu’une chose n’y soit pas ne veut pas dire qu’elle n’existe pas.');
    expect(listSentence(rulesOf('RESPONSABLE_CRIP'), ['Dossier'])).toContain('parce que ce dossier est de votre territoire');
    expect(listSentence(rulesOf('JUGE_DES_ENFANTS'), ['Dossier'])).toContain('rien, la loi n’ouvre rien de tel à votre fonction');
  });

  it('is what may be noticed, where something may be', () => {
    expect(listSentence(rulesOf('EDUCATEUR_PJJ'), ['Message'])).toContain('ouvert parce que vous participez à cet échange.');
  });

  it('holds no number, whoever asks of whatever', () => {
    const types = [...new Set(FUNCTION_NAMES.flatMap((fn) => rulesOf(fn).map((r) => r.type)))];
    for (const fn of FUNCTION_NAMES) for (const type of types) expect([type, /\d/.test(listSentence(rulesOf(fn), [type]))]).toEqual([type, false]);
  });

  it('joins its words as they are said', () => {
    expect([because('il s’agit de vous'), because('un enfant en est'), because('vous en êtes l’auteur'), because('l’annuaire est ouvert')])
      .toEqual(['parce qu’il s’agit de vous', 'parce qu’un enfant en est', 'parce que vous en êtes l’auteur', 'parce que l’annuaire est ouvert']);
  });
});
