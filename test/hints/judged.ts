/** What is asked of the rules, and how it is said when they fall short. */
import { precision, recall, type Score } from './score.js';

/** Overall, on the held-out half. */
export const GOALS = { precision: 0.9, recall: 0.8 };
/** Of each code, on every sentence: no family may be dead, none may fire everywhere. */
const FLOORS = { precision: 0.75, recall: 0.6 };

const percent = (value: number): string => value.toFixed(2).replace('.', ',');

export function shortcomings({ overall }: Score, { byCode }: Score, codes: readonly string[]): string[] {
  const told: string[] = [];
  if (precision(overall) < GOALS.precision) told.push(`précision ${percent(precision(overall))} sur la moitié tenue à l’écart`);
  if (recall(overall) < GOALS.recall) told.push(`rappel ${percent(recall(overall))} sur la moitié tenue à l’écart`);
  for (const code of codes) {
    const tally = byCode.get(code);
    if (!tally) told.push(`${code} : aucune phrase`);
    else if (precision(tally) < FLOORS.precision) told.push(`${code} : précision ${percent(precision(tally))}`);
    else if (recall(tally) < FLOORS.recall) told.push(`${code} : rappel ${percent(recall(tally))}`);
  }
  return told;
}

export function table(name: string, sentences: number, { overall, byCode }: Score): string {
  const line = (label: string, tally: Score['overall']): string =>
    `  ${label.padEnd(26)} précision ${percent(precision(tally))}  rappel ${percent(recall(tally))}  (${tally.right} justes, ${tally.wrong} de trop, ${tally.missed} manqués)`;
  return [`${name} : ${sentences} paragraphes`, line('ensemble', overall), ...[...byCode].sort(([a], [b]) => a.localeCompare(b)).map(([code, tally]) => line(code, tally)), ''].join('\n');
}
