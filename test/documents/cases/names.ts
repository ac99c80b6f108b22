/** Names that lie, and contents that are not what their names say. */
import { announced } from '../../../libs/documents/types.js';
import type { Case } from '../corpus.js';
import { docx } from '../make/docx.js';
import { gif, jpeg, png, webp } from '../make/image.js';
import { odt } from '../make/odt.js';
import { pdf } from '../make/pdf.js';
import { rawZip } from '../make/raw-zip.js';

const text = (): Buffer => Buffer.from('Bonjour');
const named = (file: string, expected: Case['expected']): Case => ({ what: `name: ${JSON.stringify(file)}`, file, bytes: text, expected });

export const nameAttacks: readonly Case[] = [
  named('', 'NOM'), named('  ', 'NOM'), named('..', 'NOM'), named('../../etc/passwd.txt', 'NOM'), named('C:\\dossier\\a.txt', 'NOM'), named('a\u0000.txt', 'NOM'), named('a\r\nContent-Type: text.txt', 'NOM'),
  named('fact\u202etxt.exe', 'NOM'), named('a\u200b.txt', 'NOM'), named(`${'a'.repeat(147)}.txt`, 'NOM'), named('\ud800.txt', 'NOM'), named(`${'a'.repeat(146)}.txt`, 'ACCEPTED'),
  named('a', 'TYPE'), named('a.exe', 'TYPE'), named('a.txt.exe', 'TYPE'), named('a.html', 'TYPE'), named('a.svg', 'TYPE'), named('a.docm', 'TYPE'), named('a.txt ', 'ACCEPTED'), named('a.txt.', 'TYPE'), named('a.zip', 'TYPE'),
];

const MAKERS: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = { pdf, jpg: jpeg, png, docx, odt, txt: text };
/** Of no type that is accepted, whatever they are called. */
const FOREIGN: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = {
  gif, webp, program: () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), elf: () => Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(200, 2)]), zip: () => rawZip([{ name: 'a.txt', data: 'a' }]),
  ole: () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), rtf: () => Buffer.from('{\\rtf1 bonjour}'), svg: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
  html: () => Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>'), noise: () => Buffer.from(Array.from({ length: 300 }, (_, i) => (i * 37) % 256)),
};

export async function wrongExtensions(): Promise<Case[]> {
  const cases: Case[] = [];
  for (const [content, make] of Object.entries({ ...MAKERS, ...FOREIGN })) {
    const bytes = await make();
    for (const extension of Object.keys(MAKERS)) {
      if (content !== extension) cases.push({ what: `extension: ${content} as ${announced(`a.${extension}`)}`, file: `a.${extension}`, bytes: () => bytes, expected: ['DESACCORD', 'DOUBLE_NATURE', 'ABIME'] });
    }
  }
  return cases;
}
