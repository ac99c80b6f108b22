/** The bare floor: node http and one hand-written statement as the owner. No duty: no right checked, nothing opened, nothing traced. */
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.OWNER_URL, max: 10 });
pool.on('error', () => undefined);
const text = `select t.kind, t.seq, m.id, m.seq as n, m.kind as k, m.sent_at, encode(m.body, 'base64') as body, h.function, p.display_name, o.name
from app.thread t join app.message m on m.thread_id = t.id join app.habilitation h on h.id = m.author_id
join app.professionnel p on p.id = h.professionnel_id join app.organisation o on o.id = h.organisation_id where t.id = $1 order by m.seq limit 50`;

createServer((request, response) => {
  const chunks = [];
  request.on('data', (c) => chunks.push(c)).on('end', () => void answer());
  const answer = async () => {
    const { variables: { id } } = JSON.parse(Buffer.concat(chunks));
    const { rows } = await pool.query({ name: 'page', text, values: [id] });
    const edges = rows.map((r) => ({ node: { __typename: 'Message', id: r.id, seq: r.n, kind: r.k, sentAt: r.sent_at, version: 1, body: r.body, author: { function: r.function, professionnel: { displayName: r.display_name }, organisation: { name: r.name } } } }));
    const body = JSON.stringify({ data: { thread: { kind: rows[0].kind, seq: rows[0].seq, messages: { edges } } } });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
  };
}).listen(0, '127.0.0.1', function () { process.send({ port: this.address().port }); });
process.on('disconnect', () => process.exit());
