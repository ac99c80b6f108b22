import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entries, root } from './paths.mjs';
import { filesUnder } from './files.mjs';
import { holding } from './lock.mjs';
import { run } from './run.mjs';
import { Sentence, fullDisk } from './sentence.mjs';

const dist = join(root, 'dist');
const stampFile = join(dist, '.cordee-build');
const compiled = ['apps', 'libs', 'migrations'];

/**
 * Builds when a source is not as it was at the last build. Tells whether there was something to do.
 * `strict: false` is for tests, which may run what was emitted while another file does not compile yet.
 */
export async function ensureBuilt({ strict = true } = {}) {
  if (isFresh()) return false;
  return holding(join(root, 'node_modules/.cordee-build-lock'), async () => {
    // Somebody may have built while we waited for our turn.
    if (isFresh()) return false;
    const seen = sourcesNow();
    const { whole } = await build(strict);
    removeLeftOver();
    if (whole) writeFileSync(stampFile, seen);
    return true;
  });
}

function isFresh() {
  try {
    return readFileSync(stampFile, 'utf8') === sourcesNow() && existsSync(entries.migrate);
  } catch {
    return false;
  }
}

function sourcesNow() {
  const hash = createHash('sha256');
  for (const path of [...filesUnder(...compiled), 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json']) {
    if (path.startsWith('apps/web/') || path.endsWith('.spec.ts')) continue;
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

async function build(strict) {
  // The compiler believes its record of what it once wrote, whatever has happened to the files since.
  rmSync(join(dist, '.tsbuildinfo'), { force: true });
  const { code, output } = await run(process.execPath, ['node_modules/typescript-native/bin/tsc', '-p', 'tsconfig.build.json']);
  if (code === 0) return { whole: true };
  if (/ENOSPC|no space left/i.test(output)) throw fullDisk(dist);
  if (/EACCES|permission denied/i.test(output)) throw new Sentence(`Le dossier ${dist} n'est pas accessible en écriture : changez ses droits.`);
  if (!strict && existsSync(entries.migrate)) return { whole: false };
  const first = output.split('\n').find((line) => line.includes('error')) ?? output.trim().split('\n')[0];
  throw new Sentence(`La construction a échoué : ${first}`);
}

/** A renamed migration must not stay behind under its old name. */
function removeLeftOver() {
  for (const path of filesUnder('dist/apps', 'dist/libs', 'dist/migrations')) {
    if (!/\.js(\.map)?$/.test(path) || path.startsWith('dist/apps/web/')) continue;
    const source = path.replace(/^dist\//, '').replace(/\.js(\.map)?$/, '.ts');
    if (!existsSync(join(root, source)) && !existsSync(join(root, `${source}x`))) rmSync(join(root, path));
  }
}
