import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openCheckpoint } from '../../libs/journal/checkpoint/checkpoint.js';
import { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import { FileWitness } from '../../libs/journal/witnesses/file-witness.js';
import { MailWitness } from '../../libs/journal/witnesses/mail-witness.js';
import { journalBench } from './bench.js';
import { journalKey } from './key.js';

const bench = journalBench();

describe('a witness', () => {
  const files = (): string[] => readdirSync(bench.folder).filter((name) => name.endsWith('.checkpoint')).sort();
  const witness = (): FileWitness => new FileWitness(bench.folder, bench.signer.verifier);

  it('takes each checkpoint that goes on from its last, and keeps it whole', async () => {
    await bench.acts(7);
    await bench.sequencer({ witnesses: [witness()] }).pass();
    await bench.acts(9);
    await bench.sequencer({ witnesses: [witness()] }).pass();
    expect(files()).toEqual(['0000000000000007.checkpoint', '0000000000000016.checkpoint']);
    expect(files().map((name) => readFileSync(join(bench.folder, name), 'utf8'))).toEqual((await bench.checkpoints()).map((c) => c.note));
    expect(readFileSync(join(bench.folder, 'journal.key.pub'), 'utf8')).toBe(`${bench.signer.verifier.line}\n`);
  });

  it.each([
    ['an older copy, restored', 'delete from app.checkpoint where size > 300; update app.leaf set idx = null where idx >= 300', 'une copie plus ancienne'],
    ['an older copy, restored, which went on otherwise', 'delete from app.checkpoint where size > 300; update app.leaf set idx = null where idx >= 300; update app.leaf set hash = sha256(hash) where idx is null', 'une copie plus ancienne|ne commence pas par'],
  ])('refuses %s: nothing more is signed, whoever signs', async (_, sql, why) => {
    for (const n of [300, 40]) {
      await bench.acts(n);
      await bench.sequencer({ witnesses: [witness()] }).pass();
    }
    await bench.forge(sql);
    const before = await bench.checkpoints();
    for (let n = 0; n < 2; n++) {
      await expect(bench.sequencer({ witnesses: [witness()] }).pass()).rejects.toThrow(new RegExp(why));
      await bench.acts(100);
    }
    expect(await bench.checkpoints()).toEqual(before);
    expect(files()).toHaveLength(2);
  });

  it('refuses a fork that our own key has signed, of the same size or larger', async () => {
    await bench.acts(300);
    await bench.sequencer({ witnesses: [witness()] }).pass();
    const last = await witness().last();
    await bench.forge('delete from app.checkpoint; delete from app.tree_node; update app.leaf set hash = sha256(hash) where idx = 150');
    // Whoever holds the key and the database, and whom no witness stops, signs another journal.
    await bench.acts(20);
    await bench.sequencer().pass();
    const [fork] = await bench.checkpoints();
    expect(openCheckpoint(fork!.note, bench.signer.verifier)).toMatchObject({ size: 320 });
    await expect(bench.sequencer({ witnesses: [witness()] }).show()).rejects.toThrow('ne commence pas par les 300');
    await expect(bench.sequencer({ witnesses: [witness()] }).pass()).rejects.toThrow('ne commence pas par les 300');
    expect(await witness().last()).toEqual(last);
  });

  it('refuses what is not signed of the key, and says so of its own files', async () => {
    await bench.acts(3);
    await bench.sequencer({ witnesses: [witness()] }).pass();
    const other = new NoteSigner(journalKey());
    await expect(witness().take(other.sign('x\n3\n\n'), [])).rejects.toThrow('n’est pas signé');
    writeFileSync(join(bench.folder, files()[0]!), 'x\n');
    await expect(bench.sequencer({ witnesses: [witness()] }).pass()).rejects.toThrow('n’est pas signé');
  });

  it('that cannot be reached keeps nothing from being signed, nor the others from taking it', async () => {
    const away = { name: 'absent', is: 'MAIL' as const, last: () => Promise.resolve(null), take: () => Promise.reject(new Error('disk full')) };
    await bench.acts(3);
    await bench.sequencer({ witnesses: [away, witness()] }).pass();
    expect(files()).toHaveLength(1);
  });

  it('by mail takes one a day, and only what its last began', async () => {
    const posted: string[] = [];
    const mail = new MailWitness((note) => { posted.push(note); return Promise.resolve(); }, witness(), bench.signer.verifier);
    for (const n of [4, 4]) {
      await bench.acts(n);
      await bench.sequencer({ witnesses: [mail] }).pass();
    }
    expect(posted).toEqual([(await bench.checkpoints())[0]!.note]);
    const failing = new MailWitness(() => Promise.reject(new Error('no server')), witness(), bench.signer.verifier);
    await bench.sequencer({ witnesses: [failing] }).show();
    expect(files()).toHaveLength(1);
    await bench.forge('delete from app.checkpoint; delete from app.tree_node; update app.leaf set hash = sha256(hash) where idx = 1');
    await bench.sequencer().pass();
    await expect(bench.sequencer({ witnesses: [new MailWitness(() => Promise.resolve(), witness(), bench.signer.verifier)] }).show()).rejects.toThrow('ne commence pas par');
  });
});
