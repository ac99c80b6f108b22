import { filesThere } from '../../libs/documents/files-of.js';
import { readEliminationConfig } from '../../libs/platform/config.js';
import { makeLog } from '../../libs/platform/log.js';
import { command, connectedAs, say } from '../../libs/platform/operator-command.js';
import { eliminate } from './eliminate.js';
import { writeCertificates } from './write-certificates.js';

/** npm run conservation:eliminate -- --certificates FOLDER: with the environment of a server, which goes on serving. It may be stopped, and run again. */
await command(async () => {
  const at = process.argv.indexOf('--certificates');
  const folder = at === -1 ? undefined : process.argv[at + 1];
  if (!folder) throw new Error('Dites où écrire les certificats : npm run conservation:eliminate -- --certificates DOSSIER. Rien n’a été fait.');
  const config = readEliminationConfig();
  const files = await filesThere(config, makeLog('warn'));
  await connectedAs('shred', 'cordee conservation:eliminate', config, async (db) => {
    const { done, refused } = await eliminate(db, files, say);
    const written = await writeCertificates(db, folder);
    say(`Dossiers éliminés : ${done.length}. Certificats écrits dans ${folder} : ${written.length}.`);
    if (done.length > 0) say('Les sauvegardes d’avant s’ouvrent encore : « npm run keys:new », « npm run keys:rotate », puis détruisez les anciennes versions de la clé, partout (docs/conservation.md).');
    for (const id of refused) say(`${id} : gelé, rouvert ou touché depuis son visa ; rien n’en a été détruit.`);
  });
});
