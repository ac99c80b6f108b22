import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import { figure } from '../../scripts/score/figures.mjs';
import { hashToken, newToken } from '../../apps/api/auth/token.js';
import { SignIn } from '../../libs/platform/sign-in.js';
import { Product } from '../support/product.js';
import { actorId, situation, uuid } from '../support/situation.js';
import { endAdmission, post, until } from './support/acts.js';
import { listen } from './support/listeners.js';
import { heardAfterBeingRevokedOffline, leakyPlace } from './support/offline.js';
import { openedOverAnEnd } from './support/late-handshake.js';
import { asksAtFirstTellingOnly, asksAtHandshakeOnly } from './support/seeded.js';

let product: Product;
let threadId: string;
let admissions: Record<string, string>;
beforeAll(async () => { product = await Product.start(); });
afterAll(() => product.close());
beforeEach(async () => { ({ threadId, admissions } = await situation(product.door, { A5: ['FAM'], A6: ['FAM'], A2: ['FAM'] })); });

const sessionOf = async (who: string): Promise<string> => (await product.ask(who, '{ me { currentSessionId } }')).body.data.me.currentSessionId as string;
const END = 'mutation ($id: ID!) { endSession(sessionId: $id) { userErrors { code } } }';

const isOfExchange = (said: unknown): boolean => {
  const { type, id } = said as { type: string; id: string };
  return id === threadId && type.startsWith('message.');
};
async function revokedOffline(): Promise<{ before: number; after: number }> {
  const other = await listen(product, 'A6');
  return await heardAfterBeingRevokedOffline({
    url: product.server.url, auth: { token: await product.token('A5') },
    publish: (text) => post(product, 'A4', threadId, text),
    revoke: () => endAdmission(product, 'A4', admissions.A5!),
    othersHeard: (many) => until('the other', () => other.told.length >= many),
  }, isOfExchange);
}

describe('a socket whose access ends while it is offline', () => {
  it('hears nothing of the exchange when it comes back, neither what it missed nor what follows', async () => {
    const heard = await revokedOffline();
    figure('revocation.heard', heard.after);
    expect(heard).toEqual({ before: 1, after: 0 });
  });

  it('and the check bites: were the right asked when one begins to listen, and not at each telling, it would hear what follows', async () => {
    const restore = asksAtFirstTellingOnly(product);
    try {
      const heard = await revokedOffline();
      figure('control.M7', Number(heard.after > 0));
      expect(heard).toEqual({ before: 1, after: 1 });
    } finally {
      restore();
    }
  });

  it('and the check bites: recovered connections in rooms hear both', async () => {
    const place = await leakyPlace();
    try {
      const heard = await heardAfterBeingRevokedOffline(place, () => true);
      figure('control.M5', Number(heard.after > 0));
      expect(heard).toEqual({ before: 1, after: 2 });
    } finally {
      await place.close();
    }
  });
});

/** One more message, heard by whoever may. */
async function heardByOthers(): Promise<number> {
  const other = await listen(product, 'A6');
  const { seq } = await post(product, 'A4', threadId, 'Ceux qui écoutent.');
  await until('the other', () => other.told.some((p) => p.version === seq));
  return seq;
}

describe('a socket lives no longer than its session', () => {
  it('is closed when its person ends the session, and the token opens nothing any more', async () => {
    const { socket } = await listen(product, 'A5');
    const other = await listen(product, 'A6');
    // The session by which one asks is over before the answer leaves: it is that of somebody signed out.
    expect((await product.ask('A5', END, { id: await sessionOf('A5') })).status).toBe(401);
    await until('closed', () => !socket.connected);
    expect(other.socket.connected).toBe(true);
    expect((await product.ask('A5', '{ me { currentSessionId } }')).status).toBe(401);
    await expect(product.socket('A5')).rejects.toThrow('NON_AUTHENTIFIE');
    product.forget('A5');
  });

  it('stays open when it is another session of the same person that ends, which is told', async () => {
    const here = await listen(product, 'A5');
    product.forget('A5');
    const there = await listen(product, 'A5');
    const ended = await sessionOf('A5');
    await product.ask('A5', END, { id: ended });
    await until('that one is closed', () => !there.socket.connected);
    await until('this one is told', () => here.told.some((p) => p.type === 'session.ended' && p.id === ended));
    expect(here.socket.connected).toBe(true);
    product.forget('A5');
  });

  it('is closed by signing out, which writes no event', async () => {
    const { socket } = await listen(product, 'A5');
    await product.server.app.get(SignIn).endSession(hashToken(await product.token('A5')));
    await until('closed', () => !socket.connected);
    product.forget('A5');
  });

  it('is closed when the session expires', async () => {
    await product.token('A5');
    await product.door.db.owner.query(`update app.session set expires_at = clock_timestamp() + interval '2 seconds' where token_hash = $1`, [hashToken(await product.token('A5'))]);
    const { socket } = await listen(product, 'A5');
    expect(socket.connected).toBe(true);
    await until('closed', () => !socket.connected);
    product.forget('A5');
  });

  it('is closed when the session or the habilitation ended without a word to this node', async () => {
    const [one, two] = [await listen(product, 'A5'), await listen(product, 'A6')];
    await product.door.db.owner.query('update app.session set ended_at = clock_timestamp() where token_hash = $1', [hashToken(await product.token('A5'))]);
    await product.door.db.owner.query(`update app.habilitation set valid_to = app.now() where id = $1`, [actorId('A6')]);
    await until('both closed', () => !one.socket.connected && !two.socket.connected);
    await product.door.db.owner.query(`update app.habilitation set valid_to = 'infinity' where id = $1`, [actorId('A6')]);
    product.forget('A5');
  }, 40_000);

  it('is closed even when the session ended between its handshake and its first breath', async () => {
    const { socket, told } = await openedOverAnEnd(product, 'A5');
    await until('closed', () => !socket.connected);
    await heardByOthers();
    expect(told).toEqual([]);
    product.forget('A5');
  });

  it('and the check bites: kept on what its handshake read, it lives on and is told', async () => {
    const { skipped, restore } = asksAtHandshakeOnly(product);
    try {
      const { socket, told } = await openedOverAnEnd(product, 'A5');
      await until('its first breath, unasked', () => skipped() > 0);
      const seq = await heardByOthers();
      await until('told of what it may not', () => told.some((p) => p.version === seq));
      figure('control.M6', Number(told.some((p) => p.version === seq)));
      expect(socket.connected).toBe(true);
    } finally {
      restore();
      product.forget('A5');
    }
  });

  it('opens for a token of ours only', async () => {
    expect((await listen(product, 'A6')).socket.connected).toBe(true);
    for (const token of [newToken(), 'x', '', null, { a: 1 }]) {
      const socket = io(product.server.url, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true });
      expect(await new Promise((resolve) => { socket.on('connect_error', (e) => resolve(e.message)); socket.on('connect', () => resolve('connected')); })).toBe('NON_AUTHENTIFIE');
      socket.close();
    }
  });

  it('carries no act: a client that speaks is shown out', async () => {
    const { socket } = await listen(product, 'A6');
    socket.emit('message.posted', { threadId });
    await until('closed', () => !socket.connected);
  });
});

describe('somebody with two hats', () => {
  it('is told under each what that hat may know; one loses its access, the other keeps its own', async () => {
    const hat = uuid();
    const token = newToken();
    // Signed in before the second hat exists, hence under the first.
    await product.token('A2');
    const { owner } = product.door.db;
    await owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      select $1, departement, professionnel_id, organisation_id, 'CONSEILLER_DSDEN', app.now(), valid_to from app.habilitation where id = $2`, [hat, actorId('A2')]);
    await owner.query(`insert into app.session (id, professionnel_id, habilitation_id, token_hash, carrier, acr, expires_at)
      select gen_random_uuid(), professionnel_id, id, $2, 'CLIENT', 'eidas2', clock_timestamp() + interval '1 hour' from app.habilitation where id = $1`, [hat, hashToken(token)]);
    const social = await listen(product, 'A2');
    const adviser = io(product.server.url, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true });
    product.sockets.push(adviser);
    const told: unknown[] = [];
    adviser.on('pointer', (p) => told.push(p));
    await until('connected', () => adviser.connected);
    const ask = async (): Promise<unknown> => (await product.post({ authorization: `Bearer ${token}` }, JSON.stringify({ query: '{ me { habilitation { id function } sessions { id } } }' }))).body.data;
    expect(await ask()).toMatchObject({ me: { habilitation: { id: hat, function: 'CONSEILLER_DSDEN' } } });

    const { seq } = await post(product, 'A4', threadId, 'Sous un chapeau.');
    await until('told as social worker', () => social.told.some((p) => p.version === seq));
    await endAdmission(product, 'A4', admissions.A2!);
    await until('told that the access changed', () => social.told.at(-1)?.type === 'access.changed');
    await post(product, 'A4', threadId, 'Sous aucun.');
    expect(told).toEqual([]);
    expect(adviser.connected && social.socket.connected).toBe(true);
    expect(await ask()).toMatchObject({ me: { habilitation: { id: hat } } });
  });
});
