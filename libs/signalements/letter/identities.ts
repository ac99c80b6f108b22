/** Who writes, of whom, and around whom: the fields of the head of the letter. */
import { ageAt, frenchDay, frenchInstant } from '../../platform/pdf/french-date.js';
import type { Letter, Minor } from './letter.js';
import type { Block } from '../../platform/pdf/section.js';

const joined = (...parts: string[]): string => parts.filter((part) => part.trim() !== '').join(', ');
const fields = (title: string, ...rows: [string, string][]): Block => ({ kind: 'fields', title, fields: rows });

export function urgencyOf({ header: { urgency }, zone }: Letter): string {
  if (!urgency.urgent) return 'Ordinaire';
  return urgency.call ? `Urgent : appel à la permanence du parquet le ${frenchInstant(urgency.call.at, zone)}, ${urgency.call.to}` : 'Urgent : permanence du parquet non encore jointe';
}

export function headerBlocks({ body, service, author, writtenAt, place, recipient, copies, previousReferences }: Letter['header'], letter: Letter): Block[] {
  return [
    fields('',
      ['Organisme émetteur', body], ['Service', service], ['Auteur', joined(author.name, author.functionName)], ['Coordonnées', joined(author.address, author.phone, author.mail)],
      ['Destinataire', recipient], ['Copie', copies.join(' ; ')], ['Date et lieu', joined(frenchInstant(writtenAt, letter.zone), place)], ['Urgence', urgencyOf(letter)],
      ['Référence', letter.reference], ['Références antérieures', previousReferences.join(' ; ')]),
  ];
}

export const nameOf = ({ surname, givenNames }: Minor): string => [surname.toLocaleUpperCase('fr'), givenNames].filter(Boolean).join(' ');

/** « née le 2 septembre 2023 à Montférien, 1 an ». */
export function birthOf(born: string | null, letter: Letter): string {
  if (!born) return '';
  const age = ageAt(born, letter.header.writtenAt, letter.zone);
  return `${frenchDay(born)} (${age} ${age < 2 ? 'an' : 'ans'})`;
}

export function minorBlocks(minor: Minor, letter: Letter): Block {
  return fields(nameOf(minor),
    ['Sexe', minor.sex === 'F' ? 'Féminin' : minor.sex === 'M' ? 'Masculin' : ''], ['Naissance', joined(birthOf(minor.born, letter), minor.bornAt)], ['Nationalité', minor.nationality],
    ['Adresse', minor.address], ['Se trouve actuellement', minor.foundAt], ['École et classe', minor.school], ['Discernement', minor.discernment], ['Handicap et besoins', minor.needs], ['Interprète', minor.interpreter]);
}

export function familyBlocks(letter: Letter): Block[] {
  const { parents, siblings, parentalAuthority, familyJudge, partner, tonight } = letter.family;
  return [
    ...parents.map((parent) => fields(joined(parent.name, parent.link), ['Naissance', birthOf(parent.born, letter)], ['Adresse', parent.address], ['Téléphone', parent.phone])),
    fields('',
      ['Exercice de l’autorité parentale', parentalAuthority], ['Décisions du juge aux affaires familiales', familyJudge], ['Autre adulte au domicile', partner],
      ['Fratrie', siblings.map(({ name, born, atHome }) => joined(name, birthOf(born, letter), atHome ? 'au domicile' : 'hors du domicile')).join(' ; ')],
      ['Avec qui est l’enfant ce soir', tonight]),
  ];
}
