import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';

/** A key of the journal, as the launcher makes one. */
export function journalKey(name = 'orvale.example/journal'): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const key = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  const id = createHash('sha256').update(`${name}\n\x01`).update(key).digest('hex').slice(0, 8);
  return `PRIVATE+KEY+${name}+${id}+${Buffer.concat([Buffer.from([1]), seed]).toString('base64')}`;
}
