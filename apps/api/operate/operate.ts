import type { INestApplicationContext } from '@nestjs/common';
import type pg from 'pg';
import { Shelf } from '../../../libs/documents/shelf.js';
import { Database } from '../../../libs/platform/database.js';
import { Keys } from '../../../libs/platform/keys.js';
import { Metrics } from '../../../libs/platform/metrics.js';
import { Relay } from '../../../libs/platform/relay.js';
import { RealtimeGateway } from '../realtime/realtime.gateway.js';
import { JournalWatch, Watch } from '../watch.js';
import { Health } from './health.js';
import { nodeReadings } from './node-readings.js';
import { startOperating, type OperatingServer } from './operating-server.js';
import { journalReadings, owedReadings, queueReadings } from './worker-readings.js';

/** `logins`: those of the worker, where it works in this process; what waits in the database is read by nobody else. */
export async function operate(app: INestApplicationContext, place: { port: number; host: string }, logins: Record<'jobs' | 'worker' | 'sequencer', pg.Pool> | null): Promise<OperatingServer> {
  const metrics = app.get(Metrics);
  metrics.reads(nodeReadings({ database: app.get(Database), relay: app.get(Relay), keys: app.get(Keys), shelf: app.get(Shelf), realtime: app.get(RealtimeGateway), watch: app.get(Watch), journal: app.get(JournalWatch) }));
  if (logins) for (const source of [queueReadings(logins.jobs), owedReadings(logins.worker), journalReadings(logins.sequencer)]) metrics.reads(source);
  const server = await startOperating(place, metrics, app.get(Health));
  return { url: server.url, close: async () => { await server.close(); await logins?.jobs.end(); } };
}
