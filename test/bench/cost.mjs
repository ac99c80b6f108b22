/* What the third wall costs each hot question, for the least privileged persona (sixty dossiers) and for whoever answers for all of them by function: the statement alone, as app_rt, under a signed context. */
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { figure } from '../../scripts/score/figures.mjs';
import { signContext } from '../../dist/libs/platform/context.js';
import { id } from './ids.mjs';
import { DOSSIERS_OF_THE_PERSONA } from './sizes.mjs';

const LIST = 'select d.id, d.state, d.opened_at from app.dossier d order by d.opened_at desc, d.id desc limit 25';
const ENTRIES = 'select e.id, e.kind, e.written_at, e.body from app.entry e where e.dossier_id = $1 order by e.written_at desc, e.id desc limit 25';
const CHILD = 'select e.id, e.surname, e.given_names from app.enfant e where e.dossier_id = $1';
const THREAD = 'select t.id, t.kind, t.seq, t.subject from app.thread t where t.id = $1';
const PAGE = 'select m.id, m.kind, m.seq, m.sent_at, m.body from app.message m where m.thread_id = $1 order by m.seq limit 50';
const CONTENT = ['message', 'entry', 'enfant', 'revision'];
const TIMES = 200;

const scanned = (plan) => [...plan['Node Type'] === 'Seq Scan' && CONTENT.includes(plan['Relation Name']) ? [plan['Relation Name']] : [], ...(plan.Plans ?? []).flatMap(scanned)];

/** Of each question, how long it took nineteen times of twenty, in ms. */
async function asked({ db, client, actor, questions }) {
  const { rows: [{ epoch }] } = await db.owner.query('select epoch from app.habilitation where id = $1', [actor]);
  const key = Buffer.from(db.env.CONTEXT_KEY, 'base64url');
  const p95 = [];
  for (const [name, text, of] of questions) {
    const times = [];
    for (let n = 0; n < TIMES; n++) {
      await client.query(`begin isolation level repeatable read read only; select set_config('app.ctx', '${signContext(key, actor, epoch)}', true)`);
      const from = performance.now();
      const { rows } = await client.query({ name, text, values: of ? [of(n)] : [] });
      times.push(performance.now() - from);
      if (rows.length === 0) throw new Error(`${name}: nothing was shown, which costs nothing`);
      if (n === 0) {
        const { rows: [{ 'QUERY PLAN': [{ Plan: plan }] }] } = await client.query({ text: `explain (format json) ${text}`, values: of ? [of(n)] : [] });
        if (scanned(plan).length > 0) throw new Error(`${name}: reads all of ${scanned(plan).join(', ')}`);
      }
      await client.query('commit');
    }
    p95.push([name, times.sort((a, b) => a - b)[Math.floor(TIMES * 0.95)]]);
  }
  return p95;
}

/** Told at whatever size it is asked: the promise is of --full, three million messages. */
export async function cost({ db, size, threads, say }) {
  const client = new pg.Client({ connectionString: db.env.DATABASE_URL });
  await client.connect();
  try {
    const dossier = (most) => (n) => id(`dossier ${n % most}`);
    const contenders = [
      ['cost.ms60', DOSSIERS_OF_THE_PERSONA, id('actor 4'), [['list', LIST], ['entries', ENTRIES, dossier(DOSSIERS_OF_THE_PERSONA)], ['child', CHILD, dossier(DOSSIERS_OF_THE_PERSONA)], ['thread', THREAD, (n) => threads[n % threads.length]], ['page', PAGE, (n) => threads[n % threads.length]]]],
      ['cost.ms20000', size.dossiers, id('actor 0'), [['list', LIST], ['entries', ENTRIES, dossier(size.dossiers)], ['child', CHILD, dossier(size.dossiers)]]],
    ];
    for (const [name, dossiers, actor, questions] of contenders) {
      const p95 = await asked({ db, client, actor, questions });
      figure(name, Math.max(...p95.map(([, ms]) => ms)));
      say(`Sous les murs, ${dossiers} dossiers : ${p95.map(([what, ms]) => `${what} ${ms.toFixed(2)} ms`).join(' · ')} (p95 de ${TIMES})`);
    }
  } finally {
    await client.end();
  }
}
