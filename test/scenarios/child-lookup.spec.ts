import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../support/product.js';
import { count, dossier, TERRITOIRES } from '../support/situation.js';
import { until } from './support/acts.js';
import { listen } from './support/listeners.js';

let product: Product;
beforeAll(async () => {
  product = await Product.start({ config: { worker: true, refusalQuantumMs: 50 } });
  await dossier(product.door);
});
afterAll(() => product.close());

const LOOK = 'mutation ($input: LookUpChildInput!) { lookUpChild(input: $input) { known { surname givenNames birthDate } userErrors { code field } } }';
const ask = async (who: string, surname: string, givenNames: string, birthDate: string): Promise<string> => {
  const { status, text } = await product.ask(who, LOOK, { input: { surname, givenNames, birthDate } });
  return `${status} ${text.trimEnd()}`;
};
const foundIn = (dossierId: string): Promise<number> => count(product.door, 'event', `type = 'child.found' and dossier_id = $1`, [dossierId]);

describe('« is this child known? », asked by the RASE of the north', () => {
  it('answers the same bytes whether or not the south knows the child, and the south’s dossier is told of the question', async () => {
    const unknown = await ask('A8', 'DORMOND', 'Maëlle', '2023-09-02');
    const south = (await dossier(product.door, { territoireId: TERRITOIRES.sud, surname: 'DORMOND', givenNames: 'Maëlle', birthDate: '2023-09-02' })).id;
    const told = await listen(product, 'A8');
    expect(await ask('A8', 'DORMOND', 'Maëlle', '2023-09-02')).toBe(unknown);
    expect(unknown).toBe('200 {"data":{"lookUpChild":{"known":[],"userErrors":[]}}}');
    expect(await ask('A4', 'DORMOND', 'Maëlle', '2023-09-02')).toContain('DORMOND');
    await until('both questions have found the south’s dossier', async () => (await foundIn(south)) === 2);
    expect(told.told).toEqual([]);
  });

  it('answers the same bytes when a child whom they know has a namesake out of reach', async () => {
    const alone = await ask('A8', 'VASSELIN', 'Noé', '2018-03-14');
    expect(alone).toContain('VASSELIN');
    const namesake = (await dossier(product.door, { territoireId: TERRITOIRES.sud })).id;
    expect(await ask('A8', 'VASSELIN', 'Noé', '2018-03-14')).toBe(alone);
    await until('the namesake’s dossier is told of the question', async () => (await foundIn(namesake)) === 1);
  });

  it('leaves at the next multiple of 50 ms, whatever it found', async () => {
    for (const child of [['VASSELIN', 'Noé', '2018-03-14'], ['DORMOND', 'Maëlle', '2023-09-02'], ['PERSONNE', 'Nul', '2020-01-01']] as const) {
      const { ms } = await product.ask('A8', LOOK, { input: { surname: child[0], givenNames: child[1], birthDate: child[2] } });
      expect(ms).toBeGreaterThanOrEqual(49);
    }
  });

  it('is not for others', async () => {
    for (const who of ['A5', 'A1', 'A10']) expect(await ask(who, 'VASSELIN', 'Noé', '2018-03-14')).toBe('200 {"data":{"lookUpChild":{"known":null,"userErrors":[{"code":"FONCTION_NON_COMPETENTE","field":null}]}}}');
  });
});
