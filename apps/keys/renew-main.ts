import { filesThere } from '../../libs/documents/files-of.js';
import { readRenewalConfig } from '../../libs/platform/config.js';
import { wellFormed } from '../../libs/platform/given-file.js';
import { keyEncryptionOf } from '../../libs/platform/key-encryption-of.js';
import { makeLog } from '../../libs/platform/log.js';
import { command, connectedAs, say } from '../../libs/platform/operator-command.js';
import { renew } from './renew.js';

/** npm run keys:renew -- ID: with the environment of a server, which goes on serving. It may be stopped, and run again. */
await command(async () => {
  const holder = wellFormed(process.argv[2] ?? '');
  if (!holder) throw new Error('Dites de qui : npm run keys:renew -- IDENTIFIANT (celui d’un dossier, d’une information préoccupante ou d’un signalement). Rien n’a été fait.');
  const config = readRenewalConfig();
  const files = await filesThere(config, makeLog('warn'));
  await connectedAs('renew', 'cordee keys:renew', config, async (db) => {
    const { rows, files: pieces, generation } = await renew(db, keyEncryptionOf(config), files, holder, say);
    say(`Clé n° ${generation} : ${rows.toLocaleString('fr-FR')} lignes et ${pieces.toLocaleString('fr-FR')} pièces scellées de nouveau. L’ancienne n’ouvre plus que les sauvegardes d’avant.`);
  });
});
