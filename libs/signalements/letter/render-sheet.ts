/**
 * The paper sheet: what somebody holds while they telephone to the permanence, because the parquet has not received, or has not acknowledged, in time. Whom to call first, then what is late, the essential
 * to be read aloud, what tells the letter from any other, and lines for a pen: what was done by telephone is written there, and recorded here afterwards.
 */
import { hashFoot } from '../../platform/pdf/content-hash.js';
import type { EssentialLine } from './essential.js';
import { frenchInstant } from '../../platform/pdf/french-date.js';
import { printPages } from '../../platform/pdf/print-pages.js';
import { BY_HAND, type Section, UNTOLD } from '../../platform/pdf/section.js';

export interface Sheet {
  /** The number of the signalement, opaque. */
  reference: string;
  zone: string;
  printedAt: Date;
  parquet: string;
  /** In the order in which to call. */
  calls: { who: string; phone: string }[];
  late: { what: string; since: Date }[];
  essential: EssentialLine[];
  sealedAt: Date;
  sentAt: Date | null;
  /** Of the letter's bytes. */
  sha256: string;
}

const PEN = ['Appelé le, à', 'Numéro appelé', 'Magistrat joint', 'Ce qui a été dit', 'Lettre remise le, par quelle voie', 'Numéro donné par le parquet', 'Appelant, signature'];

export const renderSheet = (sheet: Sheet): Promise<Buffer> =>
  printPages({ reference: sheet.reference, title: 'Fiche de permanence', at: sheet.printedAt, foot: hashFoot(sheet) }, (pages) => {
    pages.title('Appeler la permanence du parquet', sheet.parquet);
    sectionsOfSheet(sheet).forEach((section, at) => pages.section(at + 1, section));
  });

export const sectionsOfSheet = ({ reference, zone, printedAt, calls, late, essential, sealedAt, sentAt, sha256 }: Sheet): Section[] => [
  { heading: 'Qui appeler', blocks: [fields(calls.length > 0 ? calls.map(({ who, phone }) => [who, spaced(phone)]) : [['Permanence', `${UNTOLD} : demander le standard du tribunal judiciaire`]])] },
  { heading: 'Ce qui est en retard', blocks: [fields(late.map(({ what, since }) => [what, `attendu depuis le ${frenchInstant(since, zone)}`]))] },
  { heading: 'L’essentiel, à lire au téléphone', blocks: [fields(essential.map(({ label, text }) => [label, text]))] },
  {
    heading: 'La lettre',
    blocks: [fields([['Numéro', reference], ['Scellée le', frenchInstant(sealedAt, zone)], ['Transmise le', sentAt ? frenchInstant(sentAt, zone) : 'non transmise'], ['Empreinte SHA-256', sha256], ['Fiche imprimée le', frenchInstant(printedAt, zone)]])],
  },
  { heading: 'À remplir à la main', blocks: [fields(PEN.map((line) => [line, BY_HAND]))] },
];

const fields = (of: [string, string][]): Section['blocks'][number] => ({ kind: 'fields', title: '', fields: of });

/** Ten figures, two by two; any other number as it was given. */
const spaced = (phone: string): string => (/^\d{10}$/.test(phone) ? phone.replace(/(\d{2})(?=\d)/g, '$1 ') : phone);
