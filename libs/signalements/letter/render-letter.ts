/**
 * The letter as PDF: tagged, marked PDF/UA-1, fonts embedded, the same bytes for the same letter. A pure function: its date is the letter's, no network,
 * nobody's name outside the pages. Throws a RangeError on a reference that is not opaque.
 */
import Pdf from 'pdfkit';
import { contentHash } from './content-hash.js';
import { drawable, letterFonts } from './fonts.js';
import type { Letter } from './letter.js';
import { LetterPages } from './letter-pages.js';
import { sectionsOf } from './sections.js';
import { frenchSpaces } from './typography.js';

const OPAQUE = /^[A-Z0-9][A-Z0-9-]{0,39}$/;

export async function renderLetter(letter: Letter): Promise<Buffer> {
  if (!OPAQUE.test(letter.reference)) throw new RangeError('La référence d’un signalement ne compte que des capitales, des chiffres et des traits d’union.');
  const fonts = letterFonts();
  const document = new Pdf({
    // Not compressed: bytes would be those of the zlib of the Node that runs.
    pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, lang: 'fr-FR', displayTitle: true, compress: false,
    size: 'A4', margins: { top: 56, bottom: 72, left: 62, right: 62 }, bufferPages: true,
    info: { Title: `Signalement ${letter.reference}`, Creator: 'Cordée', CreationDate: letter.header.writtenAt },
  } as unknown as PDFKit.PDFDocumentOptions);
  const bytes = collected(document);
  const pages = new LetterPages(document, (text) => drawable(frenchSpaces(text), fonts));
  // Fonts already read are taken as they are; the types of the library do not say so yet.
  for (const weight of ['regular', 'bold'] as const) document.registerFont(weight, fonts[weight] as unknown as Buffer);

  pages.title('Signalement au procureur de la République', letter.header.recipient);
  sectionsOf(letter).forEach((section, at) => pages.section(at + 1, section));
  pages.end();
  pages.footers(letter.reference, contentHash(letter));
  document.end();
  return bytes;
}

function collected(document: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}
