/**
 * Given two samples of durations, how often a duration of the first is longer than one of the second: 0.5 when nothing tells them apart. p is how surprising
 * that is, two-sided, by the normal approximation with ties.
 */
export interface Difference { n: number; auc: number; p: number; medians: [number, number] }

export function mannWhitney(first: readonly number[], second: readonly number[]): Difference {
  const all = [...first.map((v) => ({ v, of: 0 })), ...second.map((v) => ({ v, of: 1 }))].sort((a, b) => a.v - b.v);
  let ranks = 0;
  let ties = 0;
  for (let i = 0; i < all.length;) {
    let j = i;
    while (j < all.length && all[j]!.v === all[i]!.v) j += 1;
    const rank = (i + j + 1) / 2;
    for (let k = i; k < j; k++) if (all[k]!.of === 0) ranks += rank;
    ties += (j - i) ** 3 - (j - i);
    i = j;
  }
  const [n, m, total] = [first.length, second.length, all.length];
  const u = ranks - (n * (n + 1)) / 2;
  const sigma = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
  const z = sigma === 0 ? 0 : Math.abs(u - (n * m) / 2) / sigma;
  return { n, auc: u / (n * m), p: Math.min(1, 2 * (1 - normal(z))), medians: [median(first), median(second)] };
}

/** Which of the two is the longer does not matter to whoever wants to tell them apart. */
export const folded = (auc: number): number => Math.max(auc, 1 - auc);
/** Told apart for certain, and often enough to be of use. */
export const tells = ({ auc, p }: Difference): boolean => folded(auc) > 0.55 && p < 0.001;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** Abramowitz and Stegun 26.2.17. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const tail = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - tail;
}
