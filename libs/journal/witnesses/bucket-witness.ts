import { BucketRefusal, type Bucket } from '../../platform/bucket.js';
import { openCheckpoint, type Checkpoint } from '../checkpoint/checkpoint.js';
import type { NoteVerifier } from '../checkpoint/note.js';
import { KEY_FILE } from './file-witness.js';
import { NotTheSameJournal, requireSameJournal, type Witness } from './witness.js';

const FOLDER = 'checkpoints/';
/** A bucket tells the first of its names, not the last: the largest comes first. */
const nameOf = (size: number): string => `${FOLDER}${String(Number.MAX_SAFE_INTEGER - size).padStart(16, '0')}-${size}.checkpoint`;

/** A bucket that somebody else administers: one object for each checkpoint, that the store itself refuses to write over. */
export class BucketWitness implements Witness {
  readonly name: string;
  readonly is = 'BUCKET';
  private checked = false;

  constructor(private readonly bucket: Bucket, private readonly key: NoteVerifier) {
    this.name = `compartiment ${bucket.shown}`;
  }

  /** Before anything is entrusted to it: it refuses to write over what it has. The public key is there for whoever verifies from this bucket alone. */
  async check(): Promise<void> {
    const line = Buffer.from(`${this.key.line}\n`);
    if (!await this.bucket.find(KEY_FILE)) await this.bucket.put(KEY_FILE, line, true);
    if (await this.bucket.put(KEY_FILE, line, true)) throw new BucketRefusal(`Le magasin du témoin (${this.bucket.shown}) récrit ce qu’on lui demande de ne pas récrire (If-None-Match) : il ne peut pas être un témoin.`);
    await this.bucket.first(FOLDER);
    this.checked = true;
  }

  async last(): Promise<Checkpoint | null> {
    const name = await this.bucket.first(FOLDER);
    if (!name) return null;
    const checkpoint = openCheckpoint((await this.bucket.get(name))?.toString('utf8') ?? '', this.key);
    if (!checkpoint || nameOf(checkpoint.size) !== name) throw new NotTheSameJournal(this.name, 0, `l’objet ${name} n’est pas signé de la clé du journal, ou n’est pas de cette taille`);
    return checkpoint;
  }

  /** Read back: what the store kept is what it was given, whoever gave it first. */
  async take(note: string, proof: readonly Buffer[]): Promise<void> {
    if (!this.checked) await this.check();
    const last = await this.last();
    const next = openCheckpoint(note, this.key);
    requireSameJournal(this.name, last, next, proof);
    if (next.size === last?.size) return;
    const name = nameOf(next.size);
    await this.bucket.put(name, Buffer.from(note), true);
    const kept = openCheckpoint((await this.bucket.get(name))?.toString('utf8') ?? '', this.key);
    if (!kept?.root.equals(next.root) || kept.size !== next.size) throw new NotTheSameJournal(this.name, next.size, `un autre point de contrôle de ${next.size} feuilles y est déjà`);
  }
}
