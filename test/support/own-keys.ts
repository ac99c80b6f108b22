/** A folder of keys of a spec's own, which begins with the cluster's, so that what was sealed before still opens; and a server that has just started with it. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyEncryption } from '../../libs/platform/key-encryption.js';
import { Keys } from '../../libs/platform/keys.js';
import { LocalKeyEncryption } from '../../libs/platform/local-key-encryption.js';
import { Store } from '../../libs/platform/store.js';
import { Traces } from '../../libs/platform/trace.js';
import type { Tx } from '../../libs/platform/tx.js';
import { secrets } from './database.js';
import type { Door } from './door.js';

export interface OwnKeys {
  file: string;
  /** As somebody of the cast, with no key open yet; by these keys, or by what the folder holds now. */
  freshly<T>(door: Door, who: string, verb: (tx: Tx, kek: KeyEncryption) => Promise<T>, kek?: KeyEncryption): Promise<T>;
  remove(): void;
}

export function ownKeys(): OwnKeys {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-kek-'));
  const file = join(folder, 'kek');
  copyFileSync(secrets().kekFile, file);
  return {
    file,
    freshly: async (door, who, verb, kek = new LocalKeyEncryption(file)) =>
      await new Store(door.database, new Keys(kek), secrets().contextKey).run(await door.actor(who), new Traces(), (tx) => verb(tx, kek)),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
