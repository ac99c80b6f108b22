/** What is exposed, under TLS that ends here: its versions, its ciphers, its lines, and nothing in clear. */
import { createServer, get, type RequestOptions } from 'node:https';
import { get as getInClear } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import { proxiesOf } from '../../apps/api/abuse/address-of.js';
import { refuseClear } from '../../apps/api/abuse/tls.js';
import { selfSigned } from '../support/certificate.js';
import { Product } from '../support/product.js';

const tls = selfSigned();
/** Ready to speak anything: what is refused is refused by whom it asks. */
const ANYTHING = 'ALL:@SECLEVEL=0';
let product: Product;
const old = createServer({ ...tls, minVersion: 'TLSv1', ciphers: ANYTHING }, (_request, response) => response.end('old'));
beforeAll(async () => {
  product = await Product.start({ config: { tls } });
  await new Promise<void>((resolve) => { old.listen(0, '127.0.0.1', resolve); });
});
afterAll(async () => {
  old.close();
  await product.close();
});

const port = (): number => Number(new URL(product.server.url).port);
const asks = (options: RequestOptions, path = '/health/live'): Promise<number | string> => new Promise((resolve) => {
  get({ host: '127.0.0.1', port: port(), path, ca: tls.cert, agent: false, ...options }, (response) => { response.resume(); resolve(response.statusCode!); }).on('error', (e: NodeJS.ErrnoException) => resolve(e.message));
});
const inClear = (path: string): Promise<number | string> => new Promise((resolve) => {
  getInClear({ host: '127.0.0.1', port: port(), path, agent: false }, (response) => { response.resume(); resolve(response.statusCode!); }).on('error', () => resolve('nothing'));
});

describe('what is exposed, under TLS', () => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)('speaks %s', async (version) => expect(await asks({ minVersion: version, maxVersion: version })).toBe(200));

  it.each(['TLSv1', 'TLSv1.1'] as const)('refuses %s, which another would speak', async (version) => {
    const speaking = { minVersion: version, maxVersion: version, ciphers: ANYTHING } as const;
    expect(await asks({ ...speaking, port: (old.address() as AddressInfo).port })).toBe(200);
    expect(await asks(speaking)).toMatch(/alert protocol version|unsupported protocol|wrong version/i);
  });

  it('has ciphers that keep past secrets and authenticate, and no other', async () => {
    const with12 = (ciphers: string): RequestOptions => ({ maxVersion: 'TLSv1.2', ciphers });
    for (const cipher of ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305']) expect([cipher, await asks(with12(cipher))]).toEqual([cipher, 200]);
    for (const cipher of ['ECDHE-ECDSA-AES128-SHA', 'ECDHE-ECDSA-AES256-SHA384', 'ECDHE-ECDSA-AES128-SHA256']) {
      expect([cipher, await asks({ ...with12(`${cipher}:@SECLEVEL=0`), port: (old.address() as AddressInfo).port })]).toEqual([cipher, 200]);
      expect([cipher, await asks(with12(`${cipher}:@SECLEVEL=0`))]).toEqual([cipher, expect.stringMatching(/handshake failure|no shared cipher/i)]);
    }
  });

  it.each(['/', '/graphql', '/health/live', '/socket.io/?EIO=4&transport=polling'])('says nothing in clear, and sends nowhere: %s', async (path) => {
    expect(await asks({}, path)).toEqual(expect.any(Number));
    expect(await inClear(path)).toBe('nothing');
  });

  it.each(['/graphql', '/health/live', '/socket.io/?EIO=4&transport=polling'])('never sends a program that was asked in clear to https: %s', async (path) => {
    expect(String(await asks({ headers: { 'x-forwarded-proto': 'http' } }, path))).toMatch(/^[245]\d\d$/);
  });

  it('opens its lines there, and nowhere else', async () => {
    const token = await product.token('A5');
    const line = (url: string): Promise<string> => new Promise((resolve) => {
      const socket = io(url, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true, ca: tls.cert } as never);
      product.sockets.push(socket);
      socket.once('connect', () => resolve('open'));
      socket.once('connect_error', () => resolve('refused'));
    });
    expect(await line(product.server.url)).toBe('open');
    expect(await line(product.server.url.replace('https:', 'http:'))).toBe('refused');
  });
});

describe('where a proxy ends it', () => {
  it('that proxy and the machine itself are spoken to in clear, and nobody else', () => {
    const seen: ((socket: Socket) => void)[] = [];
    refuseClear({ on: (_event: string, see: (socket: Socket) => void) => void seen.push(see) } as never, proxiesOf(['10.0.0.1', 'fd00::/64']));
    const isCut = (remoteAddress?: string): boolean => {
      let cut = false;
      seen[0]!({ remoteAddress, destroy: () => { cut = true; } } as never);
      return cut;
    };
    for (const address of ['10.0.0.1', '::ffff:10.0.0.1', 'fd00::5', '127.0.0.1', '::1']) expect([address, isCut(address)]).toEqual([address, false]);
    for (const address of ['10.0.0.2', '203.0.113.9', '::ffff:203.0.113.9', 'fd01::5', undefined]) expect([address, isCut(address)]).toEqual([address, true]);
  });
});
