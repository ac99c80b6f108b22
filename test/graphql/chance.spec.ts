import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomInt, randomUUID } from 'node:crypto';
import { getOperationAST, parse } from 'graphql';
import { LIMITS } from '../../apps/api/graphql/limits.js';
import { costOf } from '../../apps/api/graphql/limits-cost.js';
import { actorId } from '../../apps/migrate/demonstration-directory.js';
import { Product } from '../support/product.js';
import { Both } from './support/both.js';
import { Dice, Documents, valuesIn } from './support/documents.js';

let product: Product;
let both: Both;
let ids: string[];
beforeAll(async () => {
  product = await Product.start();
  const story = await product.story();
  both = new Both(product);
  ids = [story.noe, story.maelle, story.thread, ...story.messages, actorId('A5'), randomUUID()];
});
afterAll(() => product.close());

const COUNT = Number(process.env['GRAPHQL_DOCUMENTS'] ?? 60);
const seed = Number(process.env['GRAPHQL_SEED'] ?? randomInt(2 ** 31));

it(`documents written at random are answered as graphql-js answers them, and hold no more than they were said to cost (seed ${seed})`, async () => {
  const documents = new Documents(both.schema, new Dice(seed), ids);
  let values = 0;
  // Chance that finds nothing proves nothing: more are written, until enough was answered.
  for (let i = 0; i < COUNT || (values <= COUNT * 10 && i < COUNT * 5); i++) {
    const key = ['A4', 'A2', 'A7', 'A8'][i % 4]!;
    const asked = documents.query();
    const document = parse(asked.query);
    const cost = costOf(both.schema, document, getOperationAST(document)!)(asked.variables);
    // Chance writes one now and then that nobody may ask: it is refused before anything is done.
    if (cost > LIMITS.cost.most) {
      await expect(both.ours(key, asked)).rejects.toThrow(/valeurs demandées/);
      continue;
    }
    const expected = await both.reference(key, asked);
    expect([asked.query, await both.ours(key, asked)]).toEqual([asked.query, expected]);
    const { data } = JSON.parse(expected) as { data: unknown };
    expect(valuesIn(data)).toBeLessThanOrEqual(cost);
    values += valuesIn(data);
  }
  expect(values).toBeGreaterThan(COUNT * 10);
}, 120_000);
