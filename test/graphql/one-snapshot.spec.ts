import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Dossier } from '../../libs/dossiers/dossier.entity.js';
import { Traces } from '../../libs/platform/trace.js';
import { Product } from '../support/product.js';
import { statementsOf, wordOf } from './support/statements.js';

let product: Product;
let story: Story;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
});
afterAll(() => product.close());

it('every field of a query reads in one transaction, a question with refusals too', async () => {
  const query = `query ($thread: ID!, $message: ID!) { me { sessions { id } habilitation { professionnel { displayName } } } p: previewReaders(input: { threadId: $thread, kind: FAM }) { preview { digest } userErrors { code } }
    q: previewReaders(input: { threadId: "7d9d3f62-3ad4-4f1e-8a55-0242ac120002", kind: FAM }) { userErrors { code } } why: explainAccess(type: Message, id: $message) { allowed }
    thread(id: $thread) { messages { edges { node { ... on Message { body author { organisation { name } } } } } } } dossiers { edges { node { enfant { surname } } } } }`;
  const { result: { body }, sent } = await statementsOf(() => product.ask('A4', query, { thread: story.thread, message: story.messages[0] }));
  expect(body.errors).toBeUndefined();
  expect(body.data).toMatchObject({ p: { userErrors: [] }, q: { userErrors: [{ code: 'INTROUVABLE' }] }, why: { allowed: true } });
  expect([body.data.me.sessions.length, body.data.thread.messages.edges.length, body.data.dossiers.edges.length]).toEqual([1, 6, 2]);
  expect(sent.map(wordOf).filter((w) => /^(begin|commit|rollback)/.test(w))).toEqual(['begin', 'commit']);
  expect(sent.filter(({ login }) => login === 'app_rt').at(-1)!.text).toBe('commit');
});

it('each mutation of a request shows what it did, not what the one before it had read', async () => {
  const { body } = await product.ask('A4', `mutation ($id: ID!) {
    first: correctMessage(input: { messageId: $id, expectedVersion: 1, body: "Deux." }) { message { version body } userErrors { code } }
    late: correctMessage(input: { messageId: $id, expectedVersion: 1, body: "Trop tard." }) { message { version } userErrors { code field } }
    second: correctMessage(input: { messageId: $id, expectedVersion: 2, body: "Trois." }) { message { version body } userErrors { code } } }`, { id: story.messages[5] });
  expect(body.data).toEqual({
    first: { message: { version: 2, body: 'Deux.' }, userErrors: [] },
    late: { message: null, userErrors: [{ code: 'CONFLIT', field: 'expectedVersion' }] },
    second: { message: { version: 3, body: 'Trois.' }, userErrors: [] },
  });
});

it('two people asking at once on the same connections each read only what is theirs', async () => {
  const query = `query ($id: ID!) { me { habilitation { id } sessions { id } } thread(id: $id) { messages { edges { node { __typename } } } } explainAccess(type: Message, id: "${story.messages[1]!}") { allowed } }`;
  const keys = ['A4', 'A2', 'A7', 'A8', 'B1', 'A1'];
  const alone = new Map<string, string>();
  for (const key of keys) alone.set(key, (await product.ask(key, query, { id: story.thread })).text);
  expect(new Set(alone.values()).size).toBe(keys.length);
  const answers = await Promise.all(Array.from({ length: 120 }, async (_, i) => {
    const key = keys[i % keys.length]!;
    return [key, (await product.ask(key, query, { id: story.thread })).text] as const;
  }));
  for (const [key, text] of answers) expect(text).toBe(alone.get(key));
});

it('a statement that comes after the end of its transaction is refused: its connection may be in somebody else’s', async () => {
  const open = await product.door.store.open(await product.door.actor('A4'), 'read', new Traces());
  expect(await open.tx.allowed(Dossier, 'read', { limit: 1 })).toHaveLength(1);
  const waiting = open.tx.allowed(Dossier, 'read', { limit: 2 });
  await open.commit();
  expect(await waiting).toHaveLength(2);
  await expect(open.tx.allowed(Dossier, 'read', { limit: 1 })).rejects.toThrow('after the end');
});
