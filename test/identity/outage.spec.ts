import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Browser } from './support/browser.js';
import { World } from './support/world.js';

const realNow = performance.now.bind(performance);
const KARIM = 'karim.bellangeau@orvale.example';

describe('while the identity provider is away', () => {
  let world: World;
  beforeAll(async () => { world = await World.start(); });
  afterAll(() => world.stop());
  afterEach(() => { jest.restoreAllMocks(); });

  const laterBy = (milliseconds: number): unknown => jest.spyOn(performance, 'now').mockImplementation(() => realNow() + milliseconds);

  it('the API says so, in French, then finds it again by itself', async () => {
    await world.stopProvider();
    const page = await new Browser().open(world.url('/auth/login'));
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5']);
    expect(page.body).toContain('ne répond pas');
    const json = await new Browser('application/json').open(world.url('/auth/login?mode=client'));
    expect(JSON.parse(json.body)).toMatchObject({ error: { code: 'PROVIDER_UNREACHABLE' } });
    await world.startProvider();
    expect((await world.signIn(KARIM, { mode: 'client' })).page.status).toBe(200);
  });

  it('does not send a browser to a provider that died since it was found', async () => {
    expect((await world.signIn(KARIM, { mode: 'client' })).page.status).toBe(200);
    await world.stopProvider();
    laterBy(31_000);
    expect((await new Browser().open(world.url('/auth/login'))).status).toBe(503);
    await world.startProvider();
    laterBy(62_000);
    expect((await new Browser().open(world.url('/auth/login'))).status).toBe(200);
  });

  it('a sign-in cut in the middle is told so and opens nothing', async () => {
    const browser = new Browser();
    browser.onRequest = (url) => (url.pathname === '/auth/callback' ? 'stop' : url);
    const { page } = await world.signIn(KARIM, { browser });
    const before = world.database.opened.length;
    await world.stopProvider();
    browser.onRequest = (url) => url;
    const end = await browser.open(page.url);
    expect(end.status).toBe(503);
    expect(world.database.opened.length).toBe(before);
    await world.startProvider();
  });

  it('one still logs out here', async () => {
    const { browser } = await world.signIn(KARIM);
    await world.stopProvider();
    laterBy(31_000);
    const page = await browser.open(world.url('/auth/logout'), { method: 'POST', headers: { accept: 'application/json', origin: world.settings.publicUrl } });
    expect(page.status).toBe(200);
    expect(world.database.ended.length).toBeGreaterThan(0);
    await world.startProvider();
  });
});

describe('with ProConnect', () => {
  const listed = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'nonce', 'claims', 'prompt', 'idp_hint', 'login_hint'];

  it('only the parameters that it lists are sent, and logging out is ours alone', async () => {
    const world = await World.start({ oidcProfile: 'proconnect' });
    const browser = new Browser();
    let asked: URL | undefined;
    browser.onRequest = (url) => { if (!url.pathname.endsWith('/authorize')) return url; asked = url; return 'stop'; };
    await browser.open(world.url(`/auth/login?hint=${KARIM}`));
    expect([...(asked?.searchParams.keys() ?? [])].filter((name) => !listed.includes(name))).toEqual([]);
    expect(asked?.searchParams.get('prompt')).toBe('login');
    expect(JSON.parse(asked?.searchParams.get('claims') ?? '')).toEqual({ id_token: { acr: { essential: true, values: ['eidas1-mfa', 'eidas2', 'eidas3'] }, amr: { essential: true } } });
    const out = await new Browser('application/json').open(world.url('/auth/logout'), { method: 'POST', headers: { origin: world.settings.publicUrl } });
    expect(JSON.parse(out.body)).toEqual({ logoutUrl: null });
    await world.stop();
  });
});
