/** The bare floor: node http and hand-written statements as the owner. No duty: no right checked, nothing opened, nothing traced. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.OWNER_URL, max: 10 });
pool.on('error', () => undefined);
const text = `select t.kind, t.seq, m.id, m.seq as n, m.kind as k, m.sent_at, encode(m.body, 'base64') as body, h.function, p.display_name, o.name
from app.thread t join app.message m on m.thread_id = t.id join app.habilitation h on h.id = m.author_id
join app.professionnel p on p.id = h.professionnel_id join app.organisation o on o.id = h.organisation_id where t.id = $1 order by m.seq limit 50`;

const ME = `select habilitation_id from app.session where token_hash = $1`;
const DAY = `select 'ANSWER' as verb, due_at, thread_id, seq, dossier_id, 0 as n from app.mention where habilitation_id = $1 and reply = 'EXPECTED'
union all select 'ACKNOWLEDGE', null, m.thread_id, m.seq, m.dossier_id, 0 from app.mention m where m.habilitation_id = $1 and m.reply = 'NONE' and not exists (select 1 from app.receipt r where r.message_id = m.message_id and r.habilitation_id = $1 and r.fact = 'ACKNOWLEDGED')
union all select 'READ', null, p.thread_id, null, p.dossier_id, (select count(*)::integer from app.message m where m.thread_id = p.thread_id and m.author_id <> $1 and m.seq > coalesce((select seq from app.reading_position o where o.thread_id = p.thread_id and o.habilitation_id = $1), 0))
  from app.participation p join app.thread t on t.id = p.thread_id where p.habilitation_id = $1 and t.seq > coalesce((select seq from app.reading_position o where o.thread_id = p.thread_id and o.habilitation_id = $1), 0)`;
const DOSSIER = `select d.state, d.opened_at, encode(e.surname, 'base64') as surname from app.dossier d join app.enfant e on e.dossier_id = d.id where d.id = $1`;
const TEAM = `select a.duty, a.purpose, a.valid_to, h.function, p.display_name as "displayName", o.name from app.admission a join app.habilitation h on h.id = a.habilitation_id join app.professionnel p on p.id = h.professionnel_id join app.organisation o on o.id = h.organisation_id where a.dossier_id = $1`;
const ENTRIES = `select kind, written_at, encode(body, 'base64') as body from app.entry where dossier_id = $1 order by written_at desc, id limit 25`;
const asked = async (name, sql, values) => (await pool.query({ name, text: sql, values })).rows;
const PAGES = {
  '/graphql': async ({ id }) => {
    const rows = await asked('page', text, [id]);
    const edges = rows.map((r) => ({ node: { __typename: 'Message', id: r.id, seq: r.n, kind: r.k, sentAt: r.sent_at, version: 1, body: r.body, author: { function: r.function, professionnel: { displayName: r.display_name }, organisation: { name: r.name } } } }));
    return { thread: { kind: rows[0].kind, seq: rows[0].seq, messages: { edges } } };
  },
  '/day': async (_, hash) => ({ items: await asked('day', DAY, [(await asked('me', ME, [hash]))[0].habilitation_id]) }),
  '/dossier': async ({ id }) => ({ dossier: (await asked('dossier', DOSSIER, [id]))[0], team: await asked('team', TEAM, [id]), entries: await asked('entries', ENTRIES, [id]) }),
};

createServer((request, response) => {
  const chunks = [];
  request.on('data', (c) => chunks.push(c)).on('end', () => void answer());
  const answer = async () => {
    const { variables } = JSON.parse(Buffer.concat(chunks));
    const hash = createHash('sha256').update(request.headers.authorization.slice(7)).digest();
    const body = JSON.stringify({ data: await PAGES[request.url](variables, hash) });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
  };
}).listen(0, '127.0.0.1', function () { process.send({ port: this.address().port }); });
process.on('disconnect', () => process.exit());
