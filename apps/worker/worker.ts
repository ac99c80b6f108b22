/** Runs the consequences. The job library's login owns its own schema and has no right on ours; each consequence uses the worker's login. */
import { Logger, run, type Runner } from 'graphile-worker';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { CONSEQUENCES } from './consequences.js';
import type { WorkerTools } from './tools.js';

/** The library's own lines may quote a job's payload or error: ours are written instead. */
const quiet = new Logger(() => () => undefined);

export async function startWorker(jobsUrl: string, tools: WorkerTools): Promise<Runner> {
  return await run({
    connectionString: jobsUrl, concurrency: 2, pollInterval: 1000, noHandleSignals: true, parsedCronItems: [],
    logger: quiet,
    taskList: {
      consequence: async (payload) => {
        const { rows: [event] } = await tools.pool.query<EventRow>('select * from app.event where id = $1', [(payload as { eventId: string }).eventId]);
        if (!event) return;
        for (const consequence of CONSEQUENCES[event.type] ?? []) await consequence(tools, event);
        tools.log.info({ task: event.type }, 'consequences done');
      },
    },
  });
}
