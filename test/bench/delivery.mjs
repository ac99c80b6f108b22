import { io } from 'socket.io-client';
import { quantile } from './drive.mjs';
import { id } from './ids.mjs';
import { digestOf, post } from './posting.mjs';

const SOCKETS = 400;
const POSTS = 300;

/** From the moment a post is sent to the pointer on the other participants' sockets, with four hundred sockets connected. */
export async function delivery({ db, api, token, say }) {
  const { rows } = await db.owner.query(`select distinct habilitation_id as id from app.participation where thread_id = any($1)`, [Array.from({ length: 60 }, (_, n) => id(`thread ${n} 0`))]);
  const inThreads = new Set(rows.map((r) => r.id));
  const { rows: actors } = await db.owner.query('select id from app.habilitation');
  const numbers = new Map(Array.from({ length: actors.length }, (_, n) => [id(`actor ${n}`), n]));
  const people = [...inThreads, ...actors.map((a) => a.id).filter((a) => !inThreads.has(a))].slice(0, SOCKETS).map((a) => numbers.get(a));
  const sent = new Map();
  const latencies = [];
  const sockets = [];
  for (const n of people) {
    const socket = io(`http://127.0.0.1:${api.port}`, { transports: ['websocket'], auth: { token: await token(db.owner, n) }, reconnection: false, forceNew: true });
    socket.on('pointer', (p) => { const key = `${p.id} ${p.version}`; latencies.push([key, performance.now()]); });
    await new Promise((resolve, reject) => { socket.once('connect', resolve); socket.once('connect_error', reject); });
    sockets.push(socket);
  }
  const persona = await token(db.owner, 4);
  const digests = new Map();
  const acknowledged = [];
  for (let i = 0; i < POSTS; i++) {
    const threadId = id(`thread ${i % 60} 0`);
    if (!digests.has(threadId)) digests.set(threadId, await digestOf(api.port, persona, threadId));
    const from = performance.now();
    const { seq } = await post({ port: api.port, token: persona, threadId, digest: digests.get(threadId) });
    acknowledged.push(performance.now() - from);
    sent.set(`${threadId} ${seq}`, from);
  }
  await new Promise((resolve) => { setTimeout(resolve, 2_000); });
  const told = latencies.filter(([key]) => sent.has(key)).map(([key, at]) => at - sent.get(key));
  say(`\nDu message envoyé au pointeur, ${sockets.length} sockets connectés, ${POSTS} messages, ${told.length} pointeurs`);
  say(`  acquitté  p50 ${quantile(acknowledged, 0.5).toFixed(1)} ms   p99 ${quantile(acknowledged, 0.99).toFixed(1)} ms`);
  say(`  pointeur  p50 ${quantile(told, 0.5).toFixed(1)} ms   p99 ${quantile(told, 0.99).toFixed(1)} ms`);
  for (const socket of sockets) socket.close();
}
