import { createServer } from 'node:net';
import { Sentence } from './sentence.mjs';

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Every address that `localhost` may mean is tried: a port taken on one of them is taken. */
export async function requireFreePort(port, variable) {
  const example = port < 65_000 ? port + 100 : port - 100;
  for (const host of ['127.0.0.1', '::', '0.0.0.0']) {
    const code = await tryPort(port, host);
    if (code === 'EADDRINUSE') throw new Sentence(`Le port ${port} est déjà pris : choisissez-en un autre, par exemple « ${variable}=${example} npm start ».`);
    if (code === 'EACCES') throw new Sentence(`Le port ${port} est réservé à l'administrateur : choisissez-en un autre, par exemple « ${variable}=${example} npm start ».`);
  }
}

function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = createServer().once('error', (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

export function readPort(variable, fallback) {
  const text = process.env[variable];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Sentence(`${variable}=${text} n'est pas un port : donnez un nombre entre 1 et 65535.`);
  }
  return port;
}
