/** Intervals around the instant judged, most of them within one millisecond of the other answer. */
import type { Validity } from '../oracle/world.js';
import type { Dice } from './dice.js';

export const DAY = 86_400_000;

/** In force at t: widely, from this very instant, or until the next millisecond. */
export function live(dice: Dice, t: number): Validity {
  const from = t - (1 + dice.below(20)) * DAY;
  const to = t + (1 + dice.below(20)) * DAY;
  switch (dice.below(6)) {
    case 0: return { valid_from: t, valid_to: to };
    case 1: return { valid_from: from, valid_to: t + 1 };
    default: return { valid_from: from, valid_to: to };
  }
}

/** Not in force at t: ended at this very instant, a millisecond ago or yesterday, or beginning in a millisecond. */
export function dead(dice: Dice, t: number): Validity {
  const from = t - (2 + dice.below(20)) * DAY;
  switch (dice.below(6)) {
    case 0: case 1: return { valid_from: from, valid_to: t };
    case 2: return { valid_from: from, valid_to: t - 1 };
    case 3: return { valid_from: from, valid_to: t - DAY };
    default: return { valid_from: t + 1, valid_to: t + (1 + dice.below(20)) * DAY };
  }
}

export function mostly(dice: Dice, t: number, p: number): Validity {
  return dice.chance(p) ? live(dice, t) : dead(dice, t);
}
