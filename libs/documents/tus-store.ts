/** What tus asks of a store, over deposits: who asks is known beside the request, since the protocol knows ids alone. Somebody else's deposit is unknown, for every verb. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import type { Deposit, Deposits } from './deposits.js';

export class TusStore extends DataStore {
  private readonly asking = new AsyncLocalStorage<string>();

  constructor(private readonly deposits: Deposits, private readonly arrived: (id: string) => void) {
    super();
    this.extensions = ['creation', 'termination', 'expiration'];
  }

  /** Whatever tus does meanwhile is done for this habilitation. */
  asked = <T>(owner: string, work: () => Promise<T>): Promise<T> => this.asking.run(owner, work);

  override async create(upload: Upload): Promise<Upload> {
    await this.deposits.create(this.owner(), upload.id, upload.size ?? Number.POSITIVE_INFINITY, upload.metadata?.['filename'] ?? '');
    // Nothing more will come of it.
    if (upload.size === 0) this.arrived(upload.id);
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const { size, offset, createdAt } = await this.mine(id);
    return new Upload({ id, size, offset, creation_date: new Date(createdAt).toISOString(), storage: { type: 'sealed', path: '' } });
  }

  override async write(content: Readable, id: string): Promise<number> {
    const { size, state } = await this.mine(id);
    if (state !== 'RECEIVED') throw ERRORS.INVALID_OFFSET;
    const offset = await this.deposits.append(id, content);
    if (offset === size) this.arrived(id);
    return offset;
  }

  override async remove(id: string): Promise<void> {
    await this.deposits.remove((await this.mine(id)).id);
  }

  override getExpiration = (): number => this.deposits.limits.lifeMs;

  private owner(): string {
    const owner = this.asking.getStore();
    if (!owner) throw new Error('nobody asks');
    return owner;
  }

  private async mine(id: string): Promise<Deposit> {
    const deposit = await this.deposits.find(this.owner(), id);
    if (!deposit) throw ERRORS.FILE_NOT_FOUND;
    return deposit;
  }
}
