/** OpenDocument texts, sound by default, each part of which may be replaced. */
import { rawZip, type RawEntry } from './raw-zip.js';

const MIME = 'application/vnd.oasis.opendocument.text';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const SPACES = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"';

export const content = (inside = '<text:p>Noé a été vu à l’école.</text:p>', before = ''): string => `${HEAD}<office:document-content ${SPACES}>${before}<office:body><office:text>${inside}</office:text></office:body></office:document-content>`;
export const manifest = (more = ''): string => `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${MIME}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>${more}</manifest:manifest>`;
export const meta = (author: string): string => `${HEAD}<office:document-meta ${SPACES}><office:meta><meta:initial-creator>${author}</meta:initial-creator><dc:creator>${author}</dc:creator></office:meta></office:document-meta>`;

export function odt(parts: Readonly<Record<string, string | Buffer | null>> = {}, more: readonly RawEntry[] = []): Buffer {
  const all: Record<string, string | Buffer | null> = { mimetype: MIME, 'content.xml': content(), 'META-INF/manifest.xml': manifest(), ...parts };
  return rawZip([...Object.entries(all).flatMap(([name, data]) => (data === null ? [] : [{ name, data, method: name === 'mimetype' ? 0 : 8 }])), ...more]);
}
