import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashToken } from '../../apps/api/auth/token.js';
import type { Browser, Page } from './support/browser.js';
import { World } from './support/world.js';

const KARIM = 'karim.bellangeau@orvale.example';

describe('logging out', () => {
  let world: World;
  beforeAll(async () => { world = await World.start(); });
  afterAll(() => world.stop());

  const isOpen = (token: string | undefined): boolean => world.database.isOpen(hashToken(token ?? ''));
  const logout = (browser: Browser, headers: Record<string, string>): Promise<Page> =>
    browser.open(world.url('/auth/logout'), { method: 'POST', headers: { accept: 'application/json', ...headers } });

  it('ends the session, clears the browser, and says where to close the provider’s own', async () => {
    const { browser } = await world.signIn(KARIM);
    const token = browser.cookie('cordee');
    expect(isOpen(token)).toBe(true);
    const page = await logout(browser, { origin: world.settings.publicUrl });
    expect(isOpen(token)).toBe(false);
    expect(world.logged).toContain('closed BROWSER sign-in');
    expect(browser.cookie('cordee')).toBeUndefined();
    expect(page.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(page.headers.get('cache-control')).toBe('no-store');

    const { logoutUrl } = JSON.parse(page.body) as { logoutUrl: string };
    expect(logoutUrl).not.toContain('id_token');
    const confirm = await browser.open(logoutUrl);
    expect(confirm.body).toContain('Voulez-vous fermer aussi votre session');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(confirm.body)?.[1] ?? '';
    const last = await browser.open(/action="([^"]+)"/.exec(confirm.body)?.[1] ?? '', { form: { xsrf, logout: 'yes' } });
    expect(last.url.href).toBe(world.url('/'));
  });

  it('is not done by a page of somebody else', async () => {
    const { browser } = await world.signIn(KARIM);
    const token = browser.cookie('cordee');
    const foreign: Record<string, string>[] = [{ origin: 'https://elsewhere.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, {}];
    for (const headers of foreign) {
      const page = await logout(browser, headers);
      expect(page.status).toBe(403);
      expect(JSON.parse(page.body)).toMatchObject({ error: { code: 'FOREIGN_ORIGIN' } });
      expect(page.headers.get('clear-site-data')).toBeNull();
      expect(isOpen(token)).toBe(true);
    }
    await logout(browser, { 'sec-fetch-site': 'same-origin' });
    expect(isOpen(token)).toBe(false);
  });

  it('is done by a client with its bearer, wherever it runs', async () => {
    const { browser, page } = await world.signIn(KARIM, { mode: 'client' });
    const { token } = JSON.parse(page.body) as { token: string };
    expect(isOpen(token)).toBe(true);
    expect((await logout(browser, { authorization: `Bearer ${token}` })).status).toBe(200);
    expect(isOpen(token)).toBe(false);
  });

  it('brings a form of our own page home, and may be done twice', async () => {
    const { browser } = await world.signIn(KARIM);
    for (let times = 0; times < 2; times++) {
      const page = await browser.open(world.url('/auth/logout'), { method: 'POST', headers: { origin: world.settings.publicUrl } });
      expect(page.url.href).toBe(world.url('/'));
    }
  });
});
