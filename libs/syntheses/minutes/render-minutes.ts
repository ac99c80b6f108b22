/** The minutes of one reader as PDF, dated by their validation: same minutes, same bytes; the same number and the same hash at the foot of everybody's pages. */
import { printPages } from '../../platform/pdf/print-pages.js';
import type { Minutes } from './minutes.js';
import { sectionsOfMinutes } from './minutes-sections.js';

export const renderMinutes = (minutes: Minutes): Promise<Buffer> => {
  const { header: { number, type, validatedAt }, hash } = minutes;
  return printPages({ reference: number, title: 'Compte rendu', at: validatedAt, foot: `Empreinte de la version complète (SHA-256) : ${hash}` }, (pages) => {
    pages.title('Compte rendu de réunion', type);
    sectionsOfMinutes(minutes).forEach((section, at) => pages.section(at + 1, section));
  });
};
