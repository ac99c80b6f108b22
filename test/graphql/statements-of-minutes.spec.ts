import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordFamily } from '../../libs/syntheses/record-family.js';
import { charge, decided } from '../support/action.js';
import { Product } from '../support/product.js';
import { draft, observe, reply } from '../support/review.js';
import { key, opened, write } from '../support/seance.js';
import { actorId } from '../support/situation.js';
import { convened, convening, sits } from '../support/synthese.js';
import { statementsOf, wordOf } from './support/statements.js';

let product: Product;
beforeAll(async () => { product = await Product.start(); });
afterAll(() => product.close());

const CARD = 'id functionName professionnel { displayName } organisation { name sector }';
const LINES = `query ($id: ID!, $n: Int!) { minuteLines(syntheseId: $id, first: $n) { edges { node { __typename ... on MinuteLine { body author { ${CARD} } speaker { ${CARD} } } ... on ReservedLine { seq kind } } } } }`;

const DRAFT = `query ($id: ID!) { synthese(id: $id) { observations { __typename ... on Observation { body by { ${CARD} } answer { words by { ${CARD} } } } ... on ReservedObservation { kind } } relectures { by { ${CARD} } } family { reason by { ${CARD} } personne { surname } } }
  previewMinutes(syntheseId: $id) { preview { awaitedOf { ${CARD} } } } }`;
const ACTIONS = `query ($id: ID!) { synthese(id: $id) { actions { ...A } toFollow { ...A } } } fragment A on ActionItem { id state dueOn owner { ${CARD} } by { ${CARD} } line { body indicator } steps { fact reason by { ${CARD} } } }`;

describe('a page is a bounded number of statements', () => {
  it('of the lines of a meeting, read or reserved, whatever their number', async () => {
    const { syntheseId, points } = await opened(product.door, { A5: ['SOC', 'LOG'], A2: ['LOG'] });
    for (let i = 0; i < 6; i++) await write(product.door, 'A5', i % 2 === 0 ? points.SOC : points.LOG, `Ligne ${i}.`, { speakerId: actorId('A2') });
    const words = async (n: number): Promise<string[]> => {
      const ask = (): ReturnType<Product['ask']> => product.ask('A2', LINES, { id: syntheseId, n });
      await ask();
      const { result, sent } = await statementsOf(ask);
      expect(result.body.data.minuteLines.edges.map(({ node }: { node: { __typename: string } }) => node.__typename)).toEqual(Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 'ReservedLine' : 'MinuteLine')));
      return sent.map(wordOf).sort();
    };
    expect(await words(6)).toEqual(await words(2));
  });

  it('of what is to be done, at its meeting and at the next, whatever its number', async () => {
    const { syntheseId, dossierId, points } = await decided(product.door, { A5: ['LOG', 'SOC'], A2: ['LOG'] });
    const { id: next } = await convened(product.door, convening(dossierId, { people: [sits('A5')] }));
    const words = async (n: number): Promise<string[]> => {
      for (let i = 0; i < n; i++) await charge(product.door, i % 2 === 0 ? points.LOG : points.SOC, 'A5');
      const ask = (id: string, who = 'A5'): ReturnType<Product['ask']> => product.ask(who, ACTIONS, { id });
      for (const id of [syntheseId, next]) await ask(id);
      const [here, there] = [await statementsOf(() => ask(syntheseId)), await statementsOf(() => ask(next))];
      const of = ({ result }: typeof here): unknown => [result.body.data.synthese.actions.length, result.body.data.synthese.toFollow.length];
      total += n;
      expect([of(here), of(there)]).toEqual([[total, 0], [0, total]]);
      // Of those that one reads; and of nothing else is it said how many there are.
      expect((await ask(syntheseId, 'A2')).body.data.synthese.actions).toHaveLength(Math.ceil(total / 2));
      return [here, there].flatMap(({ sent }) => sent.map(wordOf)).sort();
    };
    let total = 0;
    expect(await words(2)).toEqual(await words(4));
  });

  it('of what is observed of a draft and who rereads it, and of the family, whatever their number', async () => {
    const { syntheseId, points } = await draft(product.door);
    const words = async (n: number): Promise<string[]> => {
      for (let i = 0; i < n; i++) await reply(product.door, 'A8', (await observe(product.door, 'A5', i % 2 === 0 ? points.SOC : points.LOG)).id);
      for (let i = 0; i < n; i++) await product.door.as('A8', (tx) => recordFamily(tx, { ...key(syntheseId), accompanied: false, reason: 'Non.' }));
      total += n;
      const ask = (who: string): ReturnType<Product['ask']> => product.ask(who, DRAFT, { id: syntheseId });
      await ask('A8');
      const { result, sent } = await statementsOf(() => ask('A8'));
      const { synthese, previewMinutes } = result.body.data;
      expect([synthese.observations.length, synthese.family.length, previewMinutes.preview.awaitedOf.length]).toEqual([total, total, 2]);
      // Of what is not theirs, that it is there.
      expect((await ask('A2')).body.data.synthese.observations.map(({ __typename }: { __typename: string }) => __typename).sort()).toEqual(Array.from({ length: total }, (_, i) => (i < total / 2 ? 'Observation' : 'ReservedObservation')));
      return sent.map(wordOf).sort();
    };
    let total = 0;
    expect(await words(2)).toEqual(await words(4));
  });
});
