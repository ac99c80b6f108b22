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
const HEAD = `select i.id, i.year, i.rank, i.state, i.received_at as "receivedAt", i.grave_danger from app.information_preoccupante i where i.departement = 99`;
const BOARD = `${HEAD} order by i.received_at desc, i.id desc limit 100`;
const TO_QUALIFY = `${HEAD} and i.state = 'RECEIVED' order by i.received_at desc, i.id desc limit 25`;
/** What hangs on the rows of a page, table by table. */
const hung = (table, columns, on) => [table, `select ${on}, ${columns} from app.${table} where ${on} = any ($1::uuid[])`];
const OF_INTAKES = [hung('mineur_concerne', `place, encode(surname, 'base64') as surname, encode(given_names, 'base64') as given_names`, 'intake_id'), hung('element_recueilli', `kind, encode(body, 'base64') as body`, 'intake_id'),
  hung('information_des_parents', `means, encode(person, 'base64') as person`, 'intake_id'), hung('informant', 'origin, author_id', 'intake_id'), hung('qualification', 'outcome', 'intake_id'), hung('deadline', 'code, due_at, alarmed_at', 'holder_id')];
const SENT = `select g.id, g.route, g.ground, g.urgency, o.name, p.display_name as "displayName" from app.signalement g join app.organisation o on o.id = g.parquet_id join app.habilitation h on h.id = g.author_id join app.professionnel p on p.id = h.professionnel_id
  where g.departement = 99 and exists (select 1 from app.signalement_step s where s.signalement_id = g.id and s.fact = 'SENT')`;
const INBOX = `${SENT} and not exists (select 1 from app.signalement_step s where s.signalement_id = g.id and s.fact = 'ACKNOWLEDGED') order by g.drafted_at, g.id limit 25`;
const ANSWERED = `${SENT} and exists (select 1 from app.signalement_step s where s.signalement_id = g.id and s.fact = 'ANSWERED') order by g.drafted_at desc, g.id desc limit 25`;
const OF_SIGNALEMENTS = [hung('signalement_letter', `encode(letter, 'base64') as letter`, 'signalement_id'), hung('signalement_seal', `year, rank, encode(sha256, 'hex') as hash, sealed_at`, 'signalement_id'),
  hung('signalement_step', `fact, answer, at, encode(body, 'base64') as said`, 'signalement_id'), hung('deadline', 'code, due_at', 'holder_id')];
const asked = async (name, sql, values) => (await pool.query({ name, text: sql, values })).rows;
const whole = async (name, head, parts) => {
  const rows = await asked(name, head, []);
  const ids = rows.map((row) => row.id);
  return { rows, parts: await Promise.all(parts.map(([table, sql]) => asked(`${name} ${table}`, sql, [ids]))) };
};
const PAGES = {
  '/graphql': async ({ id }) => {
    const rows = await asked('page', text, [id]);
    const edges = rows.map((r) => ({ node: { __typename: 'Message', id: r.id, seq: r.n, kind: r.k, sentAt: r.sent_at, version: 1, body: r.body, author: { function: r.function, professionnel: { displayName: r.display_name }, organisation: { name: r.name } } } }));
    return { thread: { kind: rows[0].kind, seq: rows[0].seq, messages: { edges } } };
  },
  '/board': () => whole('board', BOARD, OF_INTAKES.slice(0, 1)),
  '/to-qualify': () => whole('to-qualify', TO_QUALIFY, OF_INTAKES),
  '/inbox': () => whole('inbox', INBOX, OF_SIGNALEMENTS),
  '/answered': () => whole('answered', ANSWERED, OF_SIGNALEMENTS),
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
