import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Story } from '../../apps/migrate/demonstration-story.js';
import { Product } from '../support/product.js';

let product: Product;
let story: Story;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
});
afterAll(() => product.close());

const THREAD = `query ($id: ID!) { thread(id: $id) { messages(first: 100) { edges { node { __typename
  ... on Message { seq kind body } ... on Withheld { seq kind authorFunction } } } } } }`;

/** One character a message, in order: R read, W withheld; null when the thread does not exist for that person. */
async function sees(key: string): Promise<string | null> {
  const { body } = await product.ask(key, THREAD, { id: story.thread });
  if (body.data.thread === null) return null;
  return body.data.thread.messages.edges.map((e: { node: { __typename: string } }) => (e.node.__typename === 'Message' ? 'R' : 'W')).join('');
}

describe('the thread « PERRAUDEAU – évaluation », as each person of the story sees it', () => {
  // FAM · SOC (Maëlle) · FAM · SCO · FAM · FAM
  it.each([
    ['A4', 'RRRRRR'],
    ['A5', 'RRRRRR'],
    ['A6', 'RRRRRR'],
    ['A2', 'RWRRRR'],
    ['A7', 'RRRWRR'],
    ['A1', null],
    ['A8', null],
    ['A10', null],
    ['B1', null],
    ['ADMIN', null],
  ])('%s sees %s', async (key, expected) => {
    expect(await sees(key)).toBe(expected);
  });
});
