/** From a browser's session only what the shipped screens ask is executed; programs ask what they like, unless it is configured otherwise. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentIdOf, TrustedDocuments } from '../../apps/api/graphql/trusted-documents.js';
import { hashToken, newToken } from '../../apps/api/auth/token.js';
import { SignIn } from '../../libs/platform/sign-in.js';
import { Product } from '../support/product.js';
import { json, named, raw } from './support/ask.js';
import { rowsOf } from './support/rows.js';

const KNOWN = '{ me { habilitation { professionnel { displayName } } } }';
const UNKNOWN = '{ me { habilitation { functionName } } }';
const KARIM = '{"data":{"me":{"habilitation":{"professionnel":{"displayName":"Karim BELLANGEAU"}}}}}\n';
let product: Product;
let strict: Product;
let cookie: Record<string, string>;
beforeAll(async () => {
  product = await Product.start({ documents: [KNOWN] });
  await product.story();
  strict = await Product.start({ documents: [KNOWN], config: { trustedOnly: true } });
  const token = newToken();
  await product.server.app.get(SignIn).openSession({ issuer: 'test', subject: 'A5', acr: 'eidas1-mfa', tokenHash: hashToken(token), kind: 'BROWSER', hours: 1 });
  cookie = { cookie: `cordee=${token}`, origin: 'http://localhost:3999' };
});
afterAll(async () => { await product.close(); await strict.close(); });

describe('with the session of a browser', () => {
  it('a document of the screens passes by its name, and by nothing else', async () => {
    expect((await raw(product, named(cookie, KNOWN))).text).toBe(KARIM);
    for (const request of [json(cookie, KNOWN), json(cookie, UNKNOWN), named(cookie, UNKNOWN)]) {
      const { status, code, text } = await raw(product, request);
      expect([status, code]).toEqual([400, 'DOCUMENT_INCONNU']);
      expect(text).toContain('Rechargez la page');
    }
  });

  it('a text beside a known name is not the one that is executed', async () => {
    const { text } = await raw(product, { headers: { 'content-type': 'application/json', ...cookie }, body: JSON.stringify({ documentId: documentIdOf(KNOWN), query: UNKNOWN }) });
    expect(text).toBe(KARIM);
  });

  it('an act that no screen asks changes nothing, though a program may do it', async () => {
    const before = await rowsOf(product.door.db.owner);
    const act = 'mutation ($input: SetNoticePreferenceInput!) { setNoticePreference(input: $input) { userErrors { code } } }';
    const input = { requestId: '5b0f6c1e-7a52-4d5c-9a0e-3f1f3b8f0b11', rhythm: 'DAILY', quietFrom: 20, quietTo: 7 };
    expect((await raw(product, json(cookie, act, { input }))).code).toBe('DOCUMENT_INCONNU');
    expect(await rowsOf(product.door.db.owner)).toEqual(before);
    expect((await product.ask('A5', act, { input })).body.data).toEqual({ setNoticePreference: { userErrors: [] } });
    expect(await rowsOf(product.door.db.owner)).not.toEqual(before);
  });

  it.each<[string, unknown]>([['a list of requests', [{ documentId: documentIdOf(KNOWN) }]], ['a name that is not a text', { documentId: 1 }], ['a name of the object’s own', { documentId: '__proto__' }], ['no name', {}], ['a hash that somebody persisted', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }]])('%s is refused in the same words', async (_what, body) => {
    const { status, code } = await raw(product, { headers: { 'content-type': 'application/json', ...cookie }, body: JSON.stringify(body) });
    expect([status, code]).toEqual([400, 'DOCUMENT_INCONNU']);
  });

  it('nobody learns which documents are known before being signed in', async () => {
    for (const request of [named({}, KNOWN), named({}, UNKNOWN)]) expect((await raw(product, request)).status).toBe(401);
  });
});

describe('with the token of a program', () => {
  const bearer = async (of: Product): Promise<Record<string, string>> => ({ authorization: `Bearer ${await of.token('A5')}` });

  it('any document passes, and those of the screens by their name too; a name that is unknown is no document', async () => {
    expect((await raw(product, json(await bearer(product), UNKNOWN))).status).toBe(200);
    expect((await raw(product, named(await bearer(product), KNOWN))).text).toBe(KARIM);
    expect((await raw(product, named(await bearer(product), UNKNOWN))).code).toBe('DOCUMENT_INCONNU');
  });

  it('only those of the screens, where it is configured so', async () => {
    await strict.story();
    expect((await raw(strict, named(await bearer(strict), KNOWN))).text).toBe(KARIM);
    expect((await raw(strict, json(await bearer(strict), KNOWN))).code).toBe('DOCUMENT_INCONNU');
  });
});

describe('the list', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-documents-'));
  const file = (name: string, content: Record<string, string>): string => { const path = join(folder, name); writeFileSync(path, JSON.stringify(content)); return path; };

  it('is that of the screens and of those before them; where no screens are built it is empty', () => {
    const [now, before] = [file('now.json', { [documentIdOf(KNOWN)]: KNOWN }), file('before.json', { [documentIdOf(UNKNOWN)]: UNKNOWN })];
    expect(TrustedDocuments.read(now, []).text(documentIdOf(UNKNOWN))).toBeUndefined();
    expect(TrustedDocuments.read(now, [before]).text(documentIdOf(UNKNOWN))).toBe(UNKNOWN);
    expect(TrustedDocuments.read(join(folder, 'nowhere.json'), []).text(documentIdOf(KNOWN))).toBeUndefined();
  });

  it('that was altered does not start', () => {
    expect(() => TrustedDocuments.read(file('altered.json', { [documentIdOf(KNOWN)]: UNKNOWN }), [])).toThrow(/empreinte/);
  });
});
