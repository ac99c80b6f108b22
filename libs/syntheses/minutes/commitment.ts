/**
 * What ties each reader's minutes to the same meeting: every line bears a commitment, the sha-256 of a salt and of the line in its one written form. Whoever reads the line has its salt and finds its
 * commitment again; whoever does not learns nothing from it (32 random bytes: no guess of the text can be tried), and nobody can change a line, its place or its number without changing the hash of the whole.
 */
import { createHash, randomBytes } from 'node:crypto';
import { canonical } from '../../platform/pdf/content-hash.js';

/** Of a line, all that it says and where it stands: what two readers of it would hold against each other. */
export interface Committed {
  syntheseId: string; pointId: string; seq: number;
  type: string; voice: string; kind: string; detail: string;
  authorId: string; speakerId: string | null;
  /** Written, or of the line that it corrects or withdraws. */
  nature: string; supersedesId: string | null;
  body: string;
  /** Of an action: whose it is, until when, how it will be known to be done, of which decision. As they were decided: what becomes of it is told by its steps. */
  ownerId: string | null; dueAt: Date | null; indicator: string | null; decisionId: string | null;
}

/** What joined it, by its number, its name and the sha-256 of its bytes. */
export interface Named { number: number; name: string; hash: string }

/** What each hash is of, first: the commitment of a line is never the hash of minutes. */
const OF_LINE = 'cordee:ligne:1';
const OF_MINUTES = 'cordee:compte-rendu:1';
const SALT = 32;

export const newSalt = (): string => randomBytes(SALT).toString('base64url');

const digest = (of: string, ...parts: (string | Buffer)[]): string => {
  const hash = createHash('sha256').update(of).update('\0');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** Throws a RangeError on a salt that is not one: a short salt would let its line be guessed. */
export function commitmentOf(salt: string, line: Committed, pieces: readonly Named[] = []): string {
  const bytes = Buffer.from(salt, 'base64url');
  if (bytes.length !== SALT) throw new RangeError('a salt is 32 bytes');
  return digest(OF_LINE, bytes, canonical({ ...written(line), ...(pieces.length > 0 && { pieces: pieces.map(({ number, name, hash }) => ({ number, name, hash })) }) }));
}

/** Its own fields, and none that a row bears besides. */
const written = ({ syntheseId, pointId, seq, type, voice, kind, detail, authorId, speakerId, nature, supersedesId, body, ownerId, dueAt, indicator, decisionId }: Committed): Partial<Committed> =>
  ({ syntheseId, pointId, seq, type, voice, kind, detail, authorId, speakerId, nature, supersedesId, body, ...(ownerId !== null && { ownerId, dueAt, indicator, decisionId }) });

/** Of the whole: what everybody reads of the meeting, then every commitment in order, those of lines corrected or withdrawn among them. */
export const minutesHash = (facts: object, commitments: readonly string[]): string => digest(OF_MINUTES, canonical({ facts, commitments }));
