import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { clearCookie, loginCookie, sessionCookie, setCookie } from '../../apps/api/auth/cookies.js';
import { newTransaction, openTransaction, sealTransaction, TRANSACTION_SECONDS } from '../../apps/api/auth/login-transaction.js';
import { assertSameOrigin, credentialOf, type Headers } from '../../apps/api/auth/session.js';
import { hashToken, newToken } from '../../apps/api/auth/token.js';

const here = { publicUrl: 'https://cordee.example' };
const local = { publicUrl: 'http://localhost:3000' };
const [one, other] = [newToken(), newToken()];

describe('the credential of a request', () => {
  it('is the bearer first, then the cookie', () => {
    expect(credentialOf({ cookie: `a=b; __Host-cordee=${one}` }, here)).toEqual({ tokenHash: hashToken(one), kind: 'BROWSER' });
    expect(credentialOf({ cookie: `cordee=${one}` }, local)).toEqual({ tokenHash: hashToken(one), kind: 'BROWSER' });
    expect(credentialOf({ authorization: `bearer ${other}`, cookie: `__Host-cordee=${one}` }, here)).toEqual({ tokenHash: hashToken(other), kind: 'CLIENT' });
    expect(credentialOf({ cookie: `__Host-cordee=${one}` }, here, other)).toEqual({ tokenHash: hashToken(other), kind: 'CLIENT' });
    expect(credentialOf({ cookie: `__Host-cordee=${one}` }, here, undefined)?.kind).toBe('BROWSER');
  });

  it('is none when what is given is not one of ours, and a bad bearer does not fall back to the cookie', () => {
    const cookie = `__Host-cordee=${one}`;
    expect(credentialOf({ cookie }, here)).not.toBeNull();
    for (const authorization of ['Bearer', 'Bearer ', 'Bearer junk', `Bearer ${one} `.repeat(2), `Bearer ${'x'.repeat(44)}`]) {
      expect(credentialOf({ authorization, cookie }, here)).toBeNull();
    }
    expect(credentialOf({ cookie }, here, 'junk')).toBeNull();
    expect(credentialOf({ cookie }, here, { toString: () => one })).toBeNull();
    expect(credentialOf({}, here)).toBeNull();
    expect(credentialOf({ cookie: `__Host-cordee=${one}x` }, here)).toBeNull();
  });

  it('is not read, over TLS, from a name that a neighbouring subdomain could plant', () => {
    expect(credentialOf({ cookie: `__Host-cordee=${one}` }, here)).not.toBeNull();
    expect(credentialOf({ cookie: `cordee=${one}` }, here)).toBeNull();
    expect(credentialOf({ cookie: `xcordee=${one}; not__Host-cordee=${one}` }, local)).toBeNull();
  });
});

describe('the origin of what a cookie carries', () => {
  const allowed = (headers: Headers, where = here): boolean => {
    try { assertSameOrigin(headers, where); return true; } catch { return false; }
  };

  it.each([
    [true, { origin: 'https://cordee.example' }],
    [true, { origin: 'https://cordee.example', 'sec-fetch-site': 'same-origin' }],
    [true, { 'sec-fetch-site': 'same-origin' }],
    [true, { authorization: `Bearer ${one}`, origin: 'https://elsewhere.example' }],
    [false, { origin: 'https://elsewhere.example' }],
    [false, { origin: 'https://cordee.example.elsewhere.example' }],
    [false, { origin: 'http://cordee.example' }],
    [false, { origin: 'null' }],
    [false, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'same-origin' }],
    [false, { 'sec-fetch-site': 'same-site' }],
    [false, { 'sec-fetch-site': 'none' }],
    [false, { authorization: 'Basic eDp5' }],
    [false, {}],
  ])('allowed: %s for %j', (expected, headers) => {
    expect(allowed(headers)).toBe(expected);
  });
});

describe('our cookies', () => {
  it('are bound to the host and to TLS where there is TLS', () => {
    expect([sessionCookie(here), sessionCookie(local), loginCookie(here)]).toEqual(['__Host-cordee', 'cordee', '__Host-cordee-login']);
    expect(setCookie('__Host-cordee', one, here)).toBe(`__Host-cordee=${one}; Path=/; HttpOnly; SameSite=Lax; Secure`);
    expect(clearCookie('cordee', local)).toBe('cordee=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
  });
});

describe('a sign-in in progress', () => {
  afterEach(() => { jest.useRealTimers(); });

  it('is opened by any node with the same secret, and by no other', async () => {
    const [secret, stranger] = [randomBytes(32), randomBytes(32)];
    const begun = newTransaction('client');
    const sealed = await sealTransaction(begun, secret);
    expect(await openTransaction(sealed, secret)).toEqual(begun);
    expect(await openTransaction(sealed, stranger)).toBeNull();
    const middle = Math.floor(sealed.length / 2);
    const changed = sealed.slice(0, middle) + (sealed[middle] === 'A' ? 'B' : 'A') + sealed.slice(middle + 1);
    expect(await openTransaction(changed, secret)).toBeNull();
    expect(await openTransaction(undefined, secret)).toBeNull();
    expect(Buffer.from(sealed, 'base64url').toString()).not.toContain(begun.verifier);
  });

  it('fits in a cookie that any browser keeps, with the link of an invitation too', async () => {
    const sealed = await sealTransaction(newTransaction('browser', { invitation: newToken() }), randomBytes(32));
    for (const cookie of [`${loginCookie(here)}${sealed}`, `${sessionCookie(here)}${newToken()}`]) expect(Buffer.byteLength(cookie)).toBeLessThan(4096);
  });

  it('lasts five minutes', async () => {
    const secret = randomBytes(32);
    const begun = newTransaction('browser');
    const sealed = await sealTransaction(begun, secret);
    const after = (seconds: number): unknown => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'], now: new Date().getTime() + seconds * 1000 });
    after(TRANSACTION_SECONDS - 5);
    expect(await openTransaction(sealed, secret)).toEqual(begun);
    jest.useRealTimers();
    after(TRANSACTION_SECONDS + 1);
    expect(await openTransaction(sealed, secret)).toBeNull();
  });

  it('carries a state and a nonce of at least 32 characters, each time others', () => {
    const [first, second] = [newTransaction('browser'), newTransaction('browser')];
    for (const value of [first.state, first.nonce]) expect(value.length).toBeGreaterThanOrEqual(32);
    expect(new Set([first.state, first.nonce, first.verifier, second.state, second.nonce, second.verifier]).size).toBe(6);
  });
});
