import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sequencedBy } from '../../apps/worker/sequenced-by.js';
import { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import { BucketWitness } from '../../libs/journal/witnesses/bucket-witness.js';
import { Bucket, BucketUnavailable } from '../../libs/platform/bucket.js';
import { startStore, type Store } from '../support/s3.js';
import { journalBench } from './bench.js';
import { exported, verifier } from './exported.js';
import { journalKey } from './key.js';

const bench = journalBench();
let store: Store;
beforeAll(async () => { store = await startStore(); });
afterAll(() => store.stop());
beforeEach(() => { store.is('well'); store.objects.clear(); });

const witness = (): BucketWitness => new BucketWitness(new Bucket(store.place({ variable: 'JOURNAL_WITNESS_BUCKET' })), bench.signer.verifier);
const names = (): string[] => [...store.objects.keys()].sort();
const pass = (): Promise<number> => bench.sequencer({ witnesses: [witness()] }).pass();

describe('a bucket that witnesses the journal', () => {
  it('takes each checkpoint that goes on from its last, in an object of its own, and tells the last one first', async () => {
    for (const n of [7, 9, 1]) {
      await bench.acts(n);
      await pass();
    }
    expect(names()).toEqual(['checkpoints/9007199254740974-17.checkpoint', 'checkpoints/9007199254740975-16.checkpoint', 'checkpoints/9007199254740984-7.checkpoint', 'journal.key.pub']);
    expect(await witness().last()).toMatchObject({ size: 17 });
    expect((await bench.checkpoints()).map((c) => c.note)).toEqual(names().slice(0, 3).reverse().map((name) => String(store.objects.get(name))));
    expect(String(store.objects.get('journal.key.pub'))).toBe(`${bench.signer.verifier.line}\n`);
  });

  it('is asked for a condition each time, and never writes over what it has', async () => {
    await bench.acts(7);
    await pass();
    const kept = new Map(store.objects);
    await pass();
    expect(store.objects).toEqual(kept);
    const name = names()[0]!;
    expect(await new Bucket(store.place()).put(name, Buffer.from('another'), true)).toBe(false);
    expect(store.objects).toEqual(kept);
  });

  it('by which an older copy, restored, is seen at start: nothing more is signed', async () => {
    for (const n of [300, 40]) {
      await bench.acts(n);
      await pass();
    }
    await bench.forge('delete from app.checkpoint where size > 300; update app.leaf set idx = null where idx >= 300');
    const before = await bench.checkpoints();
    await expect(pass()).rejects.toThrow('une copie plus ancienne');
    expect([await bench.checkpoints(), names().length]).toEqual([before, 3]);
  });

  it('refuses a fork that our own key has signed', async () => {
    await bench.acts(300);
    await pass();
    await bench.forge('delete from app.checkpoint; delete from app.tree_node; update app.leaf set hash = sha256(hash) where idx = 150');
    await bench.acts(20);
    await bench.sequencer().pass();
    await expect(bench.sequencer({ witnesses: [witness()] }).show()).rejects.toThrow('ne commence pas par les 300');
    await expect(pass()).rejects.toThrow('ne commence pas par les 300');
  });

  it('says what somebody put there in its place: another text, another size, another key', async () => {
    await bench.acts(3);
    await pass();
    const name = names()[0]!;
    const note = store.objects.get(name)!;
    const another = new NoteSigner(journalKey());
    for (const [as, bytes] of [[name, 'x\n'], [name.replace('-3.', '-4.'), note], ['checkpoints/0000000000000000-9007199254740991.checkpoint', note], [name, another.sign('x\n3\n\n')]] as const) {
      const whole = new Map(store.objects);
      store.objects.set(as, Buffer.from(bytes));
      if (as !== name) store.objects.delete(name);
      await expect(pass()).rejects.toThrow('n’est pas signé de la clé du journal, ou n’est pas de cette taille');
      store.objects.clear();
      for (const [key, value] of whole) store.objects.set(key, value);
    }
    await expect(pass()).resolves.toBe(0);
  });

  it('that already keeps another checkpoint of the same size refuses it: what is read back is not what was given', async () => {
    await bench.acts(3);
    await bench.sequencer().pass();
    const note = (await bench.checkpoints())[0]!.note;
    store.objects.set('checkpoints/9007199254740988-3.checkpoint', Buffer.from('somebody else’s'));
    store.is('lists nothing');
    await expect(witness().take(note, [])).rejects.toThrow('un autre point de contrôle de 3 feuilles y est déjà');
  });

  it('that cannot be reached keeps nothing from being numbered; nothing is signed before it answers, then it has all of it', async () => {
    await bench.acts(3);
    store.is('failing');
    await expect(pass()).rejects.toThrow(BucketUnavailable);
    expect(await bench.checkpoints()).toEqual([]);
    store.is('well');
    await pass();
    expect(names()).toHaveLength(2);
  });

  it('is verified by a stranger from what it keeps alone', async () => {
    for (const n of [7, 9]) {
      await bench.acts(n);
      await pass();
    }
    for (const [name, bytes] of store.objects) writeFileSync(join(bench.folder, name.replace('checkpoints/', '')), bytes);
    const to = join(bench.folder, 'export');
    await exported(bench, to);
    const verified = await verifier()('--leaves', join(to, 'feuilles.jsonl'), '--checkpoints', bench.folder, '--key', join(bench.folder, 'journal.key.pub'));
    expect(verified).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Le journal est entier : 16 feuilles/) });
  });
});

describe('the settings of that bucket, at start', () => {
  const started = (): ReturnType<typeof sequencedBy> => {
    const file = join(bench.folder, 'journal.key');
    writeFileSync(file, journalKey(), { mode: 0o600 });
    return sequencedBy({ journalKeyFile: file, witnessFolder: '', witnessMail: '', witnessBucket: store.place({ variable: 'JOURNAL_WITNESS_BUCKET' }), smtpUrl: '', mailFrom: '', publicUrl: '' }, bench.pool, bench.quiet);
  };

  it('are good when it refuses to write over what it has; the public key is there', async () => {
    expect((await started()).witnesses).toHaveLength(1);
    expect(names()).toEqual(['journal.key.pub']);
  });

  it('are refused when it writes over what it has, or when it is read only', async () => {
    store.is('writes over');
    await expect(started()).rejects.toThrow('récrit ce qu’on lui demande de ne pas récrire (If-None-Match)');
    store.is('read only');
    await expect(started()).rejects.toThrow(/refuse ce serveur \(AccessDenied\) : vérifiez JOURNAL_WITNESS_BUCKET_KEY_ID/);
  });

  it('start nevertheless when it is silent: it is asked again before anything is signed', async () => {
    store.is('failing');
    expect((await started()).witnesses).toHaveLength(1);
  });
});
