/** A PDF as one reader has it: their name, function and hour across each page and at its foot; the properties that its writer's program left are taken out. */
import { degrees, PDFDocument, PDFName, rgb, StandardFonts, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';

const SIZE = 8;
const MARGIN = 12;
const SLOPE = 35;

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
  const turned = ((page.getRotation().angle % 360) + 360) % 360;
  const [unit, radians] = [font.widthOfTextAtSize(text, 1), ((SLOPE + turned) * Math.PI) / 180];
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  // Whole on the smallest page: what is cut off names nobody.
  const across = Math.min(2 * SIZE, (0.9 * Math.min(width / Math.abs(cos), height / Math.abs(sin))) / unit);
  page.drawText(text, { x: x + width / 2 - (across * unit * cos) / 2, y: y + height / 2 - (across * unit * sin) / 2, size: across, font, rotate: degrees(SLOPE + turned), color: rgb(0.5, 0.5, 0.5), opacity: 0.25 });
  // At the foot as it is read, whichever way the page is turned.
  const [[footX, footY], side] = ({ 90: [[x + width - MARGIN, y + MARGIN], height], 180: [[x + width - MARGIN, y + height - MARGIN], width], 270: [[x + MARGIN, y + height - MARGIN], height] } as Record<number, [[number, number], number]>)[turned] ?? [[x + MARGIN, y + MARGIN], width];
  page.drawText(text, { x: footX, y: footY, size: Math.min(SIZE, (side - 2 * MARGIN) / unit), font, rotate: degrees(turned), color: rgb(0.35, 0.35, 0.35) });
}
