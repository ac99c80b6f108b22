/** The key that wraps the data keys, behind one interface: files of this server by default, a key service in production. It has versions, and each wrapped key says which one wrapped it. */
import { SealBroken, type Place } from './seal.js';

export interface Wrapped { wrapped: Buffer; kekVersion: number }

export abstract class KeyEncryption {
  /** The newest version that there is: what a rotation moves to. */
  abstract newest(): Promise<number>;
  abstract wrap(key: Buffer, holder: string, version: number): Promise<Wrapped>;
  abstract unwrap(wrapped: Wrapped, holder: string): Promise<Buffer>;
  /** What made a département's blind index before that key had a row of its own, so that the indexes of then stay good; null where there is no such thing. */
  abstract formerIndexKey(departement: number): Buffer | null;
}

/** The data key is there and nothing is wrong with it: what wraps it is not, or is refused. */
export class KeyUnavailable extends SealBroken {}

/** A wrapped key bears the name of its holder and of the version that wrapped it. */
export const placeOfKey = (holder: string, version: number): Place => ({ table: 'data_key', column: `wrapped@${version}`, holder, row: holder });
export const holderOfIndex = (departement: number): string => `index:${departement}`;
