import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sentence, asSentence, fullDisk } from '../sentence.mjs';

const marker = 'README';
const roomToBegin = 150_000_000;
const roomToGoOn = 30_000_000;

/** The folder of `npm start`, made if absent, and never somebody's folder of other things. */
export function openDataFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const isNew = !existsSync(join(folder, marker));
    if (isNew) {
      const found = readdirSync(folder).filter((name) => name !== 'lost+found');
      if (found.length > 0) throw new Sentence(`Le dossier ${folder} contient autre chose que Cordée : choisissez-en un autre avec CORDEE_DATA=<dossier>.`);
    }
    requireRoom(folder, isNew ? roomToBegin : roomToGoOn);
    // PostgreSQL, under another user when we are root, must cross it; what is secret in it is 0600.
    if (process.getuid?.() === 0) chmodSync(folder, 0o711);
    if (isNew) markDataFolder(folder);
    mkdirSync(join(folder, 'logs'), { recursive: true });
  } catch (error) {
    throw asSentence(error, folder);
  }
}

export function markDataFolder(folder) {
  writeFileSync(join(folder, marker), 'Données de démonstration de Cordée. « npm run reset » efface ce dossier.\n');
}

export function isDataFolder(folder) {
  return existsSync(join(folder, marker));
}

/** Better said before than found in the middle of a write. */
function requireRoom(folder, needed) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < needed) throw fullDisk(folder);
}
