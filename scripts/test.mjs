/* Everything that is checked, on a clean clone as well, and beside a running product. The last line counts it. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { availableParallelism, tmpdir } from 'node:os';
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
/** Answers whose time is measured, and compared: of a refusal, and of somebody honest while others hammer. */
const TIMED = '/test/(timing/timing|abuse/honest)';
/** What was set for a running product must not reach the tests of this one. */
const { CORDEE_DATA, PORT, IDENTITY_PORT, DATABASE_URL, DATABASE_OWNER_URL, DEMO, NODE_ENV, ...env } = process.env;
const measured = mkdtempSync(join(tmpdir(), 'cordee-figures-'));
const FIGURES = join(measured, 'figures');
/** What each test became, for the file of assurance. */
const tests = [];
/** The step that speaks, where it is not alone. */
const speaks = new AsyncLocalStorage();
const show = (args) => run(node, args, { env: { ...env, FIGURES }, show: true, mark: speaks.getStore(), timeout: patience });

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

/** Counted by its own record. */
async function jest(workers, which) {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-jest-'));
  const file = join(folder, 'results.json');
  try {
    const { code } = await show(['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--ci', `--maxWorkers=${workers}`, '--json', `--outputFile=${file}`, which]);
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

/** The types of the screens' queries: written once, and read by whoever reads the sources; that they cannot be is told by the step of the types. */
let typed;
const queries = () => (typed ??= typeQueries());

function absent(file) {
  console.log(`${file} is not there`);
  return { passed: 0, failed: 1 };
}

const steps = {
  install: () => ensureInstalled().then(() => ({ passed: 0, failed: 0 })),
  // Before what reads what it makes: the direction of imports follows them to what is built.
  build: () => ensureBuilt().then(ensureWebBuilt).then(() => ({ passed: 1, failed: 0 })),
  // Whole each time: the compiler's record of an earlier run outlives a change of its own settings.
  types: () => asOne('node_modules/typescript-native/bin/tsc', '-p', 'tsconfig.json', '--noEmit', '--incremental', 'false', '--tsBuildInfoFile', 'null'),
  'types of the screens': () => queries().then(() => asOne('node_modules/typescript-native/bin/tsc', '-p', 'apps/web')),
  lint: () => queries().catch(() => {}).then(() => counted('scripts/lint.mjs')),
  'direction of imports': () => queries().catch(() => {}).then(() => counted('scripts/imports.mjs')),
  'generated files': () => counted('scripts/generate.mjs', '--check'),
  // More workers than cores: each of them waits, for the base, for a process that starts or for a term that falls.
  'specs and scenarios': () => jest(Math.ceil(availableParallelism() * 1.5), `--testPathIgnorePatterns=${TIMED}`),
  // Answers are timed with nothing else beside them.
  'timing of refusals': () => jest(1, `--testPathPatterns=${TIMED}`),
  'comparison of the walls': walls,
  launcher: () => counted('test/launcher/launcher.check.mjs'),
  screens: () => counted('test/web/web.check.mjs'),
  // Of all that is above, as it has just gone.
  'file of assurance': () => {
    keepRecord(new Date().toISOString(), told, tests);
    return asOne('scripts/assurance.mjs');
  },
};

/** What waits for nothing of what is beside it. The others run alone, since what they do is timed, or takes every core. */
const TOGETHER = [['types', 'types of the screens', 'lint', 'direction of imports'], ['launcher', 'screens']];

const told = {};
const total = { passed: 0, failed: 0 };

async function tell(name, alone) {
  const from = performance.now();
  if (alone) console.log(`\n— ${name}`);
  const { passed, failed } = await speaks.run(alone ? undefined : name, steps[name]).catch((error) => {
    console.log(`${name}: ${error.message}`);
    return { passed: 0, failed: 1 };
  });
  told[name] = { passed, failed };
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed (${seconds(from)})`);
}

for (const name of Object.keys(steps)) {
  const beside = TOGETHER.find((group) => group.includes(name)) ?? [name];
  if (beside[0] !== name) continue;
  if (beside.length > 1) console.log(`\n— ${beside.join(', ')}`);
  await Promise.all(beside.map((one) => tell(one, beside.length === 1)));
  // Nothing else can run without it.
  if (name === 'install' && total.failed > 0) break;
}
console.log(`\nThe score, as briefly as it was measured here (npm run score -- --long):\n${asText(card(figuresOf(FIGURES)))}`);
rmSync(measured, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
