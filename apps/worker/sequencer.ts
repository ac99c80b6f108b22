/**
 * Numbers the leaves of which every older transaction is over, signs what they make, and hands it to the witnesses. What does not go on from what was signed, or from what a witness has, is
 * never signed: those who answer are told at once, by the same alarm as a watch that sleeps, and nothing more is signed until somebody has looked.
 */
import type { Checkpoint } from '../../libs/journal/checkpoint/checkpoint.js';
import { JournalBroken, nextCheckpoint, rangeOf } from '../../libs/journal/checkpoint/next-checkpoint.js';
import type { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import type { TreeState, TreeStore } from '../../libs/journal/checkpoint/tree-store.js';
import { consistencyProof } from '../../libs/journal/tree/proofs.js';
import { HashesMissing, subtreesFrom } from '../../libs/journal/tree/tiles.js';
import { NotTheSameJournal, requireSameJournal, type Witness } from '../../libs/journal/witnesses/witness.js';
import { monotonic } from '../../libs/platform/clock.js';
import { sqlState } from '../../libs/platform/errors.js';
import type { Log } from '../../libs/platform/log.js';

const BUSY_MS = 250;
const IDLE_MS = 1000;
const BROKEN_MS = 5000;
const SIGN_EVERY_MS = 1000;
const WITNESS_EVERY_MS = 60_000;
/** As many at a time: each is a transaction, of which the tail of events waits for the end. */
const AT_ONCE = 1000;
const SHORTER = 'CD011';

/** What is signed, by whom, and who keeps it; without a key, leaves are numbered and nothing is signed. */
export interface Sequenced { store: TreeStore; signer: NoteSigner | null; witnesses: readonly Witness[]; log: Log; close?: () => Promise<void> }

export class Sequencer {
  /** The last that this process has signed or verified: a database that goes back under it is seen at once. */
  private seen: Checkpoint | null = null;
  private keySaid = false;
  private signedAt = -Infinity;
  private shownAt = -Infinity;

  constructor(private readonly of: Sequenced) {}

  /** How many leaves were numbered. Throws when the journal is not what was signed. */
  async pass(): Promise<number> {
    const { store, signer } = this.of;
    let numbered = 0;
    for (let n = AT_ONCE; n === AT_ONCE; numbered += n) n = await store.number(AT_ONCE);
    if (signer && monotonic() - this.signedAt >= SIGN_EVERY_MS) await this.sign(signer);
    await store.beat();
    return numbered;
  }

  /** What is in the database is compared with what this process and each witness have before anything more is signed. */
  async sign(signer: NoteSigner): Promise<void> {
    const { store } = this.of;
    if (!this.keySaid) await store.sayKey(signer.verifier.name, signer.verifier.line);
    this.keySaid = true;
    const state = await store.state();
    await this.requireSame(signer, state);
    const next = await nextCheckpoint(store, signer);
    // Nothing new, or somebody else has just signed.
    if (next && await store.keep(next)) this.seen = { origin: signer.verifier.name, size: next.size, root: next.root };
    this.signedAt = monotonic();
    if (this.shownAt + WITNESS_EVERY_MS <= monotonic()) await this.show();
  }

  private async requireSame(signer: NoteSigner, state: TreeState): Promise<void> {
    rangeOf(state, signer.verifier);
    const now = { origin: signer.verifier.name, size: state.size, root: state.root ?? Buffer.alloc(0) };
    if (this.seen) requireSameJournal('mémoire', this.seen, now, await this.proof(this.seen.size, now.size));
    else for (const witness of this.of.witnesses) await this.asked(witness, async () => await this.sameAs(witness, now));
    if (state.size > 0) this.seen = now;
  }

  /** What a witness has must begin what we have. */
  private async sameAs(witness: Witness, now: Checkpoint): Promise<Checkpoint | null> {
    const last = await witness.last();
    if (last) requireSameJournal(witness.name, last, now, await this.proof(last.size, now.size));
    return last;
  }

  /** A witness whose journal is another is said, before everything stops. */
  private async asked<T>(witness: Witness, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof NotTheSameJournal) await this.of.store.sayWitness(witness.is, null, 'DIFFERS');
      throw error;
    }
  }

  private readonly proof = async (from: number, to: number): Promise<Buffer[]> => (from > to ? [] : await consistencyProof(subtreesFrom(this.of.store.kept), from, to));

  /** The last checkpoint, to each witness with what proves that it goes on. One that cannot be reached is tried again; the others have it. */
  async show(): Promise<void> {
    const { store, witnesses, log } = this.of;
    const { size, note, root } = await store.state();
    if (size === 0 || !root) return;
    for (const witness of witnesses) {
      try {
        const has = await this.asked(witness, async () => {
          const last = await this.sameAs(witness, { origin: '', size, root });
          if (last?.size === size) return size;
          await witness.take(note, await this.proof(last?.size ?? 0, size));
          return (await witness.last())?.size ?? 0;
        });
        await store.sayWitness(witness.is, has, 'AGREES');
      } catch (error) {
        if (error instanceof NotTheSameJournal) throw error;
        await store.sayWitness(witness.is, null, 'AWAY');
        log.warn({ error }, 'a witness of the journal did not take its checkpoint; it will be shown again');
      }
    }
    this.shownAt = monotonic();
  }
}

const broken = (error: unknown): boolean => error instanceof JournalBroken || error instanceof NotTheSameJournal || error instanceof HashesMissing || sqlState(error) === SHORTER;

/** Passes for as long as this process works. */
export function startSequencer(of: Sequenced): { stop(): Promise<void> } {
  const sequencer = new Sequencer(of);
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> = Promise.resolve();
  const turn = async (): Promise<number> => {
    try {
      return await sequencer.pass() > 0 ? BUSY_MS : IDLE_MS;
    } catch (error) {
      if (!broken(error)) {
        of.log.warn({ error }, 'a pass over the journal failed; it will be made again');
        return IDLE_MS;
      }
      of.log.error({ error }, `the journal is not what was signed, and nothing more is signed: ${(error as Error).message}`);
      await of.store.alarm().catch((cause: unknown) => of.log.warn({ error: cause }, 'the alarm of the journal could not be recorded; it will be tried again'));
      return BROKEN_MS;
    }
  };
  const go = (): void => {
    round = turn().then((ms) => { if (!stopped) timer = setTimeout(go, ms); });
  };
  go();
  return {
    stop: async () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      await round;
      await of.close?.();
    },
  };
}
