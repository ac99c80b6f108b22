/** « Is this child known? »: compound tokens of surname, first name and birth year, normalised and phonetic, truncated so that each stands for several children. */
import { createHmac } from 'node:crypto';

export interface ChildIdentity { surname: string; givenNames: string; birthDate: string }

/** Twelve bits: in a département of 8 000 dossiers a token stands for some four children; who is meant is known only after opening. */
const BITS = 12;

export const normalised = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/gi, 'oe').replace(/æ/gi, 'ae').toUpperCase().replace(/[^A-Z]/g, '');

/** A rough French phonetic key: silent endings, doubled letters and the commonest spellings of one sound are folded. */
export const phonetic = (name: string): string =>
  normalised(name)
    .replace(/PH/g, 'F').replace(/EAU|AU/g, 'O').replace(/QU|Q|CK/g, 'K').replace(/C([EIY])/g, 'S$1').replace(/C/g, 'K').replace(/Y/g, 'I')
    .replace(/AI|EI|ER$|EZ$|ET$/g, 'E').replace(/W/g, 'V').replace(/Z/g, 'S').replace(/H/g, '').replace(/(.)\1+/g, '$1').replace(/[ESTXD]+$/g, '');

const firstName = (givenNames: string): string => givenNames.trim().split(/[\s,]+/)[0] ?? '';

export function childTokens(key: Buffer, child: ChildIdentity): Buffer[] {
  const year = child.birthDate.slice(0, 4);
  const forms = [
    `exact|${normalised(child.surname)}|${normalised(firstName(child.givenNames))}|${year}`,
    `sound|${phonetic(child.surname)}|${phonetic(firstName(child.givenNames))}|${year}`,
  ];
  return forms.map((form) => {
    const token = createHmac('sha256', key).update(form).digest().subarray(0, 2);
    const masked = Buffer.from(token);
    masked[0]! &= 0xff >> (16 - BITS);
    return masked;
  });
}

/** The comparison in clear, once candidates are opened: same year, same name or same sound. */
export const sameChild = (a: ChildIdentity, b: ChildIdentity): boolean =>
  a.birthDate.slice(0, 4) === b.birthDate.slice(0, 4)
  && phonetic(a.surname) === phonetic(b.surname) && phonetic(firstName(a.givenNames)) === phonetic(firstName(b.givenNames));
