import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FileWitness } from '../../libs/journal/witnesses/file-witness.js';
import { journalBench } from './bench.js';
import { exported, linesOf, verifier, type Ran } from './exported.js';
import { journalKey } from './key.js';
import { NoteSigner } from '../../libs/journal/checkpoint/note.js';

const bench = journalBench();
const verify = verifier();

/** Thirty acts in three checkpoints, which a witness has. */
async function kept(): Promise<{ to: string; check: () => Promise<Ran> }> {
  const witness = join(bench.folder, 'witness');
  for (let n = 0; n < 3; n++) {
    await bench.acts(10);
    await bench.sequencer({ witnesses: [new FileWitness(witness, bench.signer.verifier)] }).pass();
  }
  const to = join(bench.folder, 'export');
  return { to, check: async () => {
    expect(await exported(bench, to)).toMatchObject({ code: 0, err: '' });
    return await verify('--leaves', join(to, 'feuilles.jsonl'), '--checkpoints', to, '--checkpoints', witness, '--key', join(witness, 'journal.key.pub'));
  } };
}

describe('the journal that leaves', () => {
  it('is verified by a program that needs Node alone, and tells of nobody', async () => {
    const { to, check } = await kept();
    expect(await check()).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Le journal est entier : 30 feuilles/) });
    const { rows } = await bench.owner.query<{ subject_id: string; actor_id: string }>('select subject_id, actor_id from app.event');
    const text = readFileSync(join(to, 'feuilles.jsonl'), 'utf8');
    expect(linesOf(to)).toHaveLength(30);
    for (const { subject_id: subject, actor_id: actor } of rows) expect([text.includes(subject), text.includes(actor)]).toEqual([false, false]);
  });

  it.each([
    ['a row was rewritten', `update app.event set actor_id = gen_random_uuid()`, 'n’est plus celle que la feuille engage'],
    ['a row was back-dated', `update app.event set at = at - interval '1 day'`, 'n’est plus celle que la feuille engage'],
    ['a row was taken away', 'delete from app.event', 'a disparu'],
    ['a leaf was rewritten', `update app.leaf set at = at - interval '1 day'`, 'n’est pas celle de son empreinte'],
  ])('says that %s, and where', async (_, sql, why) => {
    const { check } = await kept();
    expect((await check()).code).toBe(0);
    await bench.forge(`${sql} where id = (select id from app.leaf where idx = 17)`);
    expect(await check()).toMatchObject({ code: 1, err: expect.stringMatching(new RegExp(`^Le journal n’est pas entier : .*${why} \\(à l’indice 17\\)\\.\\n$`)) });
  });

  it('whose salts are destroyed is still whole, and says so', async () => {
    const { check } = await kept();
    await bench.forge('delete from app.leaf_salt where leaf_id in (select id from app.leaf where idx < 4); delete from app.event where id in (select id from app.leaf where idx < 2)');
    expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining('Le sel de 4 feuilles a été détruit') });
  });

  it('is refused under another key, without a checkpoint, or when it does not read', async () => {
    const { to, check } = await kept();
    await check();
    const of = (...args: string[]): Promise<Ran> => verify('--leaves', join(to, 'feuilles.jsonl'), ...args);
    const other = new NoteSigner(journalKey()).verifier.line;
    expect(await of('--checkpoints', to, '--key', bench.signer.verifier.line)).toMatchObject({ code: 0 });
    expect(await of('--checkpoints', to, '--key', other)).toMatchObject({ code: 1, err: expect.stringContaining('n’est pas signé de la clé du journal') });
    expect(await of('--checkpoints', process.cwd(), '--key', bench.signer.verifier.line)).toMatchObject({ code: 1, err: expect.stringContaining('aucun point de contrôle') });
    expect(await of('--checkpoints', to, '--key', 'x+y+z')).toMatchObject({ code: 1, err: expect.stringContaining('La clé publique') });
    expect(await of('--checkpoints', to)).toMatchObject({ code: 1, err: expect.stringContaining('Usage') });
    const lines = linesOf(to);
    for (const broken of ['{', 'null', '{"index":0}', lines[0]!.replace('{"index":0', '{"index":"0"'), lines[0]!.replaceAll('\\"v\\":1', '\\"v\\": 1')]) {
      writeFileSync(join(to, 'feuilles.jsonl'), [broken, ...lines.slice(1)].join('\n'));
      expect([broken, await of('--checkpoints', to, '--key', bench.signer.verifier.line)]).toEqual([broken, expect.objectContaining({ code: 1, err: expect.stringContaining('(à l’indice 0)') })]);
    }
  });
});
