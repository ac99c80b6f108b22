/**
 * The words that a piece says without being opened by anybody: of a text, all; of a DOCX or an ODT, which were rewritten by their examination, all; of a PDF, its title, its subject and its XMP
 * where they stand in clear. The pages of a PDF and what a picture shows are read by nobody here: whoever sends them looks at them.
 */
import { readZip } from './check/zip.js';
import type { Ready } from './deposits.js';

const PARTS = /^(?:word\/.*|content|styles)\.xml$/;
const ENDS_A_PIECE = /<\/(?:w|text):(?:p|h)>|<(?:w:br|w:tab|text:line-break|text:tab|text:s)\b[^>]*>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Runs of one word follow one another: a word in two fonts is one word. */
const wordsOfXml = (xml: string): string => xml.replaceAll(ENDS_A_PIECE, '\n').replaceAll(/<[^>]*>/g, '')
  .replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (_, hex?: string, decimal?: string, name?: string) => (name ? ENTITIES[name.toLowerCase()]! : String.fromCodePoint(Math.min(Number.parseInt(hex ?? decimal!, hex ? 16 : 10), 0x10ffff))));

/** Strings of a PDF are in one byte a sign, or, behind a mark, in two. */
function stringOfPdf(raw: Buffer): string {
  return raw[0] === 0xfe && raw[1] === 0xff ? Buffer.from(raw.subarray(2, raw.length - (raw.length % 2))).swap16().toString('utf16le') : raw.toString('latin1');
}

const unescaped = (literal: string): Buffer => Buffer.from(literal.replaceAll(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, sign?: string) => (octal ? String.fromCharCode(Number.parseInt(octal, 8) & 0xff) : sign!)), 'latin1');

function wordsOfPdf(bytes: Buffer): string {
  const raw = bytes.toString('latin1');
  const packets = Array.from(raw.matchAll(/<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/g), ([packet]) => wordsOfXml(Buffer.from(packet.replaceAll('</', ' </'), 'latin1').toString('utf8')) + Array.from(packet.matchAll(/"([^"]*)"/g), ([, value]) => Buffer.from(value!, 'latin1').toString('utf8')).join('\n'));
  const said = Array.from(raw.matchAll(/\/(?:Title|Subject|Author|Keywords|Creator|Producer)\s*(?:\(((?:\\[\s\S]|[^\\()])*)\)|<([0-9a-fA-F\s]*)>)/g), ([, literal, hex]) => stringOfPdf(hex === undefined ? unescaped(literal ?? '') : Buffer.from(hex.replaceAll(/\s/g, ''), 'hex')));
  return [...packets, ...said].join('\n');
}

/** Of a long file, those that come first: a report has some thousands. */
const MOST_WORDS = 5_000;
/** Of what is no word. */
const LONGEST_WORD = 40;

/** Each word once, in the order of their letters, which is not that of the text: by what it will be found. */
export function distinctWords(said: string): string {
  const words = new Set<string>();
  for (const [word] of said.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (words.size >= MOST_WORDS) break;
    words.add(word.slice(0, LONGEST_WORD).toLowerCase());
  }
  return [...words].sort().join(' ');
}

export function wordsOfFile({ type, bytes }: Pick<Ready, 'type' | 'bytes'>): string {
  if (type === 'txt') return bytes.toString('utf8');
  if (type === 'docx' || type === 'odt') return readZip(bytes).filter(({ name }) => PARTS.test(name)).map(({ data }) => wordsOfXml(data.toString('utf8'))).join('\n');
  return type === 'pdf' ? wordsOfPdf(bytes) : '';
}
