import { readKeysConfig } from '../../dist/libs/platform/config.js';
import { keyEncryptionOf } from '../../dist/libs/platform/key-encryption-of.js';
import { Sentence } from '../sentence.mjs';

/** One data key of each version that wraps some is opened: what was put back is what wrapped them. How many versions. */
export async function opensKeys(client, { KEK_FILE, ROLE_SECRET }) {
  const { rows } = await client.query('select distinct on (kek_version) holder_id as holder, wrapped, kek_version as "kekVersion" from app.data_key order by kek_version, holder_id');
  const kek = keyEncryptionOf(readKeysConfig({ ...process.env, KEK_FILE, ROLE_SECRET, DATABASE_URL: 'postgres://restored' }));
  for (const { holder, ...wrapped } of rows) {
    const key = await kek.unwrap(wrapped, holder).catch(() => null);
    if (!key) throw new Sentence(`La version ${wrapped.kekVersion} de la clé qui enveloppe n’ouvre pas cette sauvegarde, ou n’est pas là : ses textes resteraient fermés. Rien n’a été gardé : remettez celle de ce jour-là (kek pour la version 1, kek.2 pour la 2…), puis recommencez.`);
    key.fill(0);
  }
  return rows.length;
}
