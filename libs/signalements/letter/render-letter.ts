/** The letter as PDF (print-pages.ts), dated by the letter. */
import { hashFoot } from '../../platform/pdf/content-hash.js';
import type { Letter } from './letter.js';
import { printPages } from '../../platform/pdf/print-pages.js';
import { sectionsOf } from './sections.js';

export const renderLetter = (letter: Letter): Promise<Buffer> =>
  printPages({ reference: letter.reference, title: 'Signalement', at: letter.header.writtenAt, foot: hashFoot(letter) }, (pages) => {
    pages.title('Signalement au procureur de la République', letter.header.recipient);
    sectionsOf(letter).forEach((section, at) => pages.section(at + 1, section));
  });
