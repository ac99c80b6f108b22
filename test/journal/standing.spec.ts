/** How the proof of the journal stands, said to those who answer for it, and nothing to anybody else. */
import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readCast } from '../../apps/migrate/demonstration-directory.js';
import { journalStanding, standingOf } from '../../libs/journal/journal-standing.js';
import type { JournalStanding } from '../../libs/journal/journal-standing.type.js';
import { FileWitness } from '../../libs/journal/witnesses/file-witness.js';
import { WHO_VERIFIES } from '../../libs/secrecy/functions.js';
import { journalBench } from './bench.js';

const bench = journalBench();
const asked = (who = 'DPO'): Promise<JournalStanding | null> => bench.door.reads(who, journalStanding);
const witness = (): FileWitness => new FileWitness(bench.folder, bench.signer.verifier);

describe('how the journal stands', () => {
  it('is the last checkpoint, its key, what each witness has, and that nothing waits', async () => {
    await bench.acts(7);
    await bench.sequencer({ witnesses: [witness()] }).pass();
    const [checkpoint] = await bench.checkpoints();
    const found = (await asked())!;
    expect(found).toMatchObject({ standing: 'SIGNED', waitingSeconds: null, checkpoint: { size: 7, root: checkpoint!.root.toString('base64'), key: bench.signer.verifier.line }, witnesses: [{ name: 'FOLDER', state: 'AGREES', size: 7 }] });
    expect(Math.abs(found.checkpoint!.signedAt.getTime() - found.witnesses[0]!.takenAt!.getTime())).toBeLessThan(60_000);
  });

  it('is said to those who answer for the journal, by the law and by the wall alike; to nobody else', async () => {
    await bench.acts(3);
    await bench.sequencer({ witnesses: [witness()] }).pass();
    const known = new Map<boolean, number>();
    for (const { key, function: fn } of readCast('apps/identity/cast.json').filter((person) => person.account)) {
      const answers = WHO_VERIFIES.includes(fn);
      const [standing, row, witnesses] = [await asked(key), await bench.door.reads(key, (tx) => tx.proofs.standing()), await bench.door.reads(key, (tx) => tx.proofs.witnesses())];
      expect([key, fn, standing !== null, row !== null, witnesses.length]).toEqual([key, fn, answers, answers, answers ? 1 : 0]);
      known.set(answers, (known.get(answers) ?? 0) + 1);
    }
    expect(Math.min(...[true, false].map((answers) => known.get(answers) ?? 0))).toBeGreaterThan(2);
  });

  it('keeps when a witness took its last one, however often it is asked after', async () => {
    await bench.acts(3);
    const sequencer = bench.sequencer({ witnesses: [witness()] });
    await sequencer.pass();
    const taken = (await asked())!.witnesses[0]!.takenAt;
    await sequencer.show();
    await sequencer.show();
    expect((await asked())!.witnesses[0]!.takenAt).toEqual(taken);
    await bench.acts(2);
    await bench.sequencer({ witnesses: [witness()] }).pass();
    const after = (await asked())!.witnesses[0]!;
    expect(after.size).toBe(5);
    expect(after.takenAt!.getTime()).toBeGreaterThan(taken!.getTime());
  });

  it('says of a witness that cannot be reached that it could not, and of the journal that it is signed', async () => {
    await bench.acts(3);
    await bench.sequencer({ witnesses: [witness()] }).pass();
    const away = { name: 'loin', is: 'FOLDER' as const, last: () => Promise.reject(new Error('no disk')), take: () => Promise.reject(new Error('no disk')) };
    await bench.sequencer({ witnesses: [away] }).show();
    expect(await asked()).toMatchObject({ standing: 'SIGNED', witnesses: [{ name: 'FOLDER', state: 'AWAY', size: 3 }] });
  });

  it.each<[string, () => Promise<void>]>([
    ['a journal that was written again', () => bench.forge('delete from app.checkpoint; delete from app.tree_node; update app.leaf set hash = sha256(hash) where idx = 1')],
    ['a witness whose files were touched', () => { const file = join(bench.folder, readdirSync(bench.folder).find((name) => name.endsWith('.checkpoint'))!); chmodSync(file, 0o644); writeFileSync(file, 'x\n'); return Promise.resolve(); }],
  ])('says, of %s, that a witness has something else', async (_, change) => {
    await bench.acts(3);
    await bench.sequencer({ witnesses: [witness()] }).pass();
    expect((await asked())!.standing).toBe('SIGNED');
    await change();
    await bench.acts(1);
    // Whoever holds the key and the database, and whom no witness stops, signs what they like; the next one that asks finds out.
    await bench.sequencer().pass();
    await expect(bench.sequencer({ witnesses: [witness()] }).pass()).rejects.toThrow();
    expect(await asked()).toMatchObject({ standing: 'DIFFERS', witnesses: [{ state: 'DIFFERS', size: 3 }] });
  });

  it('says that nothing signs, that nobody looks, and since when a line waits', async () => {
    await bench.acts(2);
    await bench.sequencer({ signer: null }).pass();
    expect(await asked()).toMatchObject({ standing: 'UNSIGNED', checkpoint: null, witnesses: [] });
    await bench.sequencer().pass();
    expect((await asked())!.standing).toBe('SIGNED');
    await bench.acts(1);
    await bench.forge(`update app.leaf set at = at - interval '90 seconds' where idx is null`);
    const late = (await asked())!;
    expect([late.standing, late.waitingSeconds! >= 90 && late.waitingSeconds! < 900]).toEqual(['LATE', true]);
    await bench.owner.query(`update app.heartbeat set at = clock_timestamp() - interval '2 minutes' where part = 'JOURNAL'`);
    expect((await asked())!.standing).toBe('SILENT');
  });

  it('is the gravest of what is so', () => {
    const fine = { alarmed: false, beat: 1, size: 3, waiting: null };
    expect(standingOf(fine, [{ state: 'AGREES' }])).toBe('SIGNED');
    expect(standingOf({ ...fine, waiting: 61, size: null, alarmed: true }, [{ state: 'DIFFERS' }])).toBe('DIFFERS');
    expect(standingOf({ ...fine, waiting: 61, size: null, alarmed: true }, [{ state: 'AWAY' }])).toBe('SILENT');
    expect(standingOf({ ...fine, waiting: 61, size: null }, [])).toBe('UNSIGNED');
    expect(standingOf({ ...fine, waiting: 60 }, [])).toBe('SIGNED');
  });

  it('has one key for each name, for ever', async () => {
    await bench.acts(1);
    await bench.sequencer().pass();
    await expect(bench.owner.query(`update app.journal_key set line = ''`)).rejects.toMatchObject({ code: 'CD010' });
    await bench.pool.query('select app.say_key($1, $2)', [bench.signer.verifier.name, 'autre']);
    expect((await asked())!.checkpoint!.key).toBe(bench.signer.verifier.line);
  });
});
