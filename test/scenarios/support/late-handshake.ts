/** A session read by a handshake, then ended, then the socket opens: what was checked is no longer so when it is kept. */
import { io, type Socket } from 'socket.io-client';
import type { Pointer } from '../../../apps/api/realtime/events.js';
import { hashToken } from '../../../apps/api/auth/token.js';
import { SignIn } from '../../../libs/platform/sign-in.js';
import type { Product } from '../../support/product.js';
import { until } from './acts.js';
import { gate } from './schedule.js';

export async function openedOverAnEnd(product: Product, who: string): Promise<{ socket: Socket; told: Pointer[] }> {
  const signIn = product.server.app.get(SignIn);
  const token = await product.token(who);
  const readSession = signIn.readSession.bind(signIn);
  const [read, goOn] = [gate(), gate()];
  signIn.readSession = async (...args) => {
    const actor = await readSession(...args);
    signIn.readSession = readSession;
    read.open();
    await goOn.opened;
    return actor;
  };
  const socket = io(product.server.url, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true });
  product.sockets.push(socket);
  const told: Pointer[] = [];
  socket.on('pointer', (pointer: Pointer) => told.push(pointer));
  let opened = false;
  socket.on('connect', () => { opened = true; });
  await read.opened;
  await signIn.endSession(hashToken(token));
  goOn.open();
  await until('it was open for a moment', () => opened);
  return { socket, told };
}
