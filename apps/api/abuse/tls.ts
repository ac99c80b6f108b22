/** TLS, when it ends here; and when a proxy ends it, nobody but that proxy and this machine is spoken to in clear. */
import type { Server as ClearServer } from 'node:http';
import type { ServerOptions } from 'node:https';
import type { BlockList, Socket } from 'node:net';
import type { NestApplicationOptions } from '@nestjs/common';
import type { Config } from '../../../libs/platform/config.js';
import { isProxy } from './address-of.js';

/** Those that keep a secret when the key of the certificate is stolen later, and that authenticate what they encrypt. Of 23 November 2026: the ANSSI's recommendations for TLS (2020), Mozilla's « intermediate ». */
const CIPHERS = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256', ...['ECDHE-ECDSA', 'ECDHE-RSA'].flatMap((exchange) => ['AES256-GCM-SHA384', 'CHACHA20-POLY1305', 'AES128-GCM-SHA256'].map((cipher) => `${exchange}-${cipher}`))].join(':');

export function tlsOptions({ tls, patience }: Pick<Config, 'tls' | 'patience'>): Pick<NestApplicationOptions, 'httpsOptions'> {
  const ours = { ...tls, minVersion: 'TLSv1.2', ciphers: CIPHERS, honorCipherOrder: true, handshakeTimeout: patience.headMs } satisfies ServerOptions;
  return tls ? { httpsOptions: ours } : {};
}

const OURSELVES = /^(::ffff:)?127\.|^::1$/;

/** In production, without a certificate of its own. The machine itself asks whether it lives. */
export function refuseClear(server: Pick<ClearServer, 'on'>, proxies: BlockList): void {
  server.on('connection', (socket: Socket) => {
    if (!OURSELVES.test(socket.remoteAddress ?? '') && !isProxy(socket.remoteAddress, proxies)) socket.destroy();
  });
}
