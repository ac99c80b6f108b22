import { describe, expect, it } from '@jest/globals';
import { mannWhitney, tells } from './mann-whitney.js';

describe('the measure of two samples of durations', () => {
  it('counts how often one is longer', () => {
    expect(mannWhitney([1, 2, 3], [4, 5, 6]).auc).toBe(0);
    expect(mannWhitney([4, 5, 6], [1, 2, 3]).auc).toBe(1);
    expect(mannWhitney([1, 4], [2, 3]).auc).toBe(0.5);
    expect(mannWhitney([5, 5, 5], [5, 5, 5]).auc).toBe(0.5);
    expect(mannWhitney([5, 5, 5], [5, 5, 5]).p).toBeCloseTo(1, 6);
  });

  it('says how surprising it is: 20 against 20 with no overlap is, 3 against 3 is not', () => {
    const from = (start: number, n: number): number[] => Array.from({ length: n }, (_, i) => start + i);
    expect(mannWhitney(from(0, 20), from(20, 20)).p).toBeLessThan(0.000001);
    expect(mannWhitney(from(0, 3), from(3, 3)).p).toBeCloseTo(0.0495, 3);
  });

  it('says that a shift tells, when it is certain and large enough, and that chance does not', () => {
    const draw = (shift: number, n: number): number[] => Array.from({ length: n }, (_, i) => ((i * 7919) % n) / n + shift);
    expect(tells(mannWhitney(draw(0.2, 2000), draw(0, 2000)))).toBe(true);
    expect(tells(mannWhitney(draw(0, 2000), draw(0.2, 2000)))).toBe(true);
    expect(tells(mannWhitney(draw(0.02, 2000), draw(0, 2000)))).toBe(false);
    expect(tells(mannWhitney(draw(0.2, 10), draw(0, 10)))).toBe(false);
  });
});
