import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Product } from '../support/product.js';

let product: Product;
let story: Story;
let cursors: { dossiers: string; messages: string; entries: string };
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
  await product.ask('A4', `mutation { writeEntry(input: { requestId: "7d9d3f62-3ad4-4f1e-8a55-0242ac120002", dossierId: "${story.noe}", kind: FAM, body: "X" }) { userErrors { code } } }`);
  const { body } = await product.ask('A4', `{ dossiers(first: 1) { pageInfo { endCursor } } thread(id: "${story.thread}") { messages(first: 2) { pageInfo { endCursor } } } dossier(id: "${story.noe}") { entries { pageInfo { endCursor } } } }`);
  cursors = { dossiers: body.data.dossiers.pageInfo.endCursor, messages: body.data.thread.messages.pageInfo.endCursor, entries: body.data.dossier.entries.pageInfo.endCursor };
});
afterAll(() => product.close());

const DOSSIERS = 'query ($c: String!) { dossiers(after: $c) { edges { node { id } } } }';
const REFUSED = [{ message: 'Ce curseur n’est pas valable ici : reprenez la liste depuis le début.', extensions: { code: 'CURSEUR', field: 'after' } }];

describe('a cursor', () => {
  it('continues its own list for its own reader', async () => {
    expect((await product.ask('A4', DOSSIERS, { c: cursors.dossiers })).body.data.dossiers.edges).toHaveLength(1);
  });

  it('tells nothing: neither an id, nor a date, nor a number', () => {
    for (const cursor of Object.values(cursors)) {
      expect(cursor).toMatch(/^[A-Za-z0-9_-]{40,}$/);
      const inside = Buffer.from(cursor, 'base64url').toString('latin1');
      for (const told of [story.noe, story.maelle, story.thread, '202', '["']) expect(inside).not.toContain(told);
    }
  });

  it.each<[string, string, () => string]>([
    ['of another person', 'A5', () => cursors.dossiers], ['of another list', 'A4', () => cursors.messages], ['of a list of one dossier', 'A4', () => cursors.entries],
    ['that is empty but one letter', 'A4', () => 'a'], ['made of chance', 'A4', () => randomBytes(60).toString('base64url')], ['with its end cut', 'A4', () => cursors.dossiers.slice(0, -4)],
    ['with one bit changed', 'A4', () => { const b = Buffer.from(cursors.dossiers, 'base64url'); b[20]! ^= 1; return b.toString('base64url'); }],
    ['that is an offset', 'A4', () => Buffer.from('arrayconnection:1').toString('base64')], ['with SQL in it', 'A4', () => "'; drop table app.dossier; --"], ['of a megabyte, nearly', 'A4', () => 'A'.repeat(200_000)],
  ])('%s is refused, with the same words', async (_what, key, cursor) => {
    const { status, body } = await product.ask(key, DOSSIERS, { c: cursor() });
    expect([status, body.data, body.errors!.map(({ message, extensions }) => ({ message, extensions }))]).toEqual([200, null, REFUSED]);
  });

  it('of one thread does not open another, nor another page than its own', async () => {
    const query = 'query ($id: ID!, $c: String!) { thread(id: $id) { messages(after: $c) { edges { node { ... on Message { seq } } } } } }';
    expect((await product.ask('A4', query, { id: story.thread, c: cursors.messages })).body.data.thread.messages.edges.map((e: { node: { seq: number } }) => e.node.seq)).toEqual([3, 4, 5, 6]);
    const { body } = await product.ask('A4', `mutation { openThread(input: { requestId: "8d9d3f62-3ad4-4f1e-8a55-0242ac120002", dossierId: "${story.noe}", kind: LOG, subject: "S", motive: "M", participantIds: [] }) { thread { id } } }`);
    const other = await product.ask('A4', query, { id: body.data.openThread.thread.id, c: cursors.messages });
    expect(other.body.errors![0]!.extensions).toEqual({ code: 'CURSEUR', field: 'after' });
  });

  it('outlives neither the rights nor the secret: another server’s is refused', async () => {
    const other = await Product.start({ door: product.door, config: { cookieSecret: randomBytes(32) } });
    try {
      expect((await other.ask('A4', DOSSIERS, { c: cursors.dossiers })).body.errors![0]!.extensions).toEqual({ code: 'CURSEUR', field: 'after' });
    } finally {
      await other.server.close();
    }
  });
});
