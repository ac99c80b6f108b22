import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { documentIdOf } from '../../apps/api/graphql/trusted-documents.js';
import { hashToken, newToken } from '../../apps/api/auth/token.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { SignIn } from '../../libs/platform/sign-in.js';
import { Product } from '../support/product.js';
import { json, named, raw, type Raw } from './support/ask.js';
import { rowsOf } from './support/rows.js';

const ME = '{ me { habilitation { professionnel { displayName } } } }';
const ACKNOWLEDGE = 'mutation ($id: ID!) { acknowledgeMessage(input: { messageId: $id }) { userErrors { code } } }';
let product: Product;
let story: Story;
beforeAll(async () => {
  product = await Product.start({ documents: [ME, ACKNOWLEDGE] });
  story = await product.story();
});
afterAll(() => product.close());

/** A session of Karim's, carried as asked. */
async function session(kind: 'BROWSER' | 'CLIENT'): Promise<string> {
  const token = newToken();
  await product.server.app.get(SignIn).openSession({ issuer: 'test', subject: 'A5', acr: 'eidas1-mfa', tokenHash: hashToken(token), kind, hours: 1 });
  return token;
}
const ended = async (column: 'expires_at' | 'ended_at', token: string): Promise<string> => {
  await product.door.db.owner.query(`update app.session set ${column} = clock_timestamp() - interval '1 second' where token_hash = $1`, [hashToken(token)]);
  return token;
};
const ours = { origin: 'http://localhost:3999' };
const cookie = (token: string, over: Record<string, string> = ours): Record<string, string> => ({ cookie: `other=1; cordee=${token}`, ...over });
/** From a browser, as the screens do. */
const ask = (headers: Record<string, string>, query = ME): Promise<Raw> => raw(product, (headers['cookie'] ? named : json)(headers, query, query === ME ? {} : { id: story.messages[0]! }));
const NAMED = '{"data":{"me":{"habilitation":{"professionnel":{"displayName":"Karim BELLANGEAU"}}}}}\n';

describe('a token', () => {
  it('names its person, borne or in our cookie from our page', async () => {
    expect((await ask({ authorization: `Bearer ${await session('CLIENT')}` })).text).toBe(NAMED);
    expect((await ask(cookie(await session('BROWSER')))).text).toBe(NAMED);
    expect((await ask(cookie(await session('BROWSER'), { 'sec-fetch-site': 'same-origin' }))).text).toBe(NAMED);
  });

  const worthless: readonly [string, () => Promise<string> | string][] = [
    ['missing', () => ''], ['of another form', () => 'abc'], ['forged', () => newToken()], ['expired', async () => ended('expires_at', await session('CLIENT'))], ['revoked', async () => ended('ended_at', await session('CLIENT'))],
    ['written as its hash', async () => hashToken(await session('CLIENT')).toString('base64url')], ['with one letter changed', async () => { const t = await session('CLIENT'); return `${t[0] === 'A' ? 'B' : 'A'}${t.slice(1)}`; }],
    ['a JWT of the provider', () => 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJBNSJ9.'], ['with SQL in it', () => "' or '1'='1"], ['very long', () => 'a'.repeat(6_000)],
  ];
  it.each(worthless)('%s is worth nothing, borne or in a cookie, with the same words', async (_what, token) => {
    const nobody = await ask({});
    expect([nobody.status, nobody.code]).toEqual([401, 'NON_AUTHENTIFIE']);
    const value = await token();
    for (const headers of [{ authorization: `Bearer ${value}` }, cookie(value)]) {
      const { status, text } = await ask(headers);
      expect([status, text]).toEqual([nobody.status, nobody.text]);
    }
  });

  it('that is bad is not replaced by the good cookie beside it', async () => {
    const good = cookie(await session('BROWSER'));
    expect((await ask(good)).text).toBe(NAMED);
    expect((await ask({ ...good, authorization: `Bearer ${newToken()}` })).status).toBe(401);
  });

  it('that was good a moment ago is worth nothing once revoked, by who kept it in memory too', async () => {
    const token = await session('CLIENT');
    const headers = { authorization: `Bearer ${token}` };
    expect((await ask(headers)).text).toBe(NAMED);
    await ended('ended_at', token);
    const { status, code } = await ask(headers);
    expect([status, code]).toEqual([401, 'NON_AUTHENTIFIE']);
  });
});

describe('our cookie', () => {
  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }], ['a site whose name begins like ours', { origin: 'http://localhost:3999.evil.example' }], ['another port', { origin: 'http://localhost:4000' }],
    ['another scheme', { origin: 'https://localhost:3999' }], ['a page without origin', { origin: 'null' }], ['no page at all', {}], ['a neighbouring site', { 'sec-fetch-site': 'same-site' }],
    ['another site, under the name of ours', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
  ])('sent by %s does nothing, reading or writing', async (_who, origin) => {
    const token = await session('BROWSER');
    expect((await ask(cookie(token))).text).toBe(NAMED);
    const before = await rowsOf(product.door.db.owner);
    for (const query of [ME, ACKNOWLEDGE]) {
      const { status, code } = await ask(cookie(token, origin), query);
      expect([status, code]).toEqual([403, 'FOREIGN_ORIGIN']);
    }
    expect(await rowsOf(product.door.db.owner)).toEqual(before);
  });

  it('does nothing by what a form of another page can send', async () => {
    const headers = cookie(await session('BROWSER'));
    const body = JSON.stringify({ documentId: documentIdOf(ACKNOWLEDGE), variables: { id: story.messages[0]! } });
    const before = await rowsOf(product.door.db.owner);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json-but-not', '']) {
      const { status } = await raw(product, { headers: { ...headers, ...(type && { 'content-type': type }) }, body: new TextEncoder().encode(body) });
      expect([type, status]).toEqual([type, 400]);
    }
    const get = await raw(product, { method: 'GET', headers: { ...headers, 'apollo-require-preflight': '1' } }, `/graphql?query=${encodeURIComponent(ACKNOWLEDGE)}&variables=${encodeURIComponent(JSON.stringify({ id: story.messages[0]! }))}`);
    expect([get.status, get.code]).toEqual([400, 'DOCUMENT_INCONNU']);
    expect(await rowsOf(product.door.db.owner)).toEqual(before);
    expect((await ask(headers, ACKNOWLEDGE)).text).toBe('{"data":{"acknowledgeMessage":{"userErrors":[]}}}\n');
  });
});

describe('a body', () => {
  it.each<[string, Record<string, string>, string | Uint8Array<ArrayBuffer>, number, string]>([
    ['that is not JSON', {}, '{ me', 400, 'FORMAT'], ['of JSON that is no request', {}, '"abc"', 400, 'FORMAT'], ['that is empty', {}, '', 400, 'BAD_REQUEST'], ['without a query', {}, '{}', 400, 'BAD_REQUEST'],
    ['whose query is a number', {}, '{"query":1}', 400, 'BAD_REQUEST'], ['whose variables are a list', {}, '{"query":"{__typename}","variables":[1]}', 400, 'BAD_REQUEST'],
    ['of another kind', { 'content-type': 'application/xml' }, '<a/>', 400, 'BAD_REQUEST'], ['in another alphabet', { 'content-type': 'application/json; charset=iso-8859-1' }, '{"query":"{__typename}"}', 415, 'FORMAT'],
    ['compressed in a way nobody knows', { 'content-encoding': 'zstd2' }, '{"query":"{__typename}"}', 415, 'FORMAT'], ['that is not what it says it is compressed in', { 'content-encoding': 'gzip' }, '{"query":"{__typename}"}', 400, 'FORMAT'],
    ['that grows when it is opened', { 'content-encoding': 'gzip' }, new Uint8Array(gzipSync(`{"query":"{__typename}","variables":{"a":"${' '.repeat(20_000_000)}"}}`)), 413, 'TROP_LONG'],
    ['nested a hundred thousand times', {}, `{"query":"{__typename}","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, 400, 'LIMITE'],
  ])('%s is refused in a sentence', async (_what, headers, body, status, code) => {
    const authorization = `Bearer ${await product.token('A4')}`;
    const answer = await raw(product, { headers: { 'content-type': 'application/json', authorization, ...headers }, body });
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(answer.text).not.toMatch(/node_modules|SyntaxError|at \w+ \(|Unexpected token/);
  });

  it('and the server goes on', async () => {
    expect((await product.ask('A4', ME)).status).toBe(200);
  });
});
