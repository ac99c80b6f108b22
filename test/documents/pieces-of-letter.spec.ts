/** Pieces of a letter to the procureur, over HTTP: marked while it is a draft, the very bytes that were signed once it is sealed, in the package for a parquet that does not connect. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { readPdf } from '../letter/programs.js';
import { Product } from '../support/product.js';
import { competent, draft, seal } from '../support/signalement.js';
import { actorId, count, uuid } from '../support/situation.js';
import { Shelf } from '../../libs/documents/shelf.js';
import { transmitSignalement } from '../../libs/signalements/transmit-signalement.js';
import { pdf } from './make/pdf.js';
import { examined } from './shelf.js';

let product: Product;
let parquetId: string;
let bytes: Buffer;
beforeAll(async () => {
  product = await Product.start();
  parquetId = await competent(product.door);
  bytes = await pdf();
});
afterAll(() => product.close());

interface Got { status: number; headers: Headers; body: Buffer }
async function ask(who: string, path: string, headers: Record<string, string> = {}): Promise<Got> {
  const response = await fetch(`${product.server.url}${path}`, { headers: { authorization: `Bearer ${await product.token(who)}`, ...headers } });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}
const ATTACH = 'mutation ($input: AttachPieceSignalementInput!) { attachPieceSignalement(input: $input) { signalement { id letters { version pieces { id number name hash type state size } } } userErrors { code field } } }';
interface Joined { id: string; number: number; name: string; hash: string }
async function joined(id: string, name: string, of: Buffer, state: 'CLEAN' | 'UNSCANNED' = 'CLEAN'): Promise<Joined> {
  const depositId = await examined(product.server.app.get(Shelf), actorId('A3'), of, { name, state, type: name.endsWith('.pdf') ? 'pdf' : 'txt' });
  const { body } = await product.ask('A3', ATTACH, { input: { signalementId: id, depositId } });
  expect(body.data.attachPieceSignalement.userErrors).toEqual([]);
  return body.data.attachPieceSignalement.signalement.letters.at(-1).pieces.at(-1) as Joined;
}
const hash = (of: Uint8Array): string => createHash('sha256').update(of).digest('hex');
const reads = (id: string): Promise<number> => count(product.door, 'access', `subject_id = $1 and subject_type = 'PieceSignalement' and outcome = 'READ'`, [id]);

describe('a piece of a letter', () => {
  it('while it is a draft, is its author’s: a PDF bears their name; it is journalled before it leaves', async () => {
    const { id } = await draft(product.door, 'A3', parquetId);
    const piece = await joined(id, 'certificat.pdf', bytes);
    expect(piece).toMatchObject({ number: 1, name: 'certificat.pdf', hash: hash(bytes) });
    const before = await reads(id);
    const got = await ask('A3', `/pieces/signalement/${piece.id}`, { range: 'bytes=0-10' });
    expect([got.status, got.headers.get('accept-ranges'), got.headers.get('cache-control'), got.headers.get('content-disposition')]).toEqual([200, 'none', 'no-store', `attachment; filename="piece-${piece.id.slice(0, 8)}.pdf"`]);
    expect(readPdf(got.body).pages.flatMap((page) => page.runs.map((run) => run.text)).join(' ')).toContain('·');
    expect(await reads(id)).toBe(before + 1);
    const unknown = await ask('A4', `/pieces/signalement/${randomUUID()}`);
    for (const who of ['A4', 'A8', 'A9', 'B1']) {
      const theirs = await ask(who, `/pieces/signalement/${piece.id}`);
      expect([who, theirs.status, theirs.body.toString(), [...theirs.headers.keys()]]).toEqual([who, 404, unknown.body.toString(), [...unknown.headers.keys()]]);
    }
  });

  it('once sealed, is the bytes that the letter names, to the cell, then to the parquet it was sent to: any range, and the same each time', async () => {
    const { id } = await draft(product.door, 'A3', parquetId);
    await joined(id, 'certificat.pdf', bytes);
    const note = await joined(id, 'note.txt', Buffer.from('Bonjour, Noé.'), 'UNSCANNED');
    await seal(product.door, 'A3', id);
    expect((await ask('A9', `/pieces/signalement/${note.id}?sans-analyse=acceptee`)).status).toBe(404);
    await product.door.as('A3', (tx) => transmitSignalement(tx, { requestId: uuid(), signalementId: id }));
    for (const who of ['A3', 'A4', 'A9']) {
      const { body } = await product.ask(who, 'query ($id: ID!) { signalement(id: $id) { letters { pieces { id number hash } } } }', { id });
      const [certificate, second] = body.data.signalement.letters.at(-1).pieces as Joined[];
      for (let times = 0; times < 2; times++) expect(hash((await ask(who, `/pieces/signalement/${certificate!.id}`)).body)).toBe(certificate!.hash);
      const part = await ask(who, `/pieces/signalement/${certificate!.id}`, { range: 'bytes=2-11' });
      expect([part.status, part.body.equals(bytes.subarray(2, 12))]).toEqual([206, true]);
      expect((await ask(who, `/pieces/signalement/${second!.id}`)).status).toBe(409);
      expect((await ask(who, `/pieces/signalement/${second!.id}?sans-analyse=acceptee`)).body.toString()).toBe('Bonjour, Noé.');
    }
    for (const who of ['A1', 'A8', 'A10', 'B1']) expect([who, (await ask(who, `/pieces/signalement/${note.id}?sans-analyse=acceptee`)).status]).toEqual([who, 404]);
  });

  it('is in the package, under a name that is nobody’s, with its hash in the manifest and in the letter; the same package each time', async () => {
    const { id } = await draft(product.door, 'A3', parquetId);
    await joined(id, 'certificat de Noé.pdf', bytes);
    await joined(id, 'note.txt', Buffer.from('Bonjour, Noé.'), 'UNSCANNED');
    await seal(product.door, 'A3', id);
    const before = await reads(id);
    const [one, two] = [await ask('A3', `/signalements/${id}/paquet.zip`), await ask('A3', `/signalements/${id}/paquet.zip`)];
    expect([one.status, one.body.equals(two.body), await reads(id)]).toEqual([200, true, before + 2]);
    const files = unzipSync(one.body);
    const [letter, certificate, note] = Object.keys(files);
    expect([letter, certificate, note].map((name) => name!.replace(/^S-\d{4}-\d{4}/, 'S'))).toEqual(['S.pdf', 'S-piece-1.pdf', 'S-piece-2.txt']);
    expect(Buffer.from(files[certificate!]!).equals(bytes)).toBe(true);
    const manifest = JSON.parse(Buffer.from(files['manifeste.json']!).toString()) as { fichiers: { nom: string; sha256: string }[] };
    expect(manifest.fichiers.slice(0, 3).map((f) => [f.nom, f.sha256])).toEqual([letter, certificate, note].map((name) => [name, hash(files[name!]!)]));
    expect(Buffer.from(files['manifeste.json']!).toString()).not.toContain('Noé');
    const said = readPdf(Buffer.from(files[letter!]!)).pages.flatMap((page) => page.runs.map((run) => run.text)).join('').replace(/\s/g, '');
    for (const name of [certificate, note]) expect(said).toContain(hash(files[name!]!));
    expect((await ask('A8', `/signalements/${id}/paquet.zip`)).status).toBe(404);
  });
});
