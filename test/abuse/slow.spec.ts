import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type Socket } from 'node:net';
import { PATIENCE } from '../../libs/platform/rate-limits.js';
import { Product } from '../support/product.js';

const FAST = { ...PATIENCE, headMs: 600, idleMs: 900, bodyMs: 900, depositMs: 1500, answerMs: 900, connectMs: 600 };
let product: Product;
beforeAll(async () => { product = await Product.start({ config: { patience: FAST } }); });
afterAll(() => product.close());

/** A client that does as it likes; when the server cut it, if it did. */
function open(at: Product = product): { socket: Socket; cut: Promise<number>; heard: () => string } {
  const { hostname, port } = new URL(at.server.url);
  const from = performance.now();
  const socket = connect(Number(port), hostname);
  let heard = '';
  socket.on('data', (bytes) => { heard += bytes.toString('latin1'); }).on('error', () => undefined);
  return { socket, heard: () => heard, cut: new Promise((resolve) => { 
    socket.once('close', () => resolve(performance.now() - from));
    // The last frame of a WebSocket: who does not answer it is cut by the library, later.
    socket.on('data', (bytes) => { if (bytes.at(-2) === 0x88 && bytes.at(-1) === 0) resolve(performance.now() - from); });
  }) };
}
function drip(socket: Socket, text: string, everyMs: number): void {
  let at = 0;
  const timer = setInterval(() => { if (at < text.length && socket.writable) socket.write(text[at++]!); else clearInterval(timer); }, everyMs);
  socket.once('close', () => clearInterval(timer));
}
const HEAD = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
const BODY = JSON.stringify({ query: '{ me { currentSessionId } }' });

describe('whoever is slow', () => {
  it('is served when it is only a little: a whole request in three pieces', async () => {
    const { socket, heard } = open();
    for (const piece of [HEAD, `content-length: ${BODY.length}\r\n\r\n`, BODY]) { socket.write(piece); await new Promise((resolve) => { setTimeout(resolve, 100); }); }
    for (let n = 0; n < 100 && !heard().includes('NON_AUTHENTIFIE'); n++) await new Promise((resolve) => { setTimeout(resolve, 50); });
    expect(heard()).toContain('401');
    socket.destroy();
  });

  it.each<[string, (socket: Socket) => void]>([
    ['opens and says nothing', () => undefined],
    ['says its head letter by letter', (socket) => drip(socket, HEAD.repeat(20), 50)],
    ['says its head, then its body letter by letter', (socket) => { socket.write(`${HEAD}content-length: 5000\r\n\r\n`); drip(socket, ' '.repeat(5000), 50); }],
    ['announces a body and says none of it', (socket) => { socket.write(`${HEAD}content-length: 5000\r\n\r\n`); }],
    ['deposits letter by letter', (socket) => { socket.write('PATCH /pieces/depots/x HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5000\r\n\r\n'); drip(socket, ' '.repeat(5000), 50); }],
    ['is answered, then says its next head letter by letter', (socket) => { socket.write('GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n'); setTimeout(() => drip(socket, HEAD.repeat(20), 50), 300); }],
    ['enters by a socket and says nothing of who it is', (socket) => { socket.write('GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'); }],
    ['asks a hundred screens and reads none', (socket) => { socket.pause(); socket.write('GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(3000)); socket.write(`${HEAD}content-length: 9\r\n\r\n`); setTimeout(() => socket.resume(), 4000); }],
  ])('and %s is cut', async (_how, act) => {
    const { socket, cut } = open();
    act(socket);
    const after = await Promise.race([cut, new Promise<number>((resolve) => { setTimeout(() => resolve(Infinity), 12_000); })]);
    socket.destroy();
    expect(after).toBeLessThan(12_000);
    // Meanwhile and afterwards, others are answered.
    expect((await product.ask('A4', '{ me { currentSessionId } }')).status).toBe(200);
  });

  it('has so many connections from one address, and no more', async () => {
    const few = await Product.start({ door: product.door, config: { patience: { ...PATIENCE, perAddress: 3 } } });
    try {
      const all = Array.from({ length: 6 }, () => open(few));
      const cut = await Promise.all(all.map(({ cut: end }) => Promise.race([end.then(() => true), new Promise<boolean>((resolve) => { setTimeout(() => resolve(false), 1500); })])));
      expect(cut.filter(Boolean)).toHaveLength(3);
      for (const { socket } of all) socket.destroy();
    } finally {
      await few.server.close();
    }
  });
});
