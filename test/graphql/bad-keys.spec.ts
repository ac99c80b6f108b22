import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { actorId, TERRITOIRES } from '../../apps/migrate/demonstration-directory.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { atItsOwnHour } from '../support/nothing-opened.js';
import { Product, type Answer } from '../support/product.js';
import { rowsOf } from './support/rows.js';

let product: Product;
let story: Story;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
});
afterAll(() => product.close());

const POST = 'mutation ($input: PostMessageInput!) { postMessage(input: $input) { message { id seq body } userErrors { code field } } }';
const PREVIEW = 'query ($input: PreviewReadersInput!) { previewReaders(input: $input) { preview { digest } } }';
async function post(key: string, clientMessageId: string, body: string): Promise<{ message: { id: string; seq: number; body: string } | null; userErrors: object[] }> {
  const asked = { threadId: story.thread, kind: 'FAM' };
  const readersDigest = (await product.ask(key, PREVIEW, { input: asked })).body.data.previewReaders.preview.digest as string;
  return (await product.ask(key, POST, { input: { ...asked, clientMessageId, body, readersDigest } })).body.data.postMessage;
}

describe('the key of a message', () => {
  it('is each author’s own: two who choose the same are both kept', async () => {
    const key = randomUUID();
    const [first, second] = [await post('A4', key, 'De Solène.'), await post('A5', key, 'De Karim.')];
    expect([first.message!.body, second.message!.body]).toEqual(['De Solène.', 'De Karim.']);
    expect(second.message!.seq).toBe(first.message!.seq + 1);
    expect(second.message!.id).not.toBe(first.message!.id);
  });

  it('sent again gives the same message, and no other', async () => {
    const key = randomUUID();
    const first = await post('A4', key, 'Une fois.');
    const before = await rowsOf(product.door.db.owner);
    expect(await post('A4', key.toUpperCase(), 'Une fois.')).toEqual(first);
    expect(await Promise.all(Array.from({ length: 10 }, () => post('A4', key, 'Une fois.')))).toEqual(Array.from({ length: 10 }, () => first));
    expect(await rowsOf(product.door.db.owner)).toEqual(before);
  });

  it('with other words is refused, and the first words stay', async () => {
    const key = randomUUID();
    const first = await post('A4', key, 'Les premiers.');
    const before = await rowsOf(product.door.db.owner);
    expect(await post('A4', key, 'D’autres.')).toEqual({ message: null, userErrors: [{ code: 'CLE_REUTILISEE', field: 'clientMessageId' }] });
    expect(await rowsOf(product.door.db.owner)).toEqual(before);
    const { body } = await product.ask('A5', 'query ($id: ID!) { node(id: $id) { ... on Message { body version } } }', { id: first.message!.id });
    expect(body.data.node).toEqual({ body: 'Les premiers.', version: 1 });
  });
});

interface Act { name: string; field: string; input(requestId: string): Record<string, unknown>; other: Record<string, unknown> }
const child = { territoireId: TERRITOIRES.nord, surname: 'UNIQUE', givenNames: 'Lou', birthDate: '2020-02-02' };
/** Each key has its own hour; asked again, the same. */
const hours = new Map<string, ReturnType<typeof atItsOwnHour>>();
const admitted = (requestId: string): object => {
  const terms = hours.get(requestId) ?? atItsOwnHour({ dossierId: story.noe, habilitationId: actorId('A11'), kinds: ['LOG'] });
  hours.set(requestId, terms);
  return terms;
};
const ACTS: readonly Act[] = [
  { name: 'openDossier', field: 'dossier', input: (requestId) => ({ requestId, ...child }), other: { surname: 'DIFFERENT' } },
  { name: 'recordPriorInformation', field: 'priorInformation', input: (requestId) => ({ requestId, dossierId: story.noe, means: 'LETTER', informedAt: '2024-01-01T00:00:00Z', announced: 'Ceci.' }), other: { announced: 'Cela.' } },
  { name: 'admit', field: 'admission', input: (requestId) => ({ ...admitted(requestId), requestId, purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }), other: { habilitationId: actorId('A16') } },
  { name: 'writeEntry', field: 'entry', input: (requestId) => ({ requestId, dossierId: story.noe, kind: 'FAM', body: 'Ceci.' }), other: { body: 'Cela.' } },
  { name: 'openThread', field: 'thread', input: (requestId) => ({ requestId, dossierId: story.noe, kind: 'LOG', subject: 'Ceci', motive: 'Pour cela.', participantIds: [] }), other: { subject: 'Cela' } },
];

describe('the key of a request', () => {
  const act = async (key: string, { name, field }: Act, input: Record<string, unknown>): Promise<{ id: string | null; errors: unknown; answer: Answer }> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const answer = await product.ask(key, `mutation ($input: ${type}!) { act: ${name}(input: $input) { made: ${field} { id } userErrors { code field } } }`, { input });
    const { made, userErrors } = answer.body.data.act as { made: { id: string } | null; userErrors: object[] };
    return { id: made?.id ?? null, errors: userErrors, answer };
  };

  it.each(ACTS.map((of) => [of.name, of] as const))('of %s makes one row however often it is sent, and refuses to make another', async (_name, of) => {
    const requestId = randomUUID();
    const first = await act('A4', of, of.input(requestId));
    expect(first.errors).toEqual([]);
    const before = await rowsOf(product.door.db.owner);
    expect((await act('A4', of, of.input(requestId))).id).toBe(first.id);
    expect(await act('A4', of, { ...of.input(requestId), ...of.other })).toMatchObject({ id: null, errors: [{ code: 'CLE_REUTILISEE', field: 'requestId' }] });
    expect(await rowsOf(product.door.db.owner)).toEqual(before);
    expect((await act('A4', of, of.input(randomUUID()))).id).not.toBe(first.id);
  });

  it('is each author’s own as well', async () => {
    const of = ACTS[3]!;
    const requestId = randomUUID();
    const [first, second] = [await act('A4', of, of.input(requestId)), await act('A5', of, { ...of.input(requestId), body: 'D’un autre.' })];
    expect([first.errors, second.errors]).toEqual([[], []]);
    expect(second.id).not.toBe(first.id);
  });
});
