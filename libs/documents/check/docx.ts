/** A Word text: its parts are those of a text, none runs, none fetches, none holds another file; who wrote, changed or commented it is taken out. */
import { Refused } from '../reasons.js';
import { innerImage, isImage } from './inner-image.js';
import { writeZip } from './write-zip.js';
import { visitXml, type Tag } from './xml.js';
import type { Entry } from './zip.js';

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const REQUIRED = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'];
const PART = /^(?:\[Content_Types\]\.xml|(?:_rels|docProps|word|customXml)\/(?:[\w-]+\/)*(?:[\w.-]+\.(?:xml|rels)|\.rels))$/;
const PICTURE = /^(?:word\/media\/[\w.-]+|docProps\/thumbnail\.jpe?g)$/;
/** Kinds of relation that run, hold or fetch: what they point to is of no text. */
const REFUSED_RELATION = /\/(?:vbaProject|wordVbaData|oleObject|package|control|activeXControlBinary|aFChunk|frame|subDocument|attachedTemplate|mailMergeSource|mailMergeHeaderSource|xmlDataSource|keyMapCustomizations|attachedToolbars)$/i;
/** Fields that run a program or fetch another document. */
const REFUSED_FIELD = /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|MACROBUTTON|LINK|DATABASE|RD)\b/i;
const AUTHOR = new Set(['author', 'initials', 'userId', 'providerId']);

export async function checkDocx(entries: readonly Entry[]): Promise<Buffer> {
  const names = new Set(entries.map(({ name }) => name));
  if (names.has('word/vbaProject.bin')) throw new Refused('MACROS');
  if (REQUIRED.some((name) => !names.has(name))) throw new Refused('DESACCORD');
  const clean: Entry[] = [];
  for (const { name, data } of entries.filter((entry) => !entry.name.endsWith('/'))) {
    if (PICTURE.test(name) && isImage(name)) clean.push({ name, data: await innerImage(name, data) });
    else if (PART.test(name)) clean.push({ name, data: Buffer.from(part(name, data)) });
    else throw new Refused(/vba|macro/i.test(name) ? 'MACROS' : 'INCORPORE');
  }
  return writeZip(clean);
}

function part(name: string, data: Buffer): string {
  if (name === '[Content_Types].xml') return contentTypes(data);
  if (name.endsWith('.rels')) return visitXml(data, { tag: relation });
  if (name.startsWith('docProps/')) return withoutText(data);
  const fields: string[] = [];
  const text = visitXml(data, {
    tag: (tag) => {
      for (const { name: attribute, value } of tag.attributes) if (attribute === 'instr') fields.push(value);
      // A field is cut in pieces as its writer likes: it is read joined, up to where the next begins.
      if (tag.name === 'fldChar') fields.push('\n');
      if (tag.name === 'altChunk' || tag.name === 'subDoc' || tag.name === 'OLEObject' || tag.name === 'control') throw new Refused('INCORPORE');
      return anonymous(tag);
    },
    text: (written, within) => {
      if (within === 'instrText') fields.push(written);
      return written;
    },
  });
  if (REFUSED_FIELD.test(fields.join(''))) throw new Refused('ACTIF');
  return text;
}

function contentTypes(data: Buffer): string {
  let main = false;
  const text = visitXml(data, { tag: (tag) => {
    const type = tag.attributes.find(({ name }) => name === 'ContentType')?.value ?? '';
    if (/macroEnabled|vba/i.test(type)) throw new Refused('MACROS');
    if (/activeX|oleObject|officedocument\.package/i.test(type)) throw new Refused('INCORPORE');
    if (tag.name === 'Override' && type === MAIN) main = true;
    return tag.raw;
  } });
  if (!main) throw new Refused('DESACCORD');
  return text;
}

/** A link that somebody follows by hand fetches nothing by itself; everything else that is outside does. */
function relation(tag: Tag): string {
  if (tag.name !== 'Relationship') return tag.raw;
  const of = (name: string): string => tag.attributes.find((a) => a.name === name)?.value ?? '';
  if (REFUSED_RELATION.test(of('Type'))) throw new Refused(/vba|keyMap|Toolbars/i.test(of('Type')) ? 'MACROS' : /Template|mailMerge|frame|subDocument|xmlData/i.test(of('Type')) ? 'EXTERIEUR' : 'INCORPORE');
  const outside = of('TargetMode').toLowerCase() === 'external' || /^[a-z][a-z0-9+.-]*:|^\/\/|^\\\\/i.test(of('Target'));
  if (outside && !(of('Type').endsWith('/hyperlink') && /^(?:https?:\/\/|mailto:)/i.test(of('Target')))) throw new Refused('EXTERIEUR');
  return tag.raw;
}

/** Whoever wrote, corrected or commented it. */
const anonymous = (tag: Tag): string => tag.attributes.reduce((raw, { name, raw: attribute }) => (AUTHOR.has(name) ? raw.replace(attribute, `${attribute.slice(0, attribute.indexOf('='))}=""`) : raw), tag.raw);

/** Title, author, company, printing dates: the sheet stays, empty. */
function withoutText(data: Buffer): string {
  return visitXml(data, { text: () => '' });
}
