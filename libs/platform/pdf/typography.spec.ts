import { describe, expect, it } from '@jest/globals';
import { ageAt, frenchDay, frenchInstant } from './french-date.js';
import { frenchSpaces } from './typography.js';

const shown = (text: string): string => frenchSpaces(text).replaceAll('\u202F', '~').replaceAll('\u00A0', '_');

describe('French typography', () => {
  it.each([
    ['Quoi ? Rien ; non !', 'Quoi~? Rien~; non~!'],
    ['Il a dit : « viens » .', 'Il a dit~: «~viens~» .'],
    ['«viens»', '«~viens~»'],
    ['vu? vu!', 'vu~? vu~!'],
    ['9 h 05 et 14 h', '9_h_05 et 14_h'],
    ['10:30, https://a.example/b?c=d;e', '10:30, https://a.example/b?c=d;e'],
    ['5 200 g, M. Dormond, Mme Leroy, art. L. 226-4', '5~200 g, M._Dormond, Mme_Leroy, art._L._226-4'],
    ['ÉCOLE À 9 h', 'ÉCOLE À 9_h'],
    ['e\u0301cole\u0007\r\nfin\t.', 'école\nfin .'],
  ])('%s', (typed, printed) => expect(shown(typed)).toBe(printed));

  it('changes spaces, and no letter', () => {
    const typed = 'Elle m’a dit : «j\'ai mal, "vraiment"! » ; 3 mai… OEUVRE';
    expect(frenchSpaces(typed).replace(/\s/g, '')).toBe(typed.replace(/\s/g, ''));
    expect(frenchSpaces(frenchSpaces(typed))).toBe(frenchSpaces(typed));
  });
});

describe('French dates', () => {
  it('are told at the hour of the place, on both sides of a change of hour', () => {
    expect(frenchInstant(new Date('2025-05-13T07:05:00Z'), 'Europe/Paris')).toBe('13 mai 2025 à 9 h 05');
    expect(frenchInstant(new Date('2025-03-30T00:59:00Z'), 'Europe/Paris')).toBe('30 mars 2025 à 1 h 59');
    expect(frenchInstant(new Date('2025-03-30T01:00:00Z'), 'Europe/Paris')).toBe('30 mars 2025 à 3 h 00');
    expect(frenchInstant(new Date('2024-12-31T23:30:00Z'), 'Europe/Paris')).toBe('1er janvier 2025 à 0 h 30');
    expect(frenchInstant(new Date('2025-01-01T02:30:00Z'), 'America/Cayenne')).toBe('31 décembre 2024 à 23 h 30');
    expect(frenchDay('2023-08-01')).toBe('1er août 2023');
  });

  it('count whole years, on a birthday as on 29 February', () => {
    const age = (born: string, on: string): number => ageAt(born, new Date(`${on}T12:00:00Z`), 'Europe/Paris');
    expect([age('2018-03-14', '2025-03-13'), age('2018-03-14', '2025-03-14'), age('2020-02-29', '2025-02-28'), age('2020-02-29', '2025-03-01'), age('2025-05-13', '2025-05-13')]).toEqual([6, 7, 4, 5, 0]);
  });
});
