/** Whoever sends a byte now and then, reads none, or opens and says nothing, is cut: each phase has its time, whatever moved meanwhile. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { BlockList, Socket } from 'node:net';
import type { Patience } from '../../../libs/platform/rate-limits.js';
import { isProxy } from './address-of.js';

const within = (socket: Socket, ms: number, unless: () => boolean = () => false): (() => void) => {
  const timer = setTimeout(() => { if (!unless()) socket.destroy(); }, ms).unref();
  return () => clearTimeout(timer);
};

export function guardSlow(server: Server, { headMs, idleMs, bodyMs, depositMs, answerMs, perAddress }: Patience, proxies: BlockList): void {
  const waiting = new WeakMap<Socket, () => void>();
  const open = new Map<string, number>();
  server.headersTimeout = headMs;
  server.requestTimeout = depositMs;
  server.keepAliveTimeout = idleMs;
  // Under TLS a request's socket is the one that is secured; what shakes hands slowly has its own time (tlsOptions).
  server.on('setSecureContext' in server ? 'secureConnection' : 'connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    if (count > perAddress && !isProxy(address, proxies)) return void socket.destroy();
    open.set(address, count);
    socket.once('close', () => {
      const left = open.get(address)! - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    waiting.set(socket, within(socket, headMs));
  });
  server.prependListener('upgrade', (request: IncomingMessage) => waiting.get(request.socket)?.());
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    waiting.get(socket)?.();
    const bodyPatience = request.url?.startsWith('/pieces/depots') ? depositMs : bodyMs;
    // Come whole, whether or not anybody has read it: a line that waits for its events has sent all it had.
    const came = within(socket, bodyPatience, () => request.complete);
    const left = within(socket, bodyPatience + answerMs);
    // A connection that is kept may say nothing for a while, then says its next head in as long as the first.
    response.once('close', () => { came(); left(); if (!socket.destroyed) waiting.set(socket, within(socket, idleMs + headMs)); });
  });
}
