import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { Product } from '../support/product.js';
import { situation } from '../support/situation.js';
import { post, until } from './support/acts.js';
import { HOSTILE_PACKETS } from './support/hostile-packets.js';
import { listen, type Listener } from './support/listeners.js';
import { RawSocket } from './support/raw-socket.js';

let product: Product;
let threadId: string;
let honest: Listener;
beforeAll(async () => {
  product = await Product.start();
  ({ threadId } = await situation(product.door, { A5: ['FAM'], A6: ['FAM'] }));
  honest = await listen(product, 'A6');
});
afterAll(() => product.close());
let raw: RawSocket;
beforeEach(async () => { raw = await RawSocket.open(product.server.url); });

/** What became of it: the other is told of a message sent meanwhile, and so is whoever was left in. */
async function becomes(signedIn: boolean): Promise<string> {
  const { seq } = await post(product, 'A4', threadId, 'Entre-temps.');
  await until('somebody honest is told', () => honest.told.some((p) => p.version === seq));
  const pointer = `"version":${seq}`;
  await raw.until('something of it', () => raw.closed || /44(\/\w+,)?\{"message"/.test(raw.text) || (signedIn && raw.text.includes(pointer)));
  return raw.closed ? 'closed' : raw.text.includes(pointer) ? (/44(\/\w+,)?\{"message"/.test(raw.text) ? 'refused' : 'ignored') : 'refused';
}

describe('a packet made to hurt', () => {
  it('would have been let be, had it been kind: whoever enters is told', async () => {
    await raw.enter(await product.token('A5'));
    raw.forget();
    expect(await becomes(true)).toBe('ignored');
    expect(raw.text).toContain('message.posted');
    raw.close();
  });

  it.each(HOSTILE_PACKETS.map((packet) => [packet.name, packet.outcome, packet] as const))('%s: %s, and nobody else is hurt', async (_name, outcome, { bytes, signedIn }) => {
    if (signedIn) await raw.enter(await product.token('A5'));
    raw.forget();
    raw.write(bytes());
    const became = await becomes(signedIn);
    figure('abuse.packets', Number(became === outcome));
    expect(became).toBe(outcome);
    expect(honest.socket.connected).toBe(true);
    raw.close();
  });
});
