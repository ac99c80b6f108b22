import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { Sentence, fullDisk } from './sentence.mjs';

const lockFile = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.cordee-lock');
const npmsOwnRecord = join(modules, '.package-lock.json');

/** Installs from the lock file when what is installed is not what it says. Tells whether there was something to do. */
export async function ensureInstalled() {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (stamp() === wanted) return false;
  if (!installedByHand()) await install();
  try {
    writeFileSync(stampFile, wanted);
  } catch (error) {
    // Somebody else's installation, which we may only read: it was looked at, and will be again.
    if (!['EACCES', 'EROFS'].includes(error.code)) throw error;
  }
  return true;
}

function stamp() {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return undefined;
  }
}

/** npm writes its record last: newer than the lock file, it says that somebody has run npm since. */
function installedByHand() {
  const record = statSync(npmsOwnRecord, { throwIfNoEntry: false });
  return Boolean(record && record.mtimeMs >= statSync(lockFile).mtimeMs);
}

async function install() {
  // npm ci begins by emptying the folder, through a link as well: it would be another checkout's.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Sentence(`${modules} est un lien vers un autre dossier et n'est pas à jour : remplacez-le par un vrai dossier (supprimez le lien puis « npm ci »).`);
  }
  // Under `npm start` the very npm in use; else the one on the path.
  const npm = process.env.npm_execpath?.match(/\.c?js$/) ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...first] = npm;
  const { code, output } = await run(command, [...first, 'ci', '--include=dev', '--include=optional', '--no-progress']);
  if (code === 0) return;
  if (/ENOSPC/.test(output)) throw fullDisk(root);
  const reason = output.match(/npm (?:error|ERR!) (?!code|errno|syscall)(\S.*)/)?.[1] ?? output.trim().split('\n').at(-1);
  throw new Sentence(`L'installation des dépendances (npm ci) a échoué : ${reason}.`);
}
