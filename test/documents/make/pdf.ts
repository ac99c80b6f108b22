/** PDF, sound or not, by a library and by hand. */
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';

export async function pdf(change: (document: PDFDocument) => void | Promise<void> = () => undefined, useObjectStreams = true): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  document.addPage([300, 400]).drawText('Noé a été vu à l’école.', { x: 20, y: 200, size: 12, font });
  await change(document);
  return Buffer.from(await document.save({ useObjectStreams }));
}

const action = (document: PDFDocument, entries: Record<string, unknown>): void => document.catalog.set(PDFName.of('OpenAction'), document.context.register(document.context.obj(entries as never)));
export const withScript = (useObjectStreams: boolean): Promise<Buffer> => pdf((d) => action(d, { Type: 'Action', S: 'JavaScript', JS: PDFString.of('app.alert(1)') }), useObjectStreams);
export const withAction = (kind: string): Promise<Buffer> => pdf((d) => action(d, { Type: 'Action', S: kind, F: PDFString.of('cmd.exe') }));
export const withAttachment = (): Promise<Buffer> => pdf((d) => d.attach(Buffer.from('MZ programme'), 'programme.exe', { mimeType: 'application/octet-stream' }));
export const withXfa = (): Promise<Buffer> => pdf((d) => { d.catalog.set(PDFName.of('AcroForm'), d.context.obj({ XFA: PDFHexString.of('00'), Fields: [] })); });
export const withLink = (): Promise<Buffer> => pdf((d) => {
  d.getPage(0).node.addAnnot(d.context.register(d.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 50, 50], A: { Type: 'Action', S: 'URI', URI: PDFString.of('https://www.service-public.fr') } } as never)));
});
export const encrypted = (): Promise<Buffer> => pdf((d) => { d.encrypt({ ownerPassword: 'proprietaire', userPassword: '', permissions: {} }); }, false);

/** By hand: objects as they are given, their table, and the end. */
export function handmade(objects: readonly (string | Buffer)[], { head = '%PDF-1.7\n', trailer = '', tail = '' } = {}): Buffer {
  const pieces: Buffer[] = [Buffer.from(head, 'latin1')];
  const at: number[] = [];
  let length = pieces[0]!.length;
  objects.forEach((object, i) => {
    const piece = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object as string, 'latin1'), Buffer.from('\nendobj\n')]);
    at.push(length);
    length += piece.length;
    pieces.push(piece);
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.map((n) => `${String(n).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\n`;
  return Buffer.concat([...pieces, Buffer.from(`${table}startxref\n${length}\n%%EOF\n${tail}`)]);
}

export const PAGES = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>'] as const;
export const stream = (dict: string, bytes: Buffer): Buffer => Buffer.concat([Buffer.from(`<< ${dict} /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from('\nendstream')]);
/** Objects hidden in a compressed stream: what holds it must be opened to see them. */
export const inStream = (object: string): Buffer => {
  const inside = Buffer.from(`9 0 ${object}`);
  return stream(`/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode`, deflateSync(inside));
};
