/** Who answers now and next: what is over, or was ended before its hour, gives nobody a number that no longer answers. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endAstreinte } from '../../libs/partners/end-astreinte.js';
import { endDelegation } from '../../libs/partners/end-delegation.js';
import { endPermanence } from '../../libs/partners/end-permanence.js';
import { registerAstreinte } from '../../libs/partners/register-astreinte.js';
import { registerPermanence } from '../../libs/partners/register-permanence.js';
import { Product } from '../support/product.js';
import { delegated, nowIn } from '../support/signalement.js';
import { actorId, uuid } from '../support/situation.js';

const HOUR = 3_600_000;
let product: Product;
beforeAll(async () => { product = await Product.start(); }, 120_000);
afterAll(() => product.close());

const listed = async (list: string): Promise<string[]> => (await product.ask('A9', `{ ${list}(first: 100) { edges { node { id } } } }`)).body.data[list].edges.map((e: { node: { id: string } }) => e.node.id);
const hours = async (from: number, to: number): Promise<{ requestId: string; validFrom: Date; validTo: Date }> => {
  const at = (await nowIn(product.door)).getTime();
  return { requestId: uuid(), validFrom: new Date(at + from * HOUR), validTo: new Date(at + to * HOUR) };
};

describe('a rota', () => {
  it.each([
    ['permanences', async (from: number, to: number) => { const asked = await hours(from, to); return (await product.door.as('A9', (tx) => registerPermanence(tx, { ...asked, habilitationId: actorId('A9'), phone: '0536490002' }))).id; },
      (id: string) => product.door.as('A9', (tx) => endPermanence(tx, id))],
    ['astreintes', async (from: number, to: number) => { const asked = await hours(from, to); return (await product.door.as('ADM', (tx) => registerAstreinte(tx, { ...asked, habilitationId: actorId('A8') }))).id; },
      (id: string) => product.door.as('ADM', (tx) => endAstreinte(tx, id))],
    ['delegations', (from: number, to: number) => delegated(product.door, 'A4', from * HOUR, to * HOUR), (id: string) => product.door.as('ADM', (tx) => endDelegation(tx, id))],
  ] as [string, (from: number, to: number) => Promise<string>, (id: string) => Promise<unknown>][])('of %s shows what holds and what is to come, the first to end first', async (list, name, end) => {
    const [next, now] = [await name(24, 48), await name(0, 12)];
    expect(await listed(list)).toEqual([now, next]);
    await end(next);
    expect(await listed(list)).toEqual([now]);
    await end(now);
    expect(await listed(list)).toEqual([]);
  });
});
