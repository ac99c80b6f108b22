/** Retention, as its screens ask it: each dossier in the list where it stands, and nothing of it for whoever does not answer for it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { breakGlass } from '../../libs/dossiers/break-glass.js';
import { declareConflict } from '../../libs/dossiers/declare-conflict.js';
import { registerAstreinte } from '../../libs/partners/register-astreinte.js';
import { termIsPast } from '../conservation/ready.js';
import { uuid } from '../support/database.js';
import { Product } from '../support/product.js';
import { actorId, dossier, inform, letIn, TERRITOIRES } from '../support/situation.js';
import { keptDossiers, type Kept } from './support/kept-dossiers.js';
import { statementsOf, wordOf } from './support/statements.js';

let product: Product;
let kept: Kept;
beforeAll(async () => {
  product = await Product.start();
  kept = await keptDossiers(product.door);
});
afterAll(() => product.close());

const STAGES = ['RUNNING', 'NEARS', 'PAST', 'HELD', 'LISTED', 'VISA', 'KEPT'] as const;
const LIST = 'query ($stage: ConservationStage!, $after: String) { conservationSteps(stage: $stage, first: 100, after: $after) { scope edges { cursor node { fact dueOn bordereau visaNumber visaOn dossier { id } } } } }';
const ids = async (who: string, stage: (typeof STAGES)[number]): Promise<string[]> => {
  const { body } = await product.ask(who, LIST, { stage });
  expect(body.errors).toBeUndefined();
  return body.data.conservationSteps.edges.map((e: { node: { dossier: { id: string } } }) => e.node.dossier.id);
};
const where = async (id: string, who = 'A8'): Promise<string[]> => {
  const found: string[] = [];
  for (const stage of STAGES) if ((await ids(who, stage)).includes(id)) found.push(stage);
  return found;
};
const act = async (who: string, name: string, input: object, type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`): Promise<any> =>
  (await product.ask(who, `mutation ($input: ${type}!) { ${name}(input: $input) { ${name === 'recordVisa' ? 'steps' : 'step'} { fact visaNumber visaOn bordereau dossier { id } } userErrors { code field } } }`, { input: { requestId: uuid(), ...input } })).body.data[name];
const reasoned = (who: string, name: string, dossierId: string): Promise<any> => act(who, name, { dossierId, reason: 'Le parquet le demande.' }, 'ReasonedStepInput');
const ONE = `query ($id: ID!) { dossier(id: $id) { state conservation { past closedOn firstWarningOn lastWarningOn closed { dueOn category } held { reason by { professionnel { displayName } } } listed { bordereau } visa { visaOn } term { name years notBeforeAge measured article usage } steps { fact } } } }`;
const one = async (who: string, id: string): Promise<any> => (await product.ask(who, ONE, { id })).body.data.dossier;

describe('the lists', () => {
  it('have each dossier where it stands, and one that is held beside', async () => {
    const { id: open } = await dossier(product.door);
    expect([await where(open), await where(kept.closed), await where(kept.expired), await where(kept.listed), await where(kept.held)]).toEqual([[], ['RUNNING'], ['PAST'], ['LISTED'], ['HELD']]);
    expect((await product.ask('A8', LIST, { stage: 'RUNNING' })).body.data.conservationSteps.scope).toContain('ce dossier est de votre territoire');
  });

  it('follow it from its closing until its visa, and back', async () => {
    const { id } = await dossier(product.door);
    expect(await act('A8', 'closeDossier', { dossierId: id, category: 'PUPILLE' })).toMatchObject({ step: { fact: 'CLOSED', dossier: { id } }, userErrors: [] });
    expect(await where(id)).toEqual(['KEPT']);
    await reasoned('A8', 'reopenDossier', id);
    expect(await where(id)).toEqual([]);
    await act('A8', 'closeDossier', { dossierId: id, category: 'SANS_SUITE' });
    expect(await where(id)).toEqual(['RUNNING']);
    await product.door.db.owner.query(`update app.conservation_step set due_at = app.now() + interval '300 days' where dossier_id = $1 and category = 'SANS_SUITE'`, [id]);
    expect(await where(id)).toEqual(['NEARS']);
    expect((await act('A8', 'listForElimination', { dossierId: id, bordereau: '2030-4' })).userErrors).toEqual([{ code: 'TERME_NON_ECHU', field: 'dossierId' }]);
    await product.door.db.owner.query(`update app.conservation_step set due_at = app.now() where dossier_id = $1 and category = 'SANS_SUITE'`, [id]);
    expect(await where(id)).toEqual(['PAST']);
    await act('A8', 'listForElimination', { dossierId: id, bordereau: '2030-4' });
    expect(await where(id)).toEqual(['LISTED']);
    await reasoned('A4', 'strikeFromElimination', id);
    expect(await where(id)).toEqual(['PAST']);
    await act('A8', 'listForElimination', { dossierId: id, bordereau: '2030-4' });
    expect(await act('A8', 'recordVisa', { bordereau: '2030-4', visaNumber: 17, visaOn: '2024-01-10' })).toEqual({ steps: null, userErrors: [{ code: 'QUATRE_YEUX', field: 'bordereau' }] });
    expect(await act('A4', 'recordVisa', { bordereau: '2030-4', visaNumber: 17, visaOn: '2024-01-10' })).toEqual({ steps: [{ fact: 'VISA', visaNumber: 17, visaOn: '2024-01-10', bordereau: '2030-4', dossier: { id } }], userErrors: [] });
    expect(await where(id)).toEqual(['VISA']);
    await reasoned('A4', 'holdElimination', id);
    expect(await where(id)).toEqual(['PAST', 'HELD']);
    await reasoned('A8', 'releaseElimination', id);
    expect(await where(id)).toEqual(['PAST']);
  });

  it('go on from where a page ends, by the nearest term', async () => {
    const more = await keptDossiers(product.door);
    await termIsPast(product.door, more.closed);
    const { body } = await product.ask('A8', LIST.replace('first: 100', 'first: 1'), { stage: 'PAST' });
    const all = await ids('A8', 'PAST');
    expect(all.length).toBeGreaterThan(2);
    expect(body.data.conservationSteps.edges[0].node.dossier.id).toBe(all[0]);
    const rest = await product.ask('A8', LIST, { stage: 'PAST', after: body.data.conservationSteps.edges[0].cursor });
    expect(rest.body.data.conservationSteps.edges.map((e: { node: { dossier: { id: string } } }) => e.node.dossier.id)).toEqual(all.slice(1));
  });

  it('are a bounded number of statements, with the child, what runs and what was done of each', async () => {
    const QUERY = 'query ($n: Int!) { conservationSteps(stage: RUNNING, first: $n) { edges { node { id dueOn by { professionnel { displayName } } dossier { id enfant { surname } conservation { past term { article } held { at } steps { fact at by { id } } } } } } } }';
    for (let n = 0; n < 6; n++) await act('A8', 'closeDossier', { dossierId: (await dossier(product.door)).id, category: 'PLACEMENT' });
    const words = async (n: number): Promise<string[]> => {
      await product.ask('A8', QUERY, { n });
      const { result, sent } = await statementsOf(() => product.ask('A8', QUERY, { n }));
      expect(result.body.data.conservationSteps.edges).toHaveLength(n);
      return sent.map(wordOf).sort();
    };
    const six = await words(6);
    expect(await words(1)).toEqual(six);
    expect(six.filter((w) => /conservation|dossier|enfant/.test(w))).toEqual(['conservation_step', 'conservation_step', 'dossier', 'enfant']);
  });

  it('are empty for whoever does not answer for it, who knows the dossier or not', async () => {
    expect(await ids('A4', 'RUNNING')).toContain(kept.closed);
    await inform(product.door, kept.closed);
    await letIn(product.door, kept.closed, 'A5', ['IDE', 'FAM']);
    for (const who of ['A5', 'A2', 'A10', 'DPO', 'ADM', 'B1']) for (const stage of STAGES) expect([who, stage, await ids(who, stage)]).toEqual([who, stage, []]);
  });
});

describe('of one dossier', () => {
  it('what runs is told with its article, its term, its warnings and its hold', async () => {
    const { id } = await dossier(product.door);
    expect(await one('A8', id)).toEqual({ state: 'OPEN', conservation: { past: false, closedOn: null, firstWarningOn: null, lastWarningOn: null, closed: null, held: null, listed: null, visa: null, term: null, steps: [] } });
    await act('A8', 'closeDossier', { dossierId: id, category: 'PLACEMENT', lastMeasureOn: '2024-01-05' });
    await reasoned('A4', 'holdElimination', id);
    expect(await one('A8', id)).toMatchObject({ state: 'CLOSED', conservation: {
      past: false, closed: { dueOn: '2050-01-01', category: 'PLACEMENT' }, firstWarningOn: '2049-01-01', lastWarningOn: '2049-10-01', held: { reason: 'Le parquet le demande.', by: { professionnel: { displayName: 'Solène KERVADEC' } } },
      term: { name: 'enfant confié ou accueilli', years: 10, notBeforeAge: 28, measured: true, article: expect.stringContaining('R.221-9'), usage: true }, steps: [{ fact: 'CLOSED' }, { fact: 'HELD' }] } });
  });

  it('nothing of it is told to whoever reads the dossier without answering for it: not even that nothing holds it', async () => {
    expect((await one('A5', kept.closed))).toEqual({ state: 'CLOSED', conservation: null });
    expect((await one('A8', kept.closed)).conservation).not.toBeNull();
    // A head who broke the glass of another territory knows the dossier for a day, and does not answer for it.
    const { id } = await dossier(product.door, { territoireId: TERRITOIRES.sud });
    const hour = 3_600_000;
    await product.door.as('ADM', (tx) => registerAstreinte(tx, { requestId: uuid(), habilitationId: actorId('A8'), validFrom: new Date(+tx.now - hour), validTo: new Date(+tx.now + hour) }));
    await product.door.as('A8', (tx) => breakGlass(tx, { requestId: uuid(), dossierId: id, motive: 'Fugue signalée cette nuit.' }));
    expect((await one('A4', id)).conservation).toMatchObject({ past: false });
    expect(await one('A8', id)).toEqual({ state: 'OPEN', conservation: null });
  });

  it('is acted on by nobody who is kept out of it', async () => {
    const { id } = await dossier(product.door);
    await product.door.as('A4', (tx) => declareConflict(tx, { requestId: uuid(), dossierId: id, professionnelId: null, reason: 'Un lien.' }));
    expect((await act('A4', 'closeDossier', { dossierId: id, category: 'SANS_SUITE' })).userErrors).toEqual([{ code: 'VOUS_ETES_ECARTE', field: 'dossierId' }]);
    expect((await act('A8', 'closeDossier', { dossierId: id, category: 'SANS_SUITE' })).userErrors).toEqual([]);
  });
});

it('the durations of today are told, with their article, and which of them no text fixes', async () => {
  const { body } = await product.ask('A5', '{ retentionTerms { category years notBeforeAge usage } }');
  expect(body.data.retentionTerms).toEqual([
    { category: 'SANS_SUITE', years: 2, notBeforeAge: null, usage: true }, { category: 'MILIEU_OUVERT', years: 5, notBeforeAge: 18, usage: true },
    { category: 'PLACEMENT', years: 10, notBeforeAge: 28, usage: true }, { category: 'PUPILLE', years: null, notBeforeAge: null, usage: false },
  ]);
});
