/** « Voir comme »: what is shown of a message before it is sent, person by person, is what each receives once it is; but for its number in the database and its hour, the same bytes. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorId } from '../../apps/migrate/demonstration-directory.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Connection } from '../../libs/platform/connection.js';
import { Product } from '../support/product.js';
import { count, uuid } from '../support/situation.js';
import { post } from './support/acts.js';

const SHOWN = `__typename ... on Message { id seq kind detail sentAt version body inReplyTo withdrawal { at reason } extraction { from { id } } pieces { id name }
  author { id functionName professionnel { displayName } organisation { name } } mentions { reply habilitation { id } } }
  ... on Withheld { id seq kind sentAt authorFunction authorFunctionName }`;
const SEE_AS = `query ($input: SeeAsInput!) { seeAs(input: $input) { seen { message { ${SHOWN} } } userErrors { code field } } }`;
const READS = `query ($id: ID!, $afterSeq: Int) { thread(id: $id) { messages(afterSeq: $afterSeq, first: 1) { edges { node { ${SHOWN} } } } } }`;
const PERSONS = ['A2', 'A4', 'A5', 'A6', 'A7'];

let product: Product;
let story: Story;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
});
afterAll(() => product.close());

/** Of what was asked, everything but what no preview can know: which row it will be, and when. */
function hashOf(node: Record<string, unknown> | null | undefined): string {
  if (!node) return 'nothing';
  const { id, sentAt, ...rest } = node;
  expect([typeof id, Number.isNaN(Date.parse(String(sentAt)))]).toEqual(['string', false]);
  return `${String(node.__typename)} ${createHash('sha256').update(JSON.stringify(rest)).digest('hex')}`;
}
const input = (kind: string, body: string, who: string, child: 'noe' | 'maelle' = 'noe'): object => ({ threadId: story.thread, dossierId: story[child], kind, detail: 'FULL', body, habilitationId: actorId(who) });
const seen = async (by: string, of: object): Promise<{ seen: { message: Record<string, unknown> | null } | null; userErrors: unknown[] }> => (await product.ask(by, SEE_AS, { input: of })).body.data.seeAs;
const foreseen = async (by: string, kind: string, body: string, child: 'noe' | 'maelle' = 'noe'): Promise<string[]> =>
  Promise.all(PERSONS.map(async (who) => `${who} ${hashOf((await seen(by, input(kind, body, who, child))).seen!.message)}`));
const received = async (seq: number): Promise<string[]> => Promise.all(PERSONS.map(async (who) =>
  `${who} ${hashOf((await product.ask(who, READS, { id: story.thread, afterSeq: seq - 1 })).body.data.thread.messages.edges[0]?.node)}`));
const types = (lines: readonly string[]): string => lines.map((line) => line.split(' ').slice(0, 2).join(' ')).join(', ');

describe('what each would be shown', () => {
  it.each([
    ['A4', 'SCO', 'noe', 'A2 Message, A4 Message, A5 Message, A6 Message, A7 Withheld'], ['A4', 'SOC', 'noe', 'A2 Withheld, A4 Message, A5 Message, A6 Message, A7 Message'],
    ['A7', 'MED', 'noe', 'A2 Withheld, A4 Withheld, A5 Withheld, A6 Message, A7 Message'], ['A4', 'LOG', 'noe', 'A2 Message, A4 Message, A5 Message, A6 Message, A7 Message'],
    ['A4', 'FAM', 'maelle', 'A2 Withheld, A4 Message, A5 Message, A6 Message, A7 Message'],
  ] as const)('by %s, %s, of %s: %s; and once it is sent, each has those bytes', async (by, kind, child, due) => {
    const body = `Un mot de ${kind}, « ${uuid()} ».`;
    const before = await foreseen(by, kind, body, child);
    expect(types(before)).toBe(due);
    const { seq } = await post(product, by, story.thread, body, { kind, dossierId: story[child] });
    expect(await received(seq)).toEqual(before);
  });

  it('shows a difference as soon as there is one: a word, and a serializer that would show otherwise', async () => {
    const before = await foreseen('A4', 'FAM', 'Le père appelle.');
    const { seq } = await post(product, 'A4', story.thread, 'Le père a appelé.', { kind: 'FAM' });
    const after = await received(seq);
    expect(after.every((line, n) => line !== before[n])).toBe(true);

    // Another path for who looks: it asks who notices, where it must ask who reads.
    const held = Object.getOwnPropertyDescriptor(Connection.prototype, 'query')!;
    const query = held.value as Connection['query'];
    Connection.prototype.query = function otherwise(this: Connection, statement: never, values: never) {
      const asked = statement as { name?: string; text?: string };
      return query.call(this, (asked.name === 'readers.Message.read' ? { name: 'readers.Message.notice', text: asked.text!.replace('readers_message_read', 'readers_message_notice') } : asked) as never, values);
    } as never;
    const wrong = await foreseen('A4', 'SOC', 'Le père rappelle.');
    Object.defineProperty(Connection.prototype, 'query', held);
    expect(types(wrong)).toContain('A2 Message');
    const { seq: next } = await post(product, 'A4', story.thread, 'Le père rappelle.', { kind: 'SOC' });
    expect((await received(next)).filter((line, n) => line !== wrong[n]).map((line) => line.split(' ')[0])).toEqual(['A2']);
  });

  it('is nothing to who takes no part, and writes nothing; who may not see the exchange is answered as if it were not', async () => {
    const n = await count(product.door, 'message');
    expect(await seen('A4', input('FAM', 'Un mot.', 'A1'))).toEqual({ seen: { message: null }, userErrors: [] });
    expect(await seen('A4', input('FAM', 'Un mot.', 'A8'))).toEqual({ seen: { message: null }, userErrors: [] });
    expect((await seen('A4', input('FAM', 'Un mot.', 'A5'))).seen!.message).not.toBeNull();
    expect(await seen('A1', input('FAM', 'Un mot.', 'A5'))).toEqual({ seen: null, userErrors: [{ code: 'INTROUVABLE', field: 'threadId' }] });
    expect(await count(product.door, 'message')).toBe(n);
  });
});
