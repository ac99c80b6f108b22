import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../support/product.js';
import { hand, key, table, write, type Table } from '../support/seance.js';
import { closeSeance, openSeance } from '../../libs/syntheses/take-seance-step.js';
import { takePen } from '../../libs/syntheses/take-pen.js';

let product: Product;
let made: Table;
beforeAll(async () => {
  product = await Product.start();
  const { door } = product;
  made = await table(door, { A2: ['LOG'], A5: ['FAM', 'SOC', 'LOG'], A16: ['FAM', 'ENF', 'SOC', 'LOG'] });
});
afterAll(() => product.close());

interface Answer { userErrors: { code: string; field: string }[] }
const act = async <T>(who: string, name: string, type: string, input: object, fields = ''): Promise<T & Answer> => {
  const { body } = await product.ask(who, `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code field } } }`, { input: { requestId: randomUUID(), ...input } });
  expect(body.errors).toBeUndefined();
  return body.data[name] as T & Answer;
};
const day = async (who: string): Promise<string[]> => {
  const { body } = await product.ask(who, '{ myDay { items { verb about { __typename ... on Synthese { id } ... on Observation { syntheseId } } } } }');
  const items = body.data.myDay.items as { verb: string; about: { __typename: string; id?: string; syntheseId?: string } | null }[];
  return items.filter(({ about }) => [about?.id, about?.syntheseId].includes(made.syntheseId)).map(({ verb, about }) => `${verb} ${about!.__typename}`);
};
const SHOWN = `query ($id: ID!) { synthese(id: $id) { family { about fact reason personne { surname } } relectures { by { id } } seance { fact observeUntil }
  observations { __typename ... on Observation { body answer { outcome words } } ... on ReservedObservation { kind } } } minuteLines(syntheseId: $id) { edges { node { __typename ... on MinuteLine { type body } } } } }`;
interface Shown { synthese: { family: { about: string; fact: string; reason: string | null; personne: { surname: string } | null }[]; relectures: unknown[]; observations: { __typename: string; body?: string; answer?: { outcome: string; words: string } }[] } | null; minuteLines: { edges: { node: { __typename: string; type?: string; body?: string } }[] } }
const shown = async (who: string): Promise<Shown> => {
  const { body } = await product.ask(who, SHOWN, { id: made.syntheseId });
  expect(body.errors).toBeUndefined();
  return body.data as Shown;
};

describe('a draft that is reread, by the API', () => {
  it('the family is invited or not, the child heard before, each read of its kind and of no other', async () => {
    const { syntheseId, points, dossierId } = made;
    const { rows: [holder] } = await product.door.db.owner.query<{ id: string }>('select personne_id as id from app.lien where dossier_id = $1', [dossierId]);
    expect((await act('A8', 'recordFamily', 'RecordFamilyInput', { syntheseId, personneId: holder!.id, means: 'CALL', informedAt: '2025-01-06T10:00:00Z', accompanied: true })).userErrors).toEqual([]);
    expect((await act('A16', 'recordFamily', 'RecordFamilyInput', { syntheseId, reason: 'Entendu avant.' })).userErrors).toEqual([]);
    expect((await act('A16', 'collectOpinion', 'CollectOpinionInput', { pointId: points.ENF, voice: 'ENFANT', body: '« Rester ici. »' })).userErrors).toEqual([]);
    const [all, parents, none] = [await shown('A16'), await shown('A5'), await shown('A2')];
    expect(all.synthese!.family).toEqual([{ about: 'PARENT', fact: 'INVITED', reason: null, personne: { surname: 'PERRAUDEAU' } }, { about: 'CHILD', fact: 'NOT_INVITED', reason: 'Entendu avant.', personne: null }]);
    expect([parents.synthese!.family.map(({ about }) => about), none.synthese!.family]).toEqual([['PARENT'], []]);
    expect([all, parents].map(({ minuteLines }) => minuteLines.edges.map(({ node }) => node.__typename))).toEqual([['MinuteLine'], ['ReservedLine']]);
    expect((await shown('A9')).synthese).toBe(null);
  });

  it('it awaits each of the table until they have said, then its answer, then its validation; what each reads of it is theirs', async () => {
    const { door } = product;
    const { syntheseId, points } = made;
    await door.as('A8', (tx) => openSeance(tx, key(syntheseId)));
    await door.as('A5', (tx) => takePen(tx, key(syntheseId)));
    await write(door, 'A5', points.SOC, 'Le logement est petit.');
    await hand(door, 'A5', 'A8', syntheseId);
    expect(await day('A5')).not.toContain('REVIEW Synthese');
    await door.as('A8', (tx) => closeSeance(tx, key(syntheseId)));
    expect(await Promise.all(['A5', 'A2', 'A16', 'A8'].map(day))).toEqual([['REVIEW Synthese'], ['REVIEW Synthese'], ['REVIEW Synthese'], ['VALIDATE Synthese']]);

    const { observation } = await act<{ observation: { id: string } }>('A5', 'observeMinutes', 'ObserveMinutesInput', { pointId: points.SOC, body: 'Il a deux pièces.' }, 'observation { id }');
    expect((await act('A2', 'observeMinutes', 'ObserveMinutesInput', { pointId: points.SOC, body: 'Je ne lis pas cela.' })).userErrors).toHaveLength(1);
    expect((await act('A8', 'validateMinutes', 'ValidateMinutesInput', { syntheseId, effectDigest: '0'.repeat(64) })).userErrors).toEqual([{ code: 'OBSERVATIONS_SANS_REPONSE', field: 'syntheseId' }]);
    expect([await day('A5'), (await day('A8')).sort()]).toEqual([[], ['ANSWER Observation', 'VALIDATE Synthese']]);
    expect([await shown('A16'), await shown('A2')].map(({ synthese }) => synthese!.observations.map(({ __typename }) => __typename))).toEqual([['Observation'], ['ReservedObservation']]);
    expect((await act('A8', 'answerObservation', 'AnswerObservationInput', { observationId: observation.id, words: 'Elles servent à tous.' })).userErrors).toEqual([]);
    expect((await act('A8', 'validateMinutes', 'ValidateMinutesInput', { syntheseId, effectDigest: '0'.repeat(64) })).userErrors).toEqual([{ code: 'RELECTURE_EN_COURS', field: 'syntheseId' }]);
    for (const who of ['A2', 'A16']) expect((await act(who, 'sayNothingToObserve', 'SeanceInput', { syntheseId })).userErrors).toEqual([]);

    const { body } = await product.ask('A8', 'query ($id: ID!) { previewMinutes(syntheseId: $id) { preview { digest over unanswered awaitedOf { id } warnings { code } } } }', { id: syntheseId });
    const { digest, ...rest } = body.data.previewMinutes.preview as { digest: string };
    expect(rest).toEqual({ over: false, unanswered: 0, awaitedOf: [], warnings: [] });
    expect((await act('A8', 'validateMinutes', 'ValidateMinutesInput', { syntheseId, effectDigest: digest })).userErrors).toEqual([]);
    expect((await shown('A5')).synthese!.observations).toEqual([{ __typename: 'Observation', body: 'Il a deux pièces.', answer: { outcome: 'NOT_RETAINED', words: 'Elles servent à tous.' } }]);
    expect(await Promise.all(['A5', 'A2', 'A16', 'A8'].map(day))).toEqual([[], [], [], []]);
    expect((await act('A5', 'observeMinutes', 'ObserveMinutesInput', { pointId: points.SOC, body: 'Encore.' })).userErrors).toEqual([{ code: 'DEJA_VALIDE', field: 'syntheseId' }]);
  });
});
