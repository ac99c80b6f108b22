import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityConfig } from '../../apps/identity/config.js';
import { compileIdentity } from './support/compiled.js';

const folder = mkdtempSync(join(tmpdir(), 'cordee-identity-'));
const compiled = compileIdentity();
const good = { OIDC_CLIENT_ID: 'cordee', OIDC_CLIENT_SECRET: 'x'.repeat(32), PUBLIC_URL: 'http://localhost:3000', IDENTITY_KEYS_FILE: join(folder, 'keys.json') };

interface Run { child: ChildProcess; said: () => string; ended: Promise<number | null> }

/** Its code, once all that it said was read; « close » does not come after a parent has let go of the channel. */
async function end(child: ChildProcess): Promise<number | null> {
  const read = [child.stdout, child.stderr].map((stream) => new Promise((resolve) => stream?.once('end', resolve)));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  await Promise.all(read);
  return code;
}

function run(env: Record<string, string>): Run {
  const child = fork(compiled.main, { env: { PATH: process.env['PATH'], ...good, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => { said += piece.toString(); });
  return { child, said: () => said, ended: end(child) };
}

const ready = ({ child, said }: Run): Promise<unknown> => new Promise((resolve, reject) => {
  child.once('message', resolve);
  child.once('exit', () => reject(new Error(said())));
});

describe('the provider as a process', () => {
  let port: string;
  beforeAll(async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = String((server.address() as { port: number }).port);
    await new Promise((resolve) => server.close(resolve));
  });
  afterAll(() => { compiled.remove(); rmSync(folder, { recursive: true, force: true }); });

  it('says that it is ready, says nothing else, and ends with its parent or on SIGTERM', async () => {
    for (const stop of [(one: Run) => one.child.disconnect(), (one: Run) => one.child.kill('SIGTERM')]) {
      const one = run({ IDENTITY_PORT: port });
      expect(await ready(one)).toEqual({ ready: true });
      expect((await fetch(`http://localhost:${port}/api/v2/.well-known/openid-configuration`)).status).toBe(200);
      stop(one);
      expect(await one.ended).toBe(0);
      expect(one.said()).toBe('');
    }
  });

  it('refuses a taken port, a broken key file, a missing setting and production, each in one sentence', async () => {
    const holder = run({ IDENTITY_PORT: port });
    await ready(holder);
    writeFileSync(join(folder, 'broken.json'), '{');
    const cases: [Record<string, string>, RegExp][] = [
      [{ IDENTITY_PORT: port }, new RegExp(`^Le port ${port} est déjà pris[^\n]+\n$`)],
      [{ IDENTITY_PORT: port, IDENTITY_KEYS_FILE: join(folder, 'broken.json') }, /^Le fichier des clés[^\n]+\n$/],
      [{ IDENTITY_PORT: '0', OIDC_CLIENT_ID: '' }, /^Réglage du fournisseur d'identité à corriger : IDENTITY_PORT[^\n]+OIDC_CLIENT_ID[^\n]+\n$/],
      [{ IDENTITY_PORT: port, NODE_ENV: 'production' }, /^Le fournisseur d'identité de démonstration ne démarre pas en production[^\n]+\n$/],
    ];
    for (const [env, sentence] of cases) {
      const one = run(env);
      expect(await one.ended).toBe(1);
      expect(one.said()).toMatch(sentence);
    }
    holder.child.kill('SIGTERM');
    await holder.ended;
  });

  it('keeps of the public address its origin only', () => {
    expect(identityConfig({ ...good, IDENTITY_PORT: '4000', PUBLIC_URL: 'http://localhost:3000/' }).publicUrl).toBe('http://localhost:3000');
  });
});
