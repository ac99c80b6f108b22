/**
 * The dutiful floor: what a careful hand would write with node http and pg alone. The same session, signed context, transaction, row-level security, law
 * (kinds of the persona's own row, written by hand), unsealing, grouped trace committed before the answer. No GraphQL, no framework, no law read as data.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { LocalKeyEncryption } from '../../dist/libs/platform/local-key-encryption.js';
import { urlOf } from '../../dist/libs/platform/logins.js';
import { openSealed, subkey } from '../../dist/libs/platform/seal.js';

const { DATABASE_URL, ROLE_SECRET, CONTEXT_KEY, KEK_FILE } = process.env;
const contextKey = Buffer.from(CONTEXT_KEY, 'base64url');
const pools = { app: new pg.Pool({ connectionString: DATABASE_URL, max: 10 }), sign: new pg.Pool({ connectionString: urlOf(DATABASE_URL, ROLE_SECRET, 'sign_in'), max: 2 }), trace: new pg.Pool({ connectionString: urlOf(DATABASE_URL, ROLE_SECRET, 'trace'), max: 1 }) };
for (const pool of Object.values(pools)) pool.on('error', () => undefined);
const kek = new LocalKeyEncryption(KEK_FILE);
const sessions = new Map();
const keys = new Map();

async function actorOf(token) {
  let a = sessions.get(token);
  if (!a) {
    const { rows } = await pools.sign.query('select * from app.read_session($1)', [createHash('sha256').update(token).digest()]);
    sessions.set(token, (a = rows[0]));
  }
  return a;
}
const context = (a) => {
  const head = `${a.actor}.${a.epoch}.${Math.floor(Date.now() / 1000) + 30}`;
  return `${head}.${createHmac('sha256', contextKey).update(head).digest('hex')}`;
};

const THREAD = `select t.id, t.dossier_id, t.kind, t.seq, t.revisions, t.subject, exists (select 1 from app.admission_kind k where k.habilitation_id = $2 and k.dossier_id = t.dossier_id and k.kind = t.kind
  and k.valid_from <= (select app.now()) and (select app.now()) < k.valid_to) as may from app.thread t where t.id = $1
  and exists (select 1 from app.participation p where p.thread_id = t.id and p.habilitation_id = $2 and p.valid_from <= (select app.now()) and (select app.now()) < p.valid_to)`;
const PAGE = `select m.id, m.dossier_id, m.seq, m.kind, m.sent_at, m.body, h.function, pr.display_name, o.name,
  (m.kind in ('IDE','FAM','SOC','PAR','LOG') or (m.kind = 'SCO' and m.detail = 'SUMMARY')) and exists (select 1 from app.admission_kind k where k.habilitation_id = $2 and k.dossier_id = m.dossier_id and k.kind = m.kind
  and k.valid_from <= (select app.now()) and (select app.now()) < k.valid_to) as may
  from app.message m join app.habilitation h on h.id = m.author_id join app.professionnel pr on pr.id = h.professionnel_id join app.organisation o on o.id = h.organisation_id
  where m.thread_id = $1 and exists (select 1 from app.participation p where p.thread_id = m.thread_id and p.habilitation_id = $2 and p.from_seq <= m.seq and p.valid_from <= (select app.now()) and (select app.now()) < p.valid_to)
  order by m.seq limit 50`;
const REVISIONS = 'select v.message_id, v.version, v.nature, v.body from app.revision v where v.message_id = any($1) order by v.version';

let waiting = [];
let busy = false;
const traced = (row) => new Promise((done, failed) => { waiting.push({ row, done, failed }); if (!busy) setImmediate(() => void flush()); });
async function flush() {
  if (busy || waiting.length === 0) return;
  busy = true;
  const group = waiting.splice(0, 500);
  try {
    await pools.trace.query({ name: 't', text: 'select * from app.commit_traces($1, $2)', values: [JSON.stringify(group.map((g) => g.row.trace)), JSON.stringify(group.map((g) => g.row.actor))] });
    for (const g of group) g.done();
  } catch (e) { for (const g of group) g.failed(e); }
  busy = false;
  if (waiting.length) setImmediate(() => void flush());
}

async function page(token, id) {
  const a = await actorOf(token);
  const client = await pools.app.connect();
  let thread, rows;
  try {
    await client.query(`begin isolation level repeatable read read only; select set_config('app.ctx', '${context(a)}', true)`);
    ({ rows: [thread] } = await client.query({ name: 'thread', text: THREAD, values: [id, a.actor] }));
    ({ rows } = await client.query({ name: 'page', text: PAGE, values: [id, a.actor] }));
    if (thread.revisions > 0) await client.query({ name: 'revisions', text: REVISIONS, values: [rows.map((r) => r.id)] });
    if (!keys.has(thread.dossier_id)) {
      const { rows: [k] } = await client.query('select wrapped, kek_version from app.wrapped_keys(array[$1]::uuid[])', [thread.dossier_id]);
      keys.set(thread.dossier_id, subkey(await kek.unwrap({ wrapped: k.wrapped, kekVersion: k.kek_version }, thread.dossier_id), 'body'));
    }
    await client.query('commit');
  } finally { client.release(); }
  const key = keys.get(thread.dossier_id);
  const edges = rows.map((r) => ({ node: r.may
    ? { __typename: 'Message', id: r.id, seq: r.seq, kind: r.kind, sentAt: r.sent_at, version: 1, body: openSealed(key, r.body, { table: 'message', column: 'body', holder: r.dossier_id, row: r.id }).toString('utf8'), author: { function: r.function, professionnel: { displayName: r.display_name }, organisation: { name: r.name } } }
    : { __typename: 'Withheld', id: r.id, seq: r.seq, kind: r.kind, authorFunction: r.function } }));
  const subject = thread.may ? openSealed(key, thread.subject, { table: 'thread', column: 'subject', holder: thread.dossier_id, row: thread.id }).toString('utf8') : null;
  await traced({ actor: { actor: a.actor, epoch: a.epoch }, trace: { actor_id: a.actor, departement: a.departement, operation: id, action: 'read', outcome: 'READ', subject_type: 'Thread', subject_id: id, dossier_id: thread.dossier_id, thread_id: id, kinds: 3, shown: rows.length, withheld: 0, highest_seq: rows.at(-1).seq, held: 'P' } });
  return JSON.stringify({ data: { thread: { kind: thread.kind, seq: thread.seq, heading: { __typename: 'OpenHeading', subject }, messages: { edges } } } });
}

createServer((request, response) => {
  const chunks = [];
  request.on('data', (c) => chunks.push(c)).on('end', () => void answer());
  const answer = async () => {
    try {
      const body = await page(request.headers.authorization.slice(7), JSON.parse(Buffer.concat(chunks)).variables.id);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
    } catch (e) { response.writeHead(500).end(String(e)); }
  };
}).listen(0, '127.0.0.1', function () { process.send({ port: this.address().port }); });
process.on('disconnect', () => process.exit());
