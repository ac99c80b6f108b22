/* Fifty clients that mean harm, in a process of their own: stolen sessions, tokens made up, sign-ins begun, lines opened, connections that say nothing. Each asks again as soon as it is answered. */
import { connect } from 'node:net';
import { randomBytes } from 'node:crypto';
import { io } from 'socket.io-client';

const told = { served: 0, refused: 0, other: 0 };
let over = false;
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

async function again(once) {
  while (!over) {
    try {
      const status = await once();
      told[status === 200 ? 'served' : status === 429 ? 'refused' : 'other'] += 1;
    } catch {
      told.other += 1;
      await pause(20);
    }
  }
}

function harm({ url, stolen, query }) {
  const ask = async (token) => {
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query }) });
    await answer.arrayBuffer();
    return answer.status;
  };
  const signIn = async () => {
    const answer = await fetch(`${url}/auth/login`, { redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status;
  };
  const line = () => new Promise((resolve) => {
    const socket = io(url, { transports: ['websocket'], auth: { token: randomBytes(32).toString('base64url') }, reconnection: false, forceNew: true });
    socket.once('connect_error', (error) => { socket.close(); resolve(error.message === 'TROP_DE_DEMANDES' ? 429 : 401); });
  });
  const silence = () => new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write('POST /graphql HTTP/1.1\r\nhost: localhost\r\n'));
    socket.on('error', () => undefined).once('close', () => resolve(408));
  });
  const clients = [
    ...Array.from({ length: 20 }, (_, n) => () => ask(stolen[n % stolen.length])), ...Array.from({ length: 10 }, () => () => ask(randomBytes(32).toString('base64url'))),
    ...Array.from({ length: 10 }, () => signIn), ...Array.from({ length: 5 }, () => line), ...Array.from({ length: 5 }, () => silence)];
  for (const client of clients) void again(client);
  return clients.length;
}

process.on('message', (message) => {
  if (message.over) {
    over = true;
    process.send({ told }, () => process.exit(0));
  } else process.send({ clients: harm(message) });
});
process.on('disconnect', () => process.exit(0));
