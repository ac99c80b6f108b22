/** Two people who do not see the same things of a child ask one node the same question, at once: each has their own answer, whatever the other is given. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { Product } from '../support/product.js';
import { situation } from '../support/situation.js';
import { sharesLoaders } from './support/seeded.js';

const REQUESTS = 200;
/** Who reads the child's name, and who is there for the logistics alone. */
const [READS, DOES_NOT] = ['A5', 'A6'] as const;
const ASKED = 'query ($id: ID!) { dossier(id: $id) { id enfant { surname givenNames } liens { quality personne { surname } } admissions { necessity } } }';
const NAMES = /VASSELIN|PERRAUDEAU/;
let product: Product;
let dossierId: string;
const alone = new Map<string, string>();
beforeAll(async () => {
  product = await Product.start();
  ({ dossierId } = await situation(product.door, { [READS]: ['IDE', 'FAM', 'LOG'], [DOES_NOT]: ['LOG'] }));
  for (const who of [READS, DOES_NOT]) alone.set(who, await ask(who));
});
afterAll(() => product.close());

const ask = async (who: string): Promise<string> => (await product.ask(who, ASKED, { id: dossierId })).text;

/** Asked in turn by one and the other, eight at a time: the answers that are not what the same person was told alone. */
async function interleaved(): Promise<{ foreign: number; leaks: number }> {
  const asked = Array.from({ length: REQUESTS }, (_, n) => (n % 2 === 0 ? READS : DOES_NOT));
  const count = { foreign: 0, leaks: 0 };
  // Whoever reads more is there first.
  await ask(READS);
  const work = async (): Promise<void> => {
    for (let who = asked.pop(); who; who = asked.pop()) {
      const text = await ask(who);
      if (text !== alone.get(who)) count.foreign += 1;
      if (who === DOES_NOT && NAMES.test(text)) count.leaks += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return count;
}

it(`each of ${REQUESTS} answers is its own, to the byte`, async () => {
  expect([alone.get(READS), alone.get(DOES_NOT)].map((text) => NAMES.test(text!))).toEqual([true, false]);
  expect(JSON.parse(alone.get(DOES_NOT)!)).toMatchObject({ data: { dossier: { id: dossierId, enfant: null } } });
  expect(await interleaved()).toEqual({ foreign: 0, leaks: 0 });
}, 60_000);

it('and the check bites: were one loader kept for everybody, names would be given to whoever may not read them', async () => {
  const restore = sharesLoaders();
  try {
    const { leaks } = await interleaved();
    figure('control.M11', Number(leaks > 0));
    expect(leaks).toBeGreaterThan(0);
  } finally {
    restore();
  }
  expect(await interleaved()).toEqual({ foreign: 0, leaks: 0 });
}, 60_000);
