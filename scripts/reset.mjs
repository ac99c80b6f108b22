import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDataFolder } from './launcher/data-folder.mjs';
import { waitForLeftovers } from './launcher/leftovers.mjs';
import { takeLock } from './lock.mjs';
import { dataFolder } from './paths.mjs';
import { stopLeftovers } from './postgres/processes.mjs';
import { fallbackFolder } from './postgres/user.mjs';
import { Sentence, asSentence } from './sentence.mjs';

try {
  console.log(await reset());
} catch (error) {
  const sentence = asSentence(error, dataFolder);
  console.error(sentence instanceof Sentence ? sentence.message : `Erreur inattendue : ${error.message}`);
  process.exit(1);
}

async function reset() {
  if (!existsSync(dataFolder)) return `Il n'y a rien à effacer : ${dataFolder} n'existe pas.`;
  if (!isDataFolder(dataFolder)) throw new Sentence(`${dataFolder} n'est pas un dossier de Cordée : rien n'a été effacé.`);
  const lock = takeLock(join(dataFolder, 'running.json'));
  if (lock.holder) throw new Sentence(`Cordée tourne dans ce dossier (processus ${lock.holder.pid}) : arrêtez-la d'abord (Ctrl-C).`);
  await waitForLeftovers(lock.left);
  for (const cluster of [join(dataFolder, 'postgres'), fallbackFolder(join(dataFolder, 'postgres'))]) {
    if (!existsSync(join(cluster, 'data'))) continue;
    await stopLeftovers(join(cluster, 'data'));
    rmSync(cluster, { recursive: true, force: true });
  }
  rmSync(dataFolder, { recursive: true, force: true });
  return `Tout est effacé (${dataFolder}) : « npm start » repartira de zéro.`;
}
