import { realNow } from '../../platform/clock.js';
import { openCheckpoint, type Checkpoint } from '../checkpoint/checkpoint.js';
import type { NoteVerifier } from '../checkpoint/note.js';
import type { FileWitness } from './file-witness.js';
import { requireSameJournal, type Witness } from './witness.js';

const DAY_MS = 86_400_000;

/** A mailbox that is not ours: once a day, the checkpoint of the day. A mailbox verifies nothing, so that what is mailed is verified here, against the last that left. */
export class MailWitness implements Witness {
  readonly name = 'courriel';
  readonly is = 'MAIL';
  private nextAt = 0;

  constructor(private readonly post: (note: string) => Promise<void>, private readonly mailed: FileWitness, private readonly key: NoteVerifier, private readonly everyMs = DAY_MS) {}

  last(): Promise<Checkpoint | null> {
    return this.mailed.last();
  }

  /** Kept as mailed once the server has taken it: a mail that did not leave leaves at the next round. */
  async take(note: string, proof: readonly Buffer[]): Promise<void> {
    requireSameJournal(this.name, await this.last(), openCheckpoint(note, this.key), proof);
    if (realNow() < this.nextAt) return;
    await this.post(note);
    await this.mailed.take(note, proof);
    this.nextAt = realNow() + this.everyMs;
  }
}
