import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import { actorId, exchange, letIn, refusal, say, situation } from '../../test/support/situation.js';
import { acknowledgeMessage } from './acknowledge-message.js';
import { markRead } from './mark-read.js';
import { withdrawMessage } from './revise-message.js';

let product: Product;
let threadId: string;
let dossierId: string;
let admissions: Record<string, string>;
beforeAll(async () => {
  product = await Product.start();
  ({ threadId, dossierId, admissions } = await situation(product.door, { A5: ['FAM', 'SOC'], A6: ['FAM'], A2: ['FAM', 'SCO'] }));
});
afterAll(() => product.close());

const inDays = (n: number): Date => new Date(Date.now() + n * 86_400_000);
const REPLIES = '{ repliesExpected { edges { node { reply overdue replyBefore repliedAt threadId habilitation { id } message { id seq } } } } }';
interface Reply { reply: string; overdue: boolean; replyBefore: string; repliedAt: string | null; threadId: string; habilitation: { id: string }; message: { id: string; seq: number } }
const replies = async (who: string): Promise<Reply[]> => ((await product.ask(who, REPLIES)).body.data.repliesExpected.edges as { node: Reply }[]).map((e) => e.node);
interface Listed { pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { message: { id: string } } }[] }
const toAcknowledge = async (who: string, more = ''): Promise<Listed> => (await product.ask(who, `{ toAcknowledge${more} { pageInfo { hasNextPage endCursor } edges { node { message { id } } } } }`)).body.data.toAcknowledge;
const ids = (page: Listed): string[] => page.edges.map((e) => e.node.message.id);
const unread = async (who: string): Promise<string[]> =>
  ((await product.ask(who, '{ unreadThreads { edges { node { id } } } }')).body.data.unreadThreads.edges as { node: { id: string } }[]).map((e) => e.node.id);

describe('what awaits somebody', () => {
  it('a reply, by the date before which it is expected, until they reply; overdue once that date is past', async () => {
    const late = await say(product.door, 'A4', threadId, { mentions: [actorId('A5')], replyBefore: inDays(9) });
    const soon = await say(product.door, 'A6', threadId, { mentions: [actorId('A5')], replyBefore: inDays(2) });
    expect((await replies('A5')).map((m) => [m.message.id, m.reply, m.overdue, m.repliedAt, m.habilitation.id])).toEqual([soon, late].map(({ id }) => [id, 'EXPECTED', false, null, actorId('A5')]));
    for (const who of ['A4', 'A6', 'A2', 'A8']) expect(await replies(who)).toEqual([]);
    await product.door.db.owner.query('update app.clock set offset_ms = $1', [3 * 86_400_000]);
    expect((await replies('A5')).map((m) => m.overdue)).toEqual([true, false]);
    const shown = (await product.ask('A6', 'query ($id: ID!) { node(id: $id) { ... on Message { mentions { overdue nature } } } }', { id: soon.id })).body.data.node;
    expect(shown).toEqual({ mentions: [{ overdue: true, nature: 'PERSON' }] });
    await product.door.db.owner.query('update app.clock set offset_ms = 0');
    await say(product.door, 'A5', threadId, { inReplyTo: soon.seq });
    expect((await replies('A5')).map((m) => m.message.id)).toEqual([late.id]);
    await product.door.as('A4', (tx) => withdrawMessage(tx, { messageId: late.id, expectedVersion: 1, reason: 'Erreur.' }));
    expect(await replies('A5')).toEqual([]);
  });

  it('a message that names them and expects no reply, oldest first, by pages, until they acknowledge it or it is withdrawn', async () => {
    await say(product.door, 'A5', threadId);
    await say(product.door, 'A5', threadId, { mentions: [actorId('A6')] });
    await say(product.door, 'A5', threadId, { mentions: [actorId('A2')], replyBefore: inDays(3) });
    const [one, two] = [await say(product.door, 'A5', threadId, { mentions: [actorId('A2'), actorId('A4')] }), await say(product.door, 'A6', threadId, { mentions: [actorId('A2')] })];
    expect(ids(await toAcknowledge('A2'))).toEqual([one.id, two.id]);
    expect([ids(await toAcknowledge('A4')), ids(await toAcknowledge('A5')), ids(await toAcknowledge('A8'))]).toEqual([[one.id], [], []]);
    const first = await toAcknowledge('A2', '(first: 1)');
    expect([ids(first), first.pageInfo.hasNextPage]).toEqual([[one.id], true]);
    expect(ids(await toAcknowledge('A2', `(first: 1, after: "${first.pageInfo.endCursor}")`))).toEqual([two.id]);
    await product.door.as('A2', (tx) => acknowledgeMessage(tx, one.id));
    expect([ids(await toAcknowledge('A2')), ids(await toAcknowledge('A4'))]).toEqual([[two.id], [one.id]]);
    await product.door.as('A6', (tx) => withdrawMessage(tx, { messageId: two.id, expectedVersion: 1, reason: 'Erreur.' }));
    expect(ids(await toAcknowledge('A2'))).toEqual([]);
  });

  it('exchanges where others wrote since what they read, from their arrival on', async () => {
    const other = await exchange(product.door, dossierId, ['A5', 'A6']);
    expect(await unread('A6')).toEqual([threadId]);
    await say(product.door, 'A5', other.id);
    expect(await unread('A6')).toEqual([threadId, other.id]);
    expect(await unread('A5')).toEqual([threadId]);
    const { seq } = (await product.ask('A6', 'query ($id: ID!) { thread(id: $id) { seq } }', { id: threadId })).body.data.thread;
    await product.door.as('A6', (tx) => markRead(tx, { threadId, seq }));
    expect(await unread('A6')).toEqual([other.id]);
    expect(await unread('A8')).toEqual([]);
  });

  it('goes with the right', async () => {
    await say(product.door, 'A4', threadId, { mentions: [actorId('A5')], replyBefore: inDays(2) });
    await say(product.door, 'A4', threadId, { mentions: [actorId('A5')] });
    expect([(await replies('A5')).length, ids(await toAcknowledge('A5')).length > 0, (await unread('A5')).length]).toEqual([1, true, 1]);
    await product.door.db.owner.query('update app.admission set valid_to = app.now() where id = $1', [admissions.A5]);
    expect([await replies('A5'), ids(await toAcknowledge('A5')), await unread('A5')]).toEqual([[], [], []]);
    await letIn(product.door, dossierId, 'A5', ['FAM']);
    expect(await refusal(say(product.door, 'A5', threadId))).toBe('INTROUVABLE threadId');
  });
});
