import { randomUUID } from 'node:crypto';
import type { Tx } from '../platform/tx.js';
import { CLOCKS, type ClockCode } from './clocks.js';
import { limitOf } from './limit-of.js';

/** What the clock is about: a child's dossier, or an intake. */
export type Holder = { dossierId: string } | { intakeId: string };

/**
 * Starts a clock, in the transaction of the act that this row has just recorded, and which calls it: there is no act without its clock. `at`: from when it counts, or, for what is due
 * before a fact to come, when that fact is. Started again for the same row, it is the first that runs.
 */
export async function startClock(tx: Tx, code: ClockCode, row: { id: string }, holder: Holder, at: Date): Promise<void> {
  const { until, remindAt } = limitOf(code, at, tx.actor.departement);
  const { answers, second } = CLOCKS[code];
  await tx.clock('start', row, [randomUUID(), code, row.constructor.name, row.id, 'dossierId' in holder ? holder.dossierId : null, 'intakeId' in holder ? holder.intakeId : null, answers, second, at, until, remindAt]);
}

/** Meets it, by the act that `by` has just recorded. Of a clock that does not run, nothing. */
export async function meetClock(tx: Tx, code: ClockCode, subjectId: string, by: { id: string }): Promise<void> {
  await tx.clock('meet', by, [subjectId, code, by.id]);
}

/** It runs on, by the act that `by` has just recorded: what had met it concluded nothing. Of a clock that was not met, nothing. */
export async function resumeClock(tx: Tx, code: ClockCode, subjectId: string, by: { id: string }): Promise<void> {
  await tx.clock('resume', by, [subjectId, code, by.id]);
}
