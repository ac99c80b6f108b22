/*
 * npm run backup:follow -- DOSSIER [--synchronous] : beside a running product, for as long as it runs: all that PostgreSQL writes, and the sealed files, on another disk.
 * --synchronous: nothing is acknowledged before it is there (nothing acknowledged is lost), and nobody writes while this does not run. --release, alone, undoes it.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { followWal } from './backup/follow-wal.mjs';
import { orSentence } from './backup/or-sentence.mjs';
import { copySealed } from './backup/sealed-files.mjs';
import { backupSource } from './backup/source.mjs';
import { releaseFollower, waitForFollower } from './backup/synchronous.mjs';
import { say } from './progress.mjs';
import { Sentence } from './sentence.mjs';

const FILES_EVERY_MS = 2_000;

await orSentence(async () => {
  const { values, positionals: [given] } = parseArgs({ allowPositionals: true, options: { synchronous: { type: 'boolean', default: false }, release: { type: 'boolean', default: false } } });
  const source = backupSource();
  if (values.release) {
    await releaseFollower(source.url);
    say('La base n’attend plus le suivi : ce qui est acquitté désormais n’est que sur elle.');
    return;
  }
  if (!given) throw new Sentence('Dites où : npm run backup:follow -- DOSSIER [--synchronous]. Rien n’a été fait.');
  await follow(source, resolve(given), values.synchronous);
});

async function follow({ url, files }, folder, synchronous) {
  const following = await followWal({ url, folder: join(folder, 'wal') });
  if (files && !existsSync(dirname(files))) console.error(`Le dossier des fichiers scellés n’est pas à ${dirname(files)} : les pièces ne sont pas suivies d’ici tant qu’il manque (FILES_FOLDER). La base l’est.`);
  const copying = files && setInterval(() => {
    try {
      copySealed(files, join(folder, 'pieces'));
    } catch (error) {
      console.error(`Une pièce n’a pas été copiée (${error.code ?? error.message}) : ce sera fait au prochain passage.`);
    }
  }, FILES_EVERY_MS);
  if (synchronous) await waitForFollower(url);
  say(`Le suivi est en marche dans ${folder}${synchronous ? ' : rien n’est acquitté avant d’y être' : ''}. Ctrl-C pour l’arrêter.`);
  let asked = false;
  const leave = async () => {
    if (asked) return;
    asked = true;
    // First: those who wait for us would wait for ever.
    if (synchronous) await releaseFollower(url).catch(() => console.error('La base ne répond pas : si elle attend encore le suivi, « npm run backup:follow -- --release ».'));
    await following.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void leave());
  try {
    await following.gone;
  } finally {
    clearInterval(copying);
  }
  say('Le suivi est arrêté : ce qui est écrit désormais n’est que sur la base.');
}
