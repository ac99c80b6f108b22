import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { documentIdOf } from '../../apps/api/graphql/trusted-documents.js';
import { actorId } from '../../apps/migrate/demonstration-directory.js';
import { count } from '../support/situation.js';
import { until } from './support/acts.js';
import { RealSignIn } from './support/real-sign-in.js';

const KARIM = 'karim.bellangeau@orvale.example';
let world: RealSignIn;
beforeAll(async () => { world = await RealSignIn.start({ documents: [ME] }); }, 60_000);
afterAll(() => world.stop());

const ME = '{ me { currentSessionId habilitation { id professionnel { displayName } } sessions { id carrier } } }';
const ask = (headers: Record<string, string>, query = ME, variables = {}): ReturnType<typeof world.product.post> => world.product.post(headers, JSON.stringify({ ...headers['cookie'] ? { documentId: documentIdOf(query) } : { query }, variables }));
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** « connected », or why not. */
async function connect(options: object): Promise<{ socket: Socket; outcome: string }> {
  const socket = io(world.product.server.url, { transports: ['websocket'], reconnection: false, forceNew: true, ...options });
  world.product.sockets.push(socket);
  const outcome = await new Promise<string>((resolve) => { socket.once('connect', () => resolve('connected')); socket.once('connect_error', (e) => resolve(e.message)); });
  return { socket, outcome };
}

describe('the command that gives a token', () => {
  it('signs in for real, and its token opens our API and our sockets, as that person', async () => {
    const { code, out, err } = await world.command(KARIM);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { status, body } = await ask(bearer(out));
    expect(status).toBe(200);
    expect(body.data.me.habilitation).toEqual({ id: actorId('A5'), professionnel: { displayName: 'Karim BELLANGEAU' } });
    expect((await connect({ auth: { token: out } })).outcome).toBe('connected');
    const { rows } = await world.product.door.db.owner.query<{ token_hash: Buffer }>('select token_hash from app.session');
    for (const { token_hash: hash } of rows) expect(hash.toString('latin1')).not.toContain(out);
  });

  it('tells somebody whom the provider knows and who has no account here, and opens nothing', async () => {
    const before = await count(world.product.door, 'session');
    const { code, out, err } = await world.command('perrine.galuchat@tilleuls.example');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^Vous êtes bien reconnu comme perrine\.galuchat@tilleuls\.example/);
    expect(await count(world.product.door, 'session')).toBe(before);
  });

  it('tells somebody who has an account and whose identity is not proven enough, and opens nothing', async () => {
    const before = await count(world.product.door, 'session');
    expect((await world.command('gaspard.monteillet@cabinet-tanneurs.example')).err).toMatch(/^Votre identité n'est pas assez prouvée/);
    expect(await count(world.product.door, 'session')).toBe(before);
  });
});

describe('the provider’s own tokens', () => {
  it('are good for the provider, and open nothing of ours', async () => {
    const { access_token: access, id_token: id } = await world.tokensOfTheProvider(KARIM);
    const userinfo = await fetch(`${world.issuer}/userinfo`, { headers: bearer(access) });
    expect(userinfo.status).toBe(200);
    expect(id.split('.')).toHaveLength(3);
    expect((await ask(bearer((await world.command(KARIM)).out))).status).toBe(200);
    for (const token of [access, id]) {
      const { status, body } = await ask(bearer(token));
      expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 401, code: 'NON_AUTHENTIFIE' });
      expect((await connect({ auth: { token } })).outcome).toBe('NON_AUTHENTIFIE');
      expect((await connect({ extraHeaders: { authorization: `Bearer ${token}` } })).outcome).toBe('NON_AUTHENTIFIE');
    }
  });
});

describe('a session', () => {
  it('is listed to its person among theirs, and ended from another: its token is worth nothing, its socket closes', async () => {
    const [one, two] = [(await world.command(KARIM)).out, (await world.command(KARIM)).out];
    const { socket } = await connect({ auth: { token: one } });
    const { currentSessionId } = (await ask(bearer(one))).body.data.me;
    expect((await ask(bearer(two))).body.data.me.sessions).toContainEqual({ id: currentSessionId, carrier: 'CLIENT' });

    const { body } = await ask(bearer(two), 'mutation ($id: ID!) { endSession(sessionId: $id) { userErrors { code } } }', { id: currentSessionId });
    expect(body.data).toEqual({ endSession: { userErrors: [] } });
    expect((await ask(bearer(one))).status).toBe(401);
    await until('closed', () => !socket.connected);
    expect((await connect({ auth: { token: one } })).outcome).toBe('NON_AUTHENTIFIE');
    const { sessions } = (await ask(bearer(two))).body.data.me as { sessions: { id: string }[] };
    expect(sessions.map((s) => s.id)).not.toContain(currentSessionId);
  });

  it('of a browser carries our API and our sockets from our own pages only, until it signs out', async () => {
    const { browser, page } = await world.browser(KARIM);
    expect(page.status).toBe(200);
    const cookie = `cordee=${browser.cookie('cordee')}`;
    const ours = { cookie, origin: world.url };
    expect((await ask(ours)).body.data.me.habilitation.id).toBe(actorId('A5'));
    expect((await ask({ cookie, origin: 'http://elsewhere.example' })).status).toBe(403);
    const { socket, outcome } = await connect({ extraHeaders: ours });
    expect(outcome).toBe('connected');
    expect((await connect({ extraHeaders: { cookie, origin: 'http://elsewhere.example' } })).outcome).toBe('NON_AUTHENTIFIE');

    await browser.open(`${world.url}/auth/logout`, { method: 'POST', headers: { origin: world.url } });
    expect((await ask(ours)).status).toBe(401);
    await until('closed', () => !socket.connected);
  });
});
