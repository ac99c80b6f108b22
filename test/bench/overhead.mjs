/* What proof, search, key renewal and the guard of secret places add to posting: the same program beside itself without them, on a copy of the same database without leaves, in one run. */
import { performance } from 'node:perf_hooks';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { seal, subkey } from '../../dist/libs/platform/seal.js';
import { id } from './ids.mjs';
import { race } from './drive.mjs';
import { digestOf, post, TEXT } from './posting.mjs';

const COPY = 'bench_without';
const SEALS = 20_000;
const without = (url) => url.replace(/\/bench(\?|$)/, `/${COPY}$1`);

async function copied({ postgres, ownerUrl, env }) {
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  try {
    await admin.query(`drop database if exists ${COPY} with (force)`);
    await admin.query(`create database ${COPY} template bench strategy file_copy`);
  } finally {
    await admin.end();
  }
  const owner = new pg.Pool({ connectionString: without(ownerUrl), max: 2 });
  await owner.query('drop trigger leaves on app.event; drop trigger leaves on app.access');
  return { owner, env: { ...env, DATABASE_URL: without(env.DATABASE_URL) } };
}

/** Of one text of a message, under its place, in µs. */
function sealing() {
  const key = subkey(randomBytes(32), 'body');
  const place = { table: 'message', column: 'body', holder: id('dossier 0'), row: id('message 0') };
  const from = performance.now();
  for (let n = 0; n < SEALS; n++) seal(key, TEXT, place);
  return ((performance.now() - from) / SEALS) * 1000;
}

/** Before anything is connected to the database that is copied. */
export async function overhead({ db, apiOn, token, threads, say, rounds }) {
  say('Copie de la base, sans feuilles…');
  const copy = await copied(db);
  const children = [];
  try {
    const contenders = [];
    for (const [name, owner, api] of [['cordée', db.owner, () => apiOn(db, 'fatal')], ['sans', copy.owner, () => apiOn(copy, 'fatal', 'test/bench/without.mjs')]]) {
      const { child, port } = await api();
      children.push(child);
      const persona = await token(owner, 4);
      const digests = new Map();
      for (const t of threads) digests.set(t, await digestOf(port, persona, t));
      let n = 0;
      contenders.push({ name, once: (agent) => { const threadId = threads[n++ % threads.length]; return post({ port, token: persona, threadId, digest: digests.get(threadId), agent }); } });
    }
    for (const concurrency of [1, 8]) {
      say(`\nPoster un message : avec et sans feuilles de preuve, index des mots, garde des lieux et des clés, ${concurrency} à la fois`);
      const [whole, bare] = await race(contenders, { rounds, concurrency });
      for (const r of [whole, bare]) say(`  ${r.name.padEnd(8)} ${r.perSecond.toFixed(0).padStart(5)} /s   p50 ${r.p50.toFixed(1)} ms   p99 ${r.p99.toFixed(1)} ms`);
      say(`  surcoût ${((1 / whole.ratioTo.sans - 1) * 100).toFixed(0)} % (débit, médiane des tours ; but : 15 %)`);
    }
    say(`  sceller le texte : ${sealing().toFixed(0)} µs`);
  } finally {
    for (const child of children) child.removeAllListeners('exit').kill();
    await copy.owner.end();
  }
}
