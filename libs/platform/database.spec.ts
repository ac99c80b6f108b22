import { createServer, connect, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { secrets, testDatabase, type TestDatabase } from '../../test/support/database.js';
import { Database } from './database.js';

const READY = Buffer.from('5a0000000549', 'hex');
const FATAL = errorResponse({ S: 'FATAL', V: 'FATAL', C: '57P01', M: 'terminating connection due to administrator command' });

function errorResponse(fields: Record<string, string>): Buffer {
  const body = Buffer.from(`${Object.entries(fields).map(([k, v]) => `${k}${v}\0`).join('')}\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

let db: TestDatabase;
let wire: Server;
/** How many of the next connections lose their backend in the very packet that says that they are ready. */
let doomed = 0;
beforeAll(async () => {
  db = await testDatabase({ cast: false });
  const { hostname, port } = new URL(db.url);
  wire = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.on('error', () => far.destroy()).on('close', () => far.destroy()).pipe(far);
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    far.on('data', (chunk) => {
      if (doomed === 0 || !chunk.subarray(-6).equals(READY)) return near.write(chunk);
      doomed -= 1;
      return near.end(Buffer.concat([chunk, FATAL]));
    });
  });
  await new Promise<void>((resolve) => { wire.listen(0, '127.0.0.1', resolve); });
});
afterAll(async () => {
  wire.close();
  await db.drop();
});

const through = (url: string): string => {
  const address = new URL(url);
  address.port = String((wire.address() as AddressInfo).port);
  return address.toString();
};

describe('a backend lost at the very instant at which it was ready', () => {
  it('is an error of one operation, not the end of the process; the next takes another connection', async () => {
    const database = await Database.connect({ databaseUrl: through(db.url), roleSecret: secrets().roleSecret, poolSize: 4 }, []);
    const first = await database.client();
    doomed = 1;
    const second = await database.client();
    await expect(second.query('select 1')).rejects.toThrow();
    second.release(true);
    const third = await database.client();
    expect((await third.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
    for (const client of [first, third]) client.release();
    await database.close();
  });
});
