import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { entries, root } from './paths.mjs';
import { buildIfStale } from './built-from.mjs';
import { filesUnder } from './files.mjs';
import { run } from './run.mjs';
import { Sentence, fullDisk } from './sentence.mjs';

const dist = join(root, 'dist');
const compiled = ['apps', 'libs', 'migrations'];

/** `strict: false` is for tests, which may run what was emitted while another file does not compile yet. */
export const ensureBuilt = ({ strict = true } = {}) => buildIfStale({
  stamp: 'dist/.cordee-build',
  lock: '.cordee-build-lock',
  entry: entries.migrate,
  sources: () => [...filesUnder(...compiled).filter((path) => !path.startsWith('apps/web/') && !path.endsWith('.spec.ts')), 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
  build: async () => {
    const whole = await compile(strict);
    removeLeftOver();
    return whole;
  },
});

async function compile(strict) {
  // The compiler believes its record of what it once wrote, whatever has happened to the files since.
  rmSync(join(dist, '.tsbuildinfo'), { force: true });
  const { code, output } = await run(process.execPath, ['node_modules/typescript-native/bin/tsc', '-p', 'tsconfig.build.json']);
  if (code === 0) return true;
  if (/ENOSPC|no space left/i.test(output)) throw fullDisk(dist);
  if (/EACCES|permission denied/i.test(output)) throw new Sentence(`Le dossier ${dist} n'est pas accessible en écriture : changez ses droits.`);
  if (!strict && existsSync(entries.migrate)) return false;
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
