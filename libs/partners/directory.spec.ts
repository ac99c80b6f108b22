import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import { actorId } from '../../test/support/situation.js';

let product: Product;
beforeAll(async () => { product = await Product.start(); });
afterAll(() => product.close());

const QUERY = `query ($search: DirectorySearchInput!, $first: Int! = 100, $after: String) { directory(search: $search, first: $first, after: $after) { edges { node { id function subjectToSecrecy
  professionnel { displayName } organisation { name sheet { siret uai finess communeCode communeName } services { name onCallPhone onCallHours } conventions { reference } } substitute { professionnel { displayName } } substitutedUntil } }
  pageInfo { hasNextPage endCursor } } }`;
interface Node { id: string; function: string; subjectToSecrecy: boolean; organisation: { name: string; sheet: Record<string, string | null>; services: { name: string }[]; conventions: object[] }; substitute: object | null }
async function search(criteria: { function?: string; commune?: string; organisation?: string }, who = 'A1', more: object = {}): Promise<Node[]> {
  const { body } = await product.ask(who, QUERY, { search: criteria, ...more });
  expect(body.errors).toBeUndefined();
  return body.data.directory.edges.map((e: { node: Node }) => e.node);
}
const keys = (nodes: Node[]): string[] => nodes.map((n) => n.id).sort();

describe('the directory', () => {
  it('is found by function, by commune and by a part of the organisation’s name, accents or not', async () => {
    expect(keys(await search({ function: 'MEDECIN_PMI' }))).toEqual([actorId('A7')]);
    expect(keys(await search({ commune: '99042' }))).toEqual(['A11', 'A15', 'COR'].map(actorId).sort());
    expect(keys(await search({ commune: 'SAINT-AUBRY' }))).toEqual(['A11', 'A15', 'COR'].map(actorId).sort());
    for (const organisation of ['ecole les till', 'École', 'ÉCOLE LES TILLEULS']) expect(keys(await search({ organisation }))).toEqual([actorId('A1')]);
    expect(keys(await search({ organisation: 'horizon', function: 'EDUCATEUR_ASSOCIATION', commune: 'aubry' }))).toEqual([actorId('A11')]);
    for (const none of [{ organisation: '%' }, { organisation: '_' }, { commune: '75056' }, { organisation: "' or 1=1" }]) expect(await search(none)).toEqual([]);
  });

  it('says who is bound by secrecy, whom to call and who replaces', async () => {
    const [doctor] = await search({ function: 'MEDECIN_PMI' });
    expect(doctor).toMatchObject({ subjectToSecrecy: true, substitute: { professionnel: { displayName: 'Nadège PRUVOLT' } }, substitutedUntil: expect.any(String),
      organisation: { sheet: { finess: '990000010', communeName: 'Montférien' }, services: [{ onCallPhone: '0536490003' }], conventions: [] } });
    expect(await search({ function: 'DIRECTEUR_ECOLE' })).toMatchObject([{ subjectToSecrecy: false, substitute: null, organisation: { sheet: { uai: '0990001N', siret: '99970100600010' } } }]);
    expect(await search({ function: 'JUGE_DES_ENFANTS' })).toMatchObject([{ subjectToSecrecy: false }]);
    expect(await search({ function: 'EDUCATEUR_ASSOCIATION' })).toMatchObject([{ organisation: { conventions: [{ reference: 'CONV-2024-031' }] } }]);
  });

  it('is whole and the same for every habilitated person of the département, page by page', async () => {
    const all = keys(await search({}));
    expect(all).toContain(actorId('A4'));
    expect(all).not.toContain(actorId('B1'));
    for (const who of ['A10', 'ADM', 'COR']) expect(keys(await search({}, who))).toEqual(all);
    expect(keys(await search({}, 'B1'))).toEqual([actorId('B1')]);
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const { body } = await product.ask('A1', QUERY, { search: {}, first: 5, after });
      const page = body.data.directory as { edges: { node: Node }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      found.push(...page.edges.map((e) => e.node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect([...found].sort()).toEqual(all);
  });

  it('shows nobody whose habilitation has ended', async () => {
    expect(await search({ function: 'AVOCAT' })).toHaveLength(1);
    await product.door.db.owner.query('update app.habilitation set valid_to = app.now() where id = $1', [actorId('A14')]);
    expect(await search({ function: 'AVOCAT' })).toEqual([]);
  });

  it('refuses the cursor of another search', async () => {
    const { data } = (await product.ask('A1', QUERY, { search: {}, first: 5 })).body;
    const other = await product.ask('A1', QUERY, { search: { function: 'AVOCAT' }, first: 5, after: data.directory.pageInfo.endCursor });
    expect(other.body.errors![0]!.extensions).toEqual({ code: 'CURSEUR', field: 'after' });
  });
});
