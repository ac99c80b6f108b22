import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import { actorId, count, uuid } from '../../test/support/situation.js';

let product: Product;
let story: Awaited<ReturnType<Product['story']>>;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
  for (const who of ['A5', 'A10']) await product.ask(who, 'query ($id: ID!) { dossier(id: $id) { enfant { surname } } }', { id: story.noe });
}, 60_000);
afterAll(() => product.close());

interface Line { id: string; at: string; by: { id: string } | null }
const ASK = `query ($id: ID, $by: ID, $from: DateTime, $to: DateTime, $first: Int = 100, $after: String) { journal(dossierId: $id, habilitationId: $by, from: $from, to: $to, first: $first, after: $after) {
  pageInfo { endCursor } edges { node { ... on Consultation { id at by { id } } ... on Event { id at by { id } } } } } }`;
const ask = async (who: string, variables: object): Promise<{ lines: Line[]; end: string; codes: object[] | undefined }> => {
  const { body } = await product.ask(who, ASK, { id: story.noe, ...variables });
  return { lines: body.data?.journal.edges.map((e: { node: Line }) => e.node) ?? [], end: body.data?.journal.pageInfo.endCursor, codes: body.errors?.map((e: { extensions: object }) => e.extensions) };
};

describe('the journal, filtered', () => {
  it('is of one person: what they read and did, and nothing of another', async () => {
    const { lines } = await ask('A4', { by: actorId('A5') });
    expect(lines.length).toBeGreaterThan(2);
    expect(new Set(lines.map((l) => l.by?.id))).toEqual(new Set([actorId('A5')]));
    const all = (await ask('A4', {})).lines.filter((l) => l.by?.id === actorId('A5'));
    expect(lines.map((l) => l.id)).toEqual(all.map((l) => l.id));
  });

  it('is from an instant on, and before another, page by page', async () => {
    const all = (await ask('A4', {})).lines;
    const [to, from] = [all[2]!.at, all.at(-3)!.at];
    const within = all.filter((l) => from <= l.at && l.at < to);
    const first = await ask('A4', { from, to, first: 3 });
    const rest = await ask('A4', { from, to, after: first.end });
    expect([...first.lines, ...rest.lines].map((l) => l.id)).toEqual(within.map((l) => l.id));
    expect((await ask('A4', { from: to, to: from })).codes).toMatchObject([{ code: 'DATE', field: 'to' }]);
    expect((await ask('A4', { after: first.end })).codes).toMatchObject([{ code: 'CURSEUR', field: 'after' }]);
    expect((await ask('A4', { by: 'x' })).codes).toMatchObject([{ code: 'FORMAT', field: 'habilitationId' }]);
  });

  it('is nothing of a magistrate, whose identity is reserved: who asks for one by name learns nothing that a stranger’s name would not say', async () => {
    expect((await ask('A4', {})).lines.some((l) => l.by === null)).toBe(true);
    const [judge, nobody] = [await ask('A4', { by: actorId('A10') }), await ask('A4', { by: uuid() })];
    expect(judge).toEqual(nobody);
    expect(judge.lines).toEqual([]);
    expect((await ask('DPO', { by: actorId('A10') })).lines).toEqual([]);
  });

  it('opens no more than the journal does, and a filter that lets nothing through is no refusal', async () => {
    const refused = (): Promise<number> => count(product.door, 'access', `outcome = 'REFUSED' and subject_type = 'Dossier' and actor_id = any ($1)`, [[actorId('A4'), actorId('A1')]]);
    const before = await refused();
    expect((await ask('A4', { to: '2000-01-01T00:00:00Z' })).lines).toEqual([]);
    expect(await refused()).toBe(before);
    expect((await ask('A1', { by: actorId('A5') })).lines).toEqual([]);
    expect(await refused()).toBe(before + 1);
  });

  it('stands on the dossier too', async () => {
    const { body } = await product.ask('A4', 'query ($id: ID!, $by: ID) { dossier(id: $id) { journal(habilitationId: $by) { edges { node { ... on Event { by { id } } ... on Consultation { by { id } } } } } } }', { id: story.noe, by: actorId('A5') });
    expect(new Set(body.data.dossier.journal.edges.map((e: { node: { by: { id: string } } }) => e.node.by.id))).toEqual(new Set([actorId('A5')]));
  });
});
