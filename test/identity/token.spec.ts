import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { hashToken } from '../../apps/api/auth/token.js';
import { World } from './support/world.js';

const script = new URL('../../scripts/token.mjs', import.meta.url).pathname;

describe('npm run token', () => {
  let world: World;
  beforeAll(async () => { world = await World.start(); });
  afterAll(() => world.stop());

  const token = (email: string, address = world.settings.publicUrl): Promise<{ code: unknown; out: string; err: string }> =>
    new Promise((resolve) => execFile(process.execPath, [script, ...(email ? [email] : [])], { env: { PUBLIC_URL: address } },
      (error, out, err) => resolve({ code: error?.code ?? 0, out, err })));

  it('prints the bearer token and nothing else', async () => {
    const { code, out, err } = await token('Aicha.Merzoug@dsden99.example');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^[\w-]{43}\n$/);
    expect(world.database.isOpen(hashToken(out.trim()))).toBe(true);
    expect(world.database.opened.at(-1)).toMatchObject({ kind: 'CLIENT', email: 'aicha.merzoug@dsden99.example' });
  });

  it.each([
    ['nobody@orvale.example', /^Personne n’a l’adresse nobody@orvale\.example\. On peut être :\n(.*\n)*  aicha\.merzoug@dsden99\.example  Dr Aïcha MERZOUG, Médecin scolaire · DSDEN 99\n/],
    ['gaspard.monteillet@cabinet-tanneurs.example', /^Votre identité n'est pas assez prouvée/],
    ['perrine.galuchat@tilleuls.example', /^Vous êtes bien reconnu comme perrine/],
    ['', /^Usage : npm run -s token/],
  ])('explains to « %s » why there is none', async (email, sentence) => {
    const { code, out, err } = await token(email);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
  });

  it('says when the server is not started, and when its provider is away', async () => {
    expect((await token('x@y.example', 'http://localhost:1')).err).toBe('Cordée ne répond pas à http://localhost:1 : démarrez Cordée (npm start), puis recommencez.\n');
    await world.stopProvider();
    expect((await token('karim.bellangeau@orvale.example')).err).toMatch(/^Le fournisseur d[’']identité ne répond pas/);
  });
});
