import { describe, expect, it } from '@jest/globals';
import { ESSENTIAL, essentialOf } from '../../libs/signalements/letter/essential.js';
import type { Letter } from '../../libs/signalements/letter/letter.js';
import { blank, noe } from './noe.js';

const lines = (letter: Letter): Record<string, string> => Object.fromEntries(essentialOf(letter).map(({ code, text }) => [code, text.replace(/[\u00A0\u202F]/g, ' ')]));

describe('the essential of a letter', () => {
  it('is seven lines, always, in one order', () => {
    for (const letter of [noe, blank]) expect(essentialOf(letter).map(({ code }) => code)).toEqual([...ESSENTIAL]);
    expect(ESSENTIAL).toHaveLength(7);
  });

  it('says who, where now, what danger, what is asked, what the parents know, how many facts, how urgent', () => {
    expect(lines(noe)).toEqual({
      WHO: 'VASSELIN Noé, 7 ans ; DORMOND Maëlle, 1 an',
      WHERE_NOW: 'école Les Tilleuls, infirmerie ; domicile de sa mère ; ce soir : non décidé à 11 h 20',
      DANGER: 'Danger grave et immédiat, notamment dans les situations de maltraitance ; sécurité, santé',
      ASKED: 'ordonnance de placement provisoire ; désignation d’un administrateur ad hoc',
      PARENTS_INFORMED: 'non : risque de pression sur l’enfant et de disparition des preuves (exception validée par M. Hugo BERNADAC)',
      FACTS: 'constatés 2 · paroles de l’enfant 1 · rapportés 1 · hypothèses 1 · pièces 2',
      URGENCY: 'Urgent : appel à la permanence du parquet le 13 mai 2025 à 11 h 20, Mme Inès VALDORAY, substitut',
    });
  });

  it('says what nobody filled in, and never that an unanswered question is a no', () => {
    expect(lines(blank)).toMatchObject({ WHO: 'Non renseigné', WHERE_NOW: 'Non renseigné', DANGER: 'Non renseigné', ASKED: 'Non renseigné', PARENTS_INFORMED: 'Non renseigné', URGENCY: 'Ordinaire' });
    expect(lines({ ...noe, parentsInformed: { informed: true, at: noe.header.writtenAt, how: '' } }).PARENTS_INFORMED).toBe('oui, le 13 mai 2025 à 11 h 20');
    expect(lines({ ...noe, parentsInformed: { informed: false, reason: '' } }).PARENTS_INFORMED).toBe('non : Non renseigné');
    expect(lines({ ...noe, header: { ...noe.header, urgency: { urgent: true, call: null } } }).URGENCY).toMatch(/non encore jointe/);
  });
});
