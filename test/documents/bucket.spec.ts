import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BucketFiles } from '../../libs/documents/bucket-files.js';
import { filesOf } from '../../libs/documents/files-of.js';
import { LocalFiles } from '../../libs/documents/files.js';
import { Bucket, BucketRefusal, BucketUnavailable } from '../../libs/platform/bucket.js';
import type { BucketPlace } from '../../libs/platform/config.js';
import { makeLog } from '../../libs/platform/log.js';
import { clearSize, openRange, openWhole, SealSegments } from '../../libs/platform/seal-segments.js';
import { startStore, type Mood, type Store } from '../support/s3.js';

let store: Store;
beforeAll(async () => { store = await startStore(); });
afterAll(() => store.stop());
beforeEach(() => { store.is('well'); store.objects.clear(); store.asked.length = 0; });

const files = (more: Partial<BucketPlace> = {}): BucketFiles => new BucketFiles(new Bucket(store.place(more)));
async function* content(...all: (string | Buffer)[]): AsyncGenerator<Buffer> { for (const one of all) yield Buffer.from(one); }
const quiet = makeLog('silent');
async function kept(bytes: Buffer): Promise<string> {
  const name = randomUUID();
  await files().put(name, content(bytes));
  store.asked.length = 0;
  return name;
}
async function refused(work: () => Promise<unknown>): Promise<{ error: Error; ms: number }> {
  const startedAt = performance.now();
  const error = await work().then(() => { throw new Error('it was not refused'); }, (e: unknown) => e as Error);
  return { error, ms: performance.now() - startedAt };
}

describe('a bucket of sealed files', () => {
  it('gives any part of what it was given, and nothing of what it was not', async () => {
    const name = randomUUID();
    await files().put(name, content('Bon', 'jour'));
    expect([...store.objects.keys()]).toEqual([`pieces/${name.slice(0, 2)}/${name}`]);
    const file = (await files().open(name))!;
    expect(file.size).toBe(7);
    expect((await file.read(2, 3)).toString()).toBe('njo');
    expect((await file.read(5, 100)).toString()).toBe('ur');
    expect(await file.read(9, 3)).toHaveLength(0);
    await file.close();
    expect(await files().open(randomUUID())).toBeNull();
    await files().remove(name);
    await files().remove(name);
    expect(await files().open(name)).toBeNull();
    for (const other of ['../a', `${name}/../../a`, 'a%2f']) await expect(files().put(other, content('a'))).rejects.toThrow('by the id of its piece');
  });

  it('keeps a whole file or none: what is cut while it is read is never sent', async () => {
    const name = randomUUID();
    const cut = (): AsyncGenerator<Buffer> => (async function* broken() { yield Buffer.from('autre'); throw new Error('cut'); })();
    await expect(files().put(name, cut())).rejects.toThrow('cut');
    expect(store.asked).toEqual([]);
    await files().put(name, content('un'));
    await expect(files().put(name, cut())).rejects.toThrow('cut');
    expect((await (await files().open(name))!.read(0, 10)).toString()).toBe('un');
  });

  it('is never given a word in clear, and a file of it opens whole or by any range, in few questions', async () => {
    const [name, key, secret] = [randomUUID(), randomBytes(32), 'la petite a dit que '];
    const place = { holder: randomUUID(), document: name };
    const clear = Buffer.alloc(5 * 1024 * 1024 + 77, secret);
    await files().put(name, Readable.from([clear]).pipe(new SealSegments(key, place)));
    for (const bytes of store.objects.values()) expect(bytes.includes(secret.slice(0, 8))).toBe(false);
    store.asked.length = 0;
    const file = (await files().open(name))!;
    expect(clearSize(file.size)).toBe(clear.length);
    expect((await openWhole(file, key, place)).equals(clear)).toBe(true);
    expect(store.asked.length).toBeLessThan(12);
    for (const [start, end] of [[0, 1], [65_535, 65_537], [clear.length - 1, clear.length], [3_000_000, 3_200_000]] as const) {
      const given: Buffer[] = [];
      for await (const part of openRange(file, key, place, start, end)) given.push(part);
      expect(Buffer.concat(given).equals(clear.subarray(start, end))).toBe(true);
    }
    const [path, sealed] = [...store.objects][0]!;
    store.objects.set(path, Buffer.concat([sealed.subarray(0, 70_000), Buffer.of(sealed[70_000]! ^ 1), sealed.subarray(70_001)]));
    await expect(openWhole((await files().open(name))!, key, place)).rejects.toThrow('file: segment');
  });

  it('gives nothing of what has replaced a file since it was opened', async () => {
    const name = await kept(Buffer.from('le premier'));
    const file = (await files().open(name))!;
    await files().put(name, content('le second'));
    await expect(file.read(0, 4)).rejects.toThrow('a changé pendant sa lecture');
  });
});

describe('a store that misbehaves', () => {
  const READING: Mood[] = ['failing', 'cut', 'silent', 'truncated', 'slow body', 'wrong ETag', 'another range', 'whole, always', 'a proxy'];

  it.each(READING)('twice (%s) is asked a third time, and gives what it has', async (mood) => {
    const file = (await files().open(await kept(Buffer.alloc(3_000_000, 'abc'))))!;
    store.is(mood, 2);
    expect((await file.read(300, 30)).toString()).toBe('abc'.repeat(10));
  });

  it.each(READING)('for good (%s) gives nothing, and that is said within a bounded time, with what is safe', async (mood) => {
    const file = (await files().open(await kept(Buffer.alloc(3_000_000, 'abc'))))!;
    store.is(mood);
    const { error, ms } = await refused(() => file.read(300, 30));
    expect(error).toBeInstanceOf(BucketUnavailable);
    expect(error.message).toMatch(/ne répond pas, ou pas ce qui lui est demandé \(\d essais, 900 ms au plus\)\. Rien n’a été fait à moitié/);
    expect(ms).toBeLessThan(900 + 700);
  });

  it.each<Mood>(['failing', 'cut', 'a proxy'])('twice (%s) while it is given a file has it, once', async (mood) => {
    store.is(mood, 2);
    const name = randomUUID();
    await files().put(name, content('un'));
    expect([...store.objects.values()].map(String)).toEqual(['un']);
  });

  it.each<Mood>(['failing', 'cut', 'silent', 'a proxy'])('for good (%s) has nothing, and that is said', async (mood) => {
    store.is(mood);
    const { error, ms } = await refused(() => files().put(randomUUID(), content('un')));
    expect([error instanceof BucketUnavailable, store.objects.size, ms < 900 + 700]).toEqual([true, 0, true]);
  });
});

describe('the settings of a bucket, at start', () => {
  const start = (more: Partial<BucketPlace> = {}): Promise<unknown> => filesOf({ filesFolder: '/nowhere', filesBucket: store.place(more) }, quiet);

  it('are good when all that is needed may be done; nothing of the try stays', async () => {
    expect(await start()).toBeInstanceOf(BucketFiles);
    expect([...store.objects.keys()]).toEqual([]);
    expect(store.asked.map((one) => one.split(' ')[0])).toEqual(['PUT', 'HEAD', 'GET', 'DELETE']);
  });

  it('are a folder’s when no bucket is named', async () => {
    expect(await filesOf({ filesFolder: '/nowhere', filesBucket: null }, quiet)).toBeInstanceOf(LocalFiles);
  });

  it.each<[string, Partial<BucketPlace>, RegExp]>([
    ['another secret', { secret: 'another' }, /refuse ce serveur \(SignatureDoesNotMatch\) : vérifiez FILES_BUCKET_KEY_ID/],
    ['an unknown key', { keyId: 'AKIDOFSOMEBODY' }, /refuse ce serveur \(InvalidAccessKeyId\)/],
    ['another region', { region: 'gra' }, /refuse ce serveur \(AuthorizationHeaderMalformed\).*FILES_BUCKET_REGION/],
  ])('with %s refuse to start, and say what to correct, without the secret', async (_, more, why) => {
    const { error } = await refused(() => start(more));
    expect(error).toBeInstanceOf(BucketRefusal);
    expect(error.message).toMatch(why);
    expect(error.message).not.toMatch(/secret\/of|another\b/);
  });

  it('with a bucket that is not there, read only, elsewhere, or that changes what it keeps, refuse to start', async () => {
    const { url } = store.place();
    expect((await refused(() => start({ url: `${url}-autre` }))).error.message).toMatch(/n’a pas ce compartiment : vérifiez FILES_BUCKET_URL/);
    for (const [mood, why] of [['read only', /refuse ce serveur \(AccessDenied\).*les droits de cette clé/], ['moved away', /refuse ce serveur \(PermanentRedirect\)/]] as const) {
      store.is(mood);
      expect((await refused(() => start())).error.message).toMatch(why);
    }
    store.is('lies of what it took', 1);
    expect((await refused(() => start())).error.message).toMatch(/ne rend pas ce qui lui est confié/);
  });

  it('of a store that is silent start nevertheless: pieces wait for it, messages do not', async () => {
    for (const mood of ['failing', 'silent', 'cut'] as const) {
      store.is(mood);
      expect(await start()).toBeInstanceOf(BucketFiles);
    }
    expect(await start({ url: 'http://127.0.0.1:9/cordee' })).toBeInstanceOf(BucketFiles);
  });
});
