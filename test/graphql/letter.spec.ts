/** The sealed letter, as a file: to whoever the law opens it, journalled; to anybody else as if it were not there. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuid } from '../support/database.js';
import { Product } from '../support/product.js';
import { competent, sent } from '../support/signalement.js';
import { count } from '../support/situation.js';

let product: Product;
let id: string;
beforeAll(async () => {
  product = await Product.start();
  id = await sent(product.door, await competent(product.door));
});
afterAll(() => product.close());

const get = async (who: string | null, of = id, file = 'lettre.pdf'): Promise<{ status: number; type: string | null; body: Buffer }> => {
  const response = await fetch(`${product.server.url}/signalements/${of}/${file}`, { headers: who ? { authorization: `Bearer ${await product.token(who)}` } : {} });
  return { status: response.status, type: response.headers.get('content-type'), body: Buffer.from(await response.arrayBuffer()) };
};

describe('the letter', () => {
  it('is given, to the byte, to its author, to the cell by its copy and to the parquet seized; each reading is journalled before', async () => {
    const read: Buffer[] = [];
    for (const who of ['A3', 'A4', 'A9']) {
      const before = await count(product.door, 'access', `subject_type = 'SignalementSeal' and action = 'read'`);
      const { status, type, body } = await get(who);
      expect([who, status, type, body.subarray(0, 5).toString()]).toEqual([who, 200, 'application/pdf', '%PDF-']);
      expect(await count(product.door, 'access', `subject_type = 'SignalementSeal' and action = 'read'`)).toBe(before + 1);
      read.push(body);
    }
    expect(read.every((one) => one.equals(read[0]!))).toBe(true);
  });

  it('is not there for anybody else, nor an unknown one for anybody, in the same words', async () => {
    const unknown = await get('A9', uuid());
    expect(unknown.status).toBe(404);
    for (const who of ['A8', 'A1', 'A10', 'B1']) expect(await get(who)).toEqual(unknown);
    expect((await get('A9', 'nothing')).body).toEqual(unknown.body);
  });

  it('asks to be signed in', async () => {
    expect((await get(null)).status).toBe(401);
  });

  it('that waits past its term has a sheet to be printed, with the number to call, for those who read it; until then, it says why not', async () => {
    const sheet = (who: string | null, of = id): ReturnType<typeof get> => get(who, of, 'permanence.pdf');
    const early = await sheet('A3');
    expect([early.status, early.body.toString()]).toEqual([409, expect.stringContaining('Rien n’est en retard')]);
    await product.door.db.owner.query(`update app.deadline set due_at = app.now(), remind_at = app.now() where holder_id = $1 and code = 'SIGNALEMENT_RECEPTION'`, [id]);
    for (const who of ['A3', 'A4']) {
      const before = await count(product.door, 'access', `subject_type = 'SignalementSeal' and action = 'read'`);
      const { status, type, body } = await sheet(who);
      expect([who, status, type, body.subarray(0, 5).toString()]).toEqual([who, 200, 'application/pdf', '%PDF-']);
      expect(await count(product.door, 'access', `subject_type = 'SignalementSeal' and action = 'read'`)).toBe(before + 1);
    }
    const unknown = await get('A9', uuid());
    for (const who of ['A8', 'A1', 'A10', 'B1']) expect(await sheet(who)).toEqual(unknown);
    expect((await sheet(null)).status).toBe(401);
  });

  it('leaves as a package for whoever may hand it over, the same bytes each time; not for the parquet that reads it here, nor for anybody else', async () => {
    const [one, other] = [await get('A3', id, 'paquet.zip'), await get('A3', id, 'paquet.zip')];
    expect([one.status, one.type, one.body.subarray(0, 2).toString()]).toEqual([200, 'application/zip', 'PK']);
    expect(one.body.equals(other.body)).toBe(true);
    const unknown = await get('A9', uuid());
    for (const who of ['A9', 'A4', 'A8', 'A1', 'A10', 'B1']) expect([who, await get(who, id, 'paquet.zip')]).toEqual([who, unknown]);
    expect((await get(null, id, 'paquet.zip')).status).toBe(401);
  });

  it('does not leave when its bytes are not those that were signed', async () => {
    const owner = product.door.db.owner;
    await owner.query(`update app.signalement_seal set sha256 = sha256(sha256) where signalement_id = $1`, [id]);
    expect((await get('A9')).status).toBe(500);
    expect((await get('A9')).body.includes('%PDF')).toBe(false);
  });
});
