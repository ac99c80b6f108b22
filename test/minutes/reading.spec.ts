/** One word of its own in a line of each kind: whatever way the minutes leave by, nobody has a word of a kind that is not theirs. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { previewMinutes, validateMinutes } from '../../libs/syntheses/validate-minutes.js';
import { MinuteLine } from '../../libs/syntheses/minute-line.entity.js';
import { makeCanary } from '../sealed/canary.js';
import { readPdf } from '../letter/programs.js';
import { uuid } from '../support/database.js';
import { Product } from '../support/product.js';
import { hand, key, opened, reread, write, type Table } from '../support/seance.js';

const SCRIBES = { LOG: 'A5', SOC: 'A5', PAR: 'A5', FAM: 'A5', IDE: 'A5', SCO: 'A2', MED: 'A7', ENF: 'A16' } as const;
type Of = keyof typeof SCRIBES;
const KINDS = Object.keys(SCRIBES) as Of[];
const PEOPLE = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A11', 'A12', 'A13', 'A14', 'A15', 'A16', 'A17', 'A18', 'A19', 'DPO', 'ADM', 'B1'];
const words = Object.fromEntries(KINDS.map((kind) => [kind, makeCanary()])) as Record<Of, string>;
const LINES = 'query ($id: ID!) { minuteLines(syntheseId: $id, first: 100) { edges { node { __typename ... on MinuteLine { seq kind body salt engagement } ... on ReservedLine { id seq kind engagement } } } } synthese(id: $id) { minutes { number empreinte } seance { fact } presences { fact } } }';

let product: Product;
let made: Table;
let pointers: string;
beforeAll(async () => {
  product = await Product.start();
  const { door } = product;
  made = await opened(door, { A1: ['LOG'], A2: ['LOG', 'SCO', 'FAM'], A5: ['IDE', 'FAM', 'SOC', 'PAR', 'LOG'], A6: ['IDE', 'FAM', 'SOC', 'MED', 'PAR', 'ENF', 'LOG'], A7: ['LOG', 'SOC', 'MED'], A11: ['LOG', 'SOC', 'SCO'], A16: ['LOG', 'FAM', 'ENF'] }, 'A5');
  const sockets = await Promise.all(['A1', 'A5', 'A9'].map((who) => product.socket(who)));
  let scribe = 'A5';
  for (const kind of KINDS) {
    if (SCRIBES[kind] !== scribe) await hand(door, scribe, SCRIBES[kind], made.syntheseId);
    scribe = SCRIBES[kind];
    await write(door, scribe, made.points[kind], `Un constat, ${words[kind]}.`);
  }
  await reread(door, made);
  await door.as('A8', async (tx) => validateMinutes(tx, { ...key(made.syntheseId), effectDigest: (await previewMinutes(tx, made.syntheseId)).digest }));
  for (let waits = 0; waits < 100 && sockets[0]!.told.length < KINDS.length; waits++) await new Promise((resolve) => { setTimeout(resolve, 50); });
  expect(sockets[0]!.told.length).toBeGreaterThanOrEqual(KINDS.length);
  expect(sockets[2]!.told).toEqual([]);
  pointers = JSON.stringify(sockets.map(({ told }) => told));
}, 120_000);
afterAll(() => product.close());

/** The kinds whose line the law opens to somebody, asked of the law itself. */
const opens = async (who: string): Promise<Of[]> => (await product.door.reads(who, (tx) => tx.allowed(MinuteLine, 'read', { where: { syntheseId: made.syntheseId } }))).map(({ kind }) => kind as Of);
const found = (text: string): Of[] => KINDS.filter((kind) => text.includes(words[kind]));
const pdf = async (who: string, of = made.syntheseId): Promise<{ status: number; bytes: Buffer }> => {
  const response = await fetch(`${product.server.url}/syntheses/${of}/compte-rendu.pdf`, { headers: { authorization: `Bearer ${await product.token(who)}` } });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
};
const textOf = (bytes: Buffer): string => readPdf(bytes).pages.map(({ runs }) => runs.map(({ text, endsLine }) => text + (endsLine ? ' ' : '')).join('')).join(' ');

describe('a word in the minutes', () => {
  it('reaches by a query those whose kind it is, and nobody else', async () => {
    for (const who of PEOPLE) expect([who, found((await product.ask(who, LINES, { id: made.syntheseId })).text).sort()]).toEqual([who, (await opens(who)).sort()]);
    expect(await opens('A1')).toEqual(['LOG']);
    expect((await opens('A7')).sort()).toEqual(['LOG', 'MED', 'SOC']);
    expect(await opens('A9')).toEqual([]);
  });

  it('reaches by the PDF those whose kind it is; the same number and hash for all of them, and the same answer as an unknown one for the rest', async () => {
    const { body } = await product.ask('A8', LINES, { id: made.syntheseId });
    const { number, empreinte } = body.data.synthese.minutes;
    const unknown = await pdf('A9', uuid());
    expect(unknown.status).toBe(404);
    let readers = 0;
    for (const who of PEOPLE) {
      const { status, bytes } = await pdf(who);
      if (status !== 200) {
        expect([who, status, bytes.equals(unknown.bytes), await opens(who)]).toEqual([who, 404, true, []]);
        continue;
      }
      readers += 1;
      const text = textOf(bytes);
      expect([who, found(text).sort()]).toEqual([who, (await opens(who)).sort()]);
      expect(text).toContain(number);
      expect(text).toContain(empreinte);
    }
    expect(readers).toBeGreaterThanOrEqual(9);
  });

  it('is in no event, no pointer and no column that stands in clear', async () => {
    expect(found(pointers)).toEqual([]);
    const { rows } = await product.door.db.owner.query<{ text: string }>(`select (select json_agg(e) from app.event e)::text || (select json_agg(l) from app.minute_line l)::text || (select json_agg(a) from app.access a)::text as text`);
    expect(found(rows[0]!.text)).toEqual([]);
  });

  it('that is reserved is explained to whoever may notice it, and to nobody else', async () => {
    const { edges } = (await product.ask('A1', LINES, { id: made.syntheseId })).body.data.minuteLines;
    const { node } = edges.find((edge: { node: { __typename: string } }) => edge.node.__typename === 'ReservedLine');
    const why = (who: string): Promise<unknown> => product.ask(who, 'query ($id: ID!) { explainAccess(type: MinuteLine, id: $id) { allowed code } }', { id: node.id }).then((answer) => answer.body.data.explainAccess);
    expect(await why('A1')).toEqual({ allowed: false, code: 'NON_SOUMIS_AU_SECRET' });
    expect(await why('A9')).toBe(null);
  });
});
