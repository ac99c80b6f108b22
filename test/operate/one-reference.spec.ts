import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Story } from '../../apps/migrate/story/stage.js';
import { makeLog } from '../../libs/platform/log.js';
import { Product } from '../support/product.js';

let product: Product;
let story: Story;
const lines: string[] = [];
beforeAll(async () => {
  product = await Product.start({ log: makeLog('info', { write: (line) => { lines.push(line); } }) });
  story = await product.story();
});
afterAll(() => product.close());

const owner = async (sql: string, values: unknown[] = []): Promise<Record<string, string>[]> => (await product.door.db.owner.query<Record<string, string>>(sql, values)).rows;

describe('the reference that a person is shown', () => {
  it('is that of the line of the log, and of what the journal says was read and refused meanwhile', async () => {
    await owner('alter table app.message rename column body to gone');
    let answer;
    try {
      answer = await product.ask('A4', '{ dossier(id: "' + story.noe + '") { id } thread(id: "' + story.thread + '") { messages { edges { node { ... on Message { body } } } } } }');
    } finally {
      await owner('alter table app.message rename column gone to body');
    }
    const reference = answer.body.errors![0]!.extensions['reference'] as string;
    expect(lines.filter((line) => line.includes(reference))).toHaveLength(1);
    const journal = await owner('select action, subject_type from app.access where operation = $1', [reference]);
    expect(journal.map((row) => row['subject_type'])).toContain('Dossier');
  });

  it('is another one for each operation', async () => {
    for (let n = 0; n < 2; n++) await product.ask('A4', `{ dossier(id: "${story.noe}") { id } }`);
    const [row] = await owner(`select count(distinct operation)::text as n from app.access where subject_type = 'Dossier'`);
    expect(Number(row!['n'])).toBeGreaterThanOrEqual(2);
  });
});
