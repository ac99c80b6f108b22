/** Starts the workers, adds up what they say, stops them when enough was seen, prints, and judges the run. */
import { fork, type ChildProcess } from 'node:child_process';
import { enoughOf, isEnough, isWide, rareActs, rarest, report, shareOfMutants } from './report.js';
import { added, shareOf, type Tally } from './tally.js';
import type { Order, Orders } from './worker.js';

export interface Run { urls: readonly string[]; key: string; seed: number; seconds: number; corpus: string }
type Said = { ready: true } | { said: string } | { tally: Tally } | { done: Tally };

/** A run long enough to be judged on coverage goes on past its time until it is covered, but not for ever. */
const PATIENCE = 15;
const JUDGED_FROM_SECONDS = 30;
const rareSaid = (sum: Tally, enough: number): string => { const [first, ...more] = rarest(sum, enough); return first && more.length < 20 ? `  still ${first.times} of ${first.name}, and ${more.length} more` : ''; };
const say = (line: string): void => void process.stdout.write(`${line}\n`);

export async function direct({ urls, key, seed, seconds, corpus }: Run): Promise<{ agreed: boolean; figures: Record<string, number> }> {
  const counted = seconds >= JUDGED_FROM_SECONDS;
  const enough = enoughOf(seconds);
  const tallies: Tally[] = [];
  const workers: ChildProcess[] = [];
  let from = performance.now();
  let told = 0;
  let stopped = false;
  let focus = Infinity;
  const order = (what: Order): void => { for (const worker of workers) worker.send(what); };
  const seen = (): void => {
    const elapsed = (performance.now() - from) / 1000;
    const sum = added(tallies.filter(Boolean));
    if (elapsed - told >= 5) {
      told = elapsed;
      say(`${elapsed.toFixed(0).padStart(4)} s  ${sum.worlds} worlds  ${sum.decisions} decisions  ${shareOf(sum).toFixed(1)} % allowed  ${sum.divergences} divergences  ${sum.matrix.alive.length} mutants alive${sum.matrix.alive.length < 3 ? sum.matrix.alive.map((name) => `  ${name}`).join() : ''}${rareSaid(sum, enough)}`);
    }
    if (stopped || elapsed < seconds) return;
    if (counted && !isEnough(sum, enough) && elapsed < PATIENCE * seconds) {
      const rare = rareActs(sum, enough);
      if (!isWide(sum) || rare.length > focus / 2 || focus === 0) return;
      focus = rare.length;
      say(`${elapsed.toFixed(0).padStart(4)} s  what is left to see hangs on ${rare.join(', ') || 'the last mutants'}: nothing else is compared from here`);
      order({ focus: rare });
      return;
    }
    stopped = true;
    say(`${elapsed.toFixed(0).padStart(4)} s  seen enough; the walls are attacked`);
    order({ stop: true });
  };
  say(`seed ${seed}`);
  const ends = urls.map((url, rank) => new Promise<void>((resolve, reject) => {
    const worker = fork(new URL('./worker.js', import.meta.url), { execArgv: ['--enable-source-maps', ...(process.env.DRT_NODE_OPTIONS ?? '').split(' ').filter(Boolean)] });
    workers.push(worker);
    worker.on('message', (message: Said) => {
      if ('ready' in message) from = performance.now();
      else if ('said' in message) say(message.said);
      else if ('tally' in message) { tallies[rank] = message.tally; seen(); } else tallies[rank] = message.done;
    });
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker left with ${code}`))));
    worker.send({ url, key, seed, rank, of: urls.length, corpus, share: shareOfMutants(seconds) } satisfies Orders);
  }));
  await Promise.all(ends).catch((error: unknown) => {
    for (const worker of workers) worker.kill();
    throw error;
  });
  const sum = added(tallies);
  const { text, failures } = report(sum, counted, enough);
  for (const line of [...text, ...failures.map((f) => `FAILED: ${f}`)]) say(line);
  say(`${sum.decisions} decisions, ${sum.divergences} divergences`);
  return {
    agreed: failures.length === 0 && sum.divergences === 0 && sum.decisions > 0,
    figures: { 'walls.decisions': sum.decisions, 'walls.divergences': sum.divergences, 'walls.mutants': sum.matrix.killed + sum.walls.killed, 'walls.alive': sum.matrix.alive.length + sum.walls.alive.length },
  };
}
