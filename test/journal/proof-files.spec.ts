/** The checkpoint and the key that whoever answers for the journal takes away: enough to verify an export without us. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Sequencer } from '../../apps/worker/sequencer.js';
import { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import { TreeStore } from '../../libs/journal/checkpoint/tree-store.js';
import { makeLog } from '../../libs/platform/log.js';
import { verifyReceipt } from '../../apps/web/src/pages/proof/verify-receipt.js';
import { Product } from '../support/product.js';
import { competent, sealed } from '../support/signalement.js';
import { exported, linesOf, verifier } from './exported.js';
import { journalKey } from './key.js';

let product: Product;
let folder: string;
let signalementId: string;
const signer = new NoteSigner(journalKey());
beforeAll(async () => {
  product = await Product.start();
  folder = mkdtempSync(join(tmpdir(), 'cordee-proof-'));
  signalementId = await sealed(product.door, await competent(product.door));
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await product.close();
});

const get = async (who: string | null, path: string): Promise<{ status: number; name: string | null; text: string }> => {
  const response = await fetch(`${product.server.url}${path}`, { headers: who ? { authorization: `Bearer ${await product.token(who)}` } : {} });
  return { status: response.status, name: /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? null, text: await response.text() };
};
const FILES = ['/journal/dernier.checkpoint', '/journal/journal.key.pub'];
const sign = async (): Promise<void> => {
  const pool = product.door.database.pool('sequencer', 1);
  await new Sequencer({ store: new TreeStore(pool), signer, witnesses: [], log: makeLog('silent') }).pass();
  await pool.end();
};

describe('what is taken away of the proof', () => {
  it('is absent while nothing is signed, as it is for whoever does not answer for the journal', async () => {
    const before = await Promise.all(FILES.map((path) => get('DPO', path)));
    expect(before.map(({ status }) => status)).toEqual([404, 404]);
    await sign();
    expect((await Promise.all(FILES.map((path) => get('DPO', path)))).map(({ status }) => status)).toEqual([200, 200]);
    for (const who of ['A1', 'A5', 'A9', 'B1']) expect([who, await Promise.all(FILES.map((path) => get(who, path)))]).toEqual([who, before]);
    expect((await get(null, FILES[0]!)).status).toBe(401);
  });

  it('verifies an export, by the program that needs Node alone, and says so when a row was changed', async () => {
    await sign();
    const mine = join(folder, 'chez-moi');
    mkdirSync(mine);
    for (const { name, text } of await Promise.all(FILES.map((path) => get('A8', path)))) writeFileSync(join(mine, name!), text);
    const to = join(folder, 'export');
    expect(await exported(product, to)).toMatchObject({ code: 0 });
    const verify = verifier();
    const check = (leaves: string): ReturnType<typeof verify> => verify('--leaves', leaves, '--checkpoints', mine, '--key', join(mine, 'journal.key.pub'));
    expect(await check(join(to, 'feuilles.jsonl'))).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Le journal est entier') });
    writeFileSync(join(to, 'autres.jsonl'), linesOf(to).slice(1).join('\n'));
    expect(await check(join(to, 'autres.jsonl'))).toMatchObject({ code: 1 });
  });

  it('verifies a receipt in a browser, and what a receipt tells is ids, an act and an instant', async () => {
    await sign();
    const { text: key } = await get('DPO', FILES[1]!);
    const { text: receipt } = await get('A3', `/signalements/${signalementId}/recu.json`);
    const verdict = await verifyReceipt(receipt, key);
    expect(verdict).toMatchObject({ proves: true, signature: 'VERIFIED', entries: [{ departement: 99, told: { type: 'signalement.sealed' } }] });
    if (!verdict.proves) throw new Error(verdict.why);
    for (const [name, value] of Object.entries(verdict.entries[0]!.told)) expect([name, value === null || typeof value === 'number' || (typeof value === 'string' && /^([0-9a-f-]{36}|[A-Za-z.-]{1,40})$/.test(value))]).toEqual([name, true]);
    const { rows } = await product.door.db.owner.query<{ word: string }>('select display_name as word from app.professionnel union select email from app.professionnel union select name from app.organisation');
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ word }) => receipt.includes(word))).toEqual([]);
    expect(await verifyReceipt(receipt.replace('signalement.sealed', 'signalement.sent'), key)).toMatchObject({ proves: false });
  });
});
