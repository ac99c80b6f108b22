import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import { actorId, say, situation } from '../../test/support/situation.js';
import { until } from '../../test/scenarios/support/acts.js';
import { withdrawMessage } from '../threads/revise-message.js';
import { ReceiptCommitter } from './receipt-committer.js';

let product: Product;
let threadId: string;
beforeAll(async () => {
  product = await Product.start();
  ({ threadId } = await situation(product.door, { A5: ['FAM', 'SOC'], A6: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] }));
});
afterAll(() => product.close());

const written = (): Promise<void> => product.server.app.get(ReceiptCommitter).flush();
const factsOf = async (messageId: string): Promise<string[]> => (await product.door.db.owner.query<{ f: string }>(
  `select r.fact || ' ' || coalesce((select k from unnest($2::text[], $3::uuid[]) x (k, id) where x.id = r.habilitation_id), '?') as f from app.receipt r where message_id = $1 order by 1`,
  [messageId, ['A2', 'A4', 'A5', 'A6'], ['A2', 'A4', 'A5', 'A6'].map(actorId)])).rows.map((r) => r.f);
const THREAD = 'query ($id: ID!) { thread(id: $id) { messages { edges { node { ... on Message { id body } ... on Withheld { id } } } } } }';
const LISTED = 'query ($id: ID!) { thread(id: $id) { messages { edges { node { ... on Message { id sentAt } ... on Withheld { id } } } } } }';

describe('delivered and opened', () => {
  it('opened, and so delivered, once its text left for its reader: not by listing it, nor by noticing it, nor for its author', async () => {
    const { id } = await say(product.door, 'A5', threadId, { kind: 'SOC' });
    for (const who of ['A4', 'A2', 'A8']) await product.ask(who, LISTED, { id: threadId });
    for (const who of ['A5', 'A2', 'A8']) await product.ask(who, THREAD, { id: threadId });
    await written();
    expect(await factsOf(id)).toEqual([]);
    for (let i = 0; i < 2; i++) await product.ask('A6', THREAD, { id: threadId });
    await written();
    expect(await factsOf(id)).toEqual(['DELIVERED A6', 'OPENED A6']);
  });

  it('delivered when a connected client says that it has the pointer, whether it may read the message or only notice it', async () => {
    const mute = await product.socket('A6');
    for (const who of ['A4', 'A2', 'A5']) (await product.socket(who)).socket.on('pointer', (_: unknown, received: () => void) => received());
    const { id, seq } = await say(product.door, 'A5', threadId, { kind: 'SOC' });
    await until('A6 is told', () => mute.told.some((p) => p.version === seq));
    await until('delivered', async () => { await written(); return (await factsOf(id)).length === 2; });
    expect(await factsOf(id)).toEqual(['DELIVERED A2', 'DELIVERED A4']);
  });

  it('a message whose text was withdrawn is not opened by its tombstone', async () => {
    const { id } = await say(product.door, 'A5', threadId);
    await product.door.as('A5', (tx) => withdrawMessage(tx, { messageId: id, expectedVersion: 1, reason: 'Erreur.' }));
    await product.ask('A6', THREAD, { id: threadId });
    await written();
    expect((await factsOf(id)).filter((f) => f.startsWith('OPENED'))).toEqual([]);
  });

  it('waits for a database that does not answer, and is written afterwards', async () => {
    const { id } = await say(product.door, 'A5', threadId);
    await product.door.db.owner.query('revoke execute on function app.commit_receipts(jsonb) from trace');
    expect((await product.ask('A6', THREAD, { id: threadId })).body.data.thread.messages.edges.length).toBeGreaterThan(0);
    await written();
    expect(await factsOf(id)).not.toContain('OPENED A6');
    await product.door.db.owner.query('grant execute on function app.commit_receipts(jsonb) to trace');
    await written();
    expect(await factsOf(id)).toContain('OPENED A6');
  });

  it('is told to the author of the message and to whom it is about, not to peers', async () => {
    const { id } = await say(product.door, 'A5', threadId);
    await product.ask('A6', THREAD, { id: threadId });
    await written();
    const shown = async (who: string): Promise<string[]> => ((await product.ask(who, 'query ($id: ID!) { node(id: $id) { ... on Message { receipts { fact by { id } } } } }', { id })).body.data.node.receipts as { fact: string; by: { id: string } }[])
      .filter((r) => r.by.id === actorId('A6')).map((r) => r.fact).sort((a, b) => a.localeCompare(b));
    expect([await shown('A5'), await shown('A6'), await shown('A4')]).toEqual([['DELIVERED', 'OPENED'], ['DELIVERED', 'OPENED'], []]);
  });
});
