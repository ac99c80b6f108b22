import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorId } from '../../apps/migrate/demonstration-directory.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Product } from '../support/product.js';
import { letIn, uuid } from '../support/situation.js';
import { admissionOf, digestFor, endAdmission, messagesAfter, post, until } from './support/acts.js';
import { inWords, listenAll, type Listener } from './support/listeners.js';

let product: Product;
let story: Story;
let listeners: Record<string, Listener>;
const SIX = ['A4', 'A5', 'A6', 'A7', 'A2', 'A1'];
const THOSE_IN_IT = SIX.slice(0, 5);
beforeAll(async () => {
  product = await Product.start();
  listeners = await listenAll(product, SIX);
  story = await product.story();
  await until('the story is told', () => THOSE_IN_IT.every((who) => listeners[who]!.told.at(-1)?.version === 6));
});
afterAll(() => product.close());

const MESSAGES = `query ($id: ID!) { thread(id: $id) { messages(first: 100) { edges { node { __typename
  ... on Message { id seq body version withdrawal { reason at by { id } } receipts { fact at by { id professionnel { displayName } } } } ... on Withheld { id seq kind authorFunction sentAt } } } } } }`;
const nodes = async (who: string): Promise<any[]> =>
  (await product.ask(who, MESSAGES, { id: story.thread })).body.data.thread.messages.edges.map((e: { node: unknown }) => e.node);
const act = async (who: string, name: string, input: object): Promise<{ code: string | null }> => {
  const { body } = await product.ask(who, `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { userErrors { code } } }`, { input });
  return { code: body.data[name].userErrors[0]?.code ?? null };
};
/** What each of the six is told while something is done; whoever acts waits until those who should know do. */
async function toldDuring(acting: () => Promise<unknown>, expected: readonly string[]): Promise<Record<string, string>> {
  for (const who of SIX) listeners[who]!.told.length = 0;
  await acting();
  await until(`told: ${expected.join(' ')}`, () => expected.every((who) => listeners[who]!.told.length > 0));
  return Object.fromEntries(SIX.map((who) => [who, inWords(listeners[who]!.told)]));
}

describe('a correction', () => {
  it('is told to those who take part, read as version 2 by those who read, and changes nothing for who only notices', async () => {
    const before = (await nodes('A2'))[1];
    const told = await toldDuring(() => act('A6', 'correctMessage', { messageId: story.messages[1], expectedVersion: 1, body: 'Visite conjointe le 29/01 à 10 h.' }), THOSE_IN_IT);
    expect(told).toEqual({ A4: 'corrected 2', A5: 'corrected 2', A6: 'corrected 2', A7: 'corrected 2', A2: 'corrected 2', A1: '' });
    for (const who of ['A4', 'A5', 'A6', 'A7']) expect((await nodes(who))[1]).toMatchObject({ body: 'Visite conjointe le 29/01 à 10 h.', version: 2, withdrawal: null });
    expect((await nodes('A2'))[1]).toEqual(before);
    expect(before).toEqual({ __typename: 'Withheld', id: story.messages[1], seq: 2, kind: 'SOC', authorFunction: 'PUERICULTRICE_PMI', sentAt: expect.any(String) as unknown });
  });
});

describe('a withdrawal', () => {
  it('leaves its place, its author, its time and its reason, and no text', async () => {
    const told = await toldDuring(() => act('A2', 'withdrawMessage', { messageId: story.messages[3], expectedVersion: 1, reason: 'Relevé d’un autre élève.' }), THOSE_IN_IT);
    expect(told).toMatchObject({ A4: 'withdrawn 4', A7: 'withdrawn 4', A1: '' });
    for (const who of ['A4', 'A5', 'A6', 'A2']) {
      expect((await nodes(who))[3]).toMatchObject({ id: story.messages[3], seq: 4, body: null, version: 2, withdrawal: { reason: 'Relevé d’un autre élève.', at: expect.any(String) as unknown, by: { id: actorId('A2') } } });
    }
    expect((await nodes('A7'))[3]).toMatchObject({ __typename: 'Withheld', kind: 'SCO' });
    expect((await product.ask('A4', MESSAGES, { id: story.thread })).text).not.toContain('demi-journées');
  });
});

describe('an acknowledgement', () => {
  it('shows a name and a time to those who read the message; nobody else acknowledged', async () => {
    const told = await toldDuring(() => act('A5', 'acknowledgeMessage', { messageId: story.messages[0] }), THOSE_IN_IT);
    expect(told).toMatchObject({ A4: 'acknowledged 1', A2: 'acknowledged 1', A1: '' });
    for (const who of THOSE_IN_IT) {
      expect((await nodes(who))[0].receipts.filter((r: { fact: string }) => r.fact === 'ACKNOWLEDGED')).toEqual([{ fact: 'ACKNOWLEDGED', at: expect.any(String) as unknown, by: { id: actorId('A5'), professionnel: { displayName: 'Karim BELLANGEAU' } } }]);
    }
    expect(await act('A2', 'acknowledgeMessage', { messageId: story.messages[1] })).toEqual({ code: 'INTROUVABLE' });
    expect(await act('A1', 'acknowledgeMessage', { messageId: story.messages[0] })).toEqual({ code: 'INTROUVABLE' });
  });
});

describe('a share', () => {
  const SHARES = '{ shares { edges { node { id itemId kind necessity habilitation { id } by { id } } } } }';
  const shares = async (who: string): Promise<any[]> => (await product.ask(who, SHARES)).body.data.shares.edges.map((e: { node: unknown }) => e.node);

  it('opens one message to one person, who alone is told; ended, closes it', async () => {
    const input = { requestId: uuid(), messageId: story.messages[1], habilitationId: actorId('A2'), legalBasis: 'CASF_226_2_2', necessity: 'Prévenir l’école de la visite.' };
    const told = await toldDuring(() => act('A6', 'shareItem', input), ['A2']);
    expect(told).toEqual({ A4: '', A5: '', A6: '', A7: '', A2: 'access', A1: '' });
    expect((await nodes('A2'))[1]).toMatchObject({ __typename: 'Message', body: 'Visite conjointe le 29/01 à 10 h.' });
    const [made] = await shares('A6');
    expect(made).toMatchObject({ itemId: story.messages[1], kind: 'SOC', necessity: input.necessity, habilitation: { id: actorId('A2') }, by: { id: actorId('A6') } });
    expect(listeners.A2!.told[0]!.id).toBe(made.id);
    expect(await shares('A2')).toEqual([made]);
    expect(await shares('A4')).toEqual([{ ...made, necessity: null }]);
    expect(await shares('A5')).toEqual([]);
    expect(await toldDuring(() => act('A4', 'endShare', { shareId: made.id }), ['A2'])).toMatchObject({ A2: 'access', A5: '' });
    expect((await nodes('A2'))[1]).toMatchObject({ __typename: 'Withheld', kind: 'SOC' });
  });
});

describe('somebody who joins later', () => {
  it('neither notices what came before, nor is told when it changes', async () => {
    const newcomer = (await listenAll(product, ['A16'])).A16!;
    await letIn(product.door, story.noe, 'A16', ['FAM', 'SOC']);
    expect(await act('A4', 'addParticipant', { threadId: story.thread, habilitationId: actorId('A16'), openPast: false })).toEqual({ code: null });
    await until('told of the way in', () => newcomer.told.some((p) => p.id === story.thread));
    await toldDuring(() => act('A5', 'correctMessage', { messageId: story.messages[2], expectedVersion: 1, body: 'Courriers du 20/01, tous reçus.' }), THOSE_IN_IT);
    expect(await messagesAfter(product, 'A16', story.thread)).toEqual([]);
    const { seq } = await post(product, 'A4', story.thread, 'Bienvenue.');
    await until('told of what follows', () => newcomer.told.some((p) => p.version === seq));
    expect(inWords(newcomer.told)).toBe(`access · access · message ${seq}`);
    expect((await messagesAfter(product, 'A16', story.thread))!.map((m) => m.seq)).toEqual([seq]);
    expect((await product.ask('A16', 'query ($id: ID!) { explainAccess(type: Message, id: $id) { code } }', { id: story.messages[2] })).body.data).toEqual({ explainAccess: null });
  });
});

describe('an admission that ends', () => {
  it('takes the exchange away from A2, past and own message included: the same bytes as an unknown id', async () => {
    const WHY = 'query ($id: ID!) { explainAccess(type: Message, id: $id) { code } }';
    const asked = [[MESSAGES, story.thread], [WHY, story.messages[3]!], [WHY, story.messages[0]!]] as const;
    const before = await Promise.all(asked.map(async ([query, id]) => (await product.ask('A2', query, { id })).text));
    const unknown = await Promise.all(asked.map(async ([query]) => (await product.ask('A2', query, { id: uuid() })).text));
    asked.forEach((_, i) => expect(before[i]).not.toBe(unknown[i]));

    const told = await toldDuring(async () => {
      expect((await endAdmission(product, 'A4', await admissionOf(product, actorId('A2'), story.noe))).body.data.endAdmission.userErrors).toEqual([]);
      await post(product, 'A4', story.thread, 'Suite de l’évaluation.');
      await until('A5 is told of it', () => inWords(listeners.A5!.told).includes('message 8'));
    }, ['A2', 'A5']);
    expect(told).toEqual({ A4: 'message 8', A5: 'message 8', A6: 'message 8', A7: 'message 8', A2: 'access', A1: '' });

    const after = await Promise.all(asked.map(async ([query, id]) => (await product.ask('A2', query, { id })).text));
    expect(after).toEqual(unknown);
    expect((await post(product, 'A2', story.thread, 'Encore moi.')).code).toBe('INTROUVABLE');
    expect(await messagesAfter(product, 'A5', story.thread)).toHaveLength(8);
  });
});

describe('a mention', () => {
  it('is told to whoever is named, beside the message, without content; to nobody else', async () => {
    const readersDigest = await digestFor(product, 'A4', story.thread);
    const input = { clientMessageId: uuid(), threadId: story.thread, kind: 'FAM', body: 'Merci de confirmer.', readersDigest, mentions: [actorId('A5')], replyBefore: new Date(Date.now() + 86_400_000) };
    for (const who of SIX) listeners[who]!.told.length = 0;
    const { body } = await product.ask('A4', 'mutation ($input: PostMessageInput!) { postMessage(input: $input) { message { seq mentions { nature reply habilitation { id } } } userErrors { code } } }', { input });
    const { seq, mentions } = body.data.postMessage.message;
    expect(mentions).toEqual([{ nature: 'PERSON', reply: 'EXPECTED', habilitation: { id: actorId('A5') } }]);
    await until('A5 is told of both', () => listeners.A5!.told.length === 2 && ['A6', 'A7'].every((who) => listeners[who]!.told.length === 1));
    expect(listeners.A5!.told.map((p) => `${p.type} ${p.version}`).sort()).toEqual([`message.mentioned ${seq}`, `message.posted ${seq}`]);
    expect(Object.fromEntries(['A7', 'A6', 'A1'].map((who) => [who, inWords(listeners[who]!.told)]))).toEqual({ A7: `message ${seq}`, A6: `message ${seq}`, A1: '' });
    expect(listeners.A5!.frames.join()).not.toContain('confirmer');
  });
});
