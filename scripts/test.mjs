/* Everything that is checked, on a clean clone as well, and beside a running product. The last line counts it. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepRecord, ofChecks, ofJest } from './assurance/record.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureWebBuilt, typeQueries } from './build-web.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { seconds } from './progress.mjs';
import { run } from './run.mjs';
import { asText, card } from './score/card.mjs';
import { figuresOf } from './score/figures.mjs';

const node = process.execPath;
const patience = 30 * 60_000;
/** What was set for a running product must not reach the tests of this one. */
const { CORDEE_DATA, PORT, IDENTITY_PORT, DATABASE_URL, DATABASE_OWNER_URL, DEMO, NODE_ENV, ...env } = process.env;
const measured = mkdtempSync(join(tmpdir(), 'cordee-figures-'));
const FIGURES = join(measured, 'figures');
/** What each test became, for the file of assurance. */
const tests = [];
const show = (args) => run(node, args, { env: { ...env, FIGURES }, show: true, timeout: patience });

/** Passed or failed, as its exit code says. */
const asOne = async (...args) => ((await show(args)).code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Counted by its own last line; a failure that it did not count is one more. */
async function counted(...args) {
  if (!existsSync(join(root, args[0]))) return absent(args[0]);
  const { code, output } = await show(args);
  const line = output.trimEnd().split('\n').at(-1)?.match(/^(\d+) passed, (\d+) failed$/);
  tests.push(...ofChecks(args[0], output));
  if (!line) return { passed: 0, failed: 1 };
  return { passed: Number(line[1]), failed: Number(line[2]) || Number(code !== 0) };
}

/** Counted by its own record. More workers than cores: each of them waits, for the base, for a process that starts or for a term that falls. */
async function jest(...which) {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-jest-'));
  const file = join(folder, 'results.json');
  try {
    const { code } = await show(['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--ci', '--maxWorkers=150%', '--json', `--outputFile=${file}`, ...which]);
    if (!existsSync(file)) return { passed: 0, failed: 1 };
    const record = JSON.parse(readFileSync(file, 'utf8'));
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = record;
    tests.push(...ofJest(record));
    if (numPendingTests + numTodoTests > 0) console.log(`${numPendingTests + numTodoTests} tests not run (skipped or to do), counted nowhere`);
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites || Number(code !== 0) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The walls, for half a minute, from a seed that can be given again. */
async function walls() {
  if (!existsSync(join(root, 'scripts/drt.mjs'))) return absent('scripts/drt.mjs');
  const { code, output } = await show(['scripts/drt.mjs', '--seconds', '60', '--seed', String(randomInt(2 ** 31))]);
  const line = output.trimEnd().split('\n').at(-1)?.match(/^(\d+) decisions, (\d+) divergences$/);
  const agreed = code === 0 && line && Number(line[1]) > 0 && Number(line[2]) === 0;
  return agreed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function absent(file) {
  console.log(`${file} is not there`);
  return { passed: 0, failed: 1 };
}

const steps = {
  install: () => ensureInstalled().then(() => ({ passed: 0, failed: 0 })),
  // Whole each time: the compiler's record of an earlier run outlives a change of its own settings.
  types: () => asOne('node_modules/typescript-native/bin/tsc', '-p', 'tsconfig.json', '--noEmit', '--incremental', 'false', '--tsBuildInfoFile', 'null'),
  'types of the screens': () => typeQueries().then(() => asOne('node_modules/typescript-native/bin/tsc', '-p', 'apps/web')),
  lint: () => counted('scripts/lint.mjs'),
  build: () => ensureBuilt().then(ensureWebBuilt).then(() => ({ passed: 1, failed: 0 })),
  'direction of imports': () => counted('scripts/imports.mjs'),
  'generated files': () => counted('scripts/generate.mjs', '--check'),
  'specs and scenarios': () => jest('--testPathIgnorePatterns=/test/timing/timing'),
  // Answers are timed with nothing else beside them.
  'timing of refusals': () => jest('--testPathPatterns=/test/timing/timing'),
  'comparison of the walls': walls,
  launcher: () => counted('test/launcher/launcher.check.mjs'),
  screens: () => counted('test/web/web.check.mjs'),
  // Of all that is above, as it has just gone.
  'file of assurance': () => {
    keepRecord(new Date().toISOString(), told, tests);
    return asOne('scripts/assurance.mjs');
  },
};

const told = {};
const total = { passed: 0, failed: 0 };
for (const [name, work] of Object.entries(steps)) {
  const from = performance.now();
  console.log(`\n— ${name}`);
  const { passed, failed } = await work().catch((error) => {
    console.log(error.message);
    return { passed: 0, failed: 1 };
  });
  told[name] = { passed, failed };
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed (${seconds(from)})`);
  // Nothing else can run without it.
  if (name === 'install' && failed > 0) break;
}
console.log(`\nThe score, as briefly as it was measured here (npm run score -- --long):\n${asText(card(figuresOf(FIGURES)))}`);
rmSync(measured, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
