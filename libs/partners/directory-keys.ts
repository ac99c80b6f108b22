/** The keys of the directory, checked at the edge: what was typed wrongly is refused here, with the field; SQL checks the shape once more. */
import { UserError } from '../platform/errors.js';

const compact = (value: string): string => value.replace(/[\s.\u00a0\u202f-]/g, '').toUpperCase();
const refused = (field: string, message: string): UserError => new UserError('CLE_FAUSSE', message, field);

/** Luhn: every second digit from the right is doubled, its digits added. */
function luhn(digits: string): number {
  return digits.split('').reverse().reduce((sum, c, i) => {
    const n = Number(c) * (i % 2 === 0 ? 1 : 2);
    return sum + (n > 9 ? n - 9 : n);
  }, 0);
}

const LA_POSTE = '356000000';
const sumOf = (digits: string): number => digits.split('').reduce((sum, c) => sum + Number(c), 0);

/** Fourteen digits whose Luhn sum is a multiple of ten; the offices of La Poste, whose digits add up to a multiple of five. */
export function siret(field: string, value: string): string {
  const key = compact(value);
  if (!/^\d{14}$/.test(key)) throw refused(field, 'Un SIRET a quatorze chiffres.');
  if (luhn(key) % 10 !== 0 && !(key.startsWith(LA_POSTE) && sumOf(key) % 5 === 0)) throw refused(field, 'Ce SIRET est faux : sa clé ne correspond pas. Vérifiez chaque chiffre.');
  return key;
}

/** Nine digits whose Luhn sum is a multiple of ten. */
export function finess(field: string, value: string): string {
  const key = compact(value);
  if (!/^\d{9}$/.test(key)) throw refused(field, 'Un numéro FINESS a neuf chiffres.');
  if (luhn(key) % 10 !== 0) throw refused(field, 'Ce numéro FINESS est faux : sa clé ne correspond pas. Vérifiez chaque chiffre.');
  return key;
}

/** The letter is that of the seven digits modulo 23, without I, O and Q. */
const UAI_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

export function uai(field: string, value: string): string {
  const key = compact(value);
  if (!/^\d{7}[A-Z]$/.test(key)) throw refused(field, 'Un UAI a sept chiffres et une lettre.');
  if (UAI_LETTERS[Number(key.slice(0, 7)) % 23] !== key[7]) throw refused(field, 'Cet UAI est faux : sa lettre ne correspond pas. Vérifiez chaque signe.');
  return key;
}

/** The INSEE code of a commune. */
export function communeCode(field: string, value: string): string {
  const code = compact(value);
  if (!/^(\d{5}|2[AB]\d{3})$/.test(code)) throw refused(field, 'Le code d’une commune (INSEE) a cinq signes.');
  return code;
}

/** As one dials it: digits, and the plus of a foreign number. Short numbers too: 119, 15. */
export function phone(field: string, value: string): string {
  const number = compact(value);
  if (!/^\+?\d{2,15}$/.test(number)) throw refused(field, 'Un numéro de téléphone n’a que des chiffres.');
  return number;
}
