/** French spaces, and nothing else: a word, an accent, a mark of what was written is never changed. */
const NARROW = '\u202F';
const FIXED = '\u00A0';

/** One kind of letter for one accent, one kind of space; what cannot be printed is not. */
const plain = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u2028\u2029\uFEFF]/g, '');

export function frenchSpaces(text: string): string {
  return plain(text)
    // « mot » : what stands inside does not leave its marks at the end of a line.
    .replace(/«[ \u00A0\u202F]?/g, `«${NARROW}`).replace(/[ \u00A0\u202F]?»/g, `${NARROW}»`)
    .replace(/[ \u00A0]([;:!?])/g, `${NARROW}$1`)
    // A mark stuck to its word, but neither an hour nor an address: « vu? », « vu! ».
    .replace(/(\p{L}|»|\))([;!?])(?=\s|$)/gu, `$1${NARROW}$2`)
    .replace(/(\d) h (?=\d{2}\b)/g, `$1${FIXED}h${FIXED}`).replace(/(\d) h\b/g, `$1${FIXED}h`)
    .replace(/(\d) (?=\d{3}\b)/g, `$1${NARROW}`)
    .replace(/\b(M|MM|Mme|Mlle|Dr|Me|n°|art\.) (?=\S)/g, `$1${FIXED}`).replace(/\b(M\.|MM\.|[LRD]\.) (?=\S)/g, `$1${FIXED}`);
}
