import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Story } from '../../apps/migrate/story/stage.js';
import { makeLog } from '../../libs/platform/log.js';
import { previewReaders } from '../../libs/threads/preview-readers.js';
import { Product, type Answer } from '../support/product.js';
import { rowsOf } from './support/rows.js';

let product: Product;
let story: Story;
let digest: string;
const lines: string[] = [];
beforeAll(async () => {
  product = await Product.start({ log: makeLog('info', { write: (line) => { lines.push(line); } }) });
  story = await product.story();
  ({ digest } = await product.door.as('A4', (tx) => previewReaders(tx, { threadId: story.thread, kind: 'FAM', detail: 'FULL' })));
});
beforeEach(() => { lines.length = 0; });
afterAll(() => product.close());

const owner = (sql: string): Promise<unknown> => product.door.db.owner.query(sql);
const SECRET = 'Noé VASSELIN dort chez sa grand-mère';
const THREAD = 'query ($id: ID!) { thread(id: $id) { messages { edges { node { ... on Message { body } } } } } }';
const post = (): Promise<Answer> => product.ask('A4', 'mutation ($input: PostMessageInput!) { postMessage(input: $input) { message { body } userErrors { code } } }',
  { input: { threadId: story.thread, clientMessageId: randomUUID(), kind: 'FAM', body: SECRET, readersDigest: digest } });
const read = (): Promise<Answer> => product.ask('A4', THREAD, { id: story.thread });

/** What breaks, how it is mended, who notices, and with which status. */
const BROKEN: readonly [what: string, breaks: string, mends: string, act: () => Promise<Answer>, status: number, sqlState: string][] = [
  ['a column is gone', 'alter table app.message rename column body to gone', 'alter table app.message rename column gone to body', read, 200, '42703'],
  ['a right is gone', 'revoke select on app.message from app_rt', 'grant select on app.message to app_rt', read, 200, '42501'],
  ['a row breaks a rule of the table', 'alter table app.message add constraint broken check (seq < 0) not valid', 'alter table app.message drop constraint broken', post, 200, '23514'],
  ['the event cannot be written', 'revoke insert on app.event from app_rt', 'grant insert on app.event to app_rt', post, 200, '42501'],
  ['sessions cannot be read', 'revoke execute on function app.read_session(bytea) from sign_in', 'grant execute on function app.read_session(bytea) to sign_in',
    async () => { product.forget('A4'); return await product.ask('A4', THREAD, { id: story.thread }); }, 500, '42501'],
  ['traces cannot be written', 'revoke execute on function app.commit_traces(jsonb, jsonb) from trace', 'grant execute on function app.commit_traces(jsonb, jsonb) to trace', read, 500, '42501'],
  ['a key does not open', `update app.data_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)`, `update app.data_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)`,
    async () => {
      // Another node, which has opened no key yet.
      const fresh = await Product.start({ door: product.door, log: makeLog('info', { write: (line) => { lines.push(line); } }) });
      try { return await fresh.ask('A4', THREAD, { id: story.thread }); } finally { await fresh.server.close(); }
    }, 200, ''],
];

describe('a bug', () => {
  it('would not be one: the same acts succeed while nothing is broken', async () => {
    expect((await read()).body.data.thread.messages.edges).toHaveLength(6);
    expect((await post()).body.data.postMessage.message.body).toBe(SECRET);
    expect(lines).toEqual([]);
  });

  it.each(BROKEN)('such as « %s » is answered with a reference, and nothing of what it is about', async (_what, breaks, mends, act, status, sqlState) => {
    await product.token('A4');
    const before = await rowsOf(product.door.db.owner);
    await owner(breaks);
    let answer: Answer;
    try {
      answer = await act();
    } finally {
      await owner(mends);
    }

    expect(answer.status).toBe(status);
    const [error, ...others] = answer.body.errors!;
    expect([answer.body.data ?? null, others]).toEqual([null, []]);
    expect(error!.extensions).toEqual({ code: 'INCIDENT', reference: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const reference = error!.extensions['reference'] as string;
    expect(error!.message).toBe(`Un incident nous empêche de répondre. Rien n’a été perdu ni à moitié fait. Recommencez ; si cela persiste, signalez la référence ${reference}.`);
    expect(answer.text).not.toMatch(/select|insert|\bapp\.|does not exist|permission|constraint|relation |stack|\bat \w+ \(|\.ts|\.js|node_modules|VASSELIN|Noé|KERVADEC|Solène/);
    expect(await rowsOf(product.door.db.owner)).toEqual(before);

    const line = lines.map((l) => JSON.parse(l) as Record<string, unknown>).find((l) => l['reference'] === reference);
    expect(Object.keys(line!).filter((k) => !['level', 'time', 'reference', 'error', 'sqlState', 'at', 'msg'].includes(k))).toEqual([]);
    expect([line!['msg'], line!['sqlState'] ?? '']).toEqual(['operation failed', sqlState]);
    expect(lines.join('\n')).not.toMatch(/VASSELIN|Noé|KERVADEC|Solène|grand-mère|select |insert |Bearer|solene/);
    for (const id of [story.noe, story.thread, ...story.messages]) expect(lines.join('\n')).not.toContain(id);
  });

  it('is over once it is mended, and what was refused then can be done now', async () => {
    expect((await read()).body.errors).toBeUndefined();
    expect((await post()).body.data.postMessage.message.body).toBe(SECRET);
  });
});
