import type { StandingRow, WitnessRow } from '../platform/proofs.js';
import type { Tx } from '../platform/tx.js';
import { WHO_VERIFIES } from '../secrecy/functions.js';
import type { JournalCheckpoint, JournalStanding, JournalWitness } from './journal-standing.type.js';

/** As long, and those who answer are told (apps/api/watch.ts). */
const LATE_S = 60;

/** How the proof of the journal stands, for whoever answers for it; null for anybody else. */
export async function journalStanding(tx: Tx): Promise<JournalStanding | null> {
  if (!WHO_VERIFIES.includes(tx.actor.function)) return null;
  const row = await tx.proofs.standing();
  if (!row) return null;
  const witnesses = (await tx.proofs.witnesses()).map(witnessOf);
  return { standing: standingOf(row, witnesses), checkpoint: checkpointOf(row), witnesses, waitingSeconds: row.waiting === null ? null : seconds(row.waiting), seenSecondsAgo: seconds(row.beat) };
}

/** The gravest first. A line whose place is late has been said late by nobody yet: a long transaction somewhere holds the horizon. */
export function standingOf(row: Pick<StandingRow, 'alarmed' | 'beat' | 'size' | 'waiting'>, witnesses: readonly Pick<JournalWitness, 'state'>[]): JournalStanding['standing'] {
  if (witnesses.some(({ state }) => state === 'DIFFERS')) return 'DIFFERS';
  if (row.alarmed || row.beat > LATE_S) return 'SILENT';
  if (row.size === null) return 'UNSIGNED';
  return row.waiting !== null && row.waiting > LATE_S ? 'LATE' : 'SIGNED';
}

/** The clocks of two machines differ by a little: nothing is younger than now. */
const seconds = (age: number): number => Math.max(0, Math.round(age));

function checkpointOf({ size, note, signedAt, key }: StandingRow): JournalCheckpoint | null {
  return size === null || !note || !signedAt ? null : { size, root: note.toString('utf8').split('\n')[2]!, signedAt, key };
}

const witnessOf = ({ name, size, takenAt, looked, state }: WitnessRow): JournalWitness => ({ name: name as JournalWitness['name'], state: state as JournalWitness['state'], size, takenAt: size === 0 ? null : takenAt, askedSecondsAgo: seconds(looked) });
