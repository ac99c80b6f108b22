import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { statSync } from 'node:fs';
import { calculatePKCECodeChallenge, randomPKCECodeVerifier } from 'openid-client';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { Browser, type Page } from './support/browser.js';
import { World } from './support/world.js';

const KARIM = 'karim.bellangeau@orvale.example';

describe('the demonstration provider', () => {
  let world: World;
  let verifier: string;
  let documented: Record<string, string>;
  beforeAll(async () => {
    world = await World.start();
    verifier = randomPKCECodeVerifier();
    documented = {
      response_type: 'code', client_id: 'cordee', redirect_uri: world.url('/auth/callback'), scope: 'openid email siret', state: 's'.repeat(32), nonce: 'n'.repeat(32),
      code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    };
  });
  afterAll(() => world.stop());
  afterEach(() => { jest.restoreAllMocks(); });

  const address = (parameters: Record<string, string>): string => `${world.settings.oidcIssuer}/authorize?${new URLSearchParams(parameters).toString()}`;
  const authorize = (parameters: Record<string, string>, accept?: string): Promise<Page> => new Browser(accept).open(address(parameters));
  const without = (...names: string[]): Record<string, string> => Object.fromEntries(Object.entries(documented).filter(([key]) => !names.includes(key)));

  async function code(): Promise<string> {
    const browser = new Browser();
    browser.onRequest = (url) => (url.pathname === '/auth/callback' ? 'stop' : url);
    const { page } = await world.signIn(KARIM, { browser, from: address(documented) });
    return page.url.searchParams.get('code') ?? '';
  }

  async function exchange(given: string, changes: Record<string, string> = {}): Promise<{ status: number; answer: Record<string, string> }> {
    const { clientId: client_id, clientSecret: client_secret } = world.identity;
    const body = { grant_type: 'authorization_code', code: given, redirect_uri: world.url('/auth/callback'), client_id, client_secret, code_verifier: verifier, ...changes };
    const response = await fetch(`${world.settings.oidcIssuer}/token`, { method: 'POST', body: new URLSearchParams(body) });
    return { status: response.status, answer: await response.json() as Record<string, string> };
  }

  it('answers Y000400 to a parameter that ProConnect does not list, and shows the cast without it', async () => {
    const good = await authorize(documented);
    expect(good.body).toContain('Qui êtes-vous');
    expect(good.headers.get('content-security-policy')).toMatch(/^default-src 'none';script-src 'self';style-src 'sha256-/);
    expect(good.body).not.toMatch(/src=|href=|@import|url\(/);
    for (const extra of ['acr_values', 'max_age', 'ui_locales', 'response_mode', 'display']) {
      const bad = await authorize({ ...documented, [extra]: '1' });
      expect([bad.status, bad.body]).toEqual([400, expect.stringContaining('Y000400')]);
    }
    expect(JSON.parse((await authorize({ ...documented, foo: '1' }, 'application/json')).body)).toMatchObject({ error: 'Y000400' });
  });

  it('demands a state and a nonce of 32 characters', async () => {
    expect((await authorize(documented)).status).toBe(200);
    for (const name of ['state', 'nonce']) {
      expect((await authorize(without(name))).status).toBe(400);
      expect((await authorize({ ...documented, [name]: 'x'.repeat(31) })).body).toContain('Y000400');
    }
  });

  it('demands PKCE with S256, on the way out and on the way back', async () => {
    for (const parameters of [without('code_challenge', 'code_challenge_method'), without('code_challenge'), { ...documented, code_challenge_method: 'plain' }, without('code_challenge_method')]) {
      const browser = new Browser();
      browser.onRequest = (url) => (url.pathname === '/auth/callback' ? 'stop' : url);
      const { url } = await browser.open(address(parameters));
      expect(url.searchParams.get('error')).toBe('invalid_request');
      expect(url.searchParams.get('code')).toBeNull();
    }
    expect((await exchange(await code())).status).toBe(200);
    expect(await exchange(await code(), { code_verifier: randomPKCECodeVerifier() })).toMatchObject({ status: 400, answer: { error: 'invalid_grant' } });
    expect((await exchange(await code(), { code_verifier: '' })).status).toBe(400);
  });

  it('sends nobody back to an address that was not registered', async () => {
    expect((await authorize({ ...documented, redirect_uri: `${world.url('/auth/callback')}/` })).status).toBe(400);
    expect((await authorize({ ...documented, redirect_uri: 'https://elsewhere.example/auth/callback' })).status).toBe(400);
  });

  it('gives codes that last 30 seconds and serve once, and access tokens that last 60', async () => {
    const [first, second, third] = [await code(), await code(), await code()];
    expect((await exchange(first)).answer['expires_in']).toBe(60);
    expect((await exchange(first)).answer['error']).toBe('invalid_grant');
    const now = new Date().getTime();
    jest.spyOn(Date, 'now').mockReturnValue(now + 28_000);
    expect((await exchange(second)).status).toBe(200);
    jest.spyOn(Date, 'now').mockReturnValue(now + 32_000);
    expect((await exchange(third)).answer['error']).toBe('invalid_grant');
  });

  it('signs its userinfo, with the claims of ProConnect and no more than asked', async () => {
    const { answer } = await exchange(await code());
    const response = await fetch(`${world.settings.oidcIssuer}/userinfo`, { headers: { authorization: `Bearer ${answer['access_token']}` } });
    expect(response.headers.get('content-type')).toMatch(/^application\/jwt/);
    const jwt = await response.text();
    expect(decodeProtectedHeader(jwt).alg).toBe('ES256');
    expect(decodeJwt(jwt)).toMatchObject({ iss: world.settings.oidcIssuer, aud: 'cordee', email: KARIM, siret: expect.stringMatching(/^\d{14}$/) });
    expect(decodeJwt(jwt)).not.toHaveProperty('given_name');
    expect(decodeJwt(answer['id_token'] ?? '')).not.toHaveProperty('email');
  });

  it('keeps its keys from one start to the next, for its owner alone', async () => {
    const keys = async (): Promise<unknown> => (await fetch(`${world.settings.oidcIssuer}/jwks`)).json();
    const before = await keys();
    await world.stopProvider();
    await world.startProvider();
    expect(await keys()).toEqual(before);
    expect(JSON.stringify(before)).not.toContain('"d"');
    expect(statSync(world.identity.keysFile).mode & 0o777).toBe(0o600);
  });
});
