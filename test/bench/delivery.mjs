import { readFileSync } from 'node:fs';
import { io } from 'socket.io-client';
import { quantile } from './drive.mjs';
import { id } from './ids.mjs';
import { plot } from './plot.mjs';
import { digestOf, post } from './posting.mjs';

/** Those of an average département at its peak (architecture 9), then what one node is asked to hold. */
const SOCKETS = [100, 400, 1000, 2000];
const POSTS = 200;
const THREADS = 60;
const thread = (n) => id(`thread ${n % THREADS} 0`);

/** From the moment a post is sent to the pointer on the other participants' sockets, while ever more people are connected; and what each of them costs in memory. */
export async function delivery({ db, api, token, say }) {
  const people = await peopleOf(db);
  const persona = await token(db.owner, 4);
  const digests = new Map();
  for (let n = 0; n < THREADS; n++) digests.set(thread(n), await digestOf(api.port, persona, thread(n)));
  const told = [];
  const sockets = [];
  const before = residentOf(api.child.pid);
  const curve = [];
  say(`\nDu message envoyé au pointeur, ${POSTS} messages, une API et son seul processus`);
  try {
    for (const many of SOCKETS.filter((n) => n <= people.length)) {
      while (sockets.length < many) sockets.push(await connected(api.port, await token(db.owner, people[sockets.length]), told));
      const { acknowledged, pointers } = await posted({ api, persona, digests, told });
      const memory = (residentOf(api.child.pid) - before) / many;
      curve.push([many, quantile(pointers, 0.5), quantile(pointers, 0.99)]);
      say(`  ${String(many).padStart(5)} sockets   acquitté p50 ${quantile(acknowledged, 0.5).toFixed(1)} ms   pointeur p50 ${quantile(pointers, 0.5).toFixed(1)} ms, p99 ${quantile(pointers, 0.99).toFixed(1)} ms (${pointers.length} pointeurs)   mémoire ${memory.toFixed(0)} Kio par socket`);
    }
  } finally {
    for (const socket of sockets) socket.close();
  }
  plot('delivery', { title: 'Du message envoyé au pointeur', x: 'sockets connectés', y: 'ms', lines: { p50: curve.map(([n, p50]) => [n, p50]), p99: curve.map(([n, , p99]) => [n, p99]) } });
}

/** Those who take part in these exchanges first. */
async function peopleOf({ owner }) {
  const { rows } = await owner.query('select distinct habilitation_id as id from app.participation where thread_id = any($1)', [Array.from({ length: THREADS }, (_, n) => thread(n))]);
  const { rows: actors } = await owner.query('select id from app.habilitation');
  const inThreads = new Set(rows.map((r) => r.id));
  const numbers = new Map(Array.from({ length: actors.length }, (_, n) => [id(`actor ${n}`), n]));
  return [...inThreads, ...actors.map((a) => a.id).filter((a) => !inThreads.has(a))].map((a) => numbers.get(a)).filter((n) => n !== undefined);
}

async function connected(port, token, told) {
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true });
  socket.on('pointer', (p) => told.push([`${p.id} ${p.version}`, performance.now()]));
  await new Promise((resolve, reject) => { socket.once('connect', resolve); socket.once('connect_error', reject); });
  return socket;
}

async function posted({ api, persona, digests, told }) {
  const sent = new Map();
  const acknowledged = [];
  for (let n = 0; n < POSTS; n++) {
    const from = performance.now();
    const { seq } = await post({ port: api.port, token: persona, threadId: thread(n), digest: digests.get(thread(n)) });
    acknowledged.push(performance.now() - from);
    sent.set(`${thread(n)} ${seq}`, from);
  }
  await new Promise((resolve) => { setTimeout(resolve, 2_000); });
  const pointers = told.splice(0).filter(([key]) => sent.has(key)).map(([key, at]) => at - sent.get(key));
  if (pointers.length === 0) throw new Error('nobody was told of anything');
  return { acknowledged, pointers };
}

/** Kio that the system keeps for this process. */
const residentOf = (pid) => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
