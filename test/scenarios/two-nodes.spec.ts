import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { actorId } from '../../apps/migrate/demonstration-directory.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Product } from '../support/product.js';
import { admissionOf, digestFor, endAdmission, post, until } from './support/acts.js';
import { listen } from './support/listeners.js';
import { secondNode, type SecondNode } from './support/second-node.js';

let product: Product;
let story: Story;
let there: SecondNode;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
  there = await secondNode(product);
}, 60_000);
afterAll(async () => {
  expect(await there.stop()).toBe(0);
  await product.close();
});

async function postThere(who: string, body: string): Promise<number> {
  const input = { threadId: story.thread, kind: 'FAM', body, clientMessageId: randomUUID(), readersDigest: await digestFor(product, who, story.thread) };
  const answer = await fetch(`${there.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await product.token(who)}` },
    body: JSON.stringify({ query: 'mutation ($input: PostMessageInput!) { postMessage(input: $input) { message { seq } userErrors { code } } }', variables: { input } }),
  });
  return ((await answer.json()) as { data: { postMessage: { message: { seq: number } } } }).data.postMessage.message.seq;
}

describe('two API processes on one database', () => {
  it('what is posted on one is told to the sockets of the other, both ways, once each', async () => {
    const here = await listen(product, 'A5');
    const far = await listen(product, 'A6', there);
    const one = await postThere('A4', 'De là-bas.');
    await until('here', () => here.told.some((p) => p.version === one));
    const two = (await post(product, 'A4', story.thread, 'D’ici.')).seq;
    await until('there', () => far.told.some((p) => p.version === two));
    await until('both, everything', () => [here, far].every(({ told }) => [one, two].every((seq) => told.some((p) => p.version === seq))));
    expect(here.told.map((p) => p.version)).toEqual([one, two]);
    expect(far.told.map((p) => p.version)).toEqual([one, two]);
  });

  it('an access ended on one closes the mouth of the other', async () => {
    const far = await listen(product, 'A2', there);
    const still = await listen(product, 'A5', there);
    const before = (await post(product, 'A4', story.thread, 'Avant.')).seq;
    await until('A2, there', () => far.told.some((p) => p.version === before));
    await endAdmission(product, 'A4', await admissionOf(product, actorId('A2'), story.noe));
    const after = (await post(product, 'A4', story.thread, 'Après.')).seq;
    await until('A5, there', () => still.told.some((p) => p.version === after));
    expect(far.told.filter((p) => p.type === 'message.posted').map((p) => p.version)).toEqual([before]);
    expect(far.told.at(-1)?.type).toBe('access.changed');
  });

  it('a session ended on one closes its sockets on the other', async () => {
    const far = await listen(product, 'A7', there);
    expect(far.socket.connected).toBe(true);
    const { body } = await product.ask('A7', '{ me { currentSessionId } }');
    await product.ask('A7', 'mutation ($id: ID!) { endSession(sessionId: $id) { userErrors { code } } }', { id: body.data.me.currentSessionId });
    await until('closed there', () => !far.socket.connected);
  });
});
