import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import type { Door } from '../../test/support/door.js';
import { count, dossier, exchange, inform, letIn, refusal, say, seen, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { linkSibling } from './link-sibling.js';
import { unlinkSibling } from './unlink-sibling.js';

let product: Product;
let door: Door;
let elder: string;
let younger: string;
beforeAll(async () => {
  product = await Product.start();
  ({ door } = product);
});
afterAll(() => product.close());
beforeEach(async () => {
  elder = (await dossier(door)).id;
  younger = (await dossier(door, { givenNames: 'Maëlle' })).id;
});

const link = (who: string, dossierId = elder, siblingId = younger): Promise<unknown> => door.as(who, (tx) => linkSibling(tx, { dossierId, siblingId }));
const unlink = (who: string, dossierId = elder, siblingId = younger): Promise<unknown> => door.as(who, (tx) => unlinkSibling(tx, { dossierId, siblingId }));
const siblings = async (who: string, id: string): Promise<string[]> => (await product.ask(who, 'query ($id: ID!) { dossier(id: $id) { siblings { id } } }', { id })).body.data.dossier.siblings.map((s: { id: string }) => s.id);
const told = async (dossierId: string): Promise<string[]> => (await door.db.owner.query<{ type: string }>(`select type from app.event where dossier_id = $1 and type like 'dossier.%linked' order by xid, id`, [dossierId])).rows.map((r) => r.type);

describe('linking the dossiers of two siblings', () => {
  it('shows each to who knows both, each way, once; and is told in the journal of each', async () => {
    await link('A4');
    await link('A4');
    await link('A8', younger, elder);
    expect([await siblings('A4', elder), await siblings('A4', younger)]).toEqual([[younger], [elder]]);
    expect([await told(elder), await told(younger)]).toEqual([['dossier.linked'], ['dossier.linked']]);
    const { body } = await product.ask('A4', 'query ($id: ID!) { dossier(id: $id) { journal { edges { node { ... on Event { type by { professionnel { displayName } } } } } } } }', { id: younger });
    expect(body.data.dossier.journal.edges.map((e: { node: object }) => e.node)).toContainEqual({ type: 'dossier.linked', by: { professionnel: { displayName: 'Solène KERVADEC' } } });
  });

  it('opens neither dossier to anybody, and adds no child to an exchange that was open', async () => {
    for (const id of [elder, younger]) await inform(door, id);
    await letIn(door, elder, 'A5', ['IDE', 'FAM']);
    const { id: threadId } = await exchange(door, elder, ['A5']);
    await link('A4');
    expect(await siblings('A5', elder)).toEqual([]);
    expect(await refusal(say(door, 'A4', threadId, { dossierId: younger }))).toBe('HORS_ECHANGE dossierId');
    const both = await exchange(door, elder, ['A5'], { siblingDossierIds: [younger] });
    await say(door, 'A4', both.id, { dossierId: younger });
  });

  it('is for who opens dossiers, on two of their territory: not for who is admitted to both, nor to oneself', async () => {
    for (const id of [elder, younger]) await letIn(door, id, 'A5', ['IDE']);
    expect(await refusal(link('A5'))).toBe('FONCTION_NON_COMPETENTE siblingId');
    for (const who of ['A2', 'A10', 'DPO', 'ADM', 'B1']) expect([who, await refusal(link(who))]).toEqual([who, 'INTROUVABLE dossierId']);
    const { id: south } = await dossier(door, { territoireId: TERRITOIRES.sud });
    expect([await refusal(link('A8', elder, south)), await refusal(link('A8', south, elder)), await refusal(link('A8', elder, uuid()))]).toEqual(['INTROUVABLE siblingId', 'INTROUVABLE dossierId', 'INTROUVABLE siblingId']);
    expect(await refusal(link('A4', elder, elder))).toBe('LUI_MEME siblingId');
    expect(await refusal(link('A4', 'x'))).toBe('FORMAT dossierId');
    await link('A4', elder, south);
    expect(await siblings('A8', elder)).toEqual([]);
  });

  it('asked five times at once, links once', async () => {
    await Promise.all(Array.from({ length: 5 }, (_, i) => (i % 2 ? link('A4') : link('A4', younger, elder))));
    expect(await count(door, 'dossier_link', 'dossier_id = any ($1)', [[elder, younger]])).toBe(2);
  });
});

describe('unlinking them', () => {
  it('ends the link each way, keeps what was, and is told once; they may be linked again', async () => {
    await link('A4');
    await unlink('A8', younger, elder);
    await unlink('A4');
    expect([await siblings('A4', elder), await siblings('A4', younger)]).toEqual([[], []]);
    expect(await told(younger)).toEqual(['dossier.linked', 'dossier.unlinked']);
    expect(await count(door, 'dossier_link', 'dossier_id = $1', [elder])).toBe(1);
    await link('A4');
    expect(await siblings('A4', elder)).toEqual([younger]);
    expect(await count(door, 'dossier_link', 'dossier_id = $1', [elder])).toBe(2);
  });

  it('closes nothing of what was said, and nobody speaks any more of the one child in an exchange of the other', async () => {
    for (const id of [elder, younger]) { await inform(door, id); await letIn(door, id, 'A5', ['FAM']); }
    await link('A4');
    const { id: threadId } = await exchange(door, elder, ['A5'], { siblingDossierIds: [younger] });
    await say(door, 'A4', threadId, { dossierId: younger, body: 'De la cadette.' });
    await unlink('A4');
    expect((await seen(door, 'A5', threadId)).map((m) => m.body)).toEqual(['De la cadette.']);
    for (const who of ['A4', 'A5']) expect(await refusal(say(door, who, threadId, { dossierId: younger }))).toBe('HORS_ECHANGE dossierId');
    await say(door, 'A5', threadId);
  });

  it('is for the same people, of dossiers that are or were linked', async () => {
    expect(await refusal(unlink('A4'))).toBe('SANS_LIEN siblingId');
    await link('A4');
    for (const id of [elder, younger]) await letIn(door, id, 'A5', ['IDE']);
    expect(await refusal(unlink('A5'))).toBe('FONCTION_NON_COMPETENTE siblingId');
    for (const who of ['A2', 'A10', 'B1']) expect([who, await refusal(unlink(who))]).toEqual([who, 'INTROUVABLE dossierId']);
    expect(await siblings('A4', elder)).toEqual([younger]);
  });
});
