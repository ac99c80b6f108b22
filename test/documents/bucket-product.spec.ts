/** The whole product with its pieces in a bucket: joined, read whole and by a range, refused to whoever may not, and what is said while the store is silent. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Shelf } from '../../libs/documents/shelf.js';
import { readConfig } from '../../libs/platform/config.js';
import { startStore, type Store } from '../support/s3.js';
import { Product } from '../support/product.js';
import { say, situation } from '../support/situation.js';
import { examined } from './shelf.js';

let store: Store;
let product: Product;
beforeAll(async () => {
  store = await startStore();
  product = await Product.start({ config: { filesBucket: store.place() } });
});
afterAll(async () => {
  await product.close();
  await store.stop();
});

const SECRET = 'Elle dit avoir peur de rentrer. '.repeat(4000);
const ATTACH = 'mutation ($input: AttachPieceInput!) { attachPiece(input: $input) { piece { id } userErrors { code field } } }';
const get = async (who: string, id: string, headers: Record<string, string> = {}): Promise<Response> => await fetch(`${product.server.url}/pieces/${id}`, { headers: { authorization: `Bearer ${await product.token(who)}`, ...headers } });
async function attached(): Promise<{ body: { data?: any; errors?: { message: string }[] }; depositId: string; messageId: string }> {
  const { threadId } = await situation(product.door, { A5: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] });
  const { id: messageId } = await say(product.door, 'A5', threadId, { kind: 'SOC' });
  const owner = await product.door.as('A5', (tx) => Promise.resolve(tx.actor.id));
  const depositId = await examined(product.server.app.get(Shelf), owner, Buffer.from(SECRET));
  return { ...await product.ask('A5', ATTACH, { input: { messageId, depositId } }), depositId, messageId };
}

describe('a piece in a bucket', () => {
  it('is read by the readers of its message, whole or in part, and by nobody else; the store has no word of it', async () => {
    const { body } = await attached();
    const { id } = body.data.attachPiece.piece as { id: string };
    expect(await (await get('A5', id)).text()).toBe(SECRET);
    const part = await get('A5', id, { range: 'bytes=65530-65545' });
    expect([part.status, await part.text()]).toEqual([206, SECRET.slice(65_530, 65_546)]);
    const [theirs, absent] = [await get('A2', id), await get('A2', randomUUID())];
    expect([theirs.status, await theirs.text()]).toEqual([404, await absent.text()]);
    const [sealed] = [...store.objects.values()];
    expect([store.objects.size, sealed!.includes('peur'), sealed!.length > SECRET.length]).toEqual([1, false, true]);
  });

  it('whose store is silent is not joined, and loses nothing: the next try joins it', async () => {
    store.is('failing');
    const { body, depositId, messageId } = await attached();
    expect([body.errors?.length, body.errors?.[0]?.message]).toEqual([1, expect.stringMatching(/Rien n’a été perdu ni à moitié fait/)]);
    store.is('well');
    expect((await product.ask('A5', ATTACH, { input: { messageId, depositId } })).body.data.attachPiece.piece.id).toBe(depositId);
    store.is('failing');
    expect((await get('A5', depositId)).status).toBe(500);
    store.is('well');
    expect(await (await get('A5', depositId)).text()).toBe(SECRET);
  });
});

describe('the variables of a bucket', () => {
  const SECRET_OF = 'a'.repeat(43);
  const read = (more: Record<string, string>): ReturnType<typeof readConfig> => readConfig({
    DATABASE_URL: 'postgres://x', ROLE_SECRET: SECRET_OF, CONTEXT_KEY: SECRET_OF, COOKIE_SECRET: SECRET_OF, KEK_FILE: '/k/kek', OIDC_ISSUER: 'https://oidc.example', OIDC_CLIENT_ID: 'c', OIDC_CLIENT_SECRET: SECRET_OF, ...more,
  });
  const all = { FILES_BUCKET_URL: 'https://s3.gra.example/cordee-pieces/', FILES_BUCKET_KEY_ID: 'k', FILES_BUCKET_SECRET: 's', FILES_BUCKET_REGION: 'gra' };

  it('are none, or all of them; the folder is there without them', () => {
    expect([read({}).filesBucket, read({}).witnessBucket, read({}).filesFolder]).toEqual([null, null, '/k/files']);
    expect(read(all).filesBucket).toEqual({ variable: 'FILES_BUCKET', url: 'https://s3.gra.example/cordee-pieces', region: 'gra', keyId: 'k', secret: 's', timeoutMs: 4000 });
    for (const name of ['FILES_BUCKET_URL', 'FILES_BUCKET_KEY_ID', 'FILES_BUCKET_SECRET']) expect(() => read({ ...all, [name]: '' })).toThrow('FILES_BUCKET_URL, FILES_BUCKET_KEY_ID et FILES_BUCKET_SECRET : les trois, ou aucun');
  });

  it('that are wrong are said by their name: an address without its bucket, a region in capitals, a patience past the transaction’s, no encryption in production', () => {
    for (const url of ['https://s3.gra.example', 'https://k:s@s3.gra.example/pieces', 's3://pieces', 'https://s3.gra.example/Pieces', 'https://s3.gra.example/a/b']) expect(() => read({ ...all, FILES_BUCKET_URL: url })).toThrow('FILES_BUCKET_URL : https://magasin/compartiment');
    expect(() => read({ ...all, FILES_BUCKET_REGION: 'GRA' })).toThrow('FILES_BUCKET_REGION');
    expect(() => read({ ...all, FILES_BUCKET_TIMEOUT_MS: '5000' })).toThrow('FILES_BUCKET_TIMEOUT_MS');
    const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://cordee.example', TRUSTED_PROXIES: '10.0.0.1', JOURNAL_KEY_FILE: '/j' };
    expect(read({ ...all, ...production }).filesBucket).not.toBeNull();
    expect(() => read({ ...all, ...production, FILES_BUCKET_URL: 'http://s3.gra.example/pieces' })).toThrow('FILES_BUCKET_URL : https est obligatoire en production');
  });
});
