import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { Sentence } from '../sentence.mjs';

/** Whom PostgreSQL runs as, as options of spawn: it refuses root. Empty when we are not root. */
export function postgresUser(data) {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((fields) => fields[0] === name && Number(fields[2]) > 0);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Sentence("PostgreSQL refuse l'utilisateur root et ni « postgres » ni « nobody » n'existent : lancez la commande avec un autre utilisateur.");
}

/** Asked of the system itself, since modes, lists and mounts all have a say. */
export function canEnter(user, folder) {
  if (user.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The folder wanted, or one under /var/tmp when PostgreSQL's user cannot walk to it (a repository under /root). */
export function reachableFolder(wanted) {
  openForAll(resolve(wanted));
  if (canEnter(postgresUser(resolve(wanted, 'data')), wanted)) return wanted;
  const elsewhere = fallbackFolder(wanted);
  openForAll(elsewhere);
  return elsewhere;
}

export function fallbackFolder(wanted) {
  return `/var/tmp/cordee-${createHash('sha256').update(resolve(wanted)).digest('hex').slice(0, 12)}`;
}

/** 0711: others may cross it, not list it. Under /var/tmp anybody may have made the name first: then it is refused. */
function openForAll(folder) {
  mkdirSync(folder, { recursive: true });
  const found = lstatSync(folder);
  if (!found.isDirectory() || (process.getuid && found.uid !== process.getuid() && dirname(folder) === '/var/tmp')) {
    throw new Sentence(`${folder} appartient à quelqu'un d'autre : supprimez-le, ou choisissez un autre dossier avec CORDEE_DATA=<dossier>.`);
  }
  if (!process.getuid || found.uid === process.getuid()) chmodSync(folder, 0o711);
}
