import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { figure } from '../../scripts/score/figures.mjs';
import { rateLimits } from '../../libs/platform/rate-limits.js';
import { Product } from '../support/product.js';

/** Each second is as in service. The reserves, which are given back each minute, are small: what lasts is seen in twenty seconds. */
const SPENT = 'operations=5/1+10/60,signIn=5/1+10/60,handshakes=20/1+20/60,strangers=10/60';
const MEANWHILE_MS = 20_000;
const QUIET_MS = 6_000;
const READ = 'query ($id: ID!) { thread(id: $id) { messages { edges { node { ... on Message { body } } } } } }';
let product: Product;
let thread: string;
beforeAll(async () => {
  product = await Product.start({ config: { operationsAtOnce: 4, rateLimits: rateLimits.parse(SPENT) } });
  ({ thread } = await product.story());
});
afterAll(() => product.close());

/** Somebody who works: a screen, a moment, another, and now and then something that does not wait. */
async function works(ms: number): Promise<{ times: number[]; refused: number }> {
  const times: number[] = [];
  let refused = 0;
  for (const until = performance.now() + ms; performance.now() < until;) {
    const { status, body, ms: took } = await product.ask('A4', READ, { id: thread });
    if (status !== 200 || body.errors || !body.data.thread) refused += 1;
    times.push(took);
    await new Promise((resolve) => { setTimeout(resolve, 220); });
  }
  return { times, refused };
}
const p95 = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;

describe('somebody honest, while fifty others hammer', () => {
  it('is answered, each time, and about as soon', async () => {
    await works(2000);
    const before = await works(QUIET_MS);
    const harm = fork('test/abuse/hammer.mjs', { execArgv: [] });
    harm.send({ url: product.server.url, stolen: [await product.token('A5'), await product.token('A6')], query: READ.replace('query ($id: ID!)', '').replace('$id', `"${thread}"`) });
    const [{ clients }] = await once(harm, 'message') as [{ clients: number }];
    const meanwhile = await works(MEANWHILE_MS);
    harm.send({ over: true });
    const [{ told }] = await once(harm, 'message') as [{ told: { served: number; refused: number } }];
    const after = await works(QUIET_MS);

    const quiet = p95([...before.times, ...after.times]);
    figure('abuse.honest', p95(meanwhile.times) / quiet);
    process.stdout.write(`${clients} clients that hammer: ${told.served} served, ${told.refused} refused; p95 ${quiet.toFixed(1)} ms, meanwhile ${p95(meanwhile.times).toFixed(1)} ms of ${meanwhile.times.length}\n`);
    expect([before.refused, meanwhile.refused, after.refused]).toEqual([0, 0, 0]);
    expect([clients, told.served > 0, told.refused > 0]).toEqual([50, true, true]);
  }, 180_000);
});
