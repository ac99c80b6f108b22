import { meetClock } from '../clocks/run-clock.js';
import type { Tx } from '../platform/tx.js';
import type { Qualification } from './qualification.entity.js';

/** What a qualification that takes effect meets: itself, and the evaluation that there is not to be. `by`: the act that makes it so. */
export async function meetClocks(tx: Tx, { intakeId, outcome }: Qualification, by: { id: string }): Promise<void> {
  await meetClock(tx, 'IP_QUALIFICATION', intakeId, by);
  if (outcome !== 'QUALIFIED') await meetClock(tx, 'IP_EVAL', intakeId, by);
}
