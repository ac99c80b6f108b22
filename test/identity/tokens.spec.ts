import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { bringsItsKey, describedAs, onSigned, providerSigns, SIGNED, signedByNobody, signedBySecret } from './support/forgeries.js';
import { World } from './support/world.js';

const KARIM = 'karim.bellangeau@orvale.example';
const HOUR = 3600;

describe('what the provider signs', () => {
  let world: World;
  beforeAll(async () => { world = await World.start(); });
  afterEach(() => { world.tamper = undefined; });
  afterAll(() => world.stop());

  const statusWith = async (what: (typeof SIGNED)[number], forge: (jwt: string) => Promise<string>): Promise<number> => {
    world.tamper = onSigned(what, forge);
    return (await world.signIn(KARIM, { mode: 'client' })).page.status;
  };
  const now = (): number => Math.floor(new Date().getTime() / 1000);
  const signs = (changes: object): ((jwt: string) => Promise<string>) => providerSigns(world.identity.keysFile, changes as never);

  it('an id token or a userinfo that the provider signs again, unchanged, is accepted: what follows is refused for what it changes', async () => {
    for (const what of SIGNED) expect([what, await statusWith(what, signs({}))]).toEqual([what, 200]);
  });

  it('signed by nobody, by a shared secret or by nothing, is refused', async () => {
    for (const what of SIGNED) {
      expect([what, await statusWith(what, signedByNobody)]).toEqual([what, 403]);
      expect([what, await statusWith(what, signedBySecret(world.settings.oidcClientSecret))]).toEqual([what, 403]);
      expect([what, await statusWith(what, async (jwt) => jwt.slice(0, jwt.lastIndexOf('.') + 1))]).toEqual([what, 403]);
    }
  });

  it('signed by a key that it brings, or that it says where to fetch, is refused', async () => {
    for (const what of SIGNED) for (const header of ['jwk', 'jku', 'x5u'] as const) expect([what, header, await statusWith(what, bringsItsKey(header))]).toEqual([what, header, 403]);
  });

  it('that is past, or not yet good, is refused', async () => {
    expect(await statusWith('id token', signs({ exp: now() + HOUR }))).toBe(200);
    for (const what of SIGNED) {
      expect([what, await statusWith(what, signs({ exp: now() - HOUR }))]).toEqual([what, 403]);
      expect([what, await statusWith(what, signs({ nbf: now() + HOUR }))]).toEqual([what, 403]);
    }
  });

  it('made for somebody else, or by somebody else, is refused', async () => {
    for (const what of SIGNED) {
      expect([what, await statusWith(what, signs({ aud: 'another-application' }))]).toEqual([what, 403]);
      expect([what, await statusWith(what, signs({ iss: 'https://evil.example/api/v2' }))]).toEqual([what, 403]);
    }
  });
});

describe('a provider that says it is another', () => {
  it('signs nobody in', async () => {
    const [honest, liar] = [await World.start(), await World.start()];
    try {
      expect((await honest.signIn(KARIM, { mode: 'client' })).page.status).toBe(200);
      liar.tamper = describedAs({ issuer: honest.settings.oidcIssuer });
      const { page } = await liar.signIn(KARIM, { mode: 'client' });
      expect([page.status, liar.database.opened]).toEqual([503, []]);
    } finally {
      await honest.stop();
      await liar.stop();
    }
  });
});
