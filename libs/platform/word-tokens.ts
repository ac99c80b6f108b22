/**
 * The tokens of a dossier's blind index: HMAC of a word under a key of that dossier alone, truncated to 8 bytes. Whoever reads the database sees which messages of one
 * dossier share a word, not which word; of two dossiers, nothing. How often a word comes would betray it (docs/recherche.md): decoys come among the words, as unequally as words do.
 */
import { createHmac } from 'node:crypto';

const BYTES = 8;
/** The number of tokens of a message says no more than in which sixteen it is. */
const STEP = 16;
/** One decoy for four words at least, drawn among so many, the n-th n times less often than the first: like the words of a language. */
const DECOYS_PER_WORD = 0.25;
const DECOYS = 100;
/** In no word: a decoy is the token of nothing that may be sought. */
const APART = '\0';

const digest = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
export const wordToken = (key: Buffer, lexeme: string): Buffer => digest(key, lexeme).subarray(0, BYTES);

/**
 * In the order of their bytes: of the order of words, nothing is left. The decoys of a message are always the same: of two copies of the database, what changed between
 * them would not tell them from words. Of a text without words, nothing: it is not told from one that was withdrawn.
 */
export function messageTokens(key: Buffer, messageId: string, lexemes: ReadonlySet<string>): Buffer[] {
  if (lexemes.size === 0) return [];
  const tokens = new Map<string, Buffer>();
  const keep = (token: Buffer): void => void tokens.set(token.toString('hex'), token);
  for (const lexeme of lexemes) keep(wordToken(key, lexeme));
  const size = Math.ceil((tokens.size * (1 + DECOYS_PER_WORD)) / STEP) * STEP;
  for (let n = 0; tokens.size < size; n++) {
    const drawn = digest(key, [APART, messageId, n].join(APART));
    const decoy = wordToken(key, APART + Math.floor(DECOYS ** (drawn.readUInt32BE(BYTES) / 2 ** 32)));
    // One that is there already gives its place to one that comes once, as most words do.
    keep(tokens.has(decoy.toString('hex')) ? drawn.subarray(0, BYTES) : decoy);
  }
  return [...tokens].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, token]) => token);
}
