import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { qualifyInformationPreoccupante } from '../../libs/informations-preoccupantes/qualify-information-preoccupante.js';
import { Product } from '../support/product.js';
import { reported, uuid } from '../support/situation.js';
import { statementsOf, wordOf } from './support/statements.js';

let product: Product;
beforeAll(async () => {
  product = await Product.start();
  let newest = '';
  for (let i = 0; i < 12; i++) newest = (await reported(product.door, i % 2 === 0 ? 'A1' : 'A11')).intakeId;
  await product.door.as('A4', (tx) => qualifyInformationPreoccupante(tx, { requestId: uuid(), informationPreoccupanteId: newest, outcome: 'NOT_IP', reason: 'Rien.', urgent: false }, product.door.kek));
}, 60_000);
afterAll(() => product.close());

const PARTS = 'mineurs { surname place } elements { kind body } parents { person means } informant { origin by { professionnel { displayName } } }';
const BOARD = `query ($n: Int!) { informationsPreoccupantes(first: $n, state: RECEIVED) { pageInfo { hasNextPage } edges { node { id number receivedAt graveDanger state ${PARTS} attachments { mineurId } qualifications { outcome by { id } secondRegard { agrees } } deadlines { code lastDay overdueSince } suites { outcome } demandeRetour { askedAt } retours { sentence } cloture { closedAt } } } } }`;
const MINE = `query ($n: Int!) { myInformationsPreoccupantes(first: $n) { pageInfo { hasNextPage } edges { node { id number receivedAt stage ${PARTS} retours { sentence givenAt } } } } }`;

async function asked(key: string, query: string, n: number): Promise<{ words: string[]; edges: { node: { number: string } }[] }> {
  await product.ask(key, query, { n });
  const { result, sent } = await statementsOf(() => product.ask(key, query, { n }));
  expect(result.body.errors).toBeUndefined();
  const { informationsPreoccupantes, myInformationsPreoccupantes } = result.body.data;
  return { words: sent.map(wordOf).sort(), edges: (informationsPreoccupantes ?? myInformationsPreoccupantes).edges };
}

describe('a page of informations préoccupantes is a bounded number of statements', () => {
  it('of the cell, with the children, what was said and where it comes from', async () => {
    const [two, ten] = [await asked('A4', BOARD, 2), await asked('A4', BOARD, 10)];
    expect([two.edges.length, ten.edges.length]).toEqual([2, 10]);
    expect(ten.words).toEqual(two.words);
    expect(ten.words).toEqual(['attachment', 'begin', 'cloture', 'commit', 'deadline', 'demande_retour', 'element_recueilli', 'habilitation', 'habilitation', 'informant', 'information_des_parents', 'information_preoccupante', 'mineur_concerne', 'qualification', 'retour', 'second_regard', 'suite_donnee', 'trace: commit_traces']);
  });

  it('of an author, with what they transmitted and nothing of what became of it', async () => {
    const [two, six] = [await asked('A1', MINE, 2), await asked('A1', MINE, 10)];
    expect([two.edges.length, six.edges.length]).toEqual([2, 6]);
    expect(six.words).toEqual(two.words);
    const board = await product.ask('A1', BOARD, { n: 10 });
    expect(board.body.data.informationsPreoccupantes.edges).toEqual([]);
  });

  it('and what is transmitted over HTTP is answered by its number and date', async () => {
    const { body } = await product.ask('A2', 'mutation ($input: ReportInformationPreoccupanteInput!) { reportInformationPreoccupante(input: $input) { accuse { number receivedAt stage mineurs { givenNames } } userErrors { code field } } }', {
      input: { requestId: '00000000-0000-4000-8000-000000000001', mineurs: [{ surname: 'VASSELIN', givenNames: 'Noé' }], elements: [{ kind: 'ENF', body: '« Je me cache dans le placard. »' }],
        parents: [{ person: 'Mère', means: 'CALL', informedAt: '2024-01-01T00:00:00Z', announced: 'La transmission.' }], informant: { origin: 'OTHER_INSTITUTION', transmittedBy: 'EDUCATION' } } });
    expect(body.data.reportInformationPreoccupante).toMatchObject({ accuse: { number: expect.stringMatching(/^IP-\d{4}-0013$/), stage: 'RECEIVED', mineurs: [{ givenNames: 'Noé' }] }, userErrors: [] });
  });
});
