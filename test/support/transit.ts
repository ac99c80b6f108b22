/** The key service of a spec, in its own process: told how to behave, asked how often it was asked. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { KeyService, KeyServiceAccess } from '../../libs/platform/config.js';

export interface Transit {
  /** What a server is told of it, with its token or another access. */
  service(access?: KeyServiceAccess, more?: Partial<KeyService>): KeyService;
  /** « slow », « sealed »…, so many times, then well again. */
  is(mode: string, times?: number): Promise<void>;
  tell(what: Record<string, unknown>): Promise<{ asked: number }>;
  /** What its administrator does: « rotate », « config » of transit/keys/cordee. */
  administer(path: string, body?: Record<string, unknown>): Promise<void>;
  stop(): Promise<void>;
}

const TOKEN = 'root-of-this-test';

export async function startTransit(tls?: { key: string; cert: string }): Promise<Transit> {
  const child = fork('test/support/transit-server.mjs', { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [], env: { PATH: process.env.PATH, ...(tls && { TLS_KEY: tls.key, TLS_CERT: tls.cert }) } });
  const [{ port }] = await once(child, 'message') as [{ port: number }];
  const url = `${tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  const tell = async (what: Record<string, unknown>): Promise<{ asked: number }> => {
    const heard = once(child, 'message');
    child.send(what);
    return (await heard as [{ asked: number }])[0];
  };
  const administer = async (path: string, body: Record<string, unknown> = {}): Promise<void> => void await tell({ administer: path, body });
  await administer('');
  return {
    service: (access = { token: TOKEN }, more = {}) => ({ url, mount: 'transit', key: 'cordee', access, timeoutMs: 300, ...more }),
    is: async (mode, times) => void await tell({ mode, ...(times === undefined ? {} : { times }) }),
    tell, administer,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}
