/** Pieces over HTTP: deposited by tus, examined, joined, read again. Each verb and each reader, and what is on the disk meanwhile. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../support/product.js';
import { count, say, situation } from '../support/situation.js';
import { jpeg } from './make/image.js';
import { pdf } from './make/pdf.js';
import { readPdf } from '../letter/programs.js';

let product: Product;
beforeAll(async () => { product = await Product.start(); });
afterAll(() => product.close());

interface Got { status: number; headers: Headers; body: Buffer }
async function ask(who: string | null, method: string, path: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Got> {
  const response = await fetch(`${product.server.url}${path}`, { method, headers: { ...(who && { authorization: `Bearer ${await product.token(who)}` }), 'tus-resumable': '1.0.0', ...headers }, ...(body && { body: new Uint8Array(body) }) });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}
const create = (who: string | null, size: number, name: string): Promise<Got> => ask(who, 'POST', '/pieces/depots', { 'upload-length': String(size), 'upload-metadata': `filename ${Buffer.from(name).toString('base64')}` });
const send = (who: string | null, path: string, offset: number, bytes: Buffer): Promise<Got> => ask(who, 'PATCH', path, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, bytes);

async function stateOf(who: string, path: string): Promise<{ state: string; says: string | null; offset: number }> {
  for (let i = 0; i < 1200; i++) {
    const { body } = await ask(who, 'GET', path);
    const said = JSON.parse(body.toString()) as { state: string; says: string | null; offset: number };
    if (said.state !== 'CHECKING' && said.state !== 'RECEIVED') return said;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  throw new Error('never examined');
}
async function deposited(who: string, bytes: Buffer, name: string): Promise<string> {
  const path = (await create(who, bytes.length, name)).headers.get('location')!;
  expect((await send(who, path, 0, bytes)).status).toBe(204);
  return path;
}
const ATTACH = 'mutation ($input: AttachPieceInput!) { attachPiece(input: $input) { piece { id name type state size } userErrors { code field } } }';
async function joined(bytes: Buffer, name: string): Promise<{ id: string; messageId: string; threadId: string }> {
  const { threadId } = await situation(product.door, { A5: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] });
  const { id: messageId } = await say(product.door, 'A5', threadId, { kind: 'SOC' });
  const path = await deposited('A5', bytes, name);
  expect((await stateOf('A5', path)).state).toBe('UNSCANNED');
  const { body } = await product.ask('A5', ATTACH, { input: { messageId, depositId: path.split('/').at(-1) } });
  expect(body.data.attachPiece.userErrors).toEqual([]);
  return { id: body.data.attachPiece.piece.id, messageId, threadId };
}
const WARNED = '?sans-analyse=acceptee';

describe('a deposit', () => {
  it('comes in two times, is examined, and tells its depositor how far it is', async () => {
    const bytes = Buffer.from('Bonjour, Noé.');
    const path = (await create('A5', bytes.length, 'note.txt')).headers.get('location')!;
    expect(path).toMatch(/^\/pieces\/depots\/[0-9a-f-]{36}$/);
    expect((await send('A5', path, 0, bytes.subarray(0, 5))).headers.get('upload-offset')).toBe('5');
    const { headers, status } = await ask('A5', 'HEAD', path);
    expect([status, headers.get('upload-offset'), headers.get('upload-length')]).toEqual([200, '5', String(bytes.length)]);
    expect((await send('A5', path, 0, bytes)).status).toBe(409);
    expect((await send('A5', path, 5, bytes.subarray(5))).status).toBe(204);
    expect(await stateOf('A5', path)).toMatchObject({ state: 'UNSCANNED', says: null });
  });

  it('that is refused says why, in words, to its depositor', async () => {
    const { state, says } = await stateOf('A5', await deposited('A5', Buffer.from('#!/bin/sh\n'), 'note.txt'));
    expect([state, says]).toEqual(['REFUSED', 'Il contient un programme, ou une action qui se déclenche à l’ouverture.']);
  });

  it('of nothing is refused, and does not wait for more', async () => {
    expect(await stateOf('A5', (await create('A5', 0, 'note.txt')).headers.get('location')!)).toMatchObject({ state: 'REFUSED', says: 'Le fichier est vide.' });
  });

  it('of somebody else answers as one that is not there, whatever the verb', async () => {
    const path = (await create('A5', 10, 'note.txt')).headers.get('location')!;
    const none = `/pieces/depots/${randomUUID()}`;
    const verbs = [['HEAD', {}], ['GET', {}], ['PATCH', { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }], ['DELETE', {}], ['POST', {}]] as const;
    for (const [verb, headers] of verbs) {
      const [theirs, unknown] = [await ask('A6', verb, path, headers, verb === 'PATCH' ? Buffer.from('a') : undefined), await ask('A6', verb, none, headers, verb === 'PATCH' ? Buffer.from('a') : undefined)];
      expect([verb, theirs.status, theirs.body.toString()]).toEqual([verb, unknown.status, unknown.body.toString()]);
      expect(theirs.status).toBeGreaterThanOrEqual(400);
      expect([...theirs.headers.keys()]).toEqual([...unknown.headers.keys()]);
    }
    expect((await ask('A6', 'OPTIONS', path)).body).toEqual((await ask('A6', 'OPTIONS', none)).body);
    expect((await ask('A5', 'HEAD', path)).headers.get('upload-offset')).toBe('0');
    expect((await ask('A5', 'DELETE', path)).status).toBe(204);
    expect((await ask('A5', 'HEAD', path)).status).toBe(404);
  });

  it('asks to be signed in, and, of a browser, to come from a page of ours', async () => {
    for (const verb of ['POST', 'HEAD', 'PATCH', 'DELETE', 'GET', 'OPTIONS']) expect([verb, (await ask(null, verb, `/pieces/depots/${randomUUID()}`)).status]).toEqual([verb, 401]);
    const cookie = { cookie: `cordee=${await product.token('A5')}`, 'upload-length': '5', 'upload-metadata': 'filename YS50eHQ=' };
    expect((await ask(null, 'POST', '/pieces/depots', { ...cookie, origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask(null, 'POST', '/pieces/depots', cookie)).status).toBe(403);
    const ours = await ask(null, 'POST', '/pieces/depots', { ...cookie, origin: product.config.publicUrl });
    expect([ours.status, ours.headers.get('access-control-allow-origin')]).toEqual([201, product.config.publicUrl]);
  });

  it('too large is refused before it comes', async () => {
    expect((await create('A5', 20 * 1024 * 1024 + 1, 'a.pdf')).status).toBe(413);
    expect((await create('A5', 20 * 1024 * 1024, 'a.pdf')).status).toBe(201);
  });
});

describe('a piece', () => {
  it('is given to those who read its message, after a warning when no antivirus examined it, and journalled before it leaves', async () => {
    const { id, messageId, threadId } = await joined(Buffer.from('Bonjour, Noé.'), 'note.txt');
    const { body } = await product.ask('A4', 'query ($id: ID!) { node(id: $id) { ... on Message { pieces { id name type state size } } } }', { id: messageId });
    expect(body.data.node.pieces).toEqual([{ id, name: 'note.txt', type: 'txt', state: 'UNSCANNED', size: 14 }]);
    for (const who of ['A4', 'A5']) {
      expect((await ask(who, 'GET', `/pieces/${id}`)).status).toBe(409);
      const before = await count(product.door, 'access', `thread_id = $1 and outcome = 'READ'`, [threadId]);
      const got = await ask(who, 'GET', `/pieces/${id}${WARNED}`);
      expect([got.status, got.body.toString()]).toEqual([200, 'Bonjour, Noé.']);
      expect(Object.fromEntries(['content-type', 'content-disposition', 'x-content-type-options', 'content-security-policy', 'cross-origin-resource-policy', 'cache-control'].map((name) => [name, got.headers.get(name)]))).toEqual({
        'content-type': 'text/plain; charset=utf-8', 'content-disposition': `attachment; filename="piece-${id.slice(0, 8)}.txt"`, 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store',
      });
      expect(await count(product.door, 'access', `thread_id = $1 and outcome = 'READ'`, [threadId])).toBe(before + 1);
    }
  });

  it('is not there for anybody else, nor an unknown one for anybody, in the same words, with each verb and each range', async () => {
    const { id } = await joined(Buffer.from('Bonjour, Noé.'), 'note.txt');
    for (const [verb, range] of [['GET', ''], ['HEAD', ''], ['GET', 'bytes=0-3'], ['GET', 'bytes=99-']] as const) {
      expect((await ask('A4', verb, `/pieces/${id}${WARNED}`, range ? { range } : {})).status).toBeLessThan(417);
      const unknown = await ask('A8', verb, `/pieces/${randomUUID()}${WARNED}`, range ? { range } : {});
      expect(unknown.status).toBe(404);
      for (const who of ['A2', 'A8', 'A1', 'B1', 'A9']) {
        const got = await ask(who, verb, `/pieces/${id}${WARNED}`, range ? { range } : {});
        expect([who, verb, got.status, got.body.toString(), [...got.headers.keys()]]).toEqual([who, verb, 404, unknown.body.toString(), [...unknown.headers.keys()]]);
      }
    }
    expect((await ask(null, 'GET', `/pieces/${id}`)).status).toBe(401);
    for (const verb of ['PATCH', 'DELETE', 'PUT', 'POST']) expect((await ask('A5', verb, `/pieces/${id}`)).status).toBe(404);
    expect((await ask('A5', 'GET', '/pieces/rien')).status).toBe(404);
  });

  it('gives any range of a picture, of which nothing is left that its telephone wrote', async () => {
    const { id } = await joined(await jpeg(), 'photo.jpg');
    const { body } = await ask('A4', 'GET', `/pieces/${id}${WARNED}`);
    for (const [range, start, end] of [['bytes=0-99', 0, 100], ['bytes=100-', 100, body.length], ['bytes=-50', body.length - 50, body.length]] as const) {
      const part = await ask('A4', 'GET', `/pieces/${id}${WARNED}`, { range });
      expect([part.status, part.headers.get('content-range'), part.body.equals(body.subarray(start, end))]).toEqual([206, `bytes ${start}-${end - 1}/${body.length}`, true]);
    }
    expect((await ask('A4', 'GET', `/pieces/${id}${WARNED}`, { range: `bytes=${body.length}-` })).status).toBe(416);
    expect((await ask('A4', 'GET', `/pieces/${id}${WARNED}`, { range: 'bytes=0-1', 'if-range': '"a"' })).body.equals(body)).toBe(true);
  });

  it('that is a PDF bears the name, the function and the hour of its reader, and is given whole', async () => {
    const { id } = await joined(await pdf(), 'rapport.pdf');
    for (const [who, name] of [['A4', 'Solène KERVADEC'], ['A5', '']] as const) {
      const got = await ask(who, 'GET', `/pieces/${id}${WARNED}`, { range: 'bytes=0-10' });
      expect([got.status, got.headers.get('accept-ranges')]).toEqual([200, 'none']);
      const text = readPdf(got.body).pages.flatMap((page) => page.runs.map((run) => run.text)).join(' ');
      expect(text).toContain(name);
      expect(text).toContain('·');
      if (who === 'A5') expect(text).not.toContain('KERVADEC');
    }
  });

  it('goes with its reader’s right, and with its message', async () => {
    const { id, messageId, threadId } = await joined(Buffer.from('Bonjour, Noé.'), 'note.txt');
    const get = async (who: string): Promise<number> => (await ask(who, 'GET', `/pieces/${id}${WARNED}`)).status;
    expect([await get('A4'), await get('A5')]).toEqual([200, 200]);
    await product.ask('A5', 'mutation ($input: WithdrawMessageInput!) { withdrawMessage(input: $input) { message { id } } }', { input: { messageId, expectedVersion: 1, reason: 'Erreur.' } });
    expect([await get('A4'), await get('A5')]).toEqual([404, 404]);
    const { body } = await product.ask('A4', 'query ($id: ID!) { node(id: $id) { ... on Message { body pieces { id } } } }', { id: messageId });
    expect(body.data.node).toEqual({ body: null, pieces: [] });
    const second = await joined(Buffer.from('Bonjour.'), 'note.txt');
    expect((await ask('A5', 'GET', `/pieces/${second.id}${WARNED}`)).status).toBe(200);
    await product.door.db.owner.query(`update app.participation set valid_to = app.now() where thread_id = $1`, [second.threadId]);
    expect((await ask('A5', 'GET', `/pieces/${second.id}${WARNED}`)).status).toBe(404);
    expect(threadId).not.toBe(second.threadId);
  });
});
