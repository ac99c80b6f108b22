import { readKeysConfig } from '../../libs/platform/config.js';
import { keyEncryptionOf } from '../../libs/platform/key-encryption-of.js';
import { command, connectedAs, say } from '../../libs/platform/operator-command.js';
import { indexWords } from './index-words.js';

/** npm run words:index: with the environment of a server, which goes on serving. It may be stopped, and run again. */
await command(async () => {
  const config = readKeysConfig();
  const kek = keyEncryptionOf(config);
  await connectedAs('indexer', 'cordee words:index', config, async (db) => {
    const { indexed, broken } = await indexWords(db, kek);
    say(`${indexed.toLocaleString('fr-FR')} messages se cherchent désormais par leurs mots.`);
    if (broken.length > 0) {
      say(`${broken.length} ne s’ouvrent pas et restent introuvables par leurs mots ; rien d’autre n’en dépend. Relancez après avoir rendu leurs clés : ${broken.slice(0, 20).join(', ')}`);
      process.exitCode = 1;
    }
  });
});
