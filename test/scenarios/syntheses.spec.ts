import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorId } from '../../apps/migrate/demonstration-directory.js';
import { Product } from '../support/product.js';
import { letIn } from '../support/situation.js';
import { slot } from '../support/synthese.js';

let product: Product;
let dossierId: string;
beforeAll(async () => {
  product = await Product.start();
  dossierId = (await product.story()).noe;
  await letIn(product.door, dossierId, 'A16', ['SOC', 'LOG']);
});
afterAll(() => product.close());

const data = async (who: string, query: string, variables: Record<string, unknown> = {}): Promise<Record<string, never>> => {
  const { body } = await product.ask(who, query, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
};
const act = async (name: string, type: string, fields: string, input: object): Promise<string> => {
  const answer = (await data('A8', `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} { id } userErrors { code message field } } }`, { input }))[name] as unknown as Record<string, { id: string }> & { userErrors: unknown[] };
  expect(answer.userErrors).toEqual([]);
  return answer[fields]!.id;
};
const TO_COME = '{ syntheses(mineToCome: true) { edges { node { id type date { fact startsAt } points { id heading attends } convocations { habilitation { id } } } } } }';
interface Shown { id: string; points: { id: string; heading: string; attends: boolean }[] }
const toCome = async (who: string): Promise<Shown[]> => ((await data(who, TO_COME)).syntheses as unknown as { edges: { node: Shown }[] }).edges.map((e) => e.node);
const attends = async (who: string): Promise<{ dueAt: string | null; about: { __typename: string; id: string } }[]> =>
  ((await data(who, '{ myDay { items { verb dueAt about { __typename id } } } }')).myDay as unknown as { items: { verb: string; dueAt: string | null; about: { __typename: string; id: string } }[] }).items.filter((i) => i.verb === 'ATTEND');

describe('a réunion de synthèse, by the API', () => {
  it('is shown, convened as shown, dated; stands in the day of who sits there until it is over; each point is explained to whoever does not attend it', async () => {
    const meeting = { dossierId, type: 'FOLLOW_UP', purpose: 'DETERMINE_ACTION', points: [{ heading: 'SANTE', minutes: 10 }, { heading: 'EVALUATION', minutes: 30 }], people: [{ habilitationId: actorId('A16'), required: true }] };
    const { previewConvening } = await data('A8', 'query ($input: PreviewConveningInput!) { previewConvening(input: $input) { preview { digest phrase people { basis points { attends phrase ways } } warnings { code } } userErrors { code } } }', { input: meeting }) as unknown as
      { previewConvening: { preview: { digest: string; people: { basis: string; points: { attends: boolean }[] }[] } } };
    expect(previewConvening.preview.people.map((p) => [p.basis, ...p.points.map((x) => x.attends)])).toEqual([['FUNCTION', false, true], ['ADMISSION', false, true]]);
    const id = await act('conveneSynthese', 'ConveneSyntheseInput', 'synthese', { ...meeting, requestId: randomUUID(), effectDigest: previewConvening.preview.digest });
    expect(await attends('A16')).toEqual([{ verb: 'ATTEND', dueAt: null, about: { __typename: 'Synthese', id } }]);

    const { startsAt, endsAt } = slot(20);
    await act('setSyntheseDate', 'SetSyntheseDateInput', 'date', { requestId: randomUUID(), syntheseId: id, startsAt, endsAt });
    expect((await attends('A16'))[0]!.dueAt).toBe(startsAt.toISOString());
    const [shown] = await toCome('A16');
    expect(shown!.points.map((p) => [p.heading, p.attends])).toEqual([['SANTE', false], ['EVALUATION', true]]);
    const why = 'query ($id: ID!) { explainAccess(type: SynthesePoint, id: $id) { allowed code article } node(id: $id) { __typename id } }';
    expect(await data('A16', why, { id: shown!.points[0]!.id })).toEqual({ explainAccess: { allowed: false, code: 'SECRET_MEDICAL', article: 'CSP L.1110-4' }, node: { __typename: 'SynthesePoint', id: shown!.points[0]!.id } });
    expect(await data('A2', why, { id: shown!.points[0]!.id })).toEqual({ explainAccess: null, node: null });
    expect([await toCome('A2'), await attends('A2')]).toEqual([[], []]);
  });

  it('leaves the day once it is over; moved to come, it is there again; of a dossier, it stays listed', async () => {
    const [{ id }] = await toCome('A16') as [Shown];
    await product.door.db.owner.query(`update app.synthese_date set starts_at = app.now() - interval '3 hours', ends_at = app.now() - interval '1 hour' where synthese_id = $1`, [id]);
    expect([await toCome('A16'), await attends('A16')]).toEqual([[], []]);
    const { startsAt, endsAt } = slot(30);
    await act('moveSynthese', 'MoveSyntheseInput', 'date', { requestId: randomUUID(), syntheseId: id, startsAt, endsAt });
    expect((await toCome('A16')).map((s) => s.id)).toEqual([id]);
    await act('cancelSynthese', 'CancelSyntheseInput', 'date', { requestId: randomUUID(), syntheseId: id, reason: 'Reportée.' });
    expect(await toCome('A16')).toEqual([]);
    const ofDossier = 'query ($id: ID!) { syntheses(dossierId: $id) { edges { node { id date { fact } } } } }';
    expect(await data('A16', ofDossier, { id: dossierId })).toEqual({ syntheses: { edges: [{ node: { id, date: { fact: 'CANCELLED' } } }] } });
    expect(await data('A2', ofDossier, { id: dossierId })).toEqual({ syntheses: { edges: [] } });
  });
});
