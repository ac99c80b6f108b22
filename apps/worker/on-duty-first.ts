import type { EventRow } from '../../libs/platform/event.entity.js';
import { WHO_IS_SEIZED } from '../../libs/secrecy/functions.js';
import { isGrave } from './receive-signalement.js';
import type { WorkerTools } from './tools.js';
import type { Told } from './when-told.js';

/**
 * Of an urgent signalement, who is on duty at the parquet is told first; their colleagues, by the reminder of its clock if it is not acknowledged. Nobody on duty, or nobody on duty who can be told:
 * every magistrate of the parquet. The others who are told, its author, the cell, stay.
 */
export async function onDutyFirst({ pool }: WorkerTools, { subject_id }: EventRow, told: readonly Told[]): Promise<readonly Told[]> {
  if (!(await isGrave(pool, subject_id))) return told;
  const duty = new Set((await pool.query<{ id: string }>('select id from app.on_duty($1) id', [subject_id])).rows.map((r) => r.id));
  return told.some((who) => duty.has(who.id)) ? told.filter((who) => who.function !== WHO_IS_SEIZED || duty.has(who.id)) : told;
}
