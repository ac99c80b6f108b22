/** What a head of the ASE finds in their day, in a département that grows around them: their 2 000 dossiers come first, and are the same at each size. By SQL, in one piece a table; only what they may open is really sealed. */
import { randomBytes } from 'node:crypto';
import { LocalKeyEncryption } from '../../dist/libs/platform/local-key-encryption.js';
import { seal, subkey } from '../../dist/libs/platform/seal.js';
import { insert } from './load.mjs';
import { DAY, DEPARTEMENT } from './sizes.mjs';

/** An id from a name, in the database itself. */
const u = (name) => `pg_temp.u(${name})`;
const D = DEPARTEMENT;
const each = `generate_series($1::integer, $2::integer) n`;
/** Each has had a réunion this year, or has one to come: the head of service sits there by function, two others by admission. */
const LATER = `case when n % ${DAY.oneToCome} = 0 then app.now() + interval '1 day' * (2 + n % 40) else app.now() - interval '1 day' * (3 + n % 360) end`;
const head = u(`'rase ' || n / ${DAY.own}`);
const worker = (k) => u(`'worker ' || (n / ${DAY.own}) * 40 + (n * 7 + ${k} * 13) % 40`);
const until = `app.now() + interval '1 day' * (1 + (n * 37) % 170)`;

const OF_A_DOSSIER = [
  ['dossier', 'id, departement, opened_by, opened_at, state, request_id', `select ${u(`'dossier ' || n`)}, ${D}, ${head}, app.now() - interval '200 days', 'OPEN', ${u(`'open ' || n`)} from ${each}`],
  ['dossier_territoire', 'dossier_id, territoire_id, departement, valid_from, valid_to', `select ${u(`'dossier ' || n`)}, ${u(`'territoire ' || n / ${DAY.own}`)}, ${D}, app.now() - interval '200 days', 'infinity' from ${each}`],
  ['admission', 'id, departement, dossier_id, habilitation_id, duty, purpose, legal_basis, necessity, granted_by, granted_at, valid_from, valid_to', [0, 1].map((k) =>
    `select ${u(`'admission ${k} ' || n`)}, ${D}, ${u(`'dossier ' || n`)}, ${worker(k)}, 'NONE', 'EVALUATE', 'CASF_226_2_2', '\\x00'::bytea, ${head}, app.now() - interval '5 days', app.now() - interval '5 days', ${until} from ${each}`).join(' union all ')],
  ['admission_kind', 'admission_id, habilitation_id, dossier_id, departement, kind, duty, valid_from, valid_to', [0, 1].map((k) =>
    `select ${u(`'admission ${k} ' || n`)}, ${worker(k)}, ${u(`'dossier ' || n`)}, ${D}, kind, 'NONE', app.now() - interval '5 days', ${until} from ${each}, unnest(array['SOC', 'LOG']) kind`).join(' union all ')],
  ['synthese', 'id, departement, dossier_id, author_id, type, purpose, legal_basis, convened_at, request_id', `select ${u(`'synthese ' || n`)}, ${D}, ${u(`'dossier ' || n`)}, ${head}, 'EVALUATION', 'EVALUATE', 'CASF_226_2_2', (${LATER}) - interval '60 days', ${u(`'convene ' || n`)} from ${each}`],
  ['synthese_date', 'id, departement, dossier_id, synthese_id, sequence, fact, starts_at, ends_at, author_id, recorded_at, request_id',
    `select ${u(`'date ' || n`)}, ${D}, ${u(`'dossier ' || n`)}, ${u(`'synthese ' || n`)}, 0, 'SET', ${LATER}, (${LATER}) + interval '2 hours', ${head}, app.now() - interval '90 days', ${u(`'set ' || n`)} from ${each}`],
  ['convocation', 'id, departement, dossier_id, synthese_id, habilitation_id, function, basis, admission_id, required, invited_by, valid_from, valid_to',
    [`select ${u(`'head sits ' || n`)}, ${D}, ${u(`'dossier ' || n`)}, ${u(`'synthese ' || n`)}, ${head}, 'RESPONSABLE_ASE', 'FUNCTION', null::uuid, true, ${head}, app.now() - interval '90 days', 'infinity'::timestamptz from ${each}`, ...[0, 1].map((k) =>
      `select ${u(`'sits ${k} ' || n`)}, ${D}, ${u(`'dossier ' || n`)}, ${u(`'synthese ' || n`)}, ${worker(k)}, 'ASSISTANT_SOCIAL', 'ADMISSION', ${u(`'admission ${k} ' || n`)}, false, ${head}, app.now() - interval '5 days', ${until} from ${each}`)].join(' union all ')],
  ['deadline', 'id, departement, code, subject_type, subject_id, dossier_id, holder_type, holder_id, answers_for, second, started_by, started_at, counted_from, legal_at, due_at, remind_at, state, met_at, met_by',
    `select ${u(`'clock ' || n`)}, ${D}, 'PPE', 'Dossier', ${u(`'dossier ' || n`)}, ${u(`'dossier ' || n`)}, 'DOSSIER', ${u(`'dossier ' || n`)}, 'RESPONSABLE_ASE', 'RESPONSABLE_CRIP', ${head}, at, at, at + interval '90 days', at + interval '90 days', at + interval '80 days',
      case when n % 10 = 0 then 'RUNNING' else 'MET' end, case when n % 10 = 0 then 'infinity' else at + interval '50 days' end, case when n % 10 = 0 then null else ${u(`'dossier ' || n`)} end
      from (select n, app.now() - interval '1 day' * (n % 100) as at from ${each}) c`],
];
/** One of most of them; two admissions of two kinds each, three seats. */
export const ROWS_EACH = 14;

export async function growDay({ client, kekFile, from, to }) {
  await client.query('set synchronous_commit = off; set session_replication_role = replica');
  await client.query(`create or replace function pg_temp.u(name text) returns uuid language sql immutable as $$ select (substr(md5(name), 1, 12) || '4' || substr(md5(name), 14, 3) || '8' || substr(md5(name), 18, 15))::uuid $$`);
  const [first, last] = [Math.ceil(from / DAY.own), Math.ceil(to / DAY.own) - 1];
  const people = (rows) => client.query(rows, [first, last]);
  const posts = `select 'rase ' || n as name, 'RESPONSABLE_ASE' as function from ${each} union all select 'worker ' || n * 40 + k, 'ASSISTANT_SOCIAL' from ${each}, generate_series(0, 39) k`;
  await people(`insert into app.territoire (id, departement, name) select ${u(`'territoire ' || n`)}, ${D}, 'Territoire ' || n from ${each}`);
  if (from === 0) await client.query(`insert into app.organisation (id, departement, name, sector) values (${u(`'org'`)}, ${D}, 'Organisation', 'OTHER')`);
  await people(`insert into app.professionnel (id, departement, display_name, email) select ${u(`'person ' || name`)}, ${D}, name, replace(name, ' ', '') || '@bench.example' from (${posts}) p`);
  await people(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to) select ${u('name')}, ${D}, ${u(`'person ' || name`)}, ${u(`'org'`)}, function, app.now() - interval '300 days', 'infinity' from (${posts}) p`);
  await people(`insert into app.habilitation_territoire (habilitation_id, territoire_id, departement) select ${u(`'rase ' || n`)}, ${u(`'territoire ' || n`)}, ${D} from ${each}`);
  for (const [table, columns, rows] of OF_A_DOSSIER) await client.query(`insert into app.${table} (${columns}) ${rows}`, [from, to - 1]);
  if (from === 0) await sealOwn({ client, kekFile });
  await client.query('vacuum analyze');
}

/** The names of their children, why each was admitted: what they open is theirs to open. */
async function sealOwn({ client, kekFile }) {
  const kek = new LocalKeyEncryption(kekFile);
  const { rows: dossiers } = await client.query(`select n, ${u(`'dossier ' || n`)} as dossier, ${u(`'enfant ' || n`)} as enfant, array[${u(`'admission 0 ' || n`)}, ${u(`'admission 1 ' || n`)}] as admissions, ${u(`'rase 0'`)} as head from generate_series(0, ${DAY.own - 1}) n`);
  const [keys, children, why] = [[], [], []];
  for (const { n, dossier: holder, enfant, admissions, head: author } of dossiers) {
    const key = randomBytes(32);
    const { wrapped, kekVersion } = await kek.wrap(key, holder, 1);
    const sealed = (table, column, row, text) => seal(subkey(key, 'body'), text, { table, column, holder, row });
    keys.push([holder, D, 'DOSSIER', wrapped, kekVersion]);
    children.push([enfant, D, holder, 'IDE', 'FULL', 'OTHER', author, new Date(), ...[['given_names', `Prénom ${n}`], ['surname', `NOM${n}`], ['birth_date', '2018-03-14']].map(([column, text]) => sealed('enfant', column, enfant, text))]);
    for (const id of admissions) why.push([id, sealed('admission', 'necessity', id, 'Évaluer.')]);
  }
  await insert(client, 'data_key', { holder_id: 'uuid', departement: 'smallint', holder_type: 'text', wrapped: 'bytea', kek_version: 'integer' }, keys);
  await insert(client, 'enfant', { id: 'uuid', departement: 'smallint', dossier_id: 'uuid', kind: 'text', detail: 'text', source: 'text', author_id: 'uuid', written_at: 'timestamptz', given_names: 'bytea', surname: 'bytea', birth_date: 'bytea' }, children);
  await client.query('update app.admission a set necessity = s.text from unnest($1::uuid[], $2::bytea[]) s (id, text) where a.id = s.id', [why.map(([id]) => id), why.map(([, text]) => text)]);
}
