/** A session that nobody uses closes: by the clock of the database, and its lines with it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { io } from 'socket.io-client';
import { UNATTENDED } from '../../apps/api/auth/session.js';
import { hashToken } from '../../apps/api/auth/token.js';
import { SignIn } from '../../libs/platform/sign-in.js';
import { Product } from '../support/product.js';

const IDLE = 60;
let product: Product;
let signIn: SignIn;
beforeAll(async () => {
  product = await Product.start({ config: { refusalQuantumMs: 0 } });
  signIn = product.server.app.get(SignIn);
});
afterAll(() => product.close());

async function open(key: string, idleMinutes?: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await signIn.openSession({ issuer: 'test', subject: key, acr: 'eidas1-mfa', tokenHash: hashToken(token), kind: 'CLIENT', hours: 10, ...(idleMinutes && { idleMinutes }) });
  return token;
}
/** Nobody for so long, and no server remembers the session. */
async function lastSeen(token: string, minutesAgo: number): Promise<void> {
  await product.door.db.owner.query('update app.session set seen_at = clock_timestamp() - make_interval(mins => $2) where token_hash = $1', [hashToken(token), minutesAgo]);
  await signIn.readSession(hashToken(token), true);
}
const minutesSinceSeen = async (token: string): Promise<number> =>
  (await product.door.db.owner.query<{ m: number }>('select (extract(epoch from clock_timestamp() - seen_at) / 60)::float as m from app.session where token_hash = $1', [hashToken(token)])).rows[0]!.m;
async function asks(token: string, headers: Record<string, string> = {}): Promise<unknown> {
  const { body } = await product.post({ authorization: `Bearer ${token}`, ...headers }, JSON.stringify({ query: '{ me { currentSessionId sessions { id idleMinutes } } }' }));
  return body.errors?.[0]?.extensions['code'] ?? body.data.me.sessions.length;
}
const written = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 1500); });

describe('a session that nobody uses', () => {
  it('goes on while somebody does, even a minute before; then it closes, and stays closed', async () => {
    const token = await open('A4', IDLE);
    await lastSeen(token, IDLE - 1);
    expect(await asks(token)).toBe(1);
    await written();
    expect(await minutesSinceSeen(token)).toBeLessThan(1);

    await lastSeen(token, IDLE + 1);
    expect(await asks(token)).toBe('NON_AUTHENTIFIE');
    await written();
    expect(await minutesSinceSeen(token)).toBeGreaterThan(IDLE);
    expect(await signIn.changeHat(hashToken(token), (await product.door.actor('A4')).id, randomBytes(32))).toBeNull();
    // Another of the same person does not list it.
    expect(await asks(await open('A4', IDLE))).toBe(1);
  });

  it('is not kept open by what a page asks by itself, nor by a line', async () => {
    const token = await open('A5', IDLE);
    await lastSeen(token, IDLE - 1);
    expect(await asks(token, { [UNATTENDED]: '1' })).toBe(1);
    const socket = io(product.server.url, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true });
    product.sockets.push(socket);
    await new Promise<void>((resolve, reject) => { socket.once('connect', resolve); socket.once('connect_error', reject); });
    await written();
    expect(await minutesSinceSeen(token)).toBeGreaterThan(IDLE - 2);

    const closed = new Promise((resolve) => { socket.once('disconnect', resolve); });
    await lastSeen(token, IDLE + 1);
    await closed;
  }, 30_000);

  it('of a program lives its hours, whoever is in front', async () => {
    const token = await open('A6');
    await lastSeen(token, 8 * 60);
    expect(await asks(token)).toBe(1);
  });

  it('is said to be used in one statement for all, once a minute, and by no read', async () => {
    const tokens = [await open('A7', IDLE), await open('A8', IDLE), await open('A9', IDLE)];
    for (const token of tokens) await lastSeen(token, 30);
    const pool = (signIn as unknown as { pool: { query: (...of: unknown[]) => Promise<unknown> } }).pool;
    const [query, sent] = [pool.query.bind(pool), [] as string[]];
    pool.query = (...of) => { sent.push((of[0] as { name?: string }).name ?? ''); return query(...of); };
    for (const token of [...tokens, ...tokens]) expect(await asks(token)).toBe(1);
    await written();
    for (const token of tokens) expect(await asks(token)).toBe(1);
    await written();
    pool.query = query;
    expect(sent.filter((name) => name === 'see_sessions')).toHaveLength(1);
    for (const token of tokens) expect(await minutesSinceSeen(token)).toBeLessThan(1);
  }, 30_000);
});
