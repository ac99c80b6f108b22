/** Source Sans 3 (SIL Open Font License), whole: names of every Latin, Greek or Cyrillic spelling; nothing is fetched. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export interface PrintFonts { regular: Font; bold: Font }

const read = (name: string): Font => create(readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/source-sans-3/${name}`))) as Font;

let fonts: PrintFonts | undefined;
/** Read at the first document, then kept: a document embeds what it uses of them. */
export const printFonts = (): PrintFonts => (fonts ??= { regular: read('400Regular/SourceSans3_400Regular.ttf'), bold: read('700Bold/SourceSans3_700Bold.ttf') });

/** A sign that the font cannot draw is named, not dropped: « [U+1F600] ». */
export const drawable = (text: string, { regular }: PrintFonts): string =>
  Array.from(text, (sign) => (sign === '\n' || regular.hasGlyphForCodePoint(sign.codePointAt(0) as number) ? sign : `[U+${(sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}]`)).join('');
