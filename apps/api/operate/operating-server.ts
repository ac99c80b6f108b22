/** On a port of its own, for whoever operates: what is measured, and why this node is or is not ready. Never on the port of everybody: what is counted tells how many work, and when. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { Metrics } from '../../../libs/platform/metrics.js';
import type { Health } from './health.js';

export interface OperatingServer { url: string; close(): Promise<void> }

export async function startOperating({ port, host }: { port: number; host: string }, metrics: Metrics, health: Health): Promise<OperatingServer> {
  const answers: Record<string, () => Promise<[status: number, type: string, body: string]>> = {
    '/metrics': async () => [200, metrics.contentType, await metrics.text()],
    '/health': async () => {
      const standing = await health.standing();
      return [standing.status === 'ok' ? 200 : 503, 'application/json', JSON.stringify(standing)];
    },
  };
  const server: Server = createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, (request, response) => {
    const answer = request.method === 'GET' ? answers[request.url ?? ''] : undefined;
    const found = answer ? answer() : Promise.resolve([404, 'text/plain; charset=utf-8', 'Il n’y a rien à cette adresse.\n'] as const);
    found.then(([status, type, body]) => response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body), () => response.writeHead(500).end());
  });
  server.listen(port, host);
  await once(server, 'listening');
  const at = server.address() as { port: number };
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${at.port}`, close: async () => { server.closeAllConnections(); server.close(); await once(server, 'close'); } };
}
