/** The key that wraps the data keys, behind one interface: files of this server by default, a key service in production. It has versions, and each wrapped key says which one wrapped it. */
import { SealBroken, type Place } from './seal.js';

export interface Wrapped { wrapped: Buffer; kekVersion: number }
export interface HeldKey { key: Buffer; holder: string }
export type HeldWrapped = Wrapped & { holder: string };

export abstract class KeyEncryption {
  /** The newest version that there is: what a rotation moves to. */
  abstract newest(): Promise<number>;
  abstract wrap(key: Buffer, holder: string, version: number): Promise<Wrapped>;
  abstract unwrap(wrapped: Wrapped, holder: string): Promise<Buffer>;
  /** Many, in their order: one after the other, unless they can be asked for together. What does not open is null; what is unavailable is thrown. */
  async unwrapAll(wrapped: readonly HeldWrapped[]): Promise<(Buffer | null)[]> {
    const opened: (Buffer | null)[] = [];
    for (const one of wrapped) opened.push(await this.unwrap(one, one.holder).catch(unlessBroken));
    return opened;
  }

  async wrapAll(keys: readonly HeldKey[], version: number): Promise<Wrapped[]> {
    const wrapped: Wrapped[] = [];
    for (const { key, holder } of keys) wrapped.push(await this.wrap(key, holder, version));
    return wrapped;
  }

  /** What made a département's blind index before that key had a row of its own, so that the indexes of then stay good; null where there is no such thing. */
  abstract formerIndexKey(departement: number): Buffer | null;
}

/** The data key is there and nothing is wrong with it: what wraps it is not, or is refused. */
export class KeyUnavailable extends SealBroken {}

/** One that was damaged stops nobody else's; a version or a service that is not there stops everything. */
function unlessBroken(e: unknown): null {
  if (e instanceof SealBroken && !(e instanceof KeyUnavailable)) return null;
  throw e;
}

/** A wrapped key bears the name of its holder and of the version that wrapped it. */
export const placeOfKey = (holder: string, version: number): Place => ({ table: 'data_key', column: `wrapped@${version}`, holder, row: holder });
export const holderOfIndex = (departement: number): string => `index:${departement}`;
