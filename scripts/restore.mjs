/*
 * npm run restore -- SAUVEGARDE [--follow DOSSIER] [--witness DOSSIER]… [--known FICHIER]… [--key journal.key.pub] [--accept-loss] [--without-witness]
 * Into CORDEE_DATA, where only the keys and secrets were put back. What the witnesses know is compared with what was restored: an older copy is said, and refused until --accept-loss.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { orSentence } from './backup/or-sentence.mjs';
import { dataFolder } from './paths.mjs';
import { say, step } from './progress.mjs';
import { Sentence } from './sentence.mjs';

const many = { type: 'string', multiple: true, default: [] };
const no = { type: 'boolean', default: false };

await orSentence(async () => {
  const { values, positionals: [backup] } = parseArgs({ allowPositionals: true, options: { follow: { type: 'string' }, witness: many, known: many, key: { type: 'string' }, 'accept-loss': no, 'without-witness': no } });
  if (!backup) throw new Sentence('Dites laquelle : npm run restore -- SAUVEGARDE. Rien n’a été fait.');
  const beside = join(dataFolder, 'journal-witness');
  const named = [values.witness, process.env.JOURNAL_WITNESS_FOLDER, existsSync(beside) && beside].flat().filter(Boolean).map((path) => resolve(path));
  const witnesses = values['without-witness'] ? [] : [...new Set(named)];
  if (witnesses.length + values.known.length === 0 && !values['without-witness']) {
    throw new Sentence('Aucun témoin du journal n’est donné : une copie ancienne passerait pour la dernière. Donnez --witness <dossier> ou --known <point de contrôle> (un courriel, un objet du seau) ; s’il n’y en a vraiment pas, --without-witness. Rien n’a été écrit.');
  }
  await ensureBuilt();
  const { restoreInto } = await import('./backup/restore-into.mjs');
  const done = await restoreInto({ backup: resolve(backup), folder: dataFolder, follow: values.follow && resolve(values.follow), key: values.key, witnesses, known: values.known, acceptLoss: values['accept-loss'], step });
  say(`\nRestauré dans ${dataFolder} en ${done.minutes.toFixed(1).replace('.', ',')} min : ${done.journal.size} feuilles au journal, ${done.keyVersionsOpened} version(s) de la clé essayée(s).`);
  if (done.journal.lossAccepted) say(`PERTE ACCEPTÉE : ${done.journal.lossAccepted.missing} feuilles connues d’un témoin manquent. Le journal ne sera plus signé : docs/exploitation.md dit la suite.`);
  else say(done.journal.comparedWithAWitness ? 'Aucun témoin n’en connaît davantage.' : 'Comparé à aucun témoin : rien ne dit que cette copie est la dernière.');
  say(`Écrit dans ${done.file}. « npm start » la met en service ; prenez aussitôt une sauvegarde, et un dossier de suivi neuf.`);
});
