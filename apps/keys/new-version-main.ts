import { readKeysConfig } from '../../libs/platform/config.js';
import { newVersion } from './new-version.js';

/** npm run keys:new: the next version of the key, on this server, which nothing uses yet. */
try {
  const { kekFile, keyService } = readKeysConfig();
  if (keyService) throw new Error(`La clé ${keyService.key} est au service de clés, qui fait lui-même ses versions (transit/keys/${keyService.key}/rotate). Rien n’a été fait.`);
  const { version, made } = newVersion(kekFile);
  process.stdout.write(`Version ${version} : ${made}, que rien n’emploie encore.
1. Gardez-en une copie hors de ce serveur : sans elle, tout ce qui sera écrit après la rotation serait perdu avec lui.
2. Déposez-la à côté de KEK_FILE sur chaque autre serveur, du même nom et avec les mêmes droits ; aucun redémarrage n’est nécessaire.
3. « npm run keys:rotate ».\n`);
} catch (e) {
  process.stderr.write(`${e instanceof Error ? e.message : String(e)}\n`);
  process.exitCode = 1;
}
