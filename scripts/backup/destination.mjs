/* Where one restores: a folder of which the keys and secrets were put back first, and which holds nothing else. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSecrets } from '../launcher/secrets.mjs';
import { fallbackFolder } from '../postgres/user.mjs';
import { Sentence } from '../sentence.mjs';

const SECRETS = /^(?:kek(?:\.\d+)?|secrets\.json|journal\.key|letter-key\.pem|identity-keys\.json|journal-witness|restaurations|restoring|running\.json|README|lost\+found)$/;

/** What an interrupted restoration left is nothing; two at once are not. Throws when something is there, or when what opens the backup is not. */
export function requireDestination(folder) {
  mkdirSync(folder, { recursive: true });
  const other = readdirSync(folder).find((name) => !SECRETS.test(name));
  if (other || existsSync(join(fallbackFolder(join(folder, 'postgres')), 'data'))) {
    throw new Sentence(`${folder} n’est pas vide (${other ?? fallbackFolder(join(folder, 'postgres'))}) : une restauration n’écrit sur rien. Rien n’a été touché : mettez ce dossier de côté, sans le détruire, ou donnez-en un autre avec CORDEE_DATA=<dossier>.`);
  }
  for (const name of ['secrets.json', 'kek', 'letter-key.pem', 'journal.key']) {
    if (!existsSync(join(folder, name))) throw new Sentence(`${name} n’est pas dans ${folder} : remettez-y d’abord les clés et secrets gardés ailleurs (kek et ses versions, letter-key.pem, secrets.json, journal.key). N’en faites pas de neufs : ils n’ouvriraient rien. Rien n’a été écrit.`);
  }
}

/** Those that were put back: nothing is made. */
export const secretsOf = (folder) => readSecrets(folder);
