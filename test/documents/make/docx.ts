/** Word texts, sound by default, each part of which may be replaced. */
import { rawZip, type RawEntry } from './raw-zip.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

export const body = (inside = '<w:p><w:r><w:t>Noé a été vu à l’école.</w:t></w:r></w:p>'): string => `${HEAD}<w:document ${W}><w:body>${inside}</w:body></w:document>`;
export const types = (more = '', main = MAIN): string =>
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${main}"/>${more}</Types>`;
export const relations = (...more: string[]): string => `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${more.join('')}</Relationships>`;
export const relation = (type: string, target: string, mode = ''): string => `<Relationship Id="r${type}" Type="${OFFICE}/${type}" Target="${target}"${mode && ` TargetMode="${mode}"`}/>`;
export const core = (author: string): string => `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${author}</dc:creator><cp:lastModifiedBy>${author}</cp:lastModifiedBy></cp:coreProperties>`;
export const comments = (author: string): string => `${HEAD}<w:comments ${W}><w:comment w:id="0" w:author="${author}" w:initials="QX"><w:p><w:r><w:t>À revoir</w:t></w:r></w:p></w:comment></w:comments>`;

/** Parts by their names; null takes one out. More entries, raw, come last. */
export function docx(parts: Readonly<Record<string, string | Buffer | null>> = {}, more: readonly RawEntry[] = [], end: Parameters<typeof rawZip>[1] = {}): Buffer {
  const all: Record<string, string | Buffer | null> = {
    '[Content_Types].xml': types(), '_rels/.rels': relations(relation('officeDocument', 'word/document.xml')), 'word/document.xml': body(), 'word/_rels/document.xml.rels': relations(), ...parts,
  };
  return rawZip([...Object.entries(all).flatMap(([name, data]) => (data === null ? [] : [{ name, data }])), ...more], end);
}
