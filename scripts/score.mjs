/*
 * npm run score [-- --long] [-- --only=specs,timing,walls,cost] [-- --size=small] [-- --json file]: the twenty promises with figure, target and verdict, from the harnesses that npm test runs. --long: for a night, with what the walls cost at three million messages (--size=small: to try it).
 * It fails when a line is missed, never for what is not measured yet.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './run.mjs';
import { asText, card } from './score/card.mjs';
import { figure, figuresOf } from './score/figures.mjs';
import { advisories } from './assurance/advisories.mjs';

const { values } = parseArgs({ options: { long: { type: 'boolean', default: false }, only: { type: 'string' }, size: { type: 'string', default: 'full' }, json: { type: 'string' } } });
const folder = mkdtempSync(join(tmpdir(), 'cordee-figures-'));
const FIGURES = join(folder, 'figures');
/** A million leaves are made for whoever asks for the score, not at each run of the tests. */
const BRIEF = { VERIFY_LEAVES: '1000000' };
const LONG = { KILL_CYCLES: '125', KILL_READS: '700', DEADLINE_CYCLES: '20', BLEED_OPERATIONS: '100000', TWIN_ROUNDS: '40', LEAK_WORLDS: '300', TIMING_PAIRS: '2000', KEYS: '100000' };
const NIGHT = 10 * 60 * 60_000;

const jest = (...which) => ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--ci', '--testPathPatterns', ...which];
const HARNESSES = {
  specs: jest('test/(walls|twins|leaks|faults|journal|sealed|keys|conservation|documents|words|restore)/', 'test/graphql/(limits|http-audit)', 'test/scenarios/(delivery|insisting|races-revoking|revocation|two-people|hostile-packets)', 'libs/platform/relay', 'apps/worker/send-mails'),
  timing: [...jest('test/(timing/timing|abuse/honest)'), '--runInBand'],
  // Three million messages, loaded once and kept: an hour the first time.
  cost: ['scripts/bench.mjs', '--only=cost', ...(values.size === 'full' ? [] : [`--${values.size}`])],
  walls: ['scripts/drt.mjs', '--seconds', values.long ? '600' : '60', '--seed', String(randomInt(2 ** 31))],
};

const only = (values.only ?? `specs,timing,walls${values.long ? ',cost' : ''}`).split(',');
for (const name of only) {
  if (name in HARNESSES) continue;
  console.error(`npm run score -- --only=${Object.keys(HARNESSES).join(',')}: « ${name} » is none of them`);
  process.exit(2);
}
try {
  await ensureInstalled();
  await ensureBuilt();
  for (const [name, args] of Object.entries(HARNESSES).filter(([key]) => only.includes(key))) {
    console.log(`\n— ${name}`);
    await run(process.execPath, args, { env: { ...BRIEF, ...(values.long && LONG), ...process.env, FIGURES }, show: true, timeout: NIGHT });
  }
  // Where the registry does not answer, nothing is told: not measured is not zero.
  const grave = values.long ? await advisories() : null;
  if (grave) {
    process.env.FIGURES = FIGURES;
    figure('advisories.grave', grave.high + grave.critical);
  }
  const rows = card(figuresOf(FIGURES));
  console.log(`\n${asText(rows)}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  process.exitCode = rows.some(({ verdict }) => verdict === 'missed') ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
