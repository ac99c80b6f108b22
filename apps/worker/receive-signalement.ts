import type { EventRow } from '../../libs/platform/event.entity.js';
import { CLOCKS } from '../../libs/clocks/clocks.js';
import { limitOf } from '../../libs/clocks/limit-of.js';
import type { WorkerTools } from './tools.js';

const OF_STEP = `select g.urgency = 'URGENT' or g.ground = 'GRAVE_AND_IMMEDIATE_DANGER' as grave, app.now() as now from app.signalement_step s join app.signalement g on g.id = s.signalement_id where s.id = $1`;
type Pool = WorkerTools['pool'];
const ofStep = async (pool: Pool, step: string): Promise<{ grave: boolean; now: Date } | undefined> => (await pool.query<{ grave: boolean; now: Date }>(OF_STEP, [step])).rows[0];

/** Whether a magistrate must have it within hours. */
export const isGrave = async (pool: Pool, step: string): Promise<boolean> => (await ofStep(pool, step))?.grave === true;

/**
 * The parquet receives what was sent to it, if one of its magistrates is there to be told: then the acknowledgement is awaited, within hours where the danger is grave. Nobody there: nothing is
 * received, and the clock of the reception tells two persons (apps/worker/deadlines.ts). Run twice, it is received once.
 */
export async function receiveSignalement({ pool }: Pick<WorkerTools, 'pool'>, event: Pick<EventRow, 'subject_id' | 'departement'>): Promise<void> {
  const sent = await ofStep(pool, event.subject_id);
  if (!sent) return;
  const code = sent.grave ? 'SIGNALEMENT_ACK_GRAVE' : 'SIGNALEMENT_ACK';
  const { until, remindAt } = limitOf(code, sent.now, event.departement);
  await pool.query('select app.receive_signalement($1, $2, $3, $4, $5, $6, $7)', [event.subject_id, code, CLOCKS[code].answers, CLOCKS[code].second, sent.now, until, remindAt]);
}
