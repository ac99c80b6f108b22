/** The examination itself, of bytes that nothing else has opened: what is given back is what may be served. Runs in a process of its own (run-check.ts). */
import { fileTypeFromBuffer } from 'file-type';
import { Refused } from '../reasons.js';
import { TYPES, type DocumentType } from '../types.js';
import { checkText } from './plain-text.js';
import { requireOneNature } from './signatures.js';
import { readZip } from './zip.js';

/** Announced by the name, sniffed in the bytes, and of its structure: the three agree or it is refused. */
export async function check(bytes: Buffer, type: DocumentType): Promise<Buffer> {
  if (bytes.length === 0) throw new Refused('VIDE');
  requireOneNature(bytes, type);
  const entries = type === 'docx' || type === 'odt' ? container(bytes) : [];
  const sniffed = (await fileTypeFromBuffer(bytes))?.mime;
  if (type === 'txt' ? sniffed !== undefined : sniffed !== TYPES[type].mime) throw new Refused('DESACCORD');
  switch (type) {
    // Each child reads one file: it loads what reads such files, and nothing else.
    case 'pdf': return await (await import('./pdf.js')).checkPdf(bytes);
    case 'jpeg': case 'png': return await (await import('./image.js')).reencode(bytes, type);
    case 'docx': return await (await import('./docx.js')).checkDocx(entries);
    case 'odt': return await (await import('./odt.js')).checkOdt(entries);
    case 'txt': return checkText(bytes);
  }
}

/** Read before anything else looks into it, our limits first. */
function container(bytes: Buffer): ReturnType<typeof readZip> {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new Refused('DESACCORD');
  return readZip(bytes);
}
