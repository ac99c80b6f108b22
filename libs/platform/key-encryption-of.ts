import type { KeyConfig } from './config.js';
import type { KeyEncryption } from './key-encryption.js';
import { LocalKeyEncryption, versionsBeside } from './local-key-encryption.js';
import { TransitKeyEncryption } from './transit-key-encryption.js';

/** The files, or the service; a service keeps opening what the files wrapped, as long as they are there. */
export function keyEncryptionOf({ kekFile, kekMin, keyService }: KeyConfig): KeyEncryption {
  if (!keyService) return new LocalKeyEncryption(kekFile, kekMin);
  return new TransitKeyEncryption(keyService, versionsBeside(kekFile).size > 0 ? new LocalKeyEncryption(kekFile, kekMin) : null);
}
