import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { filesOf } from '../../libs/documents/files-of.js';
import { readRenewalConfig } from '../../libs/platform/config.js';
import { sqlState } from '../../libs/platform/errors.js';
import { wellFormed } from '../../libs/platform/given-file.js';
import { keyEncryptionOf } from '../../libs/platform/key-encryption-of.js';
import { makeLog } from '../../libs/platform/log.js';
import { urlOf } from '../../libs/platform/logins.js';
import { renew } from './renew.js';

/** npm run keys:renew -- ID: with the environment of a server, which goes on serving. It may be stopped, and run again. */
try {
  const holder = wellFormed(process.argv[2] ?? '');
  if (!holder) throw new Error('Dites de qui : npm run keys:renew -- IDENTIFIANT (celui d’un dossier, d’une information préoccupante ou d’un signalement). Rien n’a été fait.');
  const config = readRenewalConfig();
  // A wrong folder would be refused at the first file, once a dossier has one; without any, nothing would say it.
  if (!config.filesBucket && !existsSync(join(config.filesFolder, 'pieces'))) throw new Error(`Le dossier des fichiers scellés n’est pas à ${config.filesFolder}. Rien n’a été fait : corrigez FILES_FOLDER, puis recommencez.`);
  const files = await filesOf(config, makeLog('warn'));
  const db = new pg.Client({ connectionString: urlOf(config.databaseUrl, config.roleSecret, 'renew'), application_name: 'cordee keys:renew' });
  await db.connect().catch((e: unknown) => { throw new Error(`La base ne répond pas (${sqlState(e) ?? 'sans réponse'}). Rien n’a changé.`); });
  try {
    const { rows, files: pieces, generation } = await renew(db, keyEncryptionOf(config), files, holder, (line) => void process.stdout.write(`${line}\n`));
    process.stdout.write(`Clé n° ${generation} : ${rows.toLocaleString('fr-FR')} lignes et ${pieces.toLocaleString('fr-FR')} pièces scellées de nouveau. L’ancienne n’ouvre plus que les sauvegardes d’avant.\n`);
  } finally {
    await db.end();
  }
} catch (e) {
  process.stderr.write(`${e instanceof Error ? e.message : String(e)}\n`);
  process.exitCode = 1;
}
