/** What may be deposited. The extension announces, the content must agree; what is served bears our type, never the depositor's. */
export const TYPES = {
  pdf: { mime: 'application/pdf', says: 'PDF' },
  jpeg: { mime: 'image/jpeg', says: 'image JPEG' },
  png: { mime: 'image/png', says: 'image PNG' },
  docx: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', says: 'texte Word' },
  odt: { mime: 'application/vnd.oasis.opendocument.text', says: 'texte OpenDocument' },
  txt: { mime: 'text/plain; charset=utf-8', says: 'texte' },
} as const;
export type DocumentType = keyof typeof TYPES;
export const DOCUMENT_TYPES = Object.keys(TYPES) as readonly DocumentType[];

/** That one thing carries: a message, an element of recueil. */
export const MOST_PIECES = 10;
const MOST_OF_A_NAME = 150;
/** Controls, separators of folders, and what turns the reading order around so that « fdp.exe » reads « exe.pdf ». */
const NEVER = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\/]/u;

/** The name as it will be shown, or null. It is never a path. */
export function nameOf(given: string): string | null {
  const name = given.normalize('NFC').trim();
  return name.length === 0 || name.length > MOST_OF_A_NAME || NEVER.test(name) || /^\.+$/.test(name) ? null : name;
}

/** The type that a name announces, or null for one that is not accepted. */
export function announced(name: string): DocumentType | null {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  const type = ending === 'jpg' ? 'jpeg' : ending;
  return DOCUMENT_TYPES.find((one) => one === type) ?? null;
}
