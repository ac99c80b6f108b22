import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { filesOf } from '../../libs/documents/files-of.js';
import { readEliminationConfig } from '../../libs/platform/config.js';
import { sqlState } from '../../libs/platform/errors.js';
import { makeLog } from '../../libs/platform/log.js';
import { urlOf } from '../../libs/platform/logins.js';
import { eliminate } from './eliminate.js';
import { writeCertificates } from './write-certificates.js';

/** npm run conservation:eliminate -- --certificates FOLDER: with the environment of a server, which goes on serving. It may be stopped, and run again. */
try {
  const at = process.argv.indexOf('--certificates');
  const folder = at === -1 ? undefined : process.argv[at + 1];
  if (!folder) throw new Error('Dites où écrire les certificats : npm run conservation:eliminate -- --certificates DOSSIER. Rien n’a été fait.');
  const config = readEliminationConfig();
  // A wrong folder would leave the files of the pieces where they are, and say that they are no more.
  if (!config.filesBucket && !existsSync(join(config.filesFolder, 'pieces'))) throw new Error(`Le dossier des fichiers scellés n’est pas à ${config.filesFolder}. Rien n’a été fait : corrigez FILES_FOLDER, puis recommencez.`);
  const files = await filesOf(config, makeLog('warn'));
  const db = new pg.Client({ connectionString: urlOf(config.databaseUrl, config.roleSecret, 'shred'), application_name: 'cordee conservation:eliminate' });
  await db.connect().catch((e: unknown) => { throw new Error(`La base ne répond pas (${sqlState(e) ?? 'sans réponse'}). Rien n’a changé.`); });
  try {
    const { done, refused } = await eliminate(db, files, (line) => void process.stdout.write(`${line}\n`));
    const written = await writeCertificates(db, folder);
    process.stdout.write(`Dossiers éliminés : ${done.length}. Certificats écrits dans ${folder} : ${written.length}.\n`);
    if (done.length > 0) process.stdout.write('Les sauvegardes d’avant s’ouvrent encore : « npm run keys:new », « npm run keys:rotate », puis détruisez les anciennes versions de la clé, partout (docs/conservation.md).\n');
    for (const id of refused) process.stdout.write(`${id} : gelé, rouvert ou touché depuis son visa ; rien n’en a été détruit.\n`);
  } finally {
    await db.end();
  }
} catch (e) {
  process.stderr.write(`${e instanceof Error ? e.message : String(e)}\n`);
  process.exitCode = 1;
}
