/* The screens, built when a source of theirs, or the schema that types their queries, is not as it was at the last build. */
import { entries } from './paths.mjs';
import { buildIfStale } from './built-from.mjs';
import { filesUnder } from './files.mjs';
import { run } from './run.mjs';
import { Sentence } from './sentence.mjs';

const typed = 'apps/web/src/graphql/schema.generated.d.ts';

export const ensureWebBuilt = () => buildIfStale({
  stamp: 'dist/.cordee-web',
  lock: '.cordee-build-web-lock',
  entry: entries.web,
  sources: () => [...filesUnder('apps/web'), 'apps/api/schema.graphql', 'package-lock.json'].filter((path) => path !== typed),
  build: async () => {
    await typeQueries();
    await must('node_modules/vite/bin/vite.js', 'build', '-c', 'apps/web/vite.config.ts', '--logLevel', 'error');
    return true;
  },
});

/** The queries of the screens are checked against the committed schema. */
export const typeQueries = () => must('node_modules/gql.tada/bin/cli.js', 'generate-output', '-c', 'apps/web/tsconfig.json');

/** As they are shipped, whoever asks: built under a test's NODE_ENV, urql would look in a document for what its name replaces. */
async function must(...args) {
  const { code, output } = await run(process.execPath, args, { env: { ...process.env, NODE_ENV: 'production' } });
  if (code !== 0) throw new Sentence(`La construction des écrans a échoué : ${output.trim().split('\n').at(-1)}`);
}
