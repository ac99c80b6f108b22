/** The real API, as a process of its own that may be killed: what it says on its outputs is kept. */
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { secrets, type TestDatabase } from '../support/database.js';
import { WIDE } from '../support/wide.mjs';

export interface Answer { status: number; headers: IncomingHttpHeaders; text: string; ms: number }

export class ApiProcess {
  private said = '';
  readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
  private constructor(readonly child: ChildProcess, readonly url: string, readonly operatingUrl: string | null) {}

  /** `program` may be a variant with a seeded mistake, which starts the same API. */
  static async start(db: TestDatabase, env: Record<string, string> = {}, program = 'dist/apps/api/main.js'): Promise<ApiProcess> {
    const { roleSecret, contextKey, kekFile } = secrets();
    const child = fork(program, {
      silent: true, execArgv: [],
      env: {
        PATH: process.env.PATH, NODE_ENV: 'test', PORT: '0', DATABASE_URL: db.url, ROLE_SECRET: roleSecret, CONTEXT_KEY: contextKey.toString('base64url'), KEK_FILE: kekFile,
        COOKIE_SECRET: randomBytes(32).toString('base64url'), OIDC_ISSUER: 'http://localhost:9/api/v2', OIDC_CLIENT_ID: 'cordee', OIDC_CLIENT_SECRET: 'not-used-in-this-test',
        WORKER: 'off', LOG_LEVEL: 'debug', ...WIDE, ...env,
      },
    });
    let said = '';
    const hear = (piece: Buffer): void => { said += piece.toString(); if (api) api.said = said; };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    let api: ApiProcess | undefined;
    const { url, operatingUrl } = await new Promise<{ url: string; operatingUrl: string | null }>((resolve, reject) => {
      child.on('message', (message: { ready?: boolean; url: string; operatingUrl: string | null }) => { if (message.ready) resolve(message); });
      child.once('exit', (code) => reject(new Error(`the API left with ${code}: ${said}`)));
    });
    api = new ApiProcess(child, url, operatingUrl);
    api.said = said;
    return api;
  }

  /** Everything that it wrote on its outputs. */
  get log(): string {
    return this.said;
  }

  /** One GraphQL request on a kept connection; rejects when the connection ends before the whole answer came. */
  ask(token: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    const body = JSON.stringify({ query, variables });
    return new Promise((resolve, reject) => {
      const startedAt = performance.now();
      const sent = request(`${this.url}/graphql`, { method: 'POST', agent: this.agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization: `Bearer ${token}` } }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(pieces).toString('utf8'), ms: performance.now() - startedAt }));
      });
      sent.once('error', reject);
      sent.end(body);
    });
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    this.agent.destroy();
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }
}
