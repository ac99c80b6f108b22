import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import { actorId, dossier, letIn } from '../../test/support/situation.js';

let product: Product;
let dossierId: string;
beforeAll(async () => {
  product = await Product.start();
  dossierId = (await dossier(product.door)).id;
  await letIn(product.door, dossierId, 'A5', ['IDE', 'FAM', 'SOC'], { duty: 'EVALUATEUR' });
  await letIn(product.door, dossierId, 'A6', ['IDE', 'MED']);
  await letIn(product.door, dossierId, 'A1', ['LOG']);
  await letIn(product.door, dossierId, 'A16', ['IDE', 'LIE']);
});
afterAll(() => product.close());

interface Cell { kind: string; access: string; right: string | null; detail: string | null; source: string | null; itemByItem: string | null; writes: boolean }
interface Table { kinds: string[]; people: { admitted: boolean; byFunction: boolean; evaluator: boolean; until: string | null; habilitation: { id: string }; sees: Cell[] }[] }
const QUERY = `query ($id: ID!) { dossier(id: $id) { whoSeesWhat { kinds people { admitted byFunction evaluator until habilitation { id } sees { kind access right detail source itemByItem writes } } } } }`;
async function table(who: string): Promise<Table | null> {
  const { body } = await product.ask(who, QUERY, { id: dossierId });
  expect(body.errors).toBeUndefined();
  return body.data.dossier.whoSeesWhat as Table | null;
}
const of = (found: Table | null, who: string, kind: string): Cell => found!.people.find((p) => p.habilitation.id === actorId(who))!.sees.find((c) => c.kind === kind)!;

describe('the table « qui voit quoi » of a dossier', () => {
  it('says in one look that the school sends and does not receive, and what each reads', async () => {
    const found = await table('A4');
    expect(of(found, 'A1', 'ENF')).toMatchObject({ access: 'EMITS_ONLY', writes: true, right: null });
    expect(of(found, 'A1', 'SOC')).toMatchObject({ access: 'NO', writes: false });
    expect(of(found, 'A1', 'LOG')).toMatchObject({ access: 'READS', right: 'P' });
    expect(of(found, 'A4', 'FAM')).toMatchObject({ access: 'READS', right: 'S', detail: 'FULL', writes: true });
    expect(of(found, 'A4', 'MED')).toMatchObject({ access: 'ITEM_BY_ITEM', itemByItem: 'SUMMARY', right: null });
    expect(of(found, 'A5', 'SOC')).toMatchObject({ access: 'READS', right: 'P', detail: 'FULL' });
    expect(of(found, 'A5', 'SCO')).toMatchObject({ access: 'NO' });
    expect(of(found, 'A6', 'MED')).toMatchObject({ access: 'READS', source: 'PMI', itemByItem: 'FULL' });
  });

  it('counts those admitted and those of the territory by their function, and nobody else', async () => {
    const { people } = (await table('A4'))!;
    const by = (which: (p: Table['people'][number]) => boolean): string[] => people.filter(which).map((p) => p.habilitation.id).sort();
    expect(by((p) => p.admitted)).toEqual(['A1', 'A16', 'A5', 'A6'].map(actorId).sort());
    expect(by((p) => p.byFunction)).toEqual(expect.arrayContaining([actorId('A4'), actorId('A8')]));
    expect(by((p) => p.evaluator)).toEqual([actorId('A5')]);
    expect(by((p) => !p.admitted && !p.byFunction)).toEqual([]);
    expect(people.find((p) => p.habilitation.id === actorId('A5'))!.until).not.toBeNull();
  });

  it('keeps for those who admit the kinds whose existence is a secret', async () => {
    const [admits, admitted] = [await table('A4'), await table('A5')];
    expect(of(admits, 'A16', 'LIE')).toMatchObject({ access: 'READS', right: 'P' });
    expect(admits!.kinds).toHaveLength(12);
    expect(admitted!.kinds).toEqual(['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'LOG']);
    expect(admitted!.people.map((p) => p.habilitation.id)).toEqual(admits!.people.map((p) => p.habilitation.id));
    expect(of(admitted, 'A6', 'MED')).toEqual(of(admits, 'A6', 'MED'));
  });

  it('is nothing for whoever may not see who is admitted: a table of oneself alone would pass for the whole', async () => {
    expect(await table('A5')).not.toBeNull();
    expect(await table('A1')).toBeNull();
  });
});
