import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Database } from '../../../libs/platform/database.js';
import type { Keys } from '../../../libs/platform/keys.js';
import type { Reading } from '../../../libs/platform/metrics.js';
import type { Relay } from '../../../libs/platform/relay.js';
import type { Shelf } from '../../../libs/documents/shelf.js';
import type { RealtimeGateway } from '../realtime/realtime.gateway.js';
import type { JournalWatch, Watch } from '../watch.js';

export interface Node { database: Database; relay: Relay; keys: Keys; shelf: Shelf; realtime: RealtimeGateway; watch: Watch; journal: JournalWatch }

/** What this process knows of itself, without asking anybody. */
export function nodeReadings({ database, relay, keys, shelf, realtime, watch, journal }: Node): () => readonly Reading[] {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  return () => {
    const [p50, p99] = [delay.percentile(50) / 1e9, delay.percentile(99) / 1e9];
    delay.reset();
    return [
      ['cordee_sockets', realtime.connected],
      ['cordee_relay_age_seconds', relay.age / 1000],
      ['cordee_horizon_age_seconds', relay.horizonAge / 1000],
      ['cordee_tick_age_seconds', watch.age / 1000, { tick: 'DEADLINES' }],
      ['cordee_tick_age_seconds', journal.watch.age / 1000, { tick: 'JOURNAL' }],
      ['cordee_event_loop_delay_seconds', p50, { quantile: 'p50' }],
      ['cordee_event_loop_delay_seconds', p99, { quantile: 'p99' }],
      ['cordee_memory_bytes', process.memoryUsage.rss()],
      ['cordee_keys_open', keys.size],
      ['cordee_deposits_waiting', shelf.examinations.pending],
      ...[...database.connections].flatMap(([login, { used, idle, waiting }]): Reading[] => [
        ['cordee_pool_connections', used, { login, connections: 'used' }], ['cordee_pool_connections', idle, { login, connections: 'idle' }], ['cordee_pool_connections', waiting, { login, connections: 'waiting' }]]),
    ];
  };
}
