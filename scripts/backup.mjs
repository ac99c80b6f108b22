/*
 * npm run backup -- DOSSIER : the database and the sealed files of a running product, and the place of its journal, in a folder of its own. Never a key nor a secret.
 * Of what `npm start` runs here, or of BACKUP_DATABASE_URL (an account with REPLICATION) and FILES_FOLDER.
 */
import { resolve } from 'node:path';
import { takeBackup } from './backup/take-backup.mjs';
import { backupSource } from './backup/source.mjs';
import { orSentence } from './backup/or-sentence.mjs';
import { say, step } from './progress.mjs';
import { Sentence } from './sentence.mjs';

await orSentence(async () => {
  const [given] = process.argv.slice(2);
  if (!given || given.startsWith('-')) throw new Sentence('Dites où : npm run backup -- DOSSIER. Rien n’a été fait.');
  const to = resolve(given);
  const source = backupSource();
  const { journal, files } = await step('Sauvegarde', () => takeBackup({ ...source, to, say }));
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  say(`\nSauvegarde entière dans ${to} : ${files.length} fichiers, ${(bytes / 2 ** 20).toFixed(1).replace('.', ',')} Mo.`);
  say(journal ? `Le journal comptait ${journal.size} feuilles signées.` : 'Le journal n’était pas encore signé.');
  if (!source.files) say('Les pièces sont dans un seau : elles n’y sont pas. Versionnez le seau, et gardez ses versions aussi longtemps.');
  say('Aucune clé n’y est : sans la clé qui enveloppe (et secrets.json, letter-key.pem, journal.key), gardés ailleurs, elle n’ouvre rien. Copiez-la hors de cette machine.');
});
