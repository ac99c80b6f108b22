import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyUnavailable } from '../../libs/platform/key-encryption.js';
import { SealBroken } from '../../libs/platform/seal.js';
import { TransitKeyEncryption } from '../../libs/platform/transit-key-encryption.js';
import { startTransit, type Transit } from '../support/transit.js';

let transit: Transit;
beforeAll(async () => { transit = await startTransit(); });
afterAll(() => transit.stop());
afterEach(() => transit.is('well'));

const key = randomBytes(32);
const kek = (...by: Parameters<Transit['service']>): TransitKeyEncryption => new TransitKeyEncryption(transit.service(...by), null);
const asked = async (): Promise<number> => (await transit.tell({})).asked;
/** How it was refused, and in how many questions. */
async function refused(work: () => Promise<unknown>): Promise<{ error: Error; questions: number; ms: number }> {
  const [before, startedAt] = [await asked(), performance.now()];
  const error = await work().then(() => { throw new Error('it was not refused'); }, (e: unknown) => e as Error);
  return { error, questions: await asked() - before, ms: performance.now() - startedAt };
}

describe('a key wrapped by a key service', () => {
  it('opens for its holder, and for no other: its place is authenticated', async () => {
    const wrapped = await kek().wrap(key, 'dossier-1', 1001);
    expect([wrapped.kekVersion, wrapped.wrapped.toString().startsWith('vault:v1:'), wrapped.wrapped.includes(key)]).toEqual([1001, true, false]);
    expect(await kek().unwrap(wrapped, 'dossier-1')).toEqual(key);
    await expect(kek().unwrap(wrapped, 'dossier-2')).rejects.toThrow(SealBroken);
    const last = wrapped.wrapped.length - 3;
    wrapped.wrapped[last] = wrapped.wrapped[last] === 65 ? 66 : 65;
    const { error, questions } = await refused(() => kek().unwrap(wrapped, 'dossier-1'));
    expect([error instanceof SealBroken, error instanceof KeyUnavailable, error.message, questions]).toEqual([true, false, 'data_key.wrapped@1001', 1]);
  });

  it('does not open either where a release answers 500 to what does not open: it is not taken for a failure of the service', async () => {
    const wrapped = await kek().wrap(key, 'dossier-1', 1001);
    await transit.is('former release');
    const { error, questions } = await refused(() => kek().unwrap(wrapped, 'dossier-2'));
    expect([error instanceof KeyUnavailable, error.message, questions]).toEqual([false, 'data_key.wrapped@1001', 1]);
    expect(await kek().unwrap(wrapped, 'dossier-1')).toEqual(key);
  });

  it('bears the version that wrapped it, asked for by number: a rotation there changes nothing here until it is used', async () => {
    const first = await kek().wrap(key, 'dossier-1', 1001);
    expect(await kek().newest()).toBe(1001);
    await transit.administer('rotate');
    expect(await kek().newest()).toBe(1002);
    expect((await kek().wrap(key, 'dossier-1', 1001)).wrapped.toString()).toMatch(/^vault:v1:/);
    const second = await kek().wrap(key, 'dossier-1', 1002);
    expect(second.wrapped.toString()).toMatch(/^vault:v2:/);
    for (const wrapped of [first, second]) expect(await kek().unwrap(wrapped, 'dossier-1')).toEqual(key);
    await expect(kek().unwrap({ ...second, kekVersion: 1001 }, 'dossier-1')).rejects.toThrow(SealBroken);
    await expect(kek().wrap(key, 'dossier-1', 1009)).rejects.toThrow(KeyUnavailable);
    await transit.administer('config', { min_decryption_version: 2 });
    await expect(kek().unwrap(first, 'dossier-1')).rejects.toThrow(/refuse cette version .* min_decryption_version/);
    expect(await kek().unwrap(second, 'dossier-1')).toEqual(key);
    await transit.administer('config', { min_decryption_version: 1 });
  });

  it('is asked for with many others in one question, each in its place; what does not open is nobody else’s trouble', async () => {
    const keys = Array.from({ length: 450 }, (_, n) => ({ key: randomBytes(32), holder: `dossier-${n}` }));
    const before = await asked();
    const wrapped = (await kek().wrapAll(keys, 1001)).map((one, n) => ({ ...one, holder: keys[n]!.holder }));
    expect(await kek().unwrapAll(wrapped)).toEqual(keys.map((k) => k.key));
    expect(await asked() - before).toBe(6);
    const [moved, later] = [{ ...wrapped[0]!, holder: 'dossier-1' }, { ...wrapped[3]!, kekVersion: 1002 }];
    expect(await kek().unwrapAll([moved, wrapped[1]!, wrapped[2]!])).toEqual([null, keys[1]!.key, keys[2]!.key]);
    expect(await kek().unwrapAll([wrapped[1]!, later])).toEqual([keys[1]!.key, null]);
    await transit.is('sealed');
    await expect(kek().unwrapAll(wrapped)).rejects.toThrow(/est scellé/);
  });

  it('is never wrapped by a key that is not there, nor by one that does not authenticate its place', async () => {
    await expect(kek(undefined, { key: 'absente' }).newest()).rejects.toThrow(/n’a pas de clé absente/);
    await expect(kek(undefined, { key: 'absente' }).wrap(key, 'dossier-1', 1001)).rejects.toThrow(/n’a pas de clé absente/);
    await expect(kek().wrap(key, 'dossier-1', 1)).rejects.toThrow(/d’une clé en fichier que ce serveur n’a pas.*keys:rotate/);
  });
});

describe('a key service that fails', () => {
  const wrapped = (): ReturnType<TransitKeyEncryption['wrap']> => kek().wrap(key, 'dossier-1', 1001);

  it.each(['cut', 'cut in the middle', 'failing', 'a proxy', 'slow'])('twice (%s) is asked a third time, and answers', async (mode) => {
    const one = await wrapped();
    await transit.is(mode, 2);
    expect(await kek().unwrap(one, 'dossier-1')).toEqual(key);
  });

  it.each(['cut', 'cut in the middle', 'failing', 'a proxy', 'slow'])('for good (%s) is said so within a bounded time, with what is safe', async (mode) => {
    const one = await wrapped();
    await transit.is(mode);
    const { error, questions, ms } = await refused(() => kek().unwrap(one, 'dossier-1'));
    expect(error).toBeInstanceOf(KeyUnavailable);
    expect(error.message).toMatch(/^Le service de clés ne répond pas \(3 essais de 300 ms .*Rien n’a été lu ni écrit ; ce qui est enregistré reste scellé/);
    expect([questions, ms < 3 * 300 + 300 + 700]).toEqual([3, true]);
  });

  it('that nobody listens at is said so', async () => {
    await expect(kek(undefined, { url: 'http://127.0.0.1:9' }).unwrap({ wrapped: Buffer.from('vault:v1:AAAA'), kekVersion: 1001 }, 'd')).rejects.toThrow(/ne répond pas/);
  });

  it('that is sealed is said so at once: only its keepers can do something about it', async () => {
    const one = await wrapped();
    await transit.is('sealed');
    const { error, questions } = await refused(() => kek().unwrap(one, 'dossier-1'));
    expect([error instanceof KeyUnavailable, /est scellé \(503\) : il faut le desceller/.test(error.message), questions]).toEqual([true, true, 1]);
  });

  it('that refuses this server is said so at once, and neither the token nor a key is in what is said', async () => {
    const one = await wrapped();
    await transit.is('forbidden');
    const { error, questions } = await refused(() => kek().unwrap(one, 'dossier-1'));
    expect([error instanceof KeyUnavailable, /refuse ce serveur \(403\)/.test(error.message), questions]).toEqual([true, true, 1]);
    expect(error.message).not.toMatch(/root-of-this-test|vault:v/);
  });
});

describe('an AppRole', () => {
  const role = { roleId: 'role-1', secretId: 'secret-1' };

  it('signs in once for many keys, and again when its token has ended', async () => {
    const server = kek(role);
    const before = await asked();
    const one = await server.wrap(key, 'dossier-1', 1001);
    for (let n = 0; n < 5; n++) expect(await server.unwrap(one, 'dossier-1')).toEqual(key);
    expect(await asked() - before).toBe(1 + 6);
    await transit.tell({ forget: true });
    expect(await server.unwrap(one, 'dossier-1')).toEqual(key);
    expect(await asked() - before).toBe(1 + 6 + 3);
  });

  it('whose secret was changed is refused, and says what to renew', async () => {
    await transit.tell({ role: { role_id: 'role-1', secret_id: 'another' } });
    await expect(kek(role).newest()).rejects.toThrow(/refuse l’AppRole de ce serveur \(400\) : renouvelez KEY_SERVICE_SECRET_ID/);
  });
});
