import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Browser } from './support/browser.js';
import { forgeIdToken, forgeUserinfo, keepUserinfo, plainUserinfo } from './support/forgeries.js';
import { World } from './support/world.js';

const KARIM = 'karim.bellangeau@orvale.example';
const DECLARED_ONLY = 'gaspard.monteillet@cabinet-tanneurs.example';
const WITHOUT_ACCOUNT = 'perrine.galuchat@tilleuls.example';

const codeOf = (body: string): string | undefined => /Code (\w+)/.exec(body)?.[1] ?? (JSON.parse(body) as { error?: { code: string } }).error?.code;

describe('who is not let in', () => {
  let world: World;
  beforeAll(async () => { world = await World.start(); });
  afterAll(() => world.stop());
  // Every « cannot » below means something only while somebody can.
  beforeEach(async () => { expect((await world.signIn(KARIM, { mode: 'client' })).page.status).toBe(200); });
  afterEach(() => { world.tamper = undefined; world.database.down = false; });

  const refused = async (attempt: () => Promise<{ page: { status: number; body: string } }>): Promise<string> => {
    const before = world.database.opened.length;
    const { page } = await attempt();
    expect(world.database.opened.length).toBe(before);
    return `${page.status} ${codeOf(page.body)}`;
  };

  it('an identity that is only declared, whatever the provider was asked', async () => {
    const { browser, page } = await world.signIn(DECLARED_ONLY);
    expect([page.status, codeOf(page.body)]).toEqual([403, 'ASSURANCE_TOO_LOW']);
    expect(page.body).toContain('second facteur');
    expect(browser.cookie('cordee')).toBeUndefined();
    expect(await refused(() => world.signIn(DECLARED_ONLY, { mode: 'client' }))).toBe('403 ASSURANCE_TOO_LOW');
  });

  it('somebody without an account here, who learns what to do', async () => {
    const { browser, page } = await world.signIn(WITHOUT_ACCOUNT);
    expect(page.status).toBe(403);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(page.body).toContain(WITHOUT_ACCOUNT);
    expect(page.body).toContain('Demandez une habilitation');
    expect(browser.cookie('cordee')).toBeUndefined();
    const json = (await world.signIn(WITHOUT_ACCOUNT, { mode: 'client' })).page;
    expect(JSON.parse(json.body)).toMatchObject({ error: { code: 'NO_ACCOUNT', whatToDo: expect.stringContaining('habilitation') } });
  });

  it('somebody who gives up', async () => {
    const browser = new Browser();
    const { url } = await browser.open(world.url('/auth/login'));
    const page = await browser.open(url, { form: { annuler: 'oui' } });
    expect([page.status, codeOf(page.body)]).toEqual([403, 'SIGN_IN_CANCELLED']);
  });

  it('a callback played again, by the same browser or with its cookie kept aside', async () => {
    const browser = new Browser();
    let kept: string | undefined;
    browser.onRequest = (url) => { if (url.pathname === '/auth/callback') kept = browser.cookie('cordee-login'); return url; };
    await world.signIn(KARIM, { browser });
    const callback = browser.seen.find(({ url }) => url.pathname === '/auth/callback')?.url ?? '';
    expect(kept).toBeDefined();
    expect(browser.cookie('cordee-login')).toBeUndefined();
    expect(await refused(async () => ({ page: await browser.open(callback) }))).toBe('400 STALE_SIGN_IN');
    browser.plant('cordee-login', kept ?? '');
    expect(await refused(async () => ({ page: await browser.open(callback) }))).toBe('400 STALE_SIGN_IN');
  });

  it('a callback of another sign-in, as when an attacker slips in their own', async () => {
    const theirs = new Browser();
    theirs.onRequest = (url) => (url.pathname === '/auth/callback' ? 'stop' : url);
    const { page } = await world.signIn(KARIM, { browser: theirs });
    const victim = new Browser();
    await victim.open(world.url('/auth/login'));
    expect(await refused(async () => ({ page: await victim.open(page.url) }))).toBe('400 STALE_SIGN_IN');
    expect(await refused(async () => ({ page: await new Browser().open(page.url) }))).toBe('400 STALE_SIGN_IN');
    theirs.onRequest = (url) => url;
    const without = new URL(page.url);
    without.searchParams.delete('state');
    expect(await refused(async () => ({ page: await theirs.open(without) }))).toBe('400 STALE_SIGN_IN');
  });

  it('an id token made for another nonce', async () => {
    const browser = new Browser();
    browser.onRequest = (url) => { if (url.searchParams.has('nonce')) url.searchParams.set('nonce', 'x'.repeat(43)); return url; };
    expect(await refused(() => world.signIn(KARIM, { browser }))).toBe('403 IDENTITY_NOT_PROVEN');
  });

  it('userinfo signed by somebody else, or by nobody', async () => {
    world.tamper = forgeUserinfo('solene.kervadec@orvale.example');
    expect(await refused(() => world.signIn(KARIM))).toBe('403 IDENTITY_NOT_PROVEN');
    world.tamper = plainUserinfo;
    expect(await refused(() => world.signIn(KARIM))).toBe('403 IDENTITY_NOT_PROVEN');
  });

  it('userinfo that the provider did sign, for somebody else', async () => {
    const { keep, replay } = keepUserinfo();
    world.tamper = keep;
    expect((await world.signIn('solene.kervadec@orvale.example', { mode: 'client' })).page.status).toBe(200);
    world.tamper = replay;
    expect(await refused(() => world.signIn(KARIM))).toBe('403 IDENTITY_NOT_PROVEN');
  });

  it('an id token that claims a better level, signed by somebody else', async () => {
    world.tamper = forgeIdToken({ acr: 'eidas3' });
    expect(await refused(() => world.signIn(DECLARED_ONLY))).toBe('403 IDENTITY_NOT_PROVEN');
  });

  it('a sign-in request that means nothing', async () => {
    const page = await new Browser().open(world.url('/auth/login?mode=admin'));
    expect([page.status, codeOf(page.body)]).toEqual([400, 'BAD_SIGN_IN_REQUEST']);
  });

  it('anybody while the database is away, without a word of its message', async () => {
    world.database.down = true;
    const { page } = await world.signIn(KARIM, { mode: 'client' });
    expect([page.status, codeOf(page.body)]).toEqual([500, 'UNEXPECTED']);
    expect(page.body + world.logged.join()).not.toContain('could not insert');
    expect(world.logged.join()).toContain('ECONNREFUSED');
  });
});
