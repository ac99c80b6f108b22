import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { INestApplication, LoggerService } from '@nestjs/common';
import { AuthModule } from '../../../apps/api/auth/auth.module.js';
import type { AuthSettings } from '../../../apps/api/auth/settings.js';
import { issuerOf, type IdentityConfig } from '../../../apps/identity/config.js';
import { identityApp } from '../../../apps/identity/server.js';
import { Browser, type Page } from './browser.js';
import { MemorySignIn } from './memory-sign-in.js';

export type Tamper = (req: IncomingMessage, res: ServerResponse) => void;

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
const close = (server: Server): Promise<void> => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); });

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  await close(server);
  return port;
}

/** A real provider and a real API on ports of their own; only the database is played. */
export class World {
  readonly database = new MemorySignIn();
  readonly logged: string[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), 'cordee-identity-'));
  /** What somebody between the API and the provider would change. */
  tamper: Tamper | undefined;
  private provider: Server | undefined;

  private constructor(readonly identity: IdentityConfig, readonly settings: AuthSettings) {}

  private api!: INestApplication;

  static async start(changes: Partial<AuthSettings> = {}): Promise<World> {
    const [port, apiPort] = [await freePort(), await freePort()];
    const publicUrl = `http://localhost:${apiPort}`;
    const secret = randomBytes(24).toString('base64url');
    const identity = { port, publicUrl, clientId: 'cordee', clientSecret: secret, keysFile: '' };
    const world = new World(identity, {
      publicUrl, oidcIssuer: issuerOf(identity), oidcClientId: 'cordee', oidcClientSecret: secret,
      cookieSecret: randomBytes(32), production: false, sessionHours: 9, sessionIdleMinutes: 60, refusalQuantumMs: 0, ...changes,
    });
    identity.keysFile = join(world.folder, 'keys.json');
    await world.startProvider();
    world.api = await NestFactory.create(AuthModule.register(world.settings, world.database), { logger: world.logger() });
    await world.api.listen(apiPort, '127.0.0.1');
    return world;
  }

  async startProvider(): Promise<void> {
    const app = await identityApp(this.identity);
    this.provider = createServer((req, res) => {
      this.tamper?.(req, res);
      app(req, res);
    });
    await listen(this.provider, this.identity.port);
  }

  async stopProvider(): Promise<void> {
    if (this.provider) await close(this.provider);
    // The connections that are kept alive notice a moment later.
    await new Promise((resolve) => setTimeout(resolve, 20));
    this.provider = undefined;
  }

  async stop(): Promise<void> {
    await this.api.close();
    await this.stopProvider();
    rmSync(this.folder, { recursive: true, force: true });
  }

  url(path: string): string {
    return this.settings.publicUrl + path;
  }

  /** From « Se connecter » to the end, choosing a person on the provider's page. */
  async signIn(email: string, { browser = new Browser(), mode = 'browser', from = '' } = {}): Promise<{ browser: Browser; page: Page }> {
    const choice = await browser.open(from || this.url(`/auth/login?mode=${mode}`));
    const sub = new RegExp(`value="([^"]+)" data-email="${email.replaceAll('.', '\\.')}"`).exec(choice.body)?.[1];
    if (!sub) return { browser, page: choice };
    return { browser, page: await browser.open(choice.url, { form: { personne: sub } }) };
  }

  private logger(): LoggerService {
    const keep = (...said: unknown[]): void => void this.logged.push(said.map(String).join(' '));
    return { log: keep, warn: keep, error: keep, debug: keep, verbose: keep, fatal: keep };
  }
}
