import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cast } from '../../apps/identity/cast.js';
import { hashToken } from '../../apps/api/auth/token.js';
import { Browser } from './support/browser.js';
import { World } from './support/world.js';

const KARIM = 'karim.bellangeau@orvale.example';
const MAUD = 'maud.servian@orvale.example';

describe('signing in', () => {
  let world: World;
  beforeAll(async () => { world = await World.start(); });
  afterAll(() => world.stop());

  it('gives a browser a session cookie that no script can read, and brings it home', async () => {
    const { browser } = await world.signIn(KARIM);
    const callback = browser.seen.find(({ url }) => url.pathname === '/auth/callback');
    expect(callback?.headers.get('location')).toBe('/');
    const line = callback?.headers.getSetCookie().find((one) => one.startsWith('cordee='));
    expect(line).toMatch(/^cordee=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);

    const asked = world.database.opened.at(-1);
    expect(asked).toMatchObject({ issuer: world.settings.oidcIssuer, email: KARIM, acr: 'eidas1-mfa', kind: 'BROWSER', hours: 9 });
    expect(asked?.subject).toBe(cast.find(({ email }) => email === KARIM)?.sub);
    expect(asked?.tokenHash).toEqual(hashToken(browser.cookie('cordee') ?? ''));
  });

  it('gives a client its token in JSON that nobody keeps, and no cookie', async () => {
    const { browser, page } = await world.signIn(KARIM, { mode: 'client' });
    const { token, expiresAt } = JSON.parse(page.body) as { token: string; expiresAt: string };
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(expiresAt).toBe('2026-06-15T18:00:00.000Z');
    expect(world.database.opened.at(-1)).toMatchObject({ kind: 'CLIENT', tokenHash: hashToken(token) });
    expect(browser.cookie('cordee')).toBeUndefined();
  });

  it('lets every person of the cast who has an account and a proven identity in', async () => {
    const welcome = cast.filter(({ account, acr }) => account && acr !== 'eidas0');
    expect(welcome.length).toBe(cast.length - 2);
    for (const { email } of welcome) {
      const { page } = await world.signIn(email, { mode: 'client' });
      expect({ email, status: page.status }).toEqual({ email, status: 200 });
    }
  });

  it('is said in the log: by which carrier, how surely, in which session; not by whom, nor with what opens it', async () => {
    world.logged.length = 0;
    const { page } = await world.signIn(KARIM, { mode: 'client' });
    const { token } = JSON.parse(page.body) as { token: string };
    expect(world.logged.filter((line) => line.startsWith('opened'))).toEqual([expect.stringMatching(/^opened CLIENT eidas1-mfa [0-9a-f-]{36} sign-in$/)]);
    expect(world.logged.join()).not.toMatch(new RegExp(`${token}|karim|BELLANGEAU`));
  });

  it('shows the person of the hint first', async () => {
    const page = await new Browser().open(world.url(`/auth/login?hint=${MAUD}`));
    expect(/data-email="([^"]+)"/.exec(page.body)?.[1]).toBe(MAUD);
    expect((await new Browser().open(world.url('/auth/login?hint=not%20an%20address'))).status).toBe(200);
  });

  it('asks again who one is at a desk where somebody signed in before, and takes the second for the second', async () => {
    const { browser } = await world.signIn(KARIM);
    const first = browser.cookie('cordee') ?? '';
    const { page } = await world.signIn(MAUD, { browser });
    expect(page.url.href).not.toContain('/auth/callback');
    // The provider closes the first person's session by a form that the browser posts by itself.
    const form = Object.fromEntries([...page.body.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
    await browser.open(/action="([^"]+)"/.exec(page.body)?.[1] ?? '', { form });

    expect(world.database.opened.at(-1)?.email).toBe(MAUD);
    expect(world.database.isOpen(hashToken(first))).toBe(false);
    expect(world.database.isOpen(hashToken(browser.cookie('cordee') ?? ''))).toBe(true);
  });

  it('never shows a token of the provider to the browser, nor ours in an address, nor either in the log', async () => {
    const { browser, page } = await world.signIn(KARIM, { mode: 'client' });
    const { token } = JSON.parse(page.body) as { token: string };
    const { browser: other } = await world.signIn(KARIM);
    const secrets = [token, other.cookie('cordee') ?? 'none', world.settings.oidcClientSecret];
    const seen = [...browser.seen, ...other.seen];
    // A signed token of the provider starts so; our sealed login cookie is encrypted and starts otherwise.
    const everything = seen.map(({ headers, body, url }) => [url.href, body, ...[...headers].map(([, value]) => value)].join('\n')).join('\n');
    expect(everything).toContain('eyJhbGciOiJkaXIi');
    expect(everything).not.toMatch(/eyJhbGciOiJ(ES|RS)|access_token|id_token=/);
    for (const secret of secrets) {
      expect(seen.map(({ url, headers }) => `${url.href} ${headers.get('location')}`).join('\n')).not.toContain(secret);
      expect(world.logged.join('\n')).not.toContain(secret);
    }
    expect(world.logged.join('\n')).not.toMatch(/eyJ|code=|state=|@/);
  });
});
