import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hashOfLink } from '../../libs/platform/invitation-links.js';
import { emailIsVerified } from '../../apps/api/auth/profile.js';
import { newToken } from '../../apps/api/auth/token.js';
import { Browser, type Page } from './support/browser.js';
import { unverifiedAddress } from './support/forgeries.js';
import { World } from './support/world.js';

const PERRINE = 'perrine.galuchat@tilleuls.example';
const KARIM = 'karim.bellangeau@orvale.example';

/** What somebody is answered, but for the hour. */
const answerOf = ({ status, body, headers }: Page): object => ({ status, body, headers: [...headers].filter(([name]) => name !== 'date') });

describe('the link of an invitation', () => {
  let world: World;
  beforeAll(async () => { world = await World.start(); });
  afterAll(() => world.stop());
  afterEach(() => { world.tamper = undefined; });

  const from = (token: string): string => world.url(`/invitation/${token}`);

  it('opened, changes nothing: it sends to the provider, with its hash alone in a sealed cookie of some minutes', async () => {
    const token = newToken();
    const before = world.database.presented.length;
    for (const method of ['GET', 'HEAD', 'GET']) {
      const browser = new Browser();
      browser.onRequest = (url) => (url.pathname.startsWith('/invitation/') ? url : 'stop');
      const to = await browser.open(from(token), { method });
      const [page] = browser.seen;
      expect([page!.status, to.url.origin]).toEqual([303, new URL(world.settings.oidcIssuer).origin]);
      expect(page!.headers.getSetCookie()).toEqual([expect.stringMatching(/^cordee-login=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=300$/)]);
      expect([page!.headers.get('referrer-policy'), page!.headers.get('cache-control')]).toEqual(['no-referrer', 'no-store']);
      expect(`${to.url.href} ${[...page!.headers].join(' ')} ${page!.body}`).not.toContain(token);
    }
    expect(world.database.presented.length).toBe(before);
  });

  it('is presented by its hash, once the provider has said who is there, and by nothing else', async () => {
    const token = newToken();
    const { browser, page } = await world.signIn(PERRINE, { from: from(token) });
    expect(page.status).toBe(403);
    expect(world.database.presented.at(-1)).toEqual({ issuer: world.settings.oidcIssuer, subject: expect.any(String), email: PERRINE, linkHash: hashOfLink(token) });
    expect(world.database.opened).toEqual([]);
    expect(browser.cookie('cordee')).toBeUndefined();
    const before = world.database.presented.length;
    await world.signIn(KARIM);
    expect([world.database.opened.length, world.database.presented.length]).toEqual([1, before]);
  });

  it('of an address that the provider has not verified serves nobody, and is answered as any other', async () => {
    const token = newToken();
    const known = await world.signIn(PERRINE, { from: from(token) });
    const before = world.database.presented.length;
    for (const claimed of [false, undefined] as const) {
      world.tamper = unverifiedAddress(world.identity.keysFile, claimed);
      const { page } = await world.signIn(PERRINE, { from: from(token) });
      expect(answerOf(page)).toEqual(answerOf(known.page));
    }
    expect(world.database.presented.length).toBe(before);
    // The same forgery, by the same keys, does not keep out whoever is known already.
    expect((await world.signIn(KARIM, { mode: 'client' })).page.status).toBe(200);
  });

  it('malformed, is answered as any other', async () => {
    const { page: known } = await world.signIn(PERRINE, { from: from(newToken()) });
    expect(known.body).toContain('Code INVITATION_UNUSABLE');
    for (const wrong of ['x', `${newToken()}x`, newToken().slice(1), '%00', encodeURIComponent('<script>'), 'é'.repeat(40), '..%2f..', 'a'.repeat(4000)]) {
      const { page } = await world.signIn(PERRINE, { from: from(wrong) });
      expect(answerOf(page)).toEqual(answerOf(known));
    }
  });

  it('is in no page, no address after the first, and no line of the log', async () => {
    const token = newToken();
    const { browser } = await world.signIn(PERRINE, { from: from(token) });
    const [, ...after] = browser.seen;
    expect(after.length).toBeGreaterThan(3);
    for (const { headers, body } of browser.seen) expect(`${[...headers].join(' ')} ${body}`).not.toContain(token);
    for (const { url } of after) expect(url.href).not.toContain(token);
    expect(world.logged.join('\n')).toContain('refused INVITATION_UNUSABLE');
    expect(world.logged.join('\n')).not.toContain(token);
    // What is not even an address is refused by the framework, which repeats it to nobody else.
    const broken = await new Browser().open(from(`${token}%E0%A4%A`));
    expect(broken.status).toBe(400);
    expect(world.logged.join('\n')).not.toContain(token);
  });

  it('while the provider is away, is said so, and serves later', async () => {
    const token = newToken();
    const away = await World.start();
    await away.stopProvider();
    const page = await new Browser().open(away.url(`/invitation/${token}`));
    expect(page.status).toBe(503);
    expect(page.body).not.toContain(token);
    await away.stop();
  });
});

describe('an address', () => {
  it.each([[true, 'standard', true], [false, 'standard', undefined], [false, 'standard', false], [true, 'proconnect', true], [true, 'proconnect', undefined], [false, 'proconnect', false]] as const)(
    'counts as verified: %s, by %s, where the provider says %s', (counts, profile, claimed) => { expect(emailIsVerified(profile, claimed)).toBe(counts); });
});
