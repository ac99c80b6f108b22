import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Story } from '../../apps/migrate/story/stage.js';
import { statementsOf } from '../graphql/support/statements.js';
import { Product } from '../support/product.js';

let product: Product;
let story: Story;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
});
afterAll(() => product.close());

/** How each transaction of this work began and ended, in order, as PostgreSQL was asked by app_rt. */
async function transactions(work: () => Promise<unknown>): Promise<string[]> {
  const { sent } = await statementsOf(work);
  return sent.filter((s) => s.login === 'app_rt').map((s) => s.text.split(';')[0]!).filter((text) => /^(begin|commit|rollback)\b/.test(text));
}

const READ = 'begin isolation level repeatable read read only';
const WRITE = 'begin isolation level read committed read write';
const ENTRY = 'writeEntry(input: { requestId: "ID", dossierId: "DOSSIER", kind: FAM, body: "Noté." }) { entry { id } userErrors { code } }';
const entry = (): string => ENTRY.replace('ID', randomUUID()).replace('DOSSIER', story.noe);

describe('an operation over HTTP', () => {
  it('that queries is one transaction, REPEATABLE READ and READ ONLY, committed before the answer leaves', async () => {
    expect(await transactions(() => product.ask('A4', `{ thread(id: "${story.thread}") { seq participations { id } dossier { enfant { surname } } } dossiers { edges { node { id } } } me { habilitation { id } } }`)))
      .toEqual([READ, 'commit']);
  });

  it('that mutates is one READ COMMITTED transaction for each field, whose answer is read in another, after the commit', async () => {
    expect(await transactions(() => product.ask('A5', `mutation { ${entry()} }`))).toEqual([WRITE, 'commit', READ, 'commit']);
    expect(await transactions(() => product.ask('A5', `mutation { a: ${entry()} b: ${entry()} }`))).toEqual([WRITE, 'commit', READ, 'commit', WRITE, 'commit', READ, 'commit']);
  });

  it('that is refused writes nothing: its transaction is rolled back', async () => {
    expect(await transactions(() => product.ask('A1', `mutation { ${entry()} }`))).toEqual([WRITE, 'rollback']);
  });
});
