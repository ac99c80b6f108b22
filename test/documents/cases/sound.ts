/** What must go in: a refusal of these would be felt every day. */
import type { Case } from '../corpus.js';
import { body, comments, core, docx, relation, relations, types } from '../make/docx.js';
import { jpeg, png, pngWithText, vast, withPlace } from '../make/image.js';
import { content, manifest, meta, odt } from '../make/odt.js';
import { handmade, PAGES, pdf, withLink } from '../make/pdf.js';

const ok = (what: string, file: string, bytes: Case['bytes']): Case => ({ what: `sound: ${what}`, file, bytes, expected: 'ACCEPTED' });
const comment = '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>';

export const sound: readonly Case[] = [
  ok('a PDF', 'compte rendu.pdf', () => pdf()),
  ok('a PDF without object streams', 'rapport.PDF', () => pdf(() => undefined, false)),
  ok('a PDF by hand', 'ancien.pdf', () => handmade(PAGES)),
  ok('a PDF with a link', 'courrier.pdf', withLink),
  ok('a PDF of thirty pages', 'long.pdf', () => pdf((d) => { for (let i = 0; i < 29; i++) d.addPage(); })),
  ok('a JPEG', 'dessin.jpg', jpeg),
  ok('a JPEG, by its long extension', 'dessin.JPEG', jpeg),
  ok('a JPEG with its place', 'photo.jpg', withPlace),
  ok('a PNG', 'plan.png', png),
  ok('a PNG with an author', 'plan.png', pngWithText),
  ok('a picture just under fifty million pixels', 'scan.png', () => vast(7000)),
  ok('a Word text', 'note de l’éducatrice.docx', () => docx()),
  ok('a Word text with comments and properties', 'note.docx', () => docx({ '[Content_Types].xml': types(comment), 'word/comments.xml': comments('Q. Xavier'), 'docProps/core.xml': core('Q. Xavier') })),
  ok('a Word text with a picture', 'note.docx', async () => docx({ 'word/media/image1.png': await png(), 'word/_rels/document.xml.rels': relations(relation('image', 'media/image1.png')) })),
  ok('a Word text with links to follow', 'note.docx', () => docx({ 'word/_rels/document.xml.rels': relations(relation('hyperlink', 'mailto:crip@orvale.example', 'External')) })),
  ok('a Word text with a page number', 'note.docx', () => docx({ 'word/document.xml': body('<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>') })),
  ok('an OpenDocument text', 'synthèse.odt', () => odt()),
  ok('an OpenDocument text with its author', 'synthèse.odt', () => odt({ 'meta.xml': meta('Q. Xavier') })),
  ok('an OpenDocument text with a picture', 'synthèse.odt', async () => odt({ 'Pictures/a.png': await png(), 'content.xml': content('<draw:image xlink:href="Pictures/a.png"/>') })),
  ok('an OpenDocument text with a link to follow', 'synthèse.odt', () => odt({ 'content.xml': content('<text:a xlink:href="https://www.service-public.fr/">site</text:a>') })),
  ok('an OpenDocument text with its layout', 'synthèse.odt', () => odt({ 'layout-cache': Buffer.from([1, 2, 3]), 'META-INF/manifest.xml': manifest('<manifest:file-entry manifest:full-path="layout-cache" manifest:media-type="application/binary"/>') })),
  ok('a text', 'propos.txt', () => Buffer.from('Elle a dit : « je ne veux pas rentrer ».\r\n\tŒuvre, cœur, N’Diaye.\n')),
  ok('a text with the mark of its encoding', 'propos.txt', () => Buffer.from('\ufeffBonjour')),
  ok('a text of one character', 'a.txt', () => Buffer.from('a')),
];
