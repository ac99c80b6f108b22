/** What a file says beside what it shows: the place of a photograph, the machine, who wrote, who commented. None of it is served. */
import sharp from 'sharp';
import { describe, expect, it } from '@jest/globals';
import { PDFDocument } from '@cantoo/pdf-lib';
import { readZip } from '../../libs/documents/check/zip.js';
import { stamp } from '../../libs/documents/check/stamp.js';
import { examine } from '../../libs/documents/examine.js';
import { readPdf } from '../letter/programs.js';
import { body, comments, core, docx, types } from './make/docx.js';
import { pngWithText, withPlace } from './make/image.js';
import { content, meta, odt } from './make/odt.js';
import { pdf } from './make/pdf.js';
import { CHILDREN } from './shelf.js';

const CANARY = 'CANARI-AUTEUR';

async function served(bytes: Buffer, name: string): Promise<Buffer> {
  const verdict = await examine({ program: CHILDREN.check, clamdUrl: '' }, bytes, name);
  if (verdict.state === 'REFUSED') throw new Error(verdict.reason);
  return verdict.bytes;
}
const opened = (container: Buffer): string => readZip(container).map(({ data }) => data.toString('latin1')).join('\n');

describe('what is served of', () => {
  it('a photograph says neither where, nor by what, nor by whom it was taken; and shows the same picture', async () => {
    const given = await withPlace();
    expect([given.includes('CANARI-APPAREIL'), (await sharp(given).metadata()).exif !== undefined]).toEqual([true, true]);
    const clean = await served(given, 'photo.jpg');
    const { exif, xmp, iptc, icc, width, height } = await sharp(clean).metadata();
    expect([exif, xmp, iptc, icc, width, height, clean.includes('CANARI')]).toEqual([undefined, undefined, undefined, undefined, 96, 96, false]);
  });

  it('a PNG says nothing of its author', async () => {
    const given = await pngWithText();
    expect(given.includes(CANARY)).toBe(true);
    expect((await served(given, 'plan.png')).includes('CANARI')).toBe(false);
  });

  it('a Word text does not say who wrote, changed or commented it, nor where its pictures were taken; and says the same words', async () => {
    const change = `<w:p><w:ins w:id="1" w:author="${CANARY}" w:date="2025-01-01T00:00:00Z"><w:r><w:t>Noé va mieux.</w:t></w:r></w:ins></w:p>`;
    const given = docx({
      '[Content_Types].xml': types('<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>'),
      'word/document.xml': body(change), 'word/comments.xml': comments(CANARY), 'docProps/core.xml': core(CANARY), 'word/media/image1.jpg': await withPlace(),
      'word/people.xml': `<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="${CANARY}"><w15:presenceInfo w15:providerId="AD" w15:userId="${CANARY}"/></w15:person></w15:people>`,
    });
    expect(opened(given).split('CANARI').length).toBeGreaterThan(6);
    const clean = opened(await served(given, 'note.docx'));
    expect(clean).not.toContain('CANARI');
    expect(clean).toContain(Buffer.from('Noé va mieux.').toString('latin1'));
    expect(clean).toContain(Buffer.from('À revoir').toString('latin1'));
  });

  it('an OpenDocument text neither', async () => {
    const note = `<text:p>Noé va mieux.<office:annotation><dc:creator>${CANARY}</dc:creator><text:p>À revoir</text:p></office:annotation></text:p>`;
    const given = odt({ 'content.xml': content(note), 'meta.xml': meta(CANARY) });
    expect(opened(given).split('CANARI')).toHaveLength(4);
    const clean = opened(await served(given, 'note.odt'));
    expect(clean).not.toContain('CANARI');
    expect(clean).toContain(Buffer.from('À revoir').toString('latin1'));
  });

  it('a PDF leaves without its properties, and with its reader on each page, whichever way the page is turned', async () => {
    const given = await pdf(async (d) => {
      d.setAuthor(CANARY);
      for (const angle of [90, 180, 270]) d.addPage([300, 400]).setRotation({ type: 'degrees', angle } as never);
    });
    expect((await PDFDocument.load(given)).getAuthor()).toBe(CANARY);
    // As it is kept, it is what came: a signature stays what it was.
    expect((await served(given, 'rapport.pdf')).equals(given)).toBe(true);
    const marked = await stamp(given, 'Solène KERVADEC · responsable de la CRIP · 16/05/2025 10:02 · 漢');
    const { info, xmp, pages } = readPdf(marked);
    expect([JSON.stringify(info).includes('CANARI'), xmp, marked.includes('CANARI')]).toEqual([false, '', false]);
    expect(pages).toHaveLength(4);
    for (const page of pages) expect(page.runs.filter((run) => run.text.includes('Solène KERVADEC')).length).toBe(2);
  });
});
