import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeLog } from '../../libs/platform/log.js';
import { openDoor } from '../support/door.js';
import { Product } from '../support/product.js';
import { json, raw } from './support/ask.js';

let product: Product;
let strict: Product;
let authorization: string;
const lines: string[] = [];
beforeAll(async () => {
  const door = await openDoor();
  product = await Product.start({ door });
  // Last: what signing in says goes where the last server of a process writes.
  strict = await Product.start({ door, config: { production: true, publicUrl: 'https://cordee.example' }, log: makeLog('info', { write: (line) => { lines.push(line); } }) });
  authorization = `Bearer ${await product.token('A4')}`;
});
afterAll(async () => {
  await strict.server.close();
  await product.close();
});

const ME = '{ me { currentSessionId } }';

/** What comes back of bytes written as they are, until the server shows whoever wrote them out. */
async function written(bytes: string): Promise<string> {
  const { hostname, port } = new URL(product.server.url);
  return await new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let came = '';
    socket.setTimeout(3000, () => socket.destroy());
    socket.on('data', (piece) => { came += piece.toString(); });
    socket.on('close', () => resolve(came));
    socket.on('error', reject);
  });
}
const request = (method: string, path: string, more = ''): string => `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${more}\r\n`;
const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

describe('a method', () => {
  it.each(['/', '/graphql', '/health/live', '/auth/login', '/pieces/x', '/nowhere'])('that nothing here answers to does nothing at %s, and TRACE repeats nothing', async (path) => {
    expect(statusOf(await written(request('GET', '/health/live')))).toBe(200);
    for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND']) {
      const answer = await written(request(method, path, `X-Mine: VASSELIN\r\nAuthorization: ${authorization}\r\n`));
      expect([method, [400, 404, 405].includes(statusOf(answer))]).toEqual([method, true]);
      expect(answer).not.toContain('VASSELIN');
    }
  });

  it('that is safe changes nothing: neither a mutation by GET, nor leaving by a link', async () => {
    const mutation = 'mutation { endSession(sessionId: "x") { userErrors { code } } }';
    expect((await raw(product, json({ authorization }, mutation))).status).toBe(200);
    const answer = await raw(product, { method: 'GET', headers: { authorization, 'apollo-require-preflight': '1' } }, `/graphql?query=${encodeURIComponent(mutation)}`);
    expect([answer.status, answer.text.includes('"data":{')]).toEqual([405, false]);
    expect((await raw(product, { method: 'GET', headers: { authorization } }, '/auth/logout')).status).toBe(404);
    expect((await raw(product, json({ authorization }, ME))).status).toBe(200);
  });
});

describe('a message whose end is said in two ways', () => {
  const body = JSON.stringify({ query: ME });
  const asked = (head: string, content: string): Promise<string> => written(`POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: ${authorization}\r\n${head}\r\n\r\n${content}`);

  it('would have been answered, had it been said in one', async () => {
    expect(await asked(`Content-Length: ${body.length}`, body)).toMatch(/^HTTP\/1\.1 200 [^]*currentSessionId/);
    expect(await asked('Transfer-Encoding: chunked', `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([
    ['a length and pieces', `Content-Length: ${body.length}\r\nTransfer-Encoding: chunked`, `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`],
    ['two lengths', `Content-Length: ${body.length}\r\nContent-Length: 5`, body],
    ['a coding that is hidden', `Content-Length: ${body.length}\r\nTransfer-Encoding: xchunked`, body],
    ['a length that is no number', `Content-Length: +${body.length}`, body],
    ['a piece whose size is no number', 'Transfer-Encoding: chunked', `0x${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`],
    ['a line folded', `Content-Length: ${body.length}\r\nX-A: b\r\n\tContent-Length: 5`, body],
  ])('is refused before anybody reads it: %s', async (_what, head, content) => {
    expect(await asked(head, content)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('every answer that says something', () => {
  it.each<[string, number, RegExp, () => ReturnType<typeof raw>]>([
    ['data', 200, /^application\/(graphql-response\+)?json; charset=utf-8$/, () => raw(product, json({ authorization }, ME))],
    ['a refusal', 401, /^application\/(graphql-response\+)?json; charset=utf-8$/, () => raw(product, json({}, ME))],
    ['an unreadable body', 400, /^application\/json; charset=utf-8$/, () => raw(product, { headers: { authorization, 'content-type': 'application/json' }, body: '{' })],
    ['an unknown address', 404, /^application\/json; charset=utf-8$/, () => raw(product, { method: 'GET' }, '/nowhere')],
    ['health', 200, /^application\/json; charset=utf-8$/, () => raw(product, { method: 'GET' }, '/health/live')],
    ['the page', 200, /^text\/html; charset=utf-8$/, () => raw(product, { method: 'GET', headers: { accept: 'text/html' } }, '/')],
    ['a refusal to a browser', 400, /^text\/html; charset=utf-8$/, () => raw(product, { method: 'GET', headers: { accept: 'text/html' } }, '/auth/callback')],
    ['a file that is not there', 404, /^text\/plain; charset=utf-8$/, () => raw(product, { method: 'GET', headers: { authorization } }, '/pieces/7d9d3f62-3ad4-4f1e-8a55-0242ac120002')],
  ])('says of what type and by which letters: %s', async (_what, status, type, ask) => {
    const { status: got, headers } = await ask();
    expect([got, headers.get('content-type')]).toEqual([status, expect.stringMatching(type)]);
  });

  it('is kept to our own pages by the browser, and shows what it may load', async () => {
    for (const path of ['/', '/health/live', '/graphql', '/nowhere', '/auth/callback']) {
      const { headers } = await raw(product, { method: 'GET', headers: { accept: 'text/html' } }, path);
      expect([path, headers.get('cross-origin-opener-policy'), headers.get('cross-origin-resource-policy')]).toEqual([path, 'same-origin', 'same-origin']);
      const policy = headers.get('content-security-policy')!;
      expect(policy).toMatch(/base-uri 'none'/);
      expect(policy).toMatch(/object-src 'none'|default-src 'none'/);
      expect(policy).not.toMatch(/unsafe-(inline|eval)|\*/);
    }
  });

  it('asks, in production, for TLS alone, for a year, under all its names; in a demonstration without TLS, it does not', async () => {
    for (const path of ['/', '/graphql', '/health/live', '/nowhere']) {
      const { headers } = await raw(strict, { method: 'GET' }, path);
      const [, seconds] = /^max-age=(\d+); includeSubDomains$/.exec(headers.get('strict-transport-security') ?? '') ?? [];
      expect([path, Number(seconds) >= 31_536_000]).toEqual([path, true]);
      expect((await raw(product, { method: 'GET' }, path)).headers.get('strict-transport-security')).toBeNull();
    }
  });
});

describe('an address', () => {
  it.each(['/.git/config', '/.git/HEAD', '/.env', '/package.json', '/assets/', '/assets', '/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fapi/main.js', '/web-documents.json', '/api/main.js', '/metrics', '/graphiql', '/api-docs', '/swagger.json'])('that leads to no file of the screens leads to nothing: %s', async (path) => {
    expect((await raw(product, { method: 'GET' }, '/health/live')).status).toBe(200);
    const answer = await written(request('GET', path));
    expect([path, [400, 404].includes(statusOf(answer))]).toEqual([path, true]);
    expect(answer).not.toMatch(/"dependencies"|\[core\]|ref: refs|import /);
  });

  it('said twice in its question is not chosen between: it is refused', async () => {
    const statusAt = async (path: string): Promise<number> => (await raw(product, { method: 'GET', headers: { accept: 'application/json' } }, path)).status;
    // Said once it is understood: only the provider is away.
    expect(await statusAt('/auth/login?mode=client')).toBe(503);
    for (const path of ['/auth/login?mode=client&mode=browser', '/auth/login?mode=browser&mode=client', '/auth/login?mode=client&mode=client']) expect([path, await statusAt(path)]).toEqual([path, 400]);
    const twice = `query=${encodeURIComponent(ME)}&query=${encodeURIComponent('{ me { id } }')}`;
    expect((await raw(product, { method: 'GET', headers: { authorization } }, `/graphql?query=${encodeURIComponent(ME)}`)).status).toBe(200);
    expect((await raw(product, { method: 'GET', headers: { authorization } }, `/graphql?${twice}`)).status).toBe(400);
  });

  it('believed from a proxy is not: what a client says of where it comes from changes nothing', async () => {
    const plain = await raw(product, json({ authorization }, ME));
    const dressed = await raw(product, json({ authorization, 'x-forwarded-for': '10.0.0.1', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example', 'x-real-ip': '10.0.0.1', forwarded: 'host=evil.example', 'x-user-id': 'A5', 'x-http-method-override': 'DELETE' }, ME));
    expect([dressed.status, dressed.text]).toEqual([200, plain.text]);
    const page = await raw(product, { method: 'GET', headers: { accept: 'text/html', 'x-forwarded-host': 'evil.example' } }, '/auth/callback');
    expect(page.text).not.toContain('evil.example');
  });
});

describe('an attempt that is refused', () => {
  it('is said in the log by its code, and by nothing that was tried', async () => {
    lines.length = 0;
    const bearer = `Bearer ${await strict.token('A4')}`;
    expect((await raw(strict, json({ authorization: bearer }, ME))).status).toBe(200);
    expect(lines).toEqual([]);
    const cookie = `__Host-cordee=${bearer.slice(7)}`;
    await raw(strict, json({}, '{ VASSELIN }'));
    await raw(strict, json({ authorization: bearer }, '{ VASSELIN }'));
    await raw(strict, json({ authorization: bearer }, '{ ...VASSELIN } fragment VASSELIN on Query { ...VASSELIN }'));
    await raw(strict, json({ cookie, origin: 'https://cordee.example' }, '{ VASSELIN }'));
    await raw(strict, json({ cookie, origin: 'https://evil.example' }, ME));
    await raw(strict, { method: 'GET' }, '/auth/callback?code=VASSELIN&state=VASSELIN');
    const said = lines.map((line) => JSON.parse(line) as { operation: string; msg: string });
    expect(said.map(({ operation, msg }) => `${operation}: ${msg}`)).toEqual(['graphql: refused NON_AUTHENTIFIE', 'graphql: refused GRAPHQL_VALIDATION_FAILED', 'graphql: refused LIMITE', 'graphql: refused DOCUMENT_INCONNU', expect.stringMatching(/^graphql: refused \w*ORIGIN\w*$/), 'sign-in: refused STALE_SIGN_IN (no_transaction)']);
    expect(lines.join('')).not.toMatch(/VASSELIN|evil|cordee=/);
  });
});
