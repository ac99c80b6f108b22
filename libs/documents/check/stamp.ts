/** A PDF as one reader has it: their name, function and hour across each page and at its foot; the properties that its writer's program left are taken out. */
import { degrees, PDFDocument, PDFName, rgb, StandardFonts, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';

const SIZE = 8;
const MARGIN = 12;

export async function stamp(bytes: Buffer, reader: string): Promise<Buffer> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY });
  const font = await document.embedFont(StandardFonts.Helvetica);
  const text = written(font, reader);
  for (const page of document.getPages()) mark(page, font, text);
  document.context.trailerInfo.Info = undefined;
  document.catalog.delete(PDFName.of('Metadata'));
  return Buffer.from(await document.save({ addDefaultPage: false, updateFieldAppearances: false, useObjectStreams: true }));
}

/** The fonts that every program has know Latin letters alone: another is written « ? », and the rest of the name stands. */
function written(font: PDFFont, text: string): string {
  const known = new Set(font.getCharacterSet());
  return Array.from(text, (letter) => (known.has(letter.codePointAt(0)!) ? letter : '?')).join('');
}

function mark(page: PDFPage, font: PDFFont, text: string): void {
  const { x, y, width, height } = page.getCropBox();
  const [turned, middle] = [page.getRotation().angle, font.widthOfTextAtSize(text, 2 * SIZE) / 2];
  const slope = degrees(35 + turned);
  const radians = ((35 + turned) * Math.PI) / 180;
  page.drawText(text, { x: x + width / 2 - middle * Math.cos(radians), y: y + height / 2 - middle * Math.sin(radians), size: 2 * SIZE, font, rotate: slope, color: rgb(0.5, 0.5, 0.5), opacity: 0.25 });
  // At the foot as it is read, whichever way the page is turned.
  const foot = ({ 90: [x + width - MARGIN, y + MARGIN], 180: [x + width - MARGIN, y + height - MARGIN], 270: [x + MARGIN, y + height - MARGIN] } as Record<number, [number, number]>)[((turned % 360) + 360) % 360] ?? [x + MARGIN, y + MARGIN];
  page.drawText(text, { x: foot[0], y: foot[1], size: SIZE, font, rotate: degrees(turned), color: rgb(0.35, 0.35, 0.35) });
}
