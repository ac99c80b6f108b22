/** Files that were cut, at twenty places; and files of which one bit changed. */
import type { Case } from '../corpus.js';
import { docx } from '../make/docx.js';
import { jpeg, png } from '../make/image.js';
import { odt } from '../make/odt.js';
import { pdf } from '../make/pdf.js';

const CUTS = 20;
const BITS = 10;

export async function damaged(): Promise<Case[]> {
  const files: [string, Buffer][] = [['a.pdf', await pdf()], ['a.jpg', await jpeg()], ['a.png', await png()], ['a.docx', docx()], ['a.odt', odt()]];
  return [
    { what: 'empty', file: 'a.pdf', bytes: () => Buffer.alloc(0), expected: 'VIDE' }, { what: 'empty', file: 'a.txt', bytes: () => Buffer.alloc(0), expected: 'VIDE' },
    ...files.flatMap(([file, whole]) => [
      ...Array.from({ length: CUTS }, (_, i): Case => {
        const kept = Math.max(1, Math.floor((whole.length * (i + 0.5)) / CUTS));
        return { what: `cut: ${file} to ${kept} of ${whole.length}`, file, bytes: () => whole.subarray(0, kept), expected: 'REFUSED' };
      }),
      // In the middle of what is said: containers and PNG are summed, and say so; a PDF or a JPEG may not.
      ...Array.from({ length: BITS }, (_, i): Case => {
        const at = Math.floor(whole.length * (0.2 + 0.05 * i));
        return { what: `bit: ${file} at ${at}`, file, bytes: () => { const changed = Buffer.from(whole); changed[at]! ^= 1 << (i % 8); return changed; }, expected: file === 'a.pdf' || file === 'a.jpg' ? 'EITHER' : 'REFUSED' };
      }),
    ]),
  ];
}
