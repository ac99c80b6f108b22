/** Closed-loop load over kept-alive connections, in rounds that alternate between the contenders: ratios of one run, since machines are noisy. */
import { Agent, request } from 'node:http';

export function call({ port, path = '/graphql', headers = {}, body, agent }) {
  return new Promise((resolve, reject) => {
    const r = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers } }, (response) => {
      const chunks = [];
      response.on('data', (c) => chunks.push(c)).on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode !== 200) reject(new Error(`${response.statusCode} ${text.slice(0, 200)}`));
        else resolve(text);
      });
    });
    r.on('error', reject);
    r.end(body);
  });
}

export async function round({ contender, concurrency, ms }) {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const until = performance.now() + ms;
  const latencies = [];
  const one = async () => {
    while (performance.now() < until) {
      const from = performance.now();
      await contender.once(agent);
      latencies.push(performance.now() - from);
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: concurrency }, one));
  const elapsed = performance.now() - from;
  agent.destroy();
  return { perSecond: (latencies.length / elapsed) * 1000, latencies };
}

/**
 * Rounds A B C A B C …; the median of each contender's rate, its latencies together, and the ratios round by round. `used()` gives the seconds of processor
 * used so far, by name: each contender is told what one of its operations costs, in ms.
 */
export async function race(contenders, { concurrency = 8, rounds = 6, ms = 2000, used = () => ({}) } = {}) {
  for (const contender of contenders) await round({ contender, concurrency, ms: 6000 });
  const rates = contenders.map(() => []);
  const all = contenders.map(() => []);
  const costs = contenders.map(() => ({}));
  for (let r = 0; r < rounds; r++) {
    for (let c = 0; c < contenders.length; c++) {
      const before = used(contenders[c]);
      const { perSecond, latencies } = await round({ contender: contenders[c], concurrency, ms });
      for (const [name, seconds] of Object.entries(used(contenders[c]))) costs[c][name] = (costs[c][name] ?? 0) + (seconds - before[name]) * 1000;
      rates[c].push(perSecond);
      all[c].push(...latencies);
    }
  }
  return contenders.map((contender, c) => ({
    name: contender.name, perSecond: median(rates[c]), p50: quantile(all[c], 0.5), p99: quantile(all[c], 0.99),
    costs: Object.fromEntries(Object.entries(costs[c]).map(([name, used]) => [name, used / all[c].length])),
    ratioTo: Object.fromEntries(contenders.map((other, o) => [other.name, median(rates[c].map((v, r) => v / rates[o][r]))])),
  }));
}

export const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];
export const median = (values) => quantile(values, 0.5);
