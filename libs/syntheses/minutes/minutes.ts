/**
 * The minutes of one meeting as one reader has them: the same number, header, points, decisions and hash for everybody; each line read, or said to be reserved and by which rule. Nothing of a line that is
 * reserved but its place, its kind and its commitment: it came withheld from the door, and its text never was here.
 */
import { commitmentOf, minutesHash, type Committed, type Named } from './commitment.js';

/** What the hash is of, beside the lines: everything that everybody reads of the meeting, by ids and instants, which no directory renames. */
export type Facts = Readonly<Record<string, unknown>>;

/** The same, as it is printed. */
export interface Header {
  /** CR-2025-0007, opaque. */
  number: string;
  type: string; purpose: string; legalBasis: string;
  openedAt: Date; closedAt: Date;
  convenedBy: string; validatedBy: string; validatedAt: Date;
}
/** One stay at the table; null: there until the end. */
export interface Presence { who: string; quality: string; arrivedAt: Date; leftAt: Date | null }
export interface Point { id: string; position: number; heading: string }
/** Why the law keeps it from this reader. */
export interface Reserved { kindName: string; phrase: string; article: string }
/** Of somebody who reads it, its salt and whose words; of anybody else, why not. */
export type Heard = { said: Said; reserved: null } | { said: null; reserved: Reserved };
export interface Said { committed: Committed; pieces: readonly Named[]; salt: string; typeName: string; speaker: string; charge: Charge | null }
/** Of an action, as it was decided: who, and the last day. */
export interface Charge { owner: string; dueOn: string }
export type Line = Heard & { id: string; pointId: string; seq: number; nature: 'WRITTEN' | 'CORRECTED' | 'WITHDRAWN'; supersedesId: string | null; isDecision: boolean; commitment: string };

/** Of a parent or the child, whether they were invited, in words. */
export interface Kin { who: string; invited: string }
/** What was observed of the draft, of which point, and what was answered: beside the minutes, and no part of their hash. */
export interface Observed { by: string; heading: string; body: string; answer: string }

export interface Meeting { zone: string; facts: Facts; header: Header; presence: readonly Presence[]; points: readonly Point[]; lines: readonly Line[]; family: readonly Kin[]; observations: readonly Observed[] }
export interface MinutesPoint { heading: string; lines: Line[] }
export interface Minutes {
  zone: string; facts: Facts; header: Header; presence: Presence[]; points: MinutesPoint[];
  /** Numbered from 1, for everybody alike. */
  decisions: Line[];
  /** Of every line, in the order in which they were written: with the facts, what the hash is of. */
  commitments: string[];
  hash: string;
  /** Of those whom this reader may know of, and what they may read. */
  family: readonly Kin[];
  observations: readonly Observed[];
}

export class Altered extends Error {}

/** @throws Altered when what is read is not what was committed to: such minutes are shown to nobody. */
export function minutesFor({ zone, facts, header, presence, points, lines, family, observations }: Meeting): Minutes {
  const written = [...lines].sort((a, b) => a.seq - b.seq);
  for (const { said, commitment } of written) {
    if (said && commitmentOf(said.salt, said.committed, said.pieces) !== commitment) throw new Altered('a line is not the one that was written');
  }
  if (written.some(({ seq }, at) => seq !== at + 1)) throw new Altered('a line is missing');
  const commitments = written.map(({ commitment }) => commitment);
  const last = lastOf(written);
  return {
    zone, facts, header, family, observations, presence: [...presence].sort((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime()), commitments, hash: minutesHash(facts, commitments),
    decisions: last.filter(({ isDecision }) => isDecision),
    points: [...points].sort((a, b) => a.position - b.position).map(({ id, heading }) => ({ heading, lines: last.filter(({ pointId, isDecision }) => pointId === id && !isDecision) })),
  };
}

/** As they stand: a corrected line is its last version, where the first one was; a withdrawn one is no more. */
function lastOf(written: readonly Line[]): Line[] {
  const standing = new Map<string, Line>();
  const first = new Map<string, string>();
  for (const line of written) {
    const place = line.supersedesId === null ? line.id : first.get(line.supersedesId);
    if (place === undefined) throw new Altered('a line corrects none of these');
    first.set(line.id, place);
    standing.set(place, line);
  }
  return [...standing.values()].filter(({ nature }) => nature !== 'WITHDRAWN');
}
