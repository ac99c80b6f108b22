/** A socket whose wire is cut, whose access ends meanwhile, and which comes back: what it hears of the exchange after the cut. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { sleep } from '../../../libs/platform/clock.js';
import { until } from './acts.js';

export interface Place {
  url: string;
  auth: object;
  /** Tells the exchange one more thing. */
  publish: (text: string) => Promise<unknown>;
  revoke: () => Promise<unknown>;
  /** Resolves when another person of the exchange has heard this many things. */
  othersHeard: (many: number) => Promise<unknown>;
}

export async function heardAfterBeingRevokedOffline({ url, auth, publish, revoke, othersHeard }: Place, ofExchange: (said: unknown) => boolean): Promise<{ before: number; after: number }> {
  const socket: Socket = io(url, { transports: ['websocket'], auth, reconnection: true, reconnectionDelay: 1_500, reconnectionDelayMax: 1_500, randomizationFactor: 0, forceNew: true });
  let heard = 0;
  socket.onAny((_name, said) => { if (ofExchange(said)) heard += 1; });
  try {
    await until('connected', () => socket.connected);
    await publish('before');
    await until('heard before the cut', () => heard === 1);

    const before = heard;
    socket.io.engine.close();
    // Time for the server to notice too.
    await sleep(300);
    await revoke();
    await publish('while offline');
    await until('back', () => socket.connected);
    await publish('after it came back');
    await othersHeard(3);
    // Long enough for what would have leaked to arrive; nothing is measured.
    await sleep(500);
    return { before, after: heard - before };
  } finally {
    socket.close();
  }
}

/** What we are not: rooms as the authority, and a recovery that gives them back with what was missed. */
export async function leakyPlace(): Promise<Place & { close: () => Promise<void> }> {
  const http = createServer();
  const server = new Server(http, { connectionStateRecovery: { maxDisconnectionDuration: 60_000, skipMiddlewares: false } });
  const allowed = new Set(['revoked', 'other']);
  let published = 0;
  server.on('connection', (socket) => {
    const { who } = socket.handshake.auth as { who: string };
    if (socket.recovered || !allowed.has(who)) return;
    void socket.join([who, 'exchange']);
  });
  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, auth: { who: 'revoked' },
    publish: async (text) => {
      server.to('exchange').emit('said', { text });
      published += 1;
      await sleep(20);
    },
    revoke: () => {
      allowed.delete('revoked');
      server.in('revoked').socketsLeave('exchange');
      return Promise.resolve();
    },
    othersHeard: (many) => until('published', () => published >= many),
    close: async () => { await server.close(); },
  };
}
