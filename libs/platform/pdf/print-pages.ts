/**
 * What a document is printed by: tagged PDF, marked PDF/UA-1, fonts embedded, the same bytes for the same content. A pure function: its date is given, no network, nobody's name outside
 * the pages. Throws a RangeError on a reference that is not opaque.
 */
import Pdf from 'pdfkit';
import { drawable, printFonts } from './fonts.js';
import { TaggedPages } from './tagged-pages.js';
import { frenchSpaces } from './typography.js';

export interface Printed { reference: string; title: string; at: Date; /** Under the reference, on every page. */ foot: string }

const OPAQUE = /^[A-Z0-9][A-Z0-9-]{0,39}$/;

export async function printPages({ reference, title, at, foot }: Printed, draw: (pages: TaggedPages) => void): Promise<Buffer> {
  if (!OPAQUE.test(reference)) throw new RangeError('La référence d’un document ne compte que des capitales, des chiffres et des traits d’union.');
  const fonts = printFonts();
  const document = new Pdf({
    // Not compressed: bytes would be those of the zlib of the Node that runs.
    pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, lang: 'fr-FR', displayTitle: true, compress: false,
    size: 'A4', margins: { top: 56, bottom: 72, left: 62, right: 62 }, bufferPages: true,
    info: { Title: `${title} ${reference}`, Creator: 'Cordée', CreationDate: at },
  } as unknown as PDFKit.PDFDocumentOptions);
  const bytes = collected(document);
  const pages = new TaggedPages(document, (text) => drawable(frenchSpaces(text), fonts));
  // Fonts already read are taken as they are; the types of the library do not say so yet.
  for (const weight of ['regular', 'bold'] as const) document.registerFont(weight, fonts[weight] as unknown as Buffer);

  draw(pages);
  pages.end();
  pages.footers(reference, foot);
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
