/** A wire that a test may cut: what passes through it is PostgreSQL's, or anybody's. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Proxy {
  port: number;
  /** Ends what is open; while held, new connections are accepted and lead nowhere. */
  cut(hold: boolean): void;
  release(): void;
  /** What is open stays so and carries nothing more, as when a firewall forgets it. */
  freeze(): void;
  close(): Promise<void>;
}

export async function proxyTo(host: string, port: number): Promise<Proxy> {
  const open = new Set<Socket>();
  let waiting: (() => void)[] | null = null;
  const server = createServer((near) => {
    open.add(near);
    near.on('error', () => undefined).on('close', () => open.delete(near));
    const join = (): void => {
      if (near.destroyed) return;
      const far = connect(port, host);
      open.add(far);
      far.on('error', () => near.destroy()).on('close', () => { open.delete(far); near.destroy(); });
      near.on('close', () => far.destroy());
      near.pipe(far).pipe(near);
    };
    if (waiting) waiting.push(join);
    else join();
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    port: (server.address() as AddressInfo).port,
    cut(hold) {
      waiting = hold ? [] : null;
      for (const socket of open) socket.destroy();
    },
    release() {
      const held = waiting ?? [];
      waiting = null;
      for (const join of held) join();
    },
    freeze() {
      for (const socket of open) socket.unpipe().pause();
    },
    close: () => new Promise((resolve) => {
      for (const socket of open) socket.destroy();
      server.close(() => resolve());
    }),
  };
}
