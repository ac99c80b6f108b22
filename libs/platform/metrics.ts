/**
 * What whoever operates is shown: durations, ages, how many wait. Each name is declared here with its labels, and each label has a closed list of values: what is not in it is counted as « other »,
 * so that neither a person, a dossier, a département nor a word that somebody wrote can become one, and that the number of series depends on nothing that grows.
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { LOGINS } from './logins.js';
import { LIMITED_DOORS } from './rate-limits.js';

export const OTHER = 'other';
/** Codes of refusals that say nothing of what was asked. Those that would (a secret place, a conflict, an adoption) are « other ». */
const REFUSALS = ['NON_AUTHENTIFIE', 'FOREIGN_ORIGIN', 'DOCUMENT_INCONNU', 'LIMITE', 'BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'INCIDENT', 'INTROUVABLE', 'TROP_DE_DEMANDES',
  'OBLIGATOIRE', 'FORMAT', 'DATE', 'BORNE', 'TROP_LONG', 'INCOHERENT', 'CLE_REUTILISEE', 'LECTEURS_CHANGES'] as const;

const LISTS = {
  operation: [] as readonly string[],
  outcome: ['ok', 'refused', 'failed'],
  code: REFUSALS,
  login: LOGINS,
  door: LIMITED_DOORS,
  connections: ['used', 'idle', 'waiting'],
  quantile: ['p50', 'p99'],
  tick: ['DEADLINES', 'JOURNAL'],
  mail: ['notice', 'agenda', 'invitation'],
} as const;
export type Label = keyof typeof LISTS;

interface Declared { kind: 'counter' | 'gauge' | 'histogram'; help: string; labels: readonly Label[] }
const declared = <K extends Declared['kind'], L extends readonly Label[]>(kind: K, help: string, ...labels: L): { kind: K; help: string; labels: L } => ({ kind, help, labels });

export const METRICS = {
  cordee_operation_seconds: declared('histogram', 'Time to answer an operation of the screens, by its name; those of programs are « other ».', 'operation', 'outcome'),
  cordee_refusals_total: declared('counter', 'Refusals, by code.', 'code'),
  cordee_limited_total: declared('counter', 'Requests refused because one person, or one address, asks too much, by door.', 'door'),
  cordee_sockets: declared('gauge', 'Sockets open at this node.'),
  cordee_messages_total: declared('counter', 'Messages posted, as this node read them in the tail of events: each node reads them all, so the most of them counts, never the sum.'),
  cordee_relay_age_seconds: declared('gauge', 'Since the tail of events was last read.'),
  cordee_horizon_age_seconds: declared('gauge', 'Since the horizon last moved while something was being written.'),
  cordee_tick_age_seconds: declared('gauge', 'Since the deadlines were looked at, and the journal numbered, as this node sees it.', 'tick'),
  cordee_pool_connections: declared('gauge', 'Connections to PostgreSQL, by login.', 'login', 'connections'),
  cordee_event_loop_delay_seconds: declared('gauge', 'Delay of the event loop since the last reading.', 'quantile'),
  cordee_memory_bytes: declared('gauge', 'Resident memory of the process.'),
  cordee_keys_open: declared('gauge', 'Data keys kept open, for five minutes at most.'),
  cordee_deposits_waiting: declared('gauge', 'Pieces that wait for their examination at this node.'),
  cordee_jobs_waiting: declared('gauge', 'Consequences that are due and not done.'),
  cordee_jobs_age_seconds: declared('gauge', 'Of the oldest of them.'),
  cordee_jobs_abandoned: declared('gauge', 'Consequences that failed each time they were tried.'),
  cordee_mails_age_seconds: declared('gauge', 'How long the mail that is most overdue has waited.', 'mail'),
  cordee_mail_failures: declared('gauge', 'Addresses whose mail server refused, or did not answer, and that nobody has settled.'),
  cordee_journal_unnumbered: declared('gauge', 'Leaves of the journal that have no place yet.'),
  cordee_journal_unnumbered_age_seconds: declared('gauge', 'Of the oldest of them.'),
  cordee_journal_checkpoint_age_seconds: declared('gauge', 'Since the last checkpoint was signed.'),
  cordee_journal_witnesses_agree: declared('gauge', '1 while each witness has what we signed.'),
  cordee_signalement_late_seconds: declared('gauge', 'By how much the latest signalement that nobody received or acknowledged in time is late, rounded down to a step (1 min, 1 h, 4 h, 1 d, 3 d): never how many, nor whose.'),
} as const;
export type Metric = keyof typeof METRICS;
type Of<K extends Declared['kind']> = { [N in Metric]: (typeof METRICS)[N]['kind'] extends K ? N : never }[Metric];
export type Labels<N extends Metric> = Record<(typeof METRICS)[N]['labels'][number], string>;
export type Reading = { [N in Of<'gauge'>]: readonly [name: N, value: number, labels?: Labels<N>] }[Of<'gauge'>];

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export class Metrics {
  private readonly registry = new Registry();
  private readonly made = new Map<Metric, Counter | Gauge | Histogram>();
  private readonly lists: Record<Label, ReadonlySet<string>>;
  private reading: Promise<string> | null = null;
  private readonly sources: (() => Promise<readonly Reading[]> | readonly Reading[])[] = [];

  constructor(operations: readonly string[]) {
    this.lists = Object.fromEntries(Object.entries({ ...LISTS, operation: operations }).map(([label, values]) => [label, new Set<string>(values)])) as unknown as Record<Label, ReadonlySet<string>>;
    for (const [name, { kind, help, labels }] of Object.entries(METRICS) as [Metric, Declared][]) {
      const options = { name, help, labelNames: [...labels], registers: [this.registry] };
      this.made.set(name, kind === 'counter' ? new Counter(options) : kind === 'gauge' ? new Gauge(options) : new Histogram({ ...options, buckets: BUCKETS }));
    }
    // At nought from the start: an alarm on a rise sees the first one, and a series that appears tells nothing.
    for (const [name, made] of this.made) if (made instanceof Counter) this.begin(made, METRICS[name].labels[0]);
  }

  count<N extends Of<'counter'>>(name: N, ...[labels]: Labels<N> extends Record<string, never> ? [] : [labels: Labels<N>]): void {
    (this.made.get(name) as Counter).inc(this.bounded(labels ?? {}));
  }

  time<N extends Of<'histogram'>>(name: N, labels: Labels<N>, seconds: number): void {
    (this.made.get(name) as Histogram).observe(this.bounded(labels), seconds);
  }

  /** Asked at each reading. What one cannot give is left out of that reading, and the others are given: an old value would look alive. */
  reads(source: () => Promise<readonly Reading[]> | readonly Reading[]): void {
    this.sources.push(source);
  }

  /** Two that read at once read the same. */
  text(): Promise<string> {
    this.reading ??= this.read().finally(() => { this.reading = null; });
    return this.reading;
  }

  private async read(): Promise<string> {
    for (const gauge of this.made.values()) if (gauge instanceof Gauge) gauge.reset();
    const known = new Set<Metric>();
    for (const found of await Promise.allSettled(this.sources.map(async (source) => await source()))) {
      for (const [name, value, labels] of found.status === 'fulfilled' ? found.value : []) {
        known.add(name);
        (this.made.get(name) as Gauge).set(this.bounded(labels ?? {}), value);
      }
    }
    const shown = [...this.made].filter(([name, metric]) => !(metric instanceof Gauge) || known.has(name)).map(([name]) => this.registry.getSingleMetricAsString(name));
    return `${(await Promise.all(shown)).join('\n\n')}\n`;
  }

  readonly contentType = this.registry.contentType;

  /** All that a label may be, besides « other ». */
  values(label: Label): ReadonlySet<string> {
    return new Set([...this.lists[label], OTHER]);
  }

  private begin(counter: Counter, label: Label | undefined): void {
    if (label) for (const value of this.values(label)) counter.inc({ [label]: value }, 0);
  }

  private bounded(labels: Record<string, string>): Record<string, string> {
    return Object.fromEntries(Object.entries(labels).map(([label, value]) => [label, this.lists[label as Label].has(value) ? value : OTHER]));
  }
}
