import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../support/product.js';
import { json, raw, type Raw } from './support/ask.js';

let product: Product;
let authorization: string;
beforeAll(async () => {
  product = await Product.start();
  authorization = `Bearer ${await product.token('A4')}`;
});
afterAll(() => product.close());

const ME = '{ me { currentSessionId } }';
const ANSWERS: readonly [string, number, () => Promise<Raw>][] = [
  ['data', 200, () => raw(product, json({ authorization }, ME))],
  ['data by GET', 200, () => raw(product, { method: 'GET', headers: { authorization } }, `/graphql?query=${encodeURIComponent(ME)}`)],
  ['a refusal of the law', 200, () => raw(product, json({ authorization }, '{ dossier(id: "7d9d3f62-3ad4-4f1e-8a55-0242ac120002") { id } }'))],
  ['a document that is not valid', 400, () => raw(product, json({ authorization }, '{ nothing }'))],
  ['a document past the limits', 400, () => raw(product, json({ authorization }, '{ ...A } fragment A on Query { ...A }'))],
  ['nobody', 401, () => raw(product, json({}, ME))],
  ['another site', 403, () => raw(product, json({ cookie: `cordee=${'a'.repeat(43)}`, origin: 'https://evil.example' }, ME))],
  ['a body too long', 413, () => raw(product, json({ authorization }, ME, { a: 'a'.repeat(300_000) }))],
  ['a body that is no JSON', 400, () => raw(product, { headers: { authorization, 'content-type': 'application/json' }, body: '{' })],
  ['a method that does not exist', 405, () => raw(product, { method: 'PUT', headers: { authorization, 'content-type': 'application/json' }, body: '{"query":"{__typename}"}' })],
  ['the first page', 200, () => raw(product, { method: 'GET' }, '/')],
  ['health', 200, () => raw(product, { method: 'GET' }, '/health/live')],
  ['a page that does not exist', 404, () => raw(product, { method: 'GET' }, '/nowhere/VASSELIN')],
  ['an address that cannot be read', 400, () => raw(product, { method: 'GET' }, '/invitation/%E0%A4%A')],
  ['signing in while the provider is away', 503, () => raw(product, { method: 'GET', headers: { accept: 'application/json' } }, '/auth/login')],
];

describe('every answer', () => {
  it.each(ANSWERS)('« %s » stays in no cache and says nothing of what serves it', async (_what, status, ask) => {
    const { status: got, headers } = await ask();
    expect(got).toBe(status);
    expect(headers.get('cache-control')).toBe('no-store');
    for (const name of ['etag', 'last-modified', 'x-powered-by', 'server', 'access-control-allow-origin', 'set-cookie']) expect([name, headers.get(name)]).toEqual([name, null]);
    expect(headers.get('content-security-policy')).toMatch(/^default-src '(self|none)'/);
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'no-referrer']);
  });

  it.each([['GET', '/nowhere/VASSELIN', 404, 'ADRESSE_INCONNUE', 'Il n’y a rien à cette adresse.'], ['POST', '/nowhere/VASSELIN', 404, 'ADRESSE_INCONNUE', 'Il n’y a rien à cette adresse.'],
    ['GET', '/invitation/%E0%A4%A', 400, 'FORMAT', 'Cette adresse est mal écrite.'], ['GET', '/invitation/%', 400, 'FORMAT', 'Cette adresse est mal écrite.']])('of %s %s is a sentence of ours, which repeats nothing of it', async (method, path, status, code, message) => {
    const answer = await raw(product, { method }, path);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([status, { errors: [{ message, extensions: { code } }] }]);
  });

  it('is whole each time: nothing that a client kept is said to be still good', async () => {
    const first = await raw(product, { method: 'GET', headers: { authorization } }, `/graphql?query=${encodeURIComponent(ME)}`);
    for (const [name, value] of [['if-none-match', '*'], ['if-modified-since', new Date(8.64e15).toUTCString()]] as const) {
      const again = await raw(product, { method: 'GET', headers: { authorization, [name]: value } }, `/graphql?query=${encodeURIComponent(ME)}`);
      expect([again.status, again.text]).toEqual([200, first.text]);
    }
  });

  it('lets no other site ask first', async () => {
    const { headers } = await raw(product, { method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' } });
    expect([headers.get('access-control-allow-origin'), headers.get('access-control-allow-headers')]).toEqual([null, null]);
  });
});
