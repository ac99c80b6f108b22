import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { LRUCache } from 'lru-cache';
import type { KeyEncryption } from './key-encryption.js';
import { Keys } from './keys.js';
import { subkey } from './seal.js';

/** What the cache itself holds, not the copy that it gives. */
interface Held { body: Buffer; index: Buffer }
const held = (keys: Keys, holder: string): Held => (keys as unknown as { open: LRUCache<string, Held> }).open.peek(holder)!;
const zero = (key: Buffer): boolean => key.every((b) => b === 0);
const wiped = ({ body, index }: Held): boolean => zero(body) && zero(index);

/** A wrapping that keeps what it was given, as the memory of a process would. */
function memory(): Pick<KeyEncryption, 'wrap' | 'unwrap'> & { given: Buffer[] } {
  const given: Buffer[] = [];
  return {
    given,
    wrap: (key) => { given.push(key); return Promise.resolve({ wrapped: Buffer.from(key), kekVersion: 1 }); },
    unwrap: ({ wrapped }) => { const key = Buffer.from(wrapped); given.push(key); return Promise.resolve(key); },
  };
}

describe('the cache of opened keys', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    // The cache takes an instant of zero for no instant at all.
    jest.advanceTimersByTime(1000);
  });
  afterEach(() => void jest.useRealTimers());

  it('wipes all it holds, at once, when something was destroyed', async () => {
    const keys = new Keys(memory());
    const [one, other] = [randomUUID(), randomUUID()];
    for (const holder of [one, other]) await keys.create(holder, 1);
    const inside = [one, other].map((holder) => held(keys, holder));
    expect(inside.map(wiped)).toEqual([false, false]);
    keys.wipe();
    expect([inside.map(wiped), keys.known(one), keys.known(other)]).toEqual([[true, true], undefined, undefined]);
  });

  it('gives a key for five minutes, then wipes it though nobody asked again', async () => {
    const keys = new Keys(memory());
    const holder = randomUUID();
    await keys.create(holder, 1);
    const inside = held(keys, holder);
    jest.advanceTimersByTime(4 * 60_000);
    expect(keys.known(holder)).toEqual(inside.body);
    expect(keys.known(holder, 'index')).toEqual(inside.index);
    expect(wiped(inside)).toBe(false);
    jest.advanceTimersByTime(61_000);
    expect(wiped(inside)).toBe(true);
    expect(keys.known(holder)).toBeUndefined();
  });

  it('wipes a key that another one pushes out', async () => {
    const keys = new Keys(memory());
    const first = randomUUID();
    await keys.create(first, 1);
    const inside = held(keys, first);
    for (let n = 0; n < 4999; n++) await keys.unwrap(`${n}`, { wrapped: randomBytes(32), kekVersion: 1, generation: 1 });
    expect(wiped(inside)).toBe(false);
    await keys.unwrap('one more', { wrapped: randomBytes(32), kekVersion: 1, generation: 1 });
    expect(wiped(inside)).toBe(true);
  });

  it('never holds more than its bound, however many are asked for, and each that left is wiped', async () => {
    const keys = new Keys(memory());
    const seen = new Map<string, Held>();
    const cache = (keys as unknown as { open: LRUCache<string, Held> }).open;
    for (let n = 0; n < 12_000; n++) {
      await keys.unwrap(`${n}`, { wrapped: randomBytes(32), kekVersion: 1, generation: 1 });
      seen.set(`${n}`, held(keys, `${n}`));
      if (cache.size > 5000) throw new Error(`${cache.size} keys open`);
    }
    expect(cache.size).toBe(5000);
    const gone = [...seen].filter(([, key]) => wiped(key)).map(([holder]) => holder);
    expect(gone).toEqual(Array.from({ length: 7000 }, (_, n) => `${n}`));
    jest.advanceTimersByTime(5 * 60_000 + 1000);
    expect([...seen.values()].every(wiped)).toBe(true);
    expect(cache.size).toBe(0);
  });

  it('wipes the former one when a key is opened twice at once', async () => {
    const keys = new Keys(memory());
    const { wrapped, kekVersion } = await keys.create('a', 1);
    const first = held(keys, 'a');
    await Promise.all([keys.unwrap('a', { wrapped, kekVersion, generation: 1 }), keys.unwrap('a', { wrapped, kekVersion, generation: 1 })]);
    expect(wiped(first)).toBe(true);
    expect(keys.known('a')).toEqual(subkey(wrapped, 'body'));
  });

  it('gives copies: whoever is sealing keeps a whole key while the cache wipes its own', async () => {
    const keys = new Keys(memory());
    const holder = randomUUID();
    const { wrapped, kekVersion } = await keys.create(holder, 1);
    const lent = keys.known(holder)!;
    const again = await keys.unwrap(holder, { wrapped, kekVersion, generation: 1 });
    expect(again).toEqual(lent);
    jest.advanceTimersByTime(6 * 60_000);
    expect(zero(lent)).toBe(false);
    expect(zero(again)).toBe(false);
  });

  it('keeps the subkeys only: the data key itself is wiped as soon as it was wrapped or unwrapped', async () => {
    const kek = memory();
    const keys = new Keys(kek);
    const { wrapped, kekVersion } = await keys.create('a', 1);
    await keys.unwrap('a', { wrapped, kekVersion, generation: 1 });
    expect(kek.given).toHaveLength(2);
    expect(kek.given.every(zero)).toBe(true);
    expect([keys.known('a'), keys.known('a', 'index')]).toEqual([subkey(wrapped, 'body'), subkey(wrapped, 'index')]);
  });
});
