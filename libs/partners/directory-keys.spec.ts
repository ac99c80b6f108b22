import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { UserError } from '../platform/errors.js';
import { communeCode, finess, phone, siret, uai } from './directory-keys.js';

type Check = (field: string, value: string) => string;
const refused = (check: Check, value: string): string => {
  try {
    return `kept ${check('key', value)}`;
  } catch (e) {
    const { code, field } = e as UserError;
    return `${code} ${field}`;
  }
};

describe('a key of the directory', () => {
  it.each<[string, Check, string, string]>([
    ['a SIRET', siret, '999 701 071 00014', '99970107100014'],
    ['a SIRET of La Poste', siret, '35600000000048', '35600000000048'],
    ['a FINESS', finess, '990000010', '990000010'],
    ['a UAI', uai, '0990001n', '0990001N'],
    ['a commune of Corsica', communeCode, '2a004', '2A004'],
    ['a short number', phone, '119', '119'],
    ['a number with spaces', phone, '05 36 49 00 01', '0536490001'],
  ])('%s is kept as it is written by all', (_, check, value, kept) => {
    expect(check('key', value)).toBe(kept);
  });

  it('of the demonstration holds', () => {
    for (const person of JSON.parse(readFileSync('apps/identity/cast.json', 'utf8')) as { siret: string }[]) expect(siret('siret', person.siret)).toBe(person.siret);
  });

  it('with any one digit changed is refused, on its field', () => {
    for (const [check, good] of [[siret, '99970107100014'], [finess, '990000010'], [uai, '0990001N']] as const) {
      expect(refused(check, good)).toBe(`kept ${good}`);
      for (let i = 0; i < good.length; i++) {
        if (!/\d/.test(good[i]!)) continue;
        const wrong = good.slice(0, i) + String((Number(good[i]) + 1) % 10) + good.slice(i + 1);
        expect([wrong, refused(check, wrong)]).toEqual([wrong, 'CLE_FAUSSE key']);
      }
    }
    for (const letter of 'ABCDEFGHIJKLMOPQRSTUVWXYZ') expect(refused(uai, `0990001${letter}`)).toBe('CLE_FAUSSE key');
  });

  it.each<[Check, string[]]>([
    [siret, ['', '9997010710001', '999701071000144', '9997010710001A', '٩٩٩٧٠١٠٧١٠٠٠١٤']],
    [finess, ['', '99000001', '2A0000010', '99000001O']], [uai, ['', '0990001', '99990001N', 'N0990001']],
    [communeCode, ['', '9901', '2C004', '990011']], [phone, ['', '1', 'cinq', '0536490001 poste 12', '++33536490001']],
  ])('of another shape is refused', (check, wrong) => {
    for (const value of wrong) expect([value, refused(check, value)]).toEqual([value, 'CLE_FAUSSE key']);
  });
});
