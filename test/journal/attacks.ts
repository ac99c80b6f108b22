/** What somebody may do to a journal of which they have the database, and sometimes the key: thirteen kinds, each at a place. */
import { openCheckpoint, checkpointText } from '../../libs/journal/checkpoint/checkpoint.js';
import type { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import { CompactRange } from '../../libs/journal/tree/compact-range.js';
import { sha } from './leaf.js';

export interface Line { index: number; hash: string; leaf: string; row: string }
export interface Note { file: string; folder: string; text: string }
/** ours: what is in the database, which may be rewritten; theirs: what witnesses keep, which may not. */
export interface Journal { lines: readonly Line[]; ours: readonly Note[]; theirs: readonly Note[] }
export interface Hands { signer: NoteSigner; other: NoteSigner }
export type Attack = (journal: Journal, at: number, hands: Hands) => Journal;

const hashed = (line: Omit<Line, 'hash'>): Line => ({ ...line, hash: sha(Uint8Array.of(0), line.leaf).toString('hex') });
const renumbered = (lines: readonly Line[]): Line[] => lines.map((line, index) => (line.index === index ? line : { ...line, index }));
const rewritten = (line: Line, change: object): Line => hashed({ ...line, leaf: JSON.stringify({ ...JSON.parse(line.leaf) as object, ...change }) });
const backDated = (line: Line): Line => rewritten(line, { at: '2020-01-01T08:00:00.000Z' });
const invented = (index: number): Line => hashed({ index, row: 'WHOLE', leaf: JSON.stringify({ at: '2026-01-05T08:00:00.000Z', commitment: sha(`inventée ${index}`).toString('hex'), departement: 99, id: crypto.randomUUID(), source: 'ACT', v: 1 }) });
const at = (lines: readonly Line[], place: number, line: Line): Line[] => lines.with(place, line);
const sizeOf = ({ file }: Note): number => Number.parseInt(file, 10);

/** Every checkpoint of ours signed again, over other leaves. */
function signedAgain(lines: readonly Line[], ours: readonly Note[], by: NoteSigner, from = 0): Note[] {
  const due = new Map(ours.map((note) => [sizeOf(note), note]));
  const range = CompactRange.empty();
  for (const { hash } of lines) {
    range.append(Buffer.from(hash, 'hex'));
    const note = due.get(range.size);
    if (note && range.size > from) due.set(range.size, { ...note, text: by.sign(checkpointText({ origin: by.verifier.name, size: range.size, root: range.root() })) });
  }
  return [...due.values()];
}

/** The checkpoint of ours that covers this place. */
const covering = (ours: readonly Note[], place: number): number => ours.findIndex((note) => sizeOf(note) > place);

export const ATTACKS: Record<string, Attack> = {
  'edit body': (j, i) => ({ ...j, lines: at(j.lines, i, { ...j.lines[i]!, leaf: j.lines[i]!.leaf.replace('"departement":99', '"departement":98') }) }),
  'edit leaf': (j, i) => ({ ...j, lines: at(j.lines, i, rewritten(j.lines[i]!, { commitment: sha('autre').toString('hex') })) }),
  'delete row': (j, i) => ({ ...j, lines: j.lines.toSpliced(i, 1) }),
  'delete tail': (j, i) => ({ ...j, lines: j.lines.slice(0, i) }),
  'swap two': (j, i) => { const [a, b] = [j.lines[i]!, j.lines[i + 1]!]; return { ...j, lines: j.lines.toSpliced(i, 2, { ...b, index: i }, { ...a, index: i + 1 }) }; },
  duplicate: (j, i) => ({ ...j, lines: renumbered(j.lines.toSpliced(i, 0, j.lines[i - 1]!)) }),
  renumber: (j, i) => ({ ...j, lines: at(j.lines, i, { ...j.lines[i]!, index: i + 1 }) }),
  'back-date': (j, i) => ({ ...j, lines: at(j.lines, i, backDated(j.lines[i]!)) }),
  'insert in the middle': (j, i) => ({ ...j, lines: renumbered(j.lines.toSpliced(i, 0, invented(i))) }),
  'replace checkpoint': (j, i, { signer }) => {
    const k = covering(j.ours, i);
    const { size } = openCheckpoint(j.ours[k]!.text, signer.verifier)!;
    // The text of another tree, under the signature of this one.
    const text = j.ours[k]!.text.replace(/^.*\n.*\n.*\n/, checkpointText({ origin: signer.verifier.name, size, root: sha(`autre ${i}`) }));
    return { ...j, ours: j.ours.with(k, { ...j.ours[k]!, text }) };
  },
  're-sign with wrong key': (j, i, { other }) => {
    const lines = at(j.lines, i, backDated(j.lines[i]!));
    return { ...j, lines, ours: signedAgain(lines, j.ours, other, i) };
  },
  'fork at n': (j, i, { signer }) => {
    const lines = j.lines.map((line) => (line.index < i ? line : invented(line.index)));
    return { ...j, lines, ours: signedAgain(lines, j.ours, signer, i) };
  },
  'restore older backup': (j, i) => ({ ...j, lines: j.lines.slice(0, i), ours: j.ours.filter((note) => sizeOf(note) <= i) }),
};
