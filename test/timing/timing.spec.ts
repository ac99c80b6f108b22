import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { ApiProcess } from '../faults/api-process.js';
import { ownCluster, type OwnCluster } from '../faults/own-cluster.js';
import { tokensOf } from '../faults/tokens.js';
import { openDoor, type Door } from '../support/door.js';
import { folded, tells } from './mann-whitney.js';
import { heading, line, measure } from './measure.js';
import { OPERATIONS } from './operations.js';
import { timingWorld, type TimingWorld } from './world.js';

/** A look at each operation in npm test; npm run timing measures them whole. */
const PAIRS = Number(process.env.TIMING_PAIRS ?? 60);
const WHOLE = 2000;
/** Of each run, one is measured whole, never the same. */
const DRAWN = OPERATIONS[randomInt(OPERATIONS.length)]!.name;
/** Twice what one person is let run at once (OPERATIONS_AT_ONCE): by many more, who asks for one row that is there waits for their own others, and could tell. */
const AT_ONCE = Number(process.env.TIMING_AT_ONCE ?? 8);
/** Most of the time is spent waiting for the quantum. */
const PATIENCE = 60_000 + WHOLE * 100;

// On a disk that is waited for: the row that a refusal leaves in the journal costs an fsync that an unknown id does not.
let cluster: OwnCluster;
let door: Door;
let world: TimingWorld;
let token: string;
beforeAll(async () => {
  cluster = await ownCluster();
  door = await openDoor();
  world = await timingWorld(door);
  token = (await tokensOf(door, ['A8'])).A8!;
}, 60_000);
afterAll(async () => {
  process.stdout.write(`${[heading, ...table].join('\n')}\n`);
  await door.close();
  await cluster.stop();
}, 30_000);

const table: string[] = [];

async function warm(api: ApiProcess): Promise<void> {
  for (const operation of OPERATIONS) await measure({ api, token, world }, operation, 8, 4);
}

describe('the time of a refusal', () => {
  let api: ApiProcess;
  beforeAll(async () => {
    api = await ApiProcess.start(door.db, { LOG_LEVEL: 'fatal' });
    await warm(api);
  }, PATIENCE);
  afterAll(() => api.kill('SIGTERM'));

  it.each(OPERATIONS.map((o) => [o.name, o] as const))('does not tell a forbidden id from an unknown one: %s', async (name, operation) => {
    let difference = await measure({ api, token, world }, operation, name === DRAWN ? WHOLE : PAIRS, AT_ONCE);
    // A short look is wrong once in a thousand: what it suspects is measured whole before anybody is accused.
    if (tells(difference) && PAIRS < WHOLE) difference = await measure({ api, token, world }, operation, WHOLE, AT_ONCE);
    table.push(line(name, difference));
    figure('timing.operations', 1);
    if (difference.n >= WHOLE) figure('timing.auc', folded(difference.auc));
    expect([tells(difference), line(name, difference)]).toEqual([false, expect.any(String)]);
  }, PATIENCE);
});

describe('the time of a refusal that nothing pads', () => {
  let api: ApiProcess;
  beforeAll(async () => {
    api = await ApiProcess.start(door.db, { LOG_LEVEL: 'fatal', REFUSAL_QUANTUM_MS: '0' });
    await warm(api);
  }, PATIENCE);
  afterAll(() => api.kill('SIGTERM'));

  it('tells them apart: the measure sees what the quantum hides', async () => {
    let worst = 0.5;
    for (let n = 0; n < 9 && worst <= 0.6; n++) {
      const operation = OPERATIONS.filter((o) => ['acknowledgeMessage(messageId)', 'postMessage(threadId)', 'correctMessage(messageId)'].includes(o.name))[n % 3]!;
      const difference = await measure({ api, token, world }, operation, 100, 1, 5);
      table.push(line(`${operation.name} unpadded`, difference));
      worst = Math.max(worst, folded(difference.auc));
    }
    figure('timing.unpadded', worst);
    expect(worst).toBeGreaterThan(0.6);
  }, PATIENCE);
});
