/** Loads the bench's département: real data keys, really sealed bodies, in batches that commit (a long write would hold the horizon of events). */
import { randomBytes } from 'node:crypto';
import { LocalKeyEncryption } from '../../dist/libs/platform/local-key-encryption.js';
import { seal, subkey } from '../../dist/libs/platform/seal.js';
import { DEPARTEMENT, DOSSIERS_OF_THE_PERSONA } from './sizes.mjs';
import { id } from './ids.mjs';
import { loadPages } from './load-pages.mjs';

const TEXT = 'Visite faite ce jour au domicile, en présence de la mère ; les deux enfants ont été vus. Le relevé est joint, la suite sera dite à la prochaine réunion. ';
const BATCH = 5_000;

/** One statement per batch: a column of arrays per column of the table. */
export async function insert(client, table, types, rows) {
  const names = Object.keys(types);
  for (let i = 0; i < rows.length; i += BATCH) {
    const part = rows.slice(i, i + BATCH);
    const columns = names.map((_, c) => part.map((r) => r[c]));
    await client.query(`insert into app.${table} (${names.join(', ')}) select * from unnest(${names.map((n, c) => `$${c + 1}::${types[n]}[]`).join(', ')})`, columns);
  }
}

export async function load({ client, kekFile, size, say }) {
  await client.query(`set synchronous_commit = off`);
  const kek = new LocalKeyEncryption(kekFile);
  const actor = (n) => id(`actor ${n}`);
  const dossier = (n) => id(`dossier ${n}`);
  const thread = (n, t) => id(`thread ${n} ${t}`);
  const now = new Date();
  const at = (seconds) => new Date(now.getTime() - seconds * 1000);
  const end = new Date(now.getTime() + 120 * 86_400_000);

  const actors = Array.from({ length: size.actors }, (_, n) => n);
  const fn = (n) => (n < 3 ? 'RESPONSABLE_CRIP' : n % 3 === 0 ? 'EDUCATEUR_ASSOCIATION' : n % 3 === 1 ? 'ASSISTANT_SOCIAL' : 'PUERICULTRICE_PMI');
  const orgs = Array.from({ length: 60 }, (_, n) => n);
  await insert(client, 'territoire', { id: 'uuid', departement: 'smallint', name: 'text' }, Array.from({ length: 12 }, (_, n) => [id(`territoire ${n}`), DEPARTEMENT, `Territoire ${n}`]));
  await insert(client, 'organisation', { id: 'uuid', departement: 'smallint', name: 'text', sector: 'text' }, orgs.map((n) => [id(`org ${n}`), DEPARTEMENT, `Organisation ${n}`, 'OTHER']));
  await insert(client, 'professionnel', { id: 'uuid', departement: 'smallint', display_name: 'text', email: 'text' }, actors.map((n) => [id(`person ${n}`), DEPARTEMENT, `Personne ${n}`, `p${n}@bench.example`]));
  await insert(client, 'habilitation', { id: 'uuid', departement: 'smallint', professionnel_id: 'uuid', organisation_id: 'uuid', function: 'text', valid_from: 'timestamptz', valid_to: 'timestamptz' },
    actors.map((n) => [actor(n), DEPARTEMENT, id(`person ${n}`), id(`org ${n % 60}`), fn(n), at(8e6), end]));
  await insert(client, 'habilitation_territoire', { habilitation_id: 'uuid', territoire_id: 'uuid', departement: 'smallint' },
    [0, 1, 2].flatMap((a) => Array.from({ length: 12 }, (_, n) => [actor(a), id(`territoire ${n}`), DEPARTEMENT])));

  /** Four people a dossier; the persona (actor 4) has the first sixty. */
  const people = (d) => (d < DOSSIERS_OF_THE_PERSONA ? [4, ...[1, 2, 3].map((k) => 5 + ((d * 7 + k * 31) % (size.actors - 5)))] : [0, 1, 2, 3].map((k) => 5 + ((d * 7 + k * 31) % (size.actors - 5))));
  const started = performance.now();
  for (let d = 0; d < size.dossiers; d += 100) {
    const ds = Array.from({ length: Math.min(100, size.dossiers - d) }, (_, k) => d + k);
    await client.query('begin');
    await insert(client, 'dossier', { id: 'uuid', departement: 'smallint', opened_by: 'uuid', opened_at: 'timestamptz', state: 'text', request_id: 'uuid' }, ds.map((n) => [dossier(n), DEPARTEMENT, actor(0), at(7e6 - n * 10), 'OPEN', id(`request ${n}`)]));
    await insert(client, 'dossier_territoire', { dossier_id: 'uuid', territoire_id: 'uuid', departement: 'smallint', valid_from: 'timestamptz', valid_to: 'timestamptz' },
      ds.map((n) => [dossier(n), id(`territoire ${n % 12}`), DEPARTEMENT, at(7e6), 'infinity']));
    const keys = new Map();
    const wrapped = [];
    for (const n of ds) {
      const key = randomBytes(32);
      keys.set(n, subkey(key, 'body'));
      const w = await kek.wrap(key, dossier(n), 1);
      wrapped.push([dossier(n), DEPARTEMENT, 'DOSSIER', w.wrapped, w.kekVersion]);
    }
    await insert(client, 'data_key', { holder_id: 'uuid', departement: 'smallint', holder_type: 'text', wrapped: 'bytea', kek_version: 'integer' }, wrapped);
    const sealed = (n, table, column, row, text) => seal(keys.get(n), text, { table, column, holder: dossier(n), row });
    const admissions = ds.flatMap((n) => people(n).map((a) => ({ n, a, id: id(`admission ${n} ${a}`) })));
    await insert(client, 'admission', { id: 'uuid', departement: 'smallint', dossier_id: 'uuid', habilitation_id: 'uuid', duty: 'text', purpose: 'text', legal_basis: 'text', necessity: 'bytea', granted_by: 'uuid', granted_at: 'timestamptz', valid_from: 'timestamptz', valid_to: 'timestamptz' },
      admissions.map((m) => [m.id, DEPARTEMENT, dossier(m.n), actor(m.a), 'NONE', 'EVALUATE', 'CASF_226_2_2', sealed(m.n, 'admission', 'necessity', m.id, 'Évaluer.'), actor(0), at(1e6), at(1e6), end]));
    await insert(client, 'admission_kind', { admission_id: 'uuid', habilitation_id: 'uuid', dossier_id: 'uuid', departement: 'smallint', kind: 'text', duty: 'text', valid_from: 'timestamptz', valid_to: 'timestamptz' },
      admissions.flatMap((m) => ['IDE', 'FAM', 'SOC', 'LOG'].map((k) => [m.id, actor(m.a), dossier(m.n), DEPARTEMENT, k, 'NONE', at(1e6), end])));
    const threads = ds.flatMap((n) => Array.from({ length: size.threadsEach }, (_, t) => ({ n, t, id: thread(n, t) })));
    await insert(client, 'thread', { id: 'uuid', departement: 'smallint', dossier_id: 'uuid', kind: 'text', detail: 'text', source: 'text', author_id: 'uuid', opened_at: 'timestamptz', seq: 'integer', request_id: 'uuid', subject: 'bytea', motive: 'bytea' },
      threads.map((x) => [x.id, DEPARTEMENT, dossier(x.n), 'FAM', 'FULL', 'OTHER', actor(0), at(9e5), size.messagesEach, id(`open ${x.id}`), sealed(x.n, 'thread', 'subject', x.id, `Suivi ${x.t}`), sealed(x.n, 'thread', 'motive', x.id, 'Évaluer ensemble.')]));
    await insert(client, 'thread_dossier', { thread_id: 'uuid', dossier_id: 'uuid', departement: 'smallint' }, threads.map((x) => [x.id, dossier(x.n), DEPARTEMENT]));
    await insert(client, 'participation', { id: 'uuid', departement: 'smallint', thread_id: 'uuid', dossier_id: 'uuid', habilitation_id: 'uuid', basis: 'text', admission_id: 'uuid', from_seq: 'integer', valid_from: 'timestamptz', valid_to: 'timestamptz' },
      threads.flatMap((x) => people(x.n).map((a) => [id(`part ${x.id} ${a}`), DEPARTEMENT, x.id, dossier(x.n), actor(a), 'ADMISSION', id(`admission ${x.n} ${a}`), 1, at(9e5), end])));
    const empty = Buffer.alloc(32);
    await insert(client, 'message', { id: 'uuid', departement: 'smallint', thread_id: 'uuid', dossier_id: 'uuid', kind: 'text', detail: 'text', source: 'text', author_id: 'uuid', seq: 'integer', sent_at: 'timestamptz', client_message_id: 'uuid', request_hash: 'bytea', readers_digest: 'bytea', body: 'bytea' },
      threads.flatMap((x) => Array.from({ length: size.messagesEach }, (_, s) => {
        const mid = id(`message ${x.id} ${s}`);
        return [mid, DEPARTEMENT, x.id, dossier(x.n), s % 10 === 9 ? 'SCO' : 'FAM', 'FULL', 'OTHER', actor(people(x.n)[s % 4]), s + 1, at(8e5 - s * 60), mid, empty, empty, sealed(x.n, 'message', 'body', mid, TEXT.repeat(1 + (s % 3)))];
      })));
    await loadPages({ insert: (table, types, rows) => insert(client, table, types, rows), ds, people, actor, dossier, thread, sealed, at, size });
    await client.query('commit');
    if (d % 1000 === 0) say(`  ${d + ds.length} dossiers, ${(d + ds.length) * size.threadsEach * size.messagesEach} messages, ${Math.round((performance.now() - started) / 1000)} s`);
  }
  await client.query('vacuum analyze');
}
