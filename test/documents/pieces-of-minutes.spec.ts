/** Pieces of a line of minutes, over HTTP: marked while they are a draft, the very bytes that the minutes name once they are validated; named in the PDF of whoever reads the line, and of nobody else. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPdf } from '../letter/programs.js';
import { Product } from '../support/product.js';
import { key, opened, reread, write, type Table } from '../support/seance.js';
import { actorId, count } from '../support/situation.js';
import { Shelf } from '../../libs/documents/shelf.js';
import { previewMinutes, validateMinutes } from '../../libs/syntheses/validate-minutes.js';
import { pdf } from './make/pdf.js';
import { examined } from './shelf.js';

let product: Product;
let bytes: Buffer;
let made: Table;
let piece: { id: string; number: number; name: string; hash: string };
const ATTACH = 'mutation ($input: AttachPieceSyntheseInput!) { attachPieceSynthese(input: $input) { line { id pieces { id number name hash type state size } } userErrors { code field } } }';
const LINES = 'query ($id: ID!) { minuteLines(syntheseId: $id, first: 10) { edges { node { __typename ... on MinuteLine { pieces { id name hash } } ... on ReservedLine { id seq kind nature engagement } } } } }';
beforeAll(async () => {
  product = await Product.start();
  bytes = await pdf();
  made = await opened(product.door, { A5: ['SOC', 'LOG'], A1: ['LOG'], A7: ['LOG', 'MED'] });
  const { id: lineId } = await write(product.door, 'A5', made.points.SOC, 'Un constat.');
  const depositId = await examined(product.server.app.get(Shelf), actorId('A5'), bytes, { name: 'bilan de Noé.pdf', state: 'CLEAN', type: 'pdf' });
  const { body } = await product.ask('A5', ATTACH, { input: { lineId, depositId } });
  expect(body.data.attachPieceSynthese.userErrors).toEqual([]);
  [piece] = body.data.attachPieceSynthese.line.pieces;
}, 120_000);
afterAll(() => product.close());

interface Got { status: number; headers: Headers; body: Buffer }
async function ask(who: string, path: string, headers: Record<string, string> = {}): Promise<Got> {
  const response = await fetch(`${product.server.url}${path}`, { headers: { authorization: `Bearer ${await product.token(who)}`, ...headers } });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}
const reads = (): Promise<number> => count(product.door, 'access', `dossier_id = $1 and subject_type = 'PieceSynthese' and outcome = 'READ'`, [made.dossierId]);
const textOf = (of: Buffer): string => readPdf(of).pages.flatMap((page) => page.runs.map((run) => run.text)).join('').replace(/\s/g, '');

describe('a piece of the minutes', () => {
  it('while they are reread, is of those who read its line, marked for each and journalled; for anybody else, as one that is not', async () => {
    expect(piece).toMatchObject({ number: 1, name: 'bilan de Noé.pdf', hash: createHash('sha256').update(bytes).digest('hex') });
    const before = await reads();
    for (const who of ['A5', 'A8', 'A4']) {
      const got = await ask(who, `/pieces/synthese/${piece.id}`, { range: 'bytes=0-10' });
      expect([who, got.status, got.headers.get('accept-ranges'), got.headers.get('content-disposition')]).toEqual([who, 200, 'none', `attachment; filename="piece-${piece.id.slice(0, 8)}.pdf"`]);
      expect(got.body.equals(bytes)).toBe(false);
    }
    expect(await reads()).toBe(before + 3);
    for (const who of ['A1', 'A7', 'A9', 'B1']) {
      const [theirs, unknown] = [await ask(who, `/pieces/synthese/${piece.id}`), await ask(who, `/pieces/synthese/${randomUUID()}`)];
      expect([who, theirs.status, theirs.body.toString(), [...theirs.headers.keys()]]).toEqual([who, 404, unknown.body.toString(), [...unknown.headers.keys()]]);
    }
    for (const way of ['', 'evaluation/', 'recueil/', 'signalement/']) expect([way, (await ask('A5', `/pieces/${way}${piece.id}`)).status]).toEqual([way, 404]);
  });

  it('is told to who notices its line by nothing: a line was corrected, and no more', async () => {
    expect((await product.ask('A5', LINES, { id: made.syntheseId })).text).toContain(piece.hash);
    for (const who of ['A1', 'A7']) {
      const { text, body } = await product.ask(who, LINES, { id: made.syntheseId });
      expect([who, text.includes(piece.id), text.includes(piece.hash), text.includes('bilan')]).toEqual([who, false, false, false]);
      expect(body.data.minuteLines.edges.map(({ node }: { node: { __typename: string; nature: string } }) => [node.__typename, node.nature])).toEqual([['ReservedLine', 'WRITTEN'], ['ReservedLine', 'CORRECTED']]);
    }
  });

  it('once they are validated, is the bytes that they name, any range of them; and their PDF names it to whoever reads the line', async () => {
    await reread(product.door, made);
    await product.door.as('A8', async (tx) => validateMinutes(tx, { ...key(made.syntheseId), effectDigest: (await previewMinutes(tx, made.syntheseId)).digest }));
    const whole = await ask('A8', `/pieces/synthese/${piece.id}`);
    expect([whole.status, whole.headers.get('accept-ranges'), whole.body.equals(bytes)]).toEqual([200, 'bytes', true]);
    expect((await ask('A5', `/pieces/synthese/${piece.id}`, { range: 'bytes=0-3' })).body.toString()).toBe('%PDF');
    expect((await ask('A1', `/pieces/synthese/${piece.id}`)).status).toBe(404);
    for (const who of ['A5', 'A8', 'A1', 'A7']) {
      const { status, body } = await ask(who, `/syntheses/${made.syntheseId}/compte-rendu.pdf`);
      expect([who, status, textOf(body).includes(piece.hash), textOf(body).includes('Pièce1:bilandeNoé.pdf')]).toEqual([who, 200, ...(who === 'A5' || who === 'A8' ? [true, true] : [false, false])]);
    }
  });
});
