/** The receipt of a signalement and of minutes: to whoever reads them, verified by the program that needs Node alone, and worth nothing once touched. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Sequencer } from '../../apps/worker/sequencer.js';
import { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import { TreeStore } from '../../libs/journal/checkpoint/tree-store.js';
import { makeLog } from '../../libs/platform/log.js';
import { previewMinutes, validateMinutes } from '../../libs/syntheses/validate-minutes.js';
import { Product } from '../support/product.js';
import { opened, reread } from '../support/seance.js';
import { acknowledged, competent, sealed } from '../support/signalement.js';
import { actorId, count, uuid } from '../support/situation.js';
import { verifier, type Ran } from './exported.js';
import { journalKey } from './key.js';

interface Receipt { checkpoint: string; entries: { index: number; leaf: string; salt: string; personal: string; proof: string[] }[] }

let product: Product;
let folder: string;
let signalementId: string;
let syntheseId: string;
let parquetId: string;
const signer = new NoteSigner(journalKey());
const verify = verifier();
const sign = async (): Promise<void> => {
  const pool = product.door.database.pool('sequencer', 1);
  await new Sequencer({ store: new TreeStore(pool), signer, witnesses: [], log: makeLog('silent') }).pass();
  await pool.end();
};
beforeAll(async () => {
  product = await Product.start();
  folder = mkdtempSync(join(tmpdir(), 'cordee-receipts-'));
  const { door } = product;
  parquetId = await competent(door);
  signalementId = await acknowledged(door, parquetId);
  const table = await opened(door, { A1: ['LOG'], A5: ['IDE', 'FAM', 'LOG'] });
  syntheseId = table.syntheseId;
  await reread(door, table);
  await door.as('A8', async (tx) => validateMinutes(tx, { requestId: uuid(), syntheseId, effectDigest: (await previewMinutes(tx, syntheseId)).digest }));
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await product.close();
});

const get = async (who: string | null, path: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${product.server.url}${path}`, { headers: who ? { authorization: `Bearer ${await product.token(who)}` } : {} });
  return { status: response.status, text: await response.text() };
};
const ofSignalement = (who: string | null, id = signalementId): ReturnType<typeof get> => get(who, `/signalements/${id}/recu.json`);
const ofMinutes = (who: string | null, id = syntheseId): ReturnType<typeof get> => get(who, `/syntheses/${id}/recu.json`);
const checked = async (text: string, key = signer.verifier.line): Promise<Ran> => {
  const file = join(folder, `${uuid()}.json`);
  writeFileSync(file, text);
  return await verify('--receipt', file, '--key', key);
};

describe('a receipt', () => {
  it('waits for the signature of the journal, and says that the act is recorded', async () => {
    expect(await ofSignalement('A3')).toEqual({ status: 409, text: expect.stringContaining('n’est pas signé') });
    await sign();
    const late = await sealed(product.door, parquetId);
    expect(await ofSignalement('A3', late)).toEqual({ status: 409, text: expect.stringContaining('dans un instant') });
    await sign();
    expect((await ofSignalement('A3', late)).status).toBe(200);
  });

  it('of a signalement proves without us that it was sealed, sent and acknowledged, to its author, the cell and the parquet; each is journalled', async () => {
    for (const who of ['A3', 'A4', 'A9']) {
      const before = await count(product.door, 'access', `subject_type = 'SignalementSeal' and outcome = 'READ'`);
      const { status, text } = await ofSignalement(who);
      expect([who, status]).toEqual([who, 200]);
      expect(await count(product.door, 'access', `subject_type = 'SignalementSeal' and outcome = 'READ'`)).toBeGreaterThan(before);
      const ran = await checked(text);
      expect([who, ran]).toEqual([who, { code: 0, err: '', out: expect.stringContaining('Le reçu est vrai : ces 3 actes') }]);
      for (const act of ['signalement.sealed', 'signalement.sent', 'signalement.acknowledged']) expect(ran.out).toContain(`${act}, le 20`);
      expect((JSON.parse(text) as Receipt).entries.map((e) => (JSON.parse(e.personal) as { actorId: string }).actorId)).toEqual([actorId('A3'), actorId('A3'), actorId('A9')]);
    }
  });

  it('of minutes proves that they were validated, to whoever was convoked or answers for the child', async () => {
    for (const who of ['A8', 'A1', 'A5']) {
      const { status, text } = await ofMinutes(who);
      expect([who, status]).toEqual([who, 200]);
      expect([who, await checked(text)]).toEqual([who, { code: 0, err: '', out: expect.stringMatching(/minutes\.validated, le 20.*\n.*ces 1 actes/) }]);
    }
  });

  it('is not there for anybody else, nor an unknown one for anybody, in the same words', async () => {
    const unknown = await ofSignalement('A3', uuid());
    expect(unknown.status).toBe(404);
    for (const who of ['A8', 'A1', 'A10', 'B1']) expect([who, await ofSignalement(who)]).toEqual([who, unknown]);
    for (const who of ['A9', 'A3', 'B1', 'DPO']) expect([who, await ofMinutes(who)]).toEqual([who, unknown]);
    expect((await ofSignalement(null)).status).toBe(401);
    expect((await ofMinutes('A8', 'rien')).status).toBe(404);
  });

  it('is opened by the database to the same alone, whatever is asked of it', async () => {
    const { rows } = await product.door.db.owner.query<{ id: string }>('select id from app.signalement_seal union all select id from app.signalement_step union all select id from app.minutes union all select id from app.message');
    const ids = rows.map((r) => r.id);
    const types = async (who: string): Promise<string[]> => (await product.door.reads(who, (tx) => tx.proofs.openings(ids))).map((o) => (JSON.parse(o.personal) as { type: string }).type);
    expect((await types('A3')).sort()).toEqual(['signalement.acknowledged', 'signalement.sealed', 'signalement.sealed', 'signalement.sent']);
    expect(await types('A8')).toEqual(['minutes.validated']);
    expect(await types('A1')).toEqual(['minutes.validated']);
    for (const who of ['A10', 'B1']) expect([who, await types(who)]).toEqual([who, []]);
  });

  it('that was touched proves nothing', async () => {
    const { text } = await ofSignalement('A3');
    expect((await checked(text)).code).toBe(0);
    const touched = (change: (receipt: Receipt) => void): string => { const receipt = JSON.parse(text) as Receipt; change(receipt); return JSON.stringify(receipt); };
    const other = new NoteSigner(journalKey());
    const mutants = [
      touched((r) => { r.entries[0]!.personal = r.entries[0]!.personal.replace(actorId('A3'), actorId('A4')); }),
      touched((r) => { r.entries[0]!.leaf = r.entries[0]!.leaf.replace('"at":"20', '"at":"19'); }),
      touched((r) => { r.entries[0]!.salt = r.entries[1]!.salt; }),
      touched((r) => { r.entries[0]!.index += 1; }),
      touched((r) => { r.entries[2]!.proof.pop(); }),
      touched((r) => { r.entries[2]!.proof.reverse(); }),
      touched((r) => { r.entries[2]!.proof[0] = '00'.repeat(32); }),
      touched((r) => { r.entries = []; }),
      touched((r) => { r.checkpoint = r.checkpoint.replace(/\n(\d+)\n/, (_, n: string) => `\n${Number(n) + 1}\n`); }),
      touched((r) => { r.checkpoint = other.sign(r.checkpoint.split('\n\n')[0]!.concat('\n')); }),
      touched((r) => { r.checkpoint = ''; }),
    ];
    for (const mutant of mutants) expect([mutants.indexOf(mutant), await checked(mutant)]).toEqual([mutants.indexOf(mutant), { code: 1, out: '', err: expect.stringContaining('Le reçu ne prouve rien') }]);
    expect(await checked(text, other.verifier.line)).toMatchObject({ code: 1 });
  });
});
