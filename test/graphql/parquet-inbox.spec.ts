/** The magistrate's inbox: the essential of each, what is awaited of whom, in a number of statements that does not grow; and what each sees of it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerPermanence } from '../../libs/partners/register-permanence.js';
import { Product } from '../support/product.js';
import { acknowledged, competent, sent } from '../support/signalement.js';
import { actorId, uuid } from '../support/situation.js';
import { statementsOf, wordOf } from './support/statements.js';

let product: Product;
beforeAll(async () => {
  product = await Product.start();
  const parquet = await competent(product.door);
  await product.door.as('A9', (tx) => registerPermanence(tx, { requestId: uuid(), habilitationId: actorId('A9'), phone: '0536490002', validFrom: tx.now, validTo: new Date(tx.now.getTime() + 86_400_000) }));
  for (let i = 0; i < 8; i++) await sent(product.door, parquet);
  for (let i = 0; i < 3; i++) await acknowledged(product.door, parquet);
}, 120_000);
afterAll(() => product.close());

const INBOX = `query ($box: ParquetBox!, $n: Int!) { parquetInbox(box: $box, first: $n) { edges { node { id state route ground urgency essential { code label text } parquet { name } onDuty { phone habilitation { professionnel { displayName } } } author { functionName professionnel { displayName } }
  seal { number hash sealedAt letterPath } steps { fact answered at body by { professionnel { displayName } } } deadlines { code lastDay satisfiedAt } } } pageInfo { hasNextPage endCursor } } }`;
const inbox = async (who: string, box: string, n: number): Promise<{ rows: { state: string; essential: { code: string; text: string }[]; onDuty: unknown[] }[]; words: string[] }> => {
  await product.ask(who, INBOX, { box, n });
  const { result, sent: statements } = await statementsOf(() => product.ask(who, INBOX, { box, n }));
  expect(result.body.errors).toBeUndefined();
  return { rows: result.body.data.parquetInbox.edges.map((e: { node: never }) => e.node), words: statements.map(wordOf).sort() };
};

describe('the inbox of a parquet', () => {
  it('shows the essential in seven lines, and who is awaited, page after page, in as many statements for two as for eight', async () => {
    const [two, eight] = [await inbox('A9', 'TO_ACKNOWLEDGE', 2), await inbox('A9', 'TO_ACKNOWLEDGE', 8)];
    expect([two.rows.length, eight.rows.length]).toEqual([2, 8]);
    expect(eight.words).toEqual(two.words);
    expect(eight.rows.every((row) => row.state === 'SENT')).toBe(true);
    expect(eight.rows[0]!.onDuty).toEqual([{ phone: '0536490002', habilitation: { professionnel: { displayName: expect.any(String) } } }]);
    expect(eight.rows[0]!.essential.map((line) => line.code)).toEqual(['WHO', 'WHERE_NOW', 'DANGER', 'ASKED', 'PARENTS_INFORMED', 'FACTS', 'URGENCY']);
    expect(eight.rows[0]!.essential[0]!.text).toContain('VASSELIN');
    expect(eight.words).toEqual(['begin', 'commit', 'deadline', 'habilitation', 'habilitation', 'organisation', 'permanence', 'signalement', 'signalement_letter', 'signalement_seal', 'signalement_step', 'trace: commit_traces']);
  });

  it('moves what is acknowledged to what awaits an answer, and shows an inbox to no author and no judge', async () => {
    expect((await inbox('A9', 'TO_ANSWER', 25)).rows.map((row) => row.state)).toEqual(Array.from({ length: 3 }, () => 'ACKNOWLEDGED'));
    expect((await inbox('A9', 'ANSWERED', 25)).rows).toEqual([]);
    for (const who of ['A10', 'A1', 'B1']) expect((await inbox(who, 'TO_ACKNOWLEDGE', 25)).rows).toEqual([]);
  });
});
