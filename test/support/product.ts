/** The whole product in this process: HTTP, sockets, worker, on a database of one's own. People sign in through the real session function. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { hashToken } from '../../apps/api/auth/token.js';
import type { Pointer } from '../../apps/api/realtime/events.js';
import { TrustedDocuments } from '../../apps/api/graphql/trusted-documents.js';
import { Platform } from '../../apps/api/platform.js';
import { startServer, type RunningServer } from '../../apps/api/server.js';
import { playStory } from '../../apps/migrate/demonstration-story.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import type { Config } from '../../libs/platform/config.js';
import { PATIENCE, rateLimits } from '../../libs/platform/rate-limits.js';
import { WIDE } from './wide.mjs';
import { makeLog, type Log } from '../../libs/platform/log.js';
import { SignIn } from '../../libs/platform/sign-in.js';
import { secrets } from './database.js';
import { openDoor, type Door } from './door.js';

/** The sources run here, the screens as they are built. */
const SCREENS = join(process.cwd(), 'dist/apps/web');

/** Here one person does in a second what takes a day; what is limited is tried by test/abuse, under the limits of service. */
const UNLIMITED = rateLimits.parse(WIDE.RATE_LIMITS);

export interface Answer { status: number; body: { data?: any; errors?: { message: string; extensions: Record<string, unknown> }[] }; text: string; ms: number }

export class Product {
  private readonly tokens = new Map<string, string>();
  readonly sockets: Socket[] = [];
  private constructor(readonly door: Door, readonly config: Config, readonly server: RunningServer) {}

  /** Refusals leave at once: what the quantum hides is asked where it is (test/timing, search.spec.ts, node.spec.ts). */
  static async start(options: { door?: Door; config?: Partial<Config>; log?: Log; documents?: readonly string[] } = {}): Promise<Product> {
    const door = options.door ?? await openDoor();
    const { roleSecret, contextKey, kekFile } = secrets();
    const config: Config = {
      production: false, port: 0, host: '127.0.0.1', publicUrl: 'http://localhost:3999', databaseUrl: door.db.url, roleSecret, contextKey, kekFile, kekMin: 1, keyService: null, journalKeyFile: '', witnessFolder: '', witnessMail: '', cookieSecret: randomBytes(32),
      oidcIssuer: 'http://localhost:9/api/v2', oidcClientId: 'cordee', oidcClientSecret: 'not-used-in-this-test', oidcProfile: 'standard', sessionHours: 1, sessionIdleMinutes: 60, poolSize: 8,
      worker: false, refusalQuantumMs: 0, logLevel: 'fatal', filesFolder: mkdtempSync(join(tmpdir(), 'cordee-files-')), clamavUrl: '', filesBucket: null, witnessBucket: null, trustedOnly: false, earlierDocuments: [], smtpUrl: '', mailFrom: 'ne-pas-repondre@cordee.example', metrics: null, tls: null, rateLimits: UNLIMITED, operationsAtOnce: 100, patience: PATIENCE, trustedProxies: [], ...options.config,
    };
    return new Product(door, config, await startServer(new Platform(config, options.log ?? makeLog(config.logLevel)), SCREENS, options.documents && new TrustedDocuments(options.documents)));
  }

  async story(salt = ''): Promise<Story> {
    return await playStory((key, verb) => this.door.as(key, verb), this.door.kek, salt);
  }

  /** A bearer token of our own session for a person of the cast. */
  async token(key: string): Promise<string> {
    let token = this.tokens.get(key);
    if (!token) {
      token = randomBytes(32).toString('base64url');
      const opened = await this.server.app.get(SignIn).openSession({ issuer: 'test', subject: key, acr: 'eidas1-mfa', tokenHash: hashToken(token), kind: 'CLIENT', hours: 1 });
      if (!opened) throw new Error(`no account: ${key}`);
      this.tokens.set(key, token);
    }
    return token;
  }

  forget(key: string): void {
    this.tokens.delete(key);
  }

  async ask(key: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    return await this.post({ authorization: `Bearer ${await this.token(key)}` }, JSON.stringify({ query, variables }));
  }

  async post(headers: Record<string, string>, body: string): Promise<Answer> {
    const startedAt = performance.now();
    const response = await fetch(`${this.server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    const text = await response.text();
    let parsed: Answer['body'] = {};
    try { parsed = JSON.parse(text) as Answer['body']; } catch { /* not JSON: the text tells */ }
    return { status: response.status, body: parsed, text, ms: performance.now() - startedAt };
  }

  /** A connected socket and what it was told. */
  async socket(key: string, server: Pick<RunningServer, 'url'> = this.server): Promise<{ socket: Socket; told: Pointer[] }> {
    const socket = io(server.url, { transports: ['websocket'], auth: { token: await this.token(key) }, reconnection: false, forceNew: true });
    this.sockets.push(socket);
    const told: Pointer[] = [];
    socket.on('pointer', (pointer: Pointer) => told.push(pointer));
    await new Promise<void>((resolve, reject) => { socket.once('connect', resolve); socket.once('connect_error', reject); });
    return { socket, told };
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.close();
    await this.server.close();
    rmSync(this.config.filesFolder, { recursive: true, force: true });
    await this.door.close();
  }
}
