/** Another API process on the same database, as a second machine would be: the built program, its own port, its own tail of events. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Product } from '../../support/product.js';

export interface SecondNode { url: string; stop(): Promise<number | null> }

const MAIN = fileURLToPath(new URL('../../../dist/apps/api/main.js', import.meta.url));

export async function secondNode({ config }: Product): Promise<SecondNode> {
  const child = fork(MAIN, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [],
    env: {
      PATH: process.env['PATH'], NODE_ENV: 'test', PORT: '0', HOST: config.host, PUBLIC_URL: config.publicUrl, DATABASE_URL: config.databaseUrl, ROLE_SECRET: config.roleSecret,
      CONTEXT_KEY: config.contextKey.toString('base64url'), KEK_FILE: config.kekFile, COOKIE_SECRET: config.cookieSecret.toString('base64url'), OIDC_ISSUER: config.oidcIssuer,
      OIDC_CLIENT_ID: config.oidcClientId, OIDC_CLIENT_SECRET: config.oidcClientSecret, WORKER: 'off', LOG_LEVEL: 'fatal',
    },
  });
  const ended = new Promise<number | null>((resolve) => { child.once('exit', resolve); });
  const { url } = await new Promise<{ url: string }>((resolve, reject) => {
    child.once('message', (said) => resolve(said as { url: string }));
    void ended.then((code) => reject(new Error(`the second node ended with ${code}`)));
  });
  return {
    url,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
