/** One of the processes that share the worlds out: compares until told to stop, then attacks the walls. */
import pg from 'pg';
import { FUNCTION_NAMES } from '../../../libs/secrecy/functions.js';
import type { Focus } from '../acts.js';
import { compare, rulesFor } from '../compare.js';
import { type Divergence, sentence } from '../divergence.js';
import { generate, type Scenario } from '../generate.js';
import type { Compared } from '../judge.js';
import { BEGIN } from '../load.js';
import { MatrixMutants } from '../mutants/kill-matrix.js';
import { RuleMutants } from '../mutants/rules.js';
import { prepareAttempts } from '../readings/attempt.js';
import { attackWalls } from '../walls/attack.js';
import { keep, readCorpus } from './corpus.js';
import { warm } from './database.js';
import { shrink } from './shrink.js';
import { addAnswers, emptyTally, type Tally } from './tally.js';
import { Watch } from './watch.js';

export type Order = { stop: true } | { focus: string[] };
export interface Orders { url: string; key: string; seed: number; rank: number; of: number; corpus: string; /** Of the mutants, those that are tried. */ share: number }
/** Rolled back worlds leave dead rows behind: swept now and then. */
const SWEEP_EVERY = 10;
const IMPERSONATED = 4;
const SHRUNK_AT_MOST = 3;
const SHRINK_MS = 45_000;

class Worker {
  private readonly tally: Tally = emptyTally();
  private readonly key: Buffer;
  private readonly rules = new RuleMutants(rulesFor, FUNCTION_NAMES);
  private readonly watch = new Watch(this.rules);
  private readonly matrix: MatrixMutants;
  private readonly sorts = new Map<string, Divergence>();
  private stopped = false;
  private focus: Focus | undefined;

  constructor(private readonly client: pg.Client, private readonly orders: Orders) {
    this.key = Buffer.from(orders.key, 'base64url');
    this.matrix = new MatrixMutants(rulesFor, orders);
  }

  obey(order: Order): void {
    if ('focus' in order) this.focus = new Set(order.focus);
    else this.stopped = true;
  }

  async run(): Promise<Tally> {
    const { seed, rank, of, corpus, share } = this.orders;
    if (rank === 0) for (const { name, scenario } of readCorpus(corpus)) await this.judged(scenario, name);
    for (let i = rank; !this.stopped; i += of) {
      await this.world(generate(seed + i));
      process.send?.({ tally: this.told() });
      if (this.tally.worlds % SWEEP_EVERY === 0) await this.client.query('vacuum');
    }
    this.tally.walls = await attackWalls(this.client, this.key, { seed, rank, of, share });
    await this.keepSmall();
    return this.told();
  }

  private async world(scenario: Scenario): Promise<void> {
    const compared = await this.judged(scenario, undefined, async (c) => this.matrix.attack(this.client, c));
    this.tally.worlds++;
    for (const d of compared.divergences) this.explain(d);
  }

  private async judged(scenario: Scenario, name?: string, then?: (c: Compared) => Promise<void>): Promise<Compared> {
    const focus = name ? undefined : this.focus;
    await this.client.query(BEGIN);
    try {
      const compared = await compare(this.client, this.key, scenario, { wall: name ? 1 : IMPERSONATED, focus, watch: name ? undefined : this.watch });
      await then?.(compared);
      for (const key of ['decisions', 'readers', 'refusedByTheWallAlone'] as const) this.tally[key] += compared[key];
      addAnswers(this.tally.answers, compared.answers);
      this.tally.divergences += compared.divergences.length;
      if (name) for (const d of compared.divergences) process.send?.({ said: `corpus ${name}: ${sentence(d)}` });
      return compared;
    } finally {
      await this.client.query('rollback');
    }
  }

  /** The first of each sort is said at once, shrunk once the others have run, and kept. */
  private explain(d: Divergence): void {
    const sort = `${d.act} ${String(d.oracle)} ${Object.keys(d.said).join(' ')}`;
    if (this.sorts.has(sort)) return;
    this.sorts.set(sort, d);
    process.send?.({ said: sentence(d) });
  }

  private async keepSmall(): Promise<void> {
    const deadline = performance.now() + SHRINK_MS;
    for (const d of [...this.sorts.values()].slice(0, SHRUNK_AT_MOST)) {
      const small = await shrink(d, (scenario) => this.divides(d, scenario), deadline);
      process.send?.({ said: `kept: ${keep(this.orders.corpus, `${d.act}-${d.fn}-${d.seed}`, sentence(d), small)}` });
    }
  }

  private async divides(d: Divergence, scenario: Scenario): Promise<boolean> {
    await this.client.query(BEGIN);
    try {
      const { divergences } = await compare(this.client, this.key, scenario, { wall: 1, only: d.actor });
      return divergences.some((x) => x.actor === d.actor && x.act === d.act && x.row === d.row && x.oracle === d.oracle);
    } finally {
      await this.client.query('rollback');
    }
  }

  private told(): Tally {
    this.tally.cells = Object.fromEntries(this.watch.cells);
    for (const m of this.rules.mutants.values()) {
      if (m.equivalent !== null) this.tally.equivalentRules[m.name] = m.equivalent;
      this.tally.rules[m.name] = m.decisive;
      this.tally.actsOf[m.name] = [...m.acts];
    }
    const { total, killed, alive, equivalent } = this.matrix;
    this.tally.matrix = { total, killed, alive: alive.map((m) => m.name), equivalent };
    this.tally.unproved = [...this.rules.unproved, ...this.matrix.unproved];
    return this.tally;
  }
}

async function obey(orders: Orders): Promise<void> {
  const client = new pg.Client({ connectionString: orders.url });
  await client.connect();
  await warm(client, generate(0).world);
  await prepareAttempts(client);
  const worker = new Worker(client, orders);
  process.on('message', (order: Order) => worker.obey(order));
  process.send?.({ ready: true });
  const tally = await worker.run();
  await client.end();
  process.send?.({ done: tally }, () => process.disconnect());
}

process.once('message', (orders: Orders) => void obey(orders));
