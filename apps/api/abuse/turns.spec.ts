import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe('turns', () => {
  it('let four of one person through, then one for each that ends; and make nobody else wait', async () => {
    const turns = new Turns(4);
    const through: string[] = [];
    const ends: (() => void)[] = [];
    const come = (key: string): void => { void turns.take(key).then((end) => { through.push(key); ends.push(end); }); };
    for (let n = 0; n < 7; n++) come('A');
    come('B');
    await new Promise(setImmediate);
    expect(through).toEqual(['A', 'A', 'A', 'A', 'B']);
    ends[0]!();
    ends[0]!();
    await new Promise(setImmediate);
    expect(through).toEqual(['A', 'A', 'A', 'A', 'B', 'A']);
    for (let n = 1; n < 9; n++) { ends[n]?.(); await new Promise(setImmediate); }
    expect(through.filter((key) => key === 'A')).toHaveLength(7);
  });
});
