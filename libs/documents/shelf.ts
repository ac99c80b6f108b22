/** Where pieces are: those that were deposited, and those that joined something, each under a key of its own. */
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { UserError } from '../platform/errors.js';
import type { KeyEncryption } from '../platform/key-encryption.js';
import type { FileKey } from '../platform/keys.js';
import type { Log } from '../platform/log.js';
import { SealSegments, type FilePlace } from '../platform/seal-segments.js';
import { Deposits, type Ready } from './deposits.js';
import { Examinations } from './examinations.js';
import { examine, type Examination } from './examine.js';
import type { FileStore } from './files.js';
import { TusStore } from './tus-store.js';

const HOUR_MS = 60 * 60_000;

export class Shelf {
  private sweeping: NodeJS.Timeout | undefined;
  readonly deposits: Deposits;
  readonly examinations: Examinations;
  readonly tus: TusStore;

  constructor(folder: string, readonly files: FileStore, kek: KeyEncryption, examination: Examination, private readonly log: Log, readonly stampProgram: string, private readonly sweepMs = HOUR_MS) {
    this.deposits = new Deposits(join(folder, 'deposits'), kek);
    this.examinations = new Examinations(this.deposits, (bytes, name) => examine(examination, bytes, name), log);
    this.tus = new TusStore(this.deposits, (id) => this.examinations.begin(id));
  }

  async start(): Promise<void> {
    await this.deposits.prepare();
    await this.examinations.resume();
    this.sweeping = setInterval(() => void this.deposits.expire().catch((error: unknown) => this.log.error({ error }, 'what is past its day could not be erased; it will be tried again')), this.sweepMs).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.sweeping);
    await this.examinations.stop();
  }

  /** What its depositor may join, wherever it joins; refused as long as it was not examined, and of anybody else's alike. */
  async ready(owner: string, depositId: string): Promise<Ready> {
    const ready = await this.deposits.ready(owner, depositId);
    if (!ready) throw new UserError('PIECE_NON_PRETE', 'Cette pièce n’est pas prête : son examen dure encore, l’a refusée, ou elle n’est plus là. Rien n’est joint. Déposez-la de nouveau.', 'depositId');
    return ready;
  }

  /** Seals a piece where it stays. The key is wiped once it is there. */
  async keep({ key, name }: FileKey, place: FilePlace, bytes: Buffer): Promise<void> {
    try {
      await this.files.put(name, Readable.from([bytes]).pipe(new SealSegments(key, place)));
    } finally {
      key.fill(0);
    }
  }
}
