import pg from 'pg';
import { readKeysConfig } from '../../libs/platform/config.js';
import { sqlState } from '../../libs/platform/errors.js';
import { keyEncryptionOf } from '../../libs/platform/key-encryption-of.js';
import { urlOf } from '../../libs/platform/logins.js';
import { indexWords } from './index-words.js';

/** npm run words:index: with the environment of a server, which goes on serving. It may be stopped, and run again. */
try {
  const config = readKeysConfig();
  const kek = keyEncryptionOf(config);
  const db = new pg.Client({ connectionString: urlOf(config.databaseUrl, config.roleSecret, 'indexer'), application_name: 'cordee words:index' });
  await db.connect().catch((e: unknown) => { throw new Error(`La base ne répond pas (${sqlState(e) ?? 'sans réponse'}). Rien n’a changé.`); });
  try {
    const { indexed, broken } = await indexWords(db, kek);
    process.stdout.write(`${indexed.toLocaleString('fr-FR')} messages se cherchent désormais par leurs mots.\n`);
    if (broken.length > 0) {
      process.stdout.write(`${broken.length} ne s’ouvrent pas et restent introuvables par leurs mots ; rien d’autre n’en dépend. Relancez après avoir rendu leurs clés : ${broken.slice(0, 20).join(', ')}\n`);
      process.exitCode = 1;
    }
  } finally {
    await db.end();
  }
} catch (e) {
  process.stderr.write(`${e instanceof Error ? e.message : String(e)}\n`);
  process.exitCode = 1;
}
