import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { call, race } from './drive.mjs';
import { id } from './ids.mjs';

const PREVIEW = 'query ($input: PreviewReadersInput!) { previewReaders(input: $input) { preview { digest } } }';
const POST = 'mutation ($input: PostMessageInput!) { postMessage(input: $input) { message { id seq } userErrors { code message } } }';
export const TEXT = 'Visite faite ce jour au domicile ; les deux enfants ont été vus. La suite sera dite à la prochaine réunion.';

/** The digest of those whom the sender is shown: asked once, it holds while nobody is admitted or leaves. */
export async function digestOf(port, token, threadId) {
  const text = await call({ port, headers: { authorization: `Bearer ${token}` }, body: JSON.stringify({ query: PREVIEW, variables: { input: { threadId, kind: 'FAM' } } }) });
  return JSON.parse(text).data.previewReaders.preview.digest;
}

export async function post({ port, token, threadId, digest, agent }) {
  const input = { clientMessageId: randomUUID(), threadId, kind: 'FAM', body: TEXT, readersDigest: digest };
  const answer = JSON.parse(await call({ port, agent, headers: { authorization: `Bearer ${token}` }, body: JSON.stringify({ query: POST, variables: { input } }) }));
  if (!answer.data?.postMessage.message) throw new Error(JSON.stringify(answer));
  return answer.data.postMessage.message;
}

/** Posting, acknowledged once durable, against one plain durable insert of the same row in a table without any wall. */
export async function posting({ db, api, token, threads, say, rounds }) {
  const persona = await token(db.owner, 4);
  const digests = new Map();
  for (const t of threads) digests.set(t, await digestOf(api.port, persona, t));
  await db.owner.query('create table if not exists public.plain_message (id uuid primary key, thread_id uuid not null, author_id uuid not null, sent_at timestamptz not null default now(), body bytea not null)');
  const pool = new pg.Pool({ connectionString: db.ownerUrl, max: 10 });
  pool.on('error', () => undefined);
  const body = Buffer.alloc(200, 7);
  let n = 0;
  const contenders = [
    { name: 'cordée', once: (agent) => { const threadId = threads[n++ % threads.length]; return post({ port: api.port, token: persona, threadId, digest: digests.get(threadId), agent }); } },
    { name: 'insert', once: () => pool.query({ name: 'plain', text: 'insert into public.plain_message (id, thread_id, author_id, body) values ($1, $2, $3, $4)', values: [randomUUID(), id('thread 0 0'), id('actor 4'), body] }) },
  ];
  for (const concurrency of [1, 8]) {
    say(`\nPoster un message (acquitté = durable), ${concurrency} à la fois`);
    for (const r of await race(contenders, { rounds, concurrency })) say(`  ${r.name.padEnd(8)} ${r.perSecond.toFixed(0).padStart(5)} /s   p50 ${r.p50.toFixed(1)} ms   p99 ${r.p99.toFixed(1)} ms   cordée/${r.name} ${(1 / r.ratioTo['cordée']).toFixed(2)}`);
  }
  await pool.end();
}
