import type { ConservationStep } from './conservation-step.entity.js';

type Told = Pick<ConservationStep, 'fact' | 'sequence' | 'bordereauYear' | 'bordereauRank' | 'personId' | 'dueAt'>;
/** Where the keeping of a dossier stands: what each last fact of it is, while it holds. The database works out the same before it destroys anything (app.ready_to_eliminate). */
export interface Standing<T extends Told> { closed: T | null; held: T | null; listed: T | null; visa: T | null }

/** A hold or a reopening takes the dossier off its list, and a visa is of the list that it was asked for: neither comes back by itself. */
export function standingOf<T extends Told>(steps: readonly T[]): Standing<T> {
  const now: Standing<T> = { closed: null, held: null, listed: null, visa: null };
  for (const step of [...steps].sort((a, b) => a.sequence - b.sequence)) {
    if (step.fact === 'CLOSED') Object.assign(now, { closed: step, listed: null, visa: null });
    if (step.fact === 'REOPENED') Object.assign(now, { closed: null, listed: null, visa: null });
    if (step.fact === 'HELD') Object.assign(now, { held: step, listed: null, visa: null });
    if (step.fact === 'RELEASED') now.held = null;
    if (step.fact === 'LISTED') Object.assign(now, { listed: step, visa: null });
    if (step.fact === 'STRUCK') Object.assign(now, { listed: null, visa: null });
    if (step.fact === 'VISA') now.visa = step;
  }
  return now;
}
