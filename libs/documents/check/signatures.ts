/** What else a file might be read as. A second nature is refused even where the first one is sound: what is examined must be what is opened. */
import { Refused } from '../reasons.js';
import type { DocumentType } from '../types.js';

const WINDOW = 4096;
const PDF_WINDOW = 1024;
const LIST_OF_ZIP = 22;
const MOST_COMMENT = 65_535;
const END_OF_ZIP = Buffer.from('PK\x05\x06');
const MARKUP = /<\s*(?:script|html|svg|iframe|body)\b|<\?php\b|<!doctype\s+html/i;

export function requireOneNature(bytes: Buffer, type: DocumentType): void {
  const head = bytes.subarray(0, WINDOW).toString('latin1');
  if (type !== 'pdf' && head.slice(0, PDF_WINDOW).includes('%PDF-')) throw new Refused('DOUBLE_NATURE');
  if (type === 'txt' && head.startsWith('#!')) throw new Refused('ACTIF');
  // A container is read to its last byte, and compressed bytes say anything at their ends.
  if (type === 'docx' || type === 'odt') return;
  if (endsAsZip(bytes) || MARKUP.test(head) || MARKUP.test(bytes.subarray(-WINDOW).toString('latin1'))) throw new Refused('DOUBLE_NATURE');
}

/** The list of a ZIP is looked for from the end, past a comment: whatever precedes it. */
function endsAsZip(bytes: Buffer): boolean {
  const at = bytes.lastIndexOf(END_OF_ZIP);
  return at !== -1 && at + LIST_OF_ZIP <= bytes.length && bytes.length - at <= LIST_OF_ZIP + MOST_COMMENT;
}
