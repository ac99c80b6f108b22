/** Containers that lie, climb, link or swell; and what swells elsewhere. */
import { deflateRawSync, deflateSync } from 'node:zlib';
import type { Case } from '../corpus.js';
import { body, docx } from '../make/docx.js';
import { vast } from '../make/image.js';
import { handmade, PAGES, stream } from '../make/pdf.js';
import { rawZip, type RawEntry } from '../make/raw-zip.js';

const MEGA = 1024 * 1024;
const zeros = (megabytes: number): Buffer => deflateRawSync(Buffer.alloc(megabytes * MEGA), { level: 9 });
const entry = (what: string, more: RawEntry, expected: Case['expected']): Case => ({ what: `container: ${what}`, file: 'a.docx', bytes: () => docx({}, [more]), expected });
const unix = (mode: number): number => (mode << 16) >>> 0;

export const containers: readonly Case[] = [
  entry('a way up', { name: '../../evil.xml', data: 'a' }, 'ACTIF'),
  entry('a way up inside', { name: 'word/../../evil.xml', data: 'a' }, 'ACTIF'),
  entry('an absolute path', { name: '/etc/passwd', data: 'a' }, 'ACTIF'),
  entry('a drive', { name: 'C:/a.xml', data: 'a' }, 'ACTIF'),
  entry('a backslash', { name: 'word\\..\\a.xml', data: 'a' }, 'ACTIF'),
  entry('a control in a name', { name: 'word/a\n.xml', data: 'a' }, 'ACTIF'),
  entry('a symbolic link', { name: 'word/a.xml', data: '/etc/passwd', attributes: unix(0o120777) }, 'ACTIF'),
  entry('a pipe', { name: 'word/a.xml', data: '', attributes: unix(0o010777) }, 'ACTIF'),
  entry('a name twice', { name: 'word/document.xml', data: body() }, 'ABIME'),
  entry('a name twice, but for its case', { name: 'WORD/document.XML', data: body() }, 'ABIME'),
  entry('an encrypted entry', { name: 'word/a.xml', data: 'a', flags: 1 }, 'CHIFFRE'),
  entry('a wrong sum', { name: 'word/a.xml', data: '<a/>', crc: 1 }, 'ABIME'),
  entry('a size that lies, small', { name: 'word/a.xml', data: '<a/>', size: 2 }, 'ABIME'),
  entry('a size that lies, large', { name: 'word/a.xml', data: '<a/>', size: 200 }, 'ABIME'),
  entry('an entry that swells past what it says', { name: 'word/a.xml', data: '', size: 10, packed: zeros(200) }, 'ABIME'),
  entry('another compression', { name: 'word/a.xml', data: '<a/>', method: 12 }, 'ABIME'),
  entry('two names for one entry', { name: 'word/a.xml', localName: 'word/b.xml', data: '<a/>' }, 'ABIME'),
  entry('an entry over another', { name: 'word/a.xml', data: '<a/>', at: 0 }, 'ABIME'),
  entry('a gap before an entry', { name: 'word/a.xml', data: '<a/>', before: Buffer.from('caché') }, 'ABIME'),
  entry('an unknown flag', { name: 'word/a.xml', data: '<a/>', flags: 0x2000 }, 'ABIME'),
  { what: 'container: a comment', file: 'a.docx', bytes: () => docx({}, [], { comment: 'bonjour' }), expected: 'ABIME' },
  { what: 'container: a count that lies', file: 'a.docx', bytes: () => docx({}, [], { count: 2 }), expected: 'ABIME' },
  { what: 'container: no entry', file: 'a.docx', bytes: () => rawZip([]), expected: 'ABIME' },
];

const entities = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY ${String.fromCharCode(98 + i)} "${`&${String.fromCharCode(97 + i)};`.repeat(10)}">`).join('')}]><l>&u;</l>`;

export const bombs: readonly Case[] = [
  { what: 'bomb: 55 megabytes in one part', file: 'a.docx', bytes: () => docx({}, [{ name: 'word/a.xml', data: '', size: 55 * MEGA, packed: zeros(55) }]), expected: 'DEMESURE' },
  { what: 'bomb: 500 megabytes in one part', file: 'a.docx', bytes: () => docx({}, [{ name: 'word/a.xml', data: '', size: 500 * MEGA, packed: zeros(500) }]), expected: 'DEMESURE' },
  { what: 'bomb: a hundred parts of one megabyte', file: 'a.docx', bytes: () => { const packed = zeros(1); return docx({}, Array.from({ length: 100 }, (_, i) => ({ name: `word/a${i}.xml`, data: '', size: MEGA, packed }))); }, expected: 'DEMESURE' },
  { what: 'bomb: a container in a container', file: 'a.docx', bytes: () => docx({ 'word/embeddings/a.zip': rawZip([{ name: 'b.zip', data: rawZip([{ name: 'c', data: '', size: 100 * MEGA, packed: zeros(100) }]) }]) }), expected: 'INCORPORE' },
  { what: 'bomb: 70 000 entries', file: 'a.docx', bytes: () => { const packed = deflateRawSync(Buffer.alloc(0)); return rawZip(Array.from({ length: 65_000 }, (_, i) => ({ name: `a${i}`, packed }))); }, expected: 'DEMESURE' },
  { what: 'bomb: six hundred entries', file: 'a.docx', bytes: () => docx({}, Array.from({ length: 600 }, (_, i) => ({ name: `word/a${i}.xml`, data: '<a/>' }))), expected: 'DEMESURE' },
  { what: 'bomb: entities', file: 'a.docx', bytes: () => docx({ 'word/document.xml': entities }), expected: 'ACTIF' },
  { what: 'bomb: tags in tags', file: 'a.docx', bytes: () => docx({ 'word/document.xml': body('<w:p>'.repeat(100_000)) }), expected: ['DEMESURE', 'ABIME'] },
  { what: 'bomb: a picture of nine hundred million pixels', file: 'a.png', bytes: () => vast(30_000), expected: 'DEMESURE' },
  { what: 'bomb: a picture just over fifty million pixels', file: 'a.png', bytes: () => vast(7_100), expected: 'DEMESURE' },
  { what: 'bomb: that picture in a text', file: 'a.docx', bytes: () => docx({ 'word/media/image1.png': vast(30_000) }), expected: 'DEMESURE' },
  { what: 'bomb: a stream of objects of 800 megabytes', file: 'a.pdf', bytes: () => handmade([...PAGES, stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(Buffer.alloc(800 * MEGA, ' '), { level: 9 }))]), expected: ['TROP_LONG', 'ABIME', 'EXAMEN', 'DEMESURE'] },
  { what: 'bomb: lists in lists', file: 'a.pdf', bytes: () => handmade([...PAGES, `${'['.repeat(50_000)}${']'.repeat(50_000)}`]), expected: ['DEMESURE', 'ABIME', 'EXAMEN'] },
];
