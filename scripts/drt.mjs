/* The comparison of the walls, on a PostgreSQL of its own: npm run drt -- --seconds 60 --seed 7. Ends with "N decisions, N divergences". */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { transformSync } from '@swc/core';
import pg from 'pg';
import { startCluster, template } from '../test/support/cluster.mjs';
import { filesUnder } from './files.mjs';
import { root } from './paths.mjs';
import { figure } from './score/figures.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: String(randomInt(2 ** 31)) } } });
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
if (!(seconds > 0) || !Number.isSafeInteger(seed)) {
  console.error('npm run drt -- --seconds N --seed S, both whole numbers');
  process.exit(2);
}

/** The tests are not part of the build: their types are checked by `npm run types`, here they are only made runnable beside it. */
function compile() {
  for (const file of filesUnder('test/secrecy')) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
    const { code } = transformSync(readFileSync(join(root, file), 'utf8'), {
      swcrc: false, filename: file, sourceMaps: 'inline', jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' },
    });
    const out = join(root, 'dist', file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, code);
  }
}

/** A worker drops policies and replaces functions: each has its own copy of the migrated database. */
async function databases(url, count) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const names = Array.from({ length: count }, (_, i) => `drt_${i}`);
  for (const name of names) await client.query(`create database ${name} template ${template}`);
  await client.end();
  return names.map((name) => url.replace(/\/postgres$/, `/${name}`));
}

const cluster = await startCluster();
let agreed = false;
try {
  compile();
  const url = cluster.env.TEST_CLUSTER_URL;
  const urls = await databases(url, Math.max(1, Math.min(4, availableParallelism())));
  const { direct } = await import('../dist/test/secrecy/run/direct.js');
  const run = await direct({ urls, key: cluster.env.TEST_CONTEXT_KEY, seed, seconds, corpus: join(root, 'test/secrecy/corpus') });
  for (const [name, value] of Object.entries(run.figures)) figure(name, value);
  agreed = run.agreed;
} finally {
  await cluster.stop();
}
process.exitCode = agreed ? 0 : 1;
