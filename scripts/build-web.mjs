/* The screens, built when a source of theirs, or the schema that types their queries, is not as it was at the last build. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entries, root } from './paths.mjs';
import { filesUnder } from './files.mjs';
import { holding } from './lock.mjs';
import { run } from './run.mjs';
import { Sentence } from './sentence.mjs';

const stampFile = join(root, 'dist/.cordee-web');
const typed = 'apps/web/src/graphql/schema.generated.d.ts';

export async function ensureWebBuilt() {
  if (isFresh()) return false;
  return holding(join(root, 'node_modules/.cordee-build-web-lock'), async () => {
    if (isFresh()) return false;
    const seen = sourcesNow();
    await typeQueries();
    await must('node_modules/vite/bin/vite.js', 'build', '-c', 'apps/web/vite.config.ts', '--logLevel', 'error');
    writeFileSync(stampFile, seen);
    return true;
  });
}

/** The queries of the screens are checked against the committed schema. */
export const typeQueries = () => must('node_modules/gql.tada/bin/cli.js', 'generate-output', '-c', 'apps/web/tsconfig.json');

async function must(...args) {
  const { code, output } = await run(process.execPath, args);
  if (code !== 0) throw new Sentence(`La construction des écrans a échoué : ${output.trim().split('\n').at(-1)}`);
}

function isFresh() {
  try {
    return readFileSync(stampFile, 'utf8') === sourcesNow() && existsSync(entries.web);
  } catch {
    return false;
  }
}

function sourcesNow() {
  const hash = createHash('sha256');
  for (const path of [...filesUnder('apps/web'), 'apps/api/schema.graphql', 'package-lock.json']) {
    if (path === typed) continue;
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
