/** XML, as far as a piece is judged: no declaration of a type, hence no entity of its own; every tag and its attributes, by their local names, since a prefix may be anything. */
import { Refused } from '../reasons.js';

export interface Tag { raw: string; name: string; closes: boolean; attributes: readonly { name: string; value: string; raw: string }[] }
export interface Visit { tag?(tag: Tag): string; /** Text, with the local name of what holds it. */ text?(text: string, within: string): string }

const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/?[^<>!?][^<>]*>|[^<]+/g;
const TAG = /^<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>$/u;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*("[^"]*"|'[^']*')/gu;
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string => text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/gi, (_, hex?: string, decimal?: string, name?: string) =>
  (name ? NAMED[name.toLowerCase()]! : String.fromCodePoint(Math.min(Number.parseInt(hex ?? decimal!, hex ? 16 : 10), 0x10ffff))));

/** Reads all of it, tag by tag, and writes it again as the visit says. What is not understood is refused: another program might understand it. */
export function visitXml(data: Buffer, visit: Visit): string {
  const xml = decoded(data);
  const out: string[] = [];
  const open: string[] = [];
  let at = 0;
  for (const { 0: token, index } of xml.matchAll(TOKEN)) {
    if (index !== at) throw new Refused('ABIME');
    at += token.length;
    const within = open.at(-1) ?? '';
    if (!token.startsWith('<')) out.push(visit.text?.(token, within) ?? token);
    else if (token.startsWith('<![CDATA[')) out.push(visit.text ? visit.text(token, within) : token);
    else if (/^<[!?]/.test(token)) out.push(token.startsWith('<?xml') ? token : '');
    else out.push(tagged(token, open, visit));
  }
  if (at !== xml.length || open.length > 0) throw new Refused('ABIME');
  return out.join('');
}

function tagged(raw: string, open: string[], visit: Visit): string {
  const [, slash, name, attributes = '', empty] = TAG.exec(raw) ?? [];
  if (name === undefined) throw new Refused('ABIME');
  if (slash) {
    if (open.pop() !== local(name)) throw new Refused('ABIME');
    return raw;
  }
  if (!empty) open.push(local(name));
  if (open.length > 500) throw new Refused('DEMESURE');
  const tag: Tag = { raw, name: local(name), closes: empty === '/', attributes: [...attributes.matchAll(ATTRIBUTE)].map(([whole, attribute, value]) => ({ name: local(attribute!), value: unescaped(value!.slice(1, -1)), raw: whole })) };
  return visit.tag?.(tag) ?? raw;
}

/** UTF-8 alone: in another encoding the same bytes would be other tags. */
function decoded(data: Buffer): string {
  let xml: string;
  try {
    xml = new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    throw new Refused('ABIME');
  }
  const [, encoding = 'utf-8'] = /^<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)["']/i.exec(xml) ?? [];
  if (!/^(utf-?8|us-ascii)$/i.test(encoding) || xml.includes('\0')) throw new Refused('ABIME');
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(xml)) throw new Refused('ACTIF');
  return xml;
}
