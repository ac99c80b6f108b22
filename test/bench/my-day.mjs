/** The day of a head of the ASE with 2 000 dossiers, while the département around them grows: what one costs must not. */
import { createHash, randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import pg from 'pg';
import { cpuOfFamily, cpuOfProcess } from './cpu.mjs';
import { call } from './drive.mjs';
import { growDay, ROWS_EACH } from './load-day.mjs';
import { DAY_PAGE } from './pages.mjs';
import { plot } from './plot.mjs';
import { DAY } from './sizes.mjs';

const TIMES = 40;

export async function myDay({ db, api, kekFile, say }) {
  const client = new pg.Client({ connectionString: db.ownerUrl });
  await client.connect();
  let token;
  let first;
  const curve = [];
  try {
    say(`\nMa journée d’un responsable de l’ASE, ${DAY.own} dossiers (processeur : ms par réponse, node + PostgreSQL)`);
    for (const [at, to] of DAY.dossiers.entries()) {
      await growDay({ client, kekFile, from: DAY.dossiers[at - 1] ?? 0, to });
      token ??= await signedIn(client);
      const measured = await cost({ db, api, token });
      first ??= measured;
      curve.push([to * ROWS_EACH, measured]);
      const total = ({ node, postgresql }) => node + postgresql;
      say(`  ${String(to).padStart(6)} dossiers, ${String(to * ROWS_EACH).padStart(7)} lignes   p50 ${measured.p50.toFixed(1)} ms   processeur ${measured.node.toFixed(2)} + ${measured.postgresql.toFixed(2)}   ${measured.blocks.toFixed(0)} blocs lus   ${(total(measured) / total(first)).toFixed(2)} fois la première`);
    }
    plot('day', { title: 'Ma journée d’un responsable, le département grandissant', x: 'lignes du département', y: 'ms', lines: { p50: curve.map(([n, { p50 }]) => [n, p50]), processeur: curve.map(([n, { node, postgresql }]) => [n, node + postgresql]) } });
  } finally {
    await client.end();
  }
}

async function cost({ db, api, token }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const once = async () => {
    const text = await call({ port: api.port, agent, headers: { authorization: `Bearer ${token}` }, body: JSON.stringify({ query: DAY_PAGE }) });
    if (text.split('"verb"').length < 51 || text.includes('"errors"')) throw new Error(text.slice(0, 300));
  };
  for (let n = 0; n < 15; n++) await once();
  const used = async () => ({ node: cpuOfProcess(api.child.pid), postgresql: cpuOfFamily(db.postgres.pid), blocks: await blocksRead(db) });
  const before = await used();
  const took = [];
  for (let n = 0; n < TIMES; n++) {
    const from = performance.now();
    await once();
    took.push(performance.now() - from);
  }
  const after = await used();
  agent.destroy();
  return { p50: took.sort((a, b) => a - b)[TIMES / 2], node: ((after.node - before.node) * 1000) / TIMES, postgresql: ((after.postgresql - before.postgresql) * 1000) / TIMES, blocks: (after.blocks - before.blocks) / TIMES };
}

/** What a backend read is told once it has been idle for a while. */
async function blocksRead({ owner }) {
  await new Promise((resolve) => { setTimeout(resolve, 12_000); });
  const { rows: [{ n }] } = await owner.query(`select (blks_hit + blks_read)::bigint as n from pg_stat_database where datname = current_database()`);
  return Number(n);
}

async function signedIn(client) {
  const value = randomBytes(32).toString('base64url');
  await client.query(`insert into app.session (id, professionnel_id, habilitation_id, token_hash, carrier, acr, expires_at) values (gen_random_uuid(), pg_temp.u('person rase 0'), pg_temp.u('rase 0'), $1, 'CLIENT', 'eidas2', now() + interval '3 hours')`,
    [createHash('sha256').update(value).digest()]);
  return value;
}
