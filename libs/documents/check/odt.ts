/** An OpenDocument text: no script, nothing inside but pictures, nothing fetched; who wrote, changed or commented it is taken out. */
import { Refused } from '../reasons.js';
import { innerImage, isImage } from './inner-image.js';
import { writeZip } from './write-zip.js';
import { visitXml, type Tag } from './xml.js';
import type { Entry } from './zip.js';

const MIME = 'application/vnd.oasis.opendocument.text';
const PART = /^(?:mimetype|(?:META-INF|Configurations2)\/(?:[\w-]+\/)*[\w.-]+\.(?:xml|rdf)|(?:content|styles|meta|settings)\.xml|manifest\.rdf)$/;
const PICTURE = /^(?:Pictures|Thumbnails)\/[\w.-]+$/;
/** What a program may write for itself, and needs not. */
const LEFT_OUT = 'layout-cache';
const AUTHORS = new Set(['creator', 'creator-initials', 'initial-creator', 'printed-by', 'sender-initials', 'author-name', 'author-initials']);

export async function checkOdt(entries: readonly Entry[]): Promise<Buffer> {
  const [first] = entries;
  if (first?.name !== 'mimetype' || first.data.toString('latin1') !== MIME || !entries.some(({ name }) => name === 'content.xml') || !entries.some(({ name }) => name === 'META-INF/manifest.xml')) throw new Refused('DESACCORD');
  const clean: Entry[] = [];
  for (const { name, data } of entries.filter((entry) => !entry.name.endsWith('/') && entry.name !== LEFT_OUT)) {
    if (PICTURE.test(name) && isImage(name)) clean.push({ name, data: await innerImage(name, data) });
    else if (PART.test(name)) clean.push({ name, data: name === 'mimetype' ? data : Buffer.from(part(name, data)) });
    else throw new Refused(/^(?:Basic|Scripts|Dialogs)\//.test(name) ? 'MACROS' : 'INCORPORE');
  }
  return writeZip(clean);
}

function part(name: string, data: Buffer): string {
  if (name === 'meta.xml') return visitXml(data, { text: () => '', tag });
  if (name === 'META-INF/manifest.xml') return visitXml(data, { tag: manifest });
  return visitXml(data, { tag, text: (text, within) => (AUTHORS.has(within) ? '' : text) });
}

function manifest(tag: Tag): string {
  if (tag.name === 'encryption-data') throw new Refused('CHIFFRE');
  const of = (name: string): string => tag.attributes.find((a) => a.name === name)?.value ?? '';
  if (tag.name === 'file-entry' && of('full-path') === LEFT_OUT) return '';
  if (tag.name === 'file-entry' && of('full-path') === '/' && of('media-type') !== MIME) throw new Refused('DESACCORD');
  return tag.raw;
}

function tag(one: Tag): string {
  if (one.name === 'event-listener' || one.name === 'script' || one.name === 'script-data' || one.name === 'execute-macro') throw new Refused('MACROS');
  if (one.name === 'object' || one.name === 'object-ole' || one.name === 'applet' || one.name === 'plugin' || one.name === 'floating-frame') throw new Refused('INCORPORE');
  if (one.name === 'dde-source' || one.name === 'dde-connection-decl' || one.name === 'dde-connection') throw new Refused('ACTIF');
  for (const { name, value } of one.attributes) {
    if (name !== 'href') continue;
    const followed = one.name === 'a' && /^(?:#|https?:\/\/|mailto:)/i.test(value);
    const inside = /^(?:\.\/)?(?:Pictures\/[\w.-]+)?$|^#/.test(value);
    // Linked by LibreOffice to its own schemas and templates: a template is fetched.
    if (!followed && !inside) throw new Refused(/^(?:vnd\.sun\.star|macro|script|javascript)/i.test(value) ? 'MACROS' : 'EXTERIEUR');
  }
  return one.raw;
}
