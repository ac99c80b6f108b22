import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Product } from '../support/product.js';
import { digestFor } from './support/acts.js';

let product: Product;
let story: Story;
beforeAll(async () => {
  // Few connections: one that is given back too early is at once somebody else's.
  product = await Product.start({ config: { poolSize: 2 } });
  story = await product.story();
  for (const who of ['A5', 'A6']) await product.token(who);
});
afterAll(() => product.close());

describe('several fields in one operation', () => {
  it('a list of readers asked beside other things leaves them their answer, however it is interleaved', async () => {
    const parts = [`me { habilitation { id professionnel { displayName } organisation { name } } }`, `dossiers { edges { node { id enfant { surname } admissions { habilitation { id } } } } }`];
    const preview = `previewReaders(input: { threadId: "${story.thread}", kind: FAM }) { preview { digest readers { id professionnel { displayName } } } userErrors { code } }`;
    const alone = await Promise.all([...parts, preview].map(async (part) => (await product.ask('A5', `{ ${part} }`)).body.data as object));
    for (const order of [[...parts, preview], [preview, ...parts], [parts[0], preview, parts[1]]]) {
      for (let n = 0; n < 5; n++) {
        const answers = await Promise.all(['A5', 'A5', 'A6'].map((who) => product.ask(who, `{ ${order.join(' ')} }`)));
        expect(answers[0]!.body.errors).toBeUndefined();
        expect(answers[0]!.body.data).toEqual(Object.assign({}, ...alone));
        expect(answers[1]!.body.data).toEqual(answers[0]!.body.data);
      }
    }
  });

  it('two acts each answer with what they did', async () => {
    const input = (expectedVersion: number, body: string): string => `{ messageId: "${story.messages[4]}", expectedVersion: ${expectedVersion}, body: "${body}" }`;
    const { body } = await product.ask('A7', `mutation { first: correctMessage(input: ${input(1, 'Un.')}) { message { body version } } second: correctMessage(input: ${input(2, 'Deux.')}) { message { body version } } }`);
    expect(body.data).toEqual({ first: { message: { body: 'Un.', version: 2 } }, second: { message: { body: 'Deux.', version: 3 } } });
  });

  it('two messages posted in one operation are two messages, in their order, each with its author', async () => {
    const readersDigest = await digestFor(product, 'A4', story.thread);
    const input = (body: string): string => `{ threadId: "${story.thread}", kind: FAM, body: "${body}", clientMessageId: "${randomUUID()}", readersDigest: "${readersDigest}" }`;
    const fields = 'message { seq body author { professionnel { displayName } } receipts { fact } } userErrors { code }';
    const { body } = await product.ask('A4', `mutation { a: postMessage(input: ${input('Un.')}) { ${fields} } b: postMessage(input: ${input('Deux.')}) { ${fields} } }`);
    const message = (seq: number, text: string): object => ({ message: { seq, body: text, author: { professionnel: { displayName: 'Solène KERVADEC' } }, receipts: [] }, userErrors: [] });
    expect(body.data).toEqual({ a: message(7, 'Un.'), b: message(8, 'Deux.') });
  });

  it('an act that is refused says so on its field, and leaves the next its chance', async () => {
    const readersDigest = await digestFor(product, 'A4', story.thread);
    const input = (digest: string): string => `{ threadId: "${story.thread}", kind: FAM, body: "Un.", clientMessageId: "${randomUUID()}", readersDigest: "${digest}" }`;
    const { body } = await product.ask('A4', `mutation { a: postMessage(input: ${input('faux')}) { message { id } userErrors { code } } b: postMessage(input: ${input(readersDigest)}) { message { seq } userErrors { code } } }`);
    expect(body.data).toEqual({ a: { message: null, userErrors: [{ code: 'LECTEURS_CHANGES' }] }, b: { message: { seq: 9 }, userErrors: [] } });
  });
});
