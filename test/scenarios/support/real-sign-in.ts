/** The product with a real provider beside it, on ports of their own: people sign in as they will, by their browser or by the command. */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { issuerOf } from '../../../apps/identity/config.js';
import { startIdentity } from '../../../apps/identity/server.js';
import type { Log } from '../../../libs/platform/log.js';
import { Browser, type Page } from '../../identity/support/browser.js';
import { linkCast, readCast } from '../../../apps/migrate/demonstration-directory.js';
import { Product } from '../../support/product.js';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

const SCRIPT = fileURLToPath(new URL('../../../scripts/token.mjs', import.meta.url));

export class RealSignIn {
  private constructor(readonly product: Product, readonly issuer: string, readonly secret: string, readonly stop: () => Promise<void>) {}

  static async start({ log, documents = [] }: { log?: Log; documents?: readonly string[] } = {}): Promise<RealSignIn> {
    const [port, identityPort] = [await freePort(), await freePort()];
    const folder = mkdtempSync(join(tmpdir(), 'cordee-sign-in-'));
    const secret = randomBytes(24).toString('base64url');
    const publicUrl = `http://localhost:${port}`;
    const issuer = issuerOf({ port: identityPort });
    const identity = await startIdentity({ port: identityPort, publicUrl, clientId: 'cordee', clientSecret: secret, keysFile: join(folder, 'keys.json') });
    const product = await Product.start({ config: { port, publicUrl, oidcIssuer: issuer, oidcClientId: 'cordee', oidcClientSecret: secret }, log, documents });
    await linkCast(product.door.db.owner, readCast('apps/identity/cast.json'), issuer, (person) => person.sub);
    return new RealSignIn(product, issuer, secret, async () => {
      await product.close();
      identity.closeAllConnections();
      await new Promise((resolve) => { identity.close(resolve); });
      rmSync(folder, { recursive: true, force: true });
    });
  }

  get url(): string {
    return this.product.config.publicUrl;
  }

  /** npm run token. */
  command(email: string): Promise<{ code: unknown; out: string; err: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [SCRIPT, email], { env: { PUBLIC_URL: this.url } }, (error, out, err) => resolve({ code: error?.code ?? 0, out: out.trim(), err: err.trim() }));
    });
  }

  async browser(email: string, from = `${this.url}/auth/login`, browser = new Browser()): Promise<{ browser: Browser; page: Page }> {
    const choice = await browser.open(from);
    const sub = new RegExp(`value="([^"]+)" data-email="${email.replaceAll('.', '\\.')}"`).exec(choice.body)?.[1] ?? '';
    return { browser, page: await browser.open(choice.url, { form: { personne: sub } }) };
  }

  /** What the provider gives for a person's sign-in, taken on its way to our server: its own tokens, good for it alone. */
  async tokensOfTheProvider(email: string): Promise<{ access_token: string; id_token: string }> {
    const [verifier, redirect] = [randomBytes(32).toString('base64url'), `${this.url}/auth/callback`];
    const chance = (): string => randomBytes(32).toString('base64url');
    const from = `${this.issuer}/authorize?${new URLSearchParams({
      response_type: 'code', client_id: 'cordee', redirect_uri: redirect, scope: 'openid email', state: chance(), nonce: chance(), prompt: 'login',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' }).toString()}`;
    const browser = new Browser();
    let code = '';
    browser.onRequest = (url) => {
      if (!url.href.startsWith(redirect)) return url;
      code = url.searchParams.get('code') ?? '';
      return 'stop';
    };
    await this.browser(email, from, browser);
    const answer = await fetch(`${this.issuer}/token`, { method: 'POST', body: new URLSearchParams({
      grant_type: 'authorization_code', code, redirect_uri: redirect, code_verifier: verifier, client_id: 'cordee', client_secret: this.secret }) });
    return await answer.json() as { access_token: string; id_token: string };
  }
}
