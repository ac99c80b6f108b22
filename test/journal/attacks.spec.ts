/** 260 attacks on a journal of 10 000 leaves: each is found, and found where it is. The untouched journal is accepted in the same run, by the same code. */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import { FileWitness } from '../../libs/journal/witnesses/file-witness.js';
import { Audit, Broken } from '../../scripts/journal/audit.mjs';
import { checkpointFrom, readKey } from '../../scripts/journal/notes.mjs';
import { ATTACKS, type Hands, type Journal, type Line } from './attacks.js';
import { journalBench } from './bench.js';
import { exported, linesOf, notesOf } from './exported.js';
import { journalKey } from './key.js';

const LEAVES = 10_000;
const AT_ONCE = 100;
const PLACES = 20;
const TAILS = ['delete tail', 'restore older backup'];
const bench = journalBench();

/** The verdict of the verifier that is shipped: null when everything is as it was signed. */
function verdict({ lines, ours, theirs }: Journal, key: NoteSigner): Broken | null {
  try {
    const audit = new Audit([...ours, ...theirs].map((note) => checkpointFrom(note, readKey(key.verifier.line))));
    for (const line of lines) audit.line(JSON.stringify(line));
    audit.end();
    return null;
  } catch (error) {
    if (error instanceof Broken) return error;
    throw error;
  }
}

/** A journal that grew, of which a witness took one checkpoint of five. */
async function grown(): Promise<Journal> {
  const witness = new FileWitness(join(bench.folder, 'witness'), bench.signer.verifier);
  for (let n = 0; n < LEAVES / AT_ONCE; n++) {
    await bench.acts(AT_ONCE);
    await bench.sequencer({ witnesses: n % 5 === 4 ? [witness] : [] }).pass();
  }
  const to = join(bench.folder, 'export');
  await exported(bench, to);
  return { lines: linesOf(to).map((line) => JSON.parse(line) as Line), ours: notesOf(to), theirs: notesOf(join(bench.folder, 'witness')) };
}

describe('a journal of 10 000 leaves', () => {
  it(`shows each of ${Object.keys(ATTACKS).length} attacks at each of ${PLACES} places, and where it is`, async () => {
    const journal = await grown();
    expect([journal.lines.length, journal.ours.length, journal.theirs.length]).toEqual([LEAVES, 100, 20]);
    expect(verdict(journal, bench.signer)).toBeNull();
    const hands: Hands = { signer: bench.signer, other: new NoteSigner(journalKey()) };
    const seed = Math.floor(Math.random() * 450);
    const found: string[] = [];
    const missed: string[] = [];
    for (const [kind, attack] of Object.entries(ATTACKS)) {
      for (let n = 0; n < PLACES; n++) {
        const place = 1 + n * (LEAVES / PLACES) + seed % (LEAVES / PLACES - 2);
        const touched = attack(journal, place, hands);
        const broken = verdict(touched, bench.signer);
        // Never wider than what lies between two checkpoints of a witness, but for an end that was taken away, which is all that is missing.
        const located = broken !== null && broken.from <= place && place <= broken.to && (TAILS.includes(kind) || broken.to - broken.from < 5 * AT_ONCE);
        (located ? found : missed).push(`${kind} à ${place} : ${broken ? `${broken.from}-${broken.to} ${broken.message}` : 'rien vu'} (graine ${seed})`);
      }
    }
    figure('attacks.located', found.length);
    figure('attacks.missed', missed.length);
    expect(missed).toEqual([]);
    expect(found).toHaveLength(Object.keys(ATTACKS).length * PLACES);
    expect(verdict(journal, bench.signer)).toBeNull();
  }, 600_000);
});
