/**
 * A PDF: every object that the file holds is read, those of its compressed streams and those that a later revision hides too, since a reader that follows another
 * table may show them. Its bytes are kept as they came: a signature stays what it was.
 */
import { PDFArray, PDFContext, PDFDict, PDFDocument, PDFName, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { Refused, type Reason } from '../reasons.js';
import { stamp } from './stamp.js';

/** Names, of keys or of values, wherever they are. */
const REFUSED: Readonly<Record<string, Reason>> = {
  JavaScript: 'ACTIF', JS: 'ACTIF', Launch: 'ACTIF', SubmitForm: 'ACTIF', ImportData: 'ACTIF', Rendition: 'ACTIF', RichMedia: 'ACTIF', RichMediaSettings: 'ACTIF', Movie: 'ACTIF', Sound: 'ACTIF', GoToE: 'ACTIF', '3D': 'ACTIF',
  XFA: 'ACTIF', EmbeddedFile: 'INCORPORE', EmbeddedFiles: 'INCORPORE', FileAttachment: 'INCORPORE', GoToR: 'EXTERIEUR', Encrypt: 'CHIFFRE', Crypt: 'CHIFFRE',
};
/** Long enough not to be met by chance in compressed bytes. */
const IN_CLEAR = ['JavaScript', 'Launch', 'EmbeddedFile', 'RichMedia', 'SubmitForm', 'ImportData', 'Encrypt'];
const MOST_OBJECTS = 200_000;

export async function checkPdf(bytes: Buffer): Promise<Buffer> {
  if (!bytes.subarray(0, 8).toString('latin1').startsWith('%PDF-')) throw new Refused('DESACCORD');
  const end = bytes.subarray(-1024).toString('latin1');
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(end)) throw new Refused('ABIME');
  inClear(bytes);
  await everyObject(bytes);
  await markable(bytes);
  return bytes;
}

/** It never leaves but marked for its reader: what could not be is said to who deposits it, not to who waits for it. */
async function markable(bytes: Buffer): Promise<void> {
  try {
    await stamp(bytes, 'Essai');
  } catch {
    throw new Refused('ABIME');
  }
}

/** A name may be written by its codes: /J#61vaScript is /JavaScript. */
function inClear(bytes: Buffer): void {
  const text = bytes.toString('latin1').replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  for (const name of IN_CLEAR) if (new RegExp(`/${name}(?![A-Za-z0-9])`).test(text)) throw new Refused(REFUSED[name]!);
}

async function everyObject(bytes: Buffer): Promise<void> {
  let seen = 0;
  // The library takes whatever is thrown while it reads for a broken file: the reason is kept here.
  const found: Refused[] = [];
  const assign = Object.getOwnPropertyDescriptor(PDFContext.prototype, 'assign')!.value as PDFContext['assign'];
  // Each object as it is read: one that a later revision replaces is gone once the reading ends.
  PDFContext.prototype.assign = function watched(ref, object): void {
    try {
      if (++seen > MOST_OBJECTS) throw new Refused('DEMESURE');
      judge(object, 0);
    } catch (e) {
      if (e instanceof Refused) found.push(e);
      throw e;
    }
    assign.call(this, ref, object);
  };
  try {
    const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false, preserveXFA: true, throwOnInvalidObject: true, parseSpeed: Number.POSITIVE_INFINITY });
    if (found[0]) throw found[0];
    if (document.context.trailerInfo.Encrypt) throw new Refused('CHIFFRE');
    if (document.getPageCount() < 1) throw new Refused('ABIME');
  } catch (e) {
    throw found[0] ?? (e instanceof Refused ? e : new Refused('ABIME'));
  } finally {
    PDFContext.prototype.assign = assign;
  }
}

function judge(object: PDFObject, depth: number): void {
  if (depth > 100) throw new Refused('DEMESURE');
  if (object instanceof PDFName) return named(object);
  if (object instanceof PDFStream) return judge(object.dict, depth + 1);
  if (object instanceof PDFArray) return object.asArray().forEach((one) => judge(one, depth + 1));
  if (!(object instanceof PDFDict)) return;
  for (const [key, value] of object.entries()) {
    named(key);
    judge(value, depth + 1);
  }
}

function named(name: PDFName): void {
  const reason = REFUSED[name.decodeText()];
  if (reason && Object.hasOwn(REFUSED, name.decodeText())) throw new Refused(reason);
}
