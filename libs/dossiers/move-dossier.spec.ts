import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import type { Door } from '../../test/support/door.js';
import { actorId, count, dossier, eventsOf, letIn, refusal, say, seen, situation, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { declareConflict } from './declare-conflict.js';
import { DossierMove } from './dossier-move.entity.js';
import { Dossier } from './dossier.entity.js';
import { Entry } from './entry.entity.js';
import { moveDossier } from './move-dossier.js';
import { previewMove } from './preview-move.js';
import { writeEntry } from './write-entry.js';

let product: Product;
let door: Door;
let dossierId: string;
/** The RASE of the south, who stands there alone with the CRIP. */
const SOUTH = 'A16';
beforeAll(async () => {
  product = await Product.start();
  ({ door } = product);
  await door.db.owner.query(`update app.habilitation set function = 'RESPONSABLE_ASE' where id = $1`, [actorId(SOUTH)]);
  await door.db.owner.query('insert into app.habilitation_territoire (habilitation_id, territoire_id, departement) values ($1, $2, 99)', [actorId(SOUTH), TERRITOIRES.sud]);
});
afterAll(() => product.close());
beforeEach(async () => { dossierId = (await dossier(door)).id; });

const shown = (who: string, territoireId: string = TERRITOIRES.sud): Promise<{ phrase: string; digest: string; gaining: { id: string }[]; losing: { id: string }[] }> => door.reads(who, (tx) => previewMove(tx, { dossierId, territoireId }));
const move = async (who: string, more: Partial<{ requestId: string; territoireId: string; dossierId: string; effectDigest: string }> = {}): Promise<DossierMove> =>
  door.as(who, async (tx) => moveDossier(tx, { requestId: uuid(), dossierId, territoireId: TERRITOIRES.sud, effectDigest: more.effectDigest ?? (await previewMove(tx, { dossierId, territoireId: more.territoireId ?? TERRITOIRES.sud })).digest, ...more }));
const knows = (who: string): Promise<boolean> => door.reads(who, async (tx) => (await tx.allowed(Dossier, 'read', { where: { id: dossierId } })).length === 1);
const epoch = async (who: string): Promise<number> => (await door.actor(who)).epoch;

describe('giving a dossier to another territory', () => {
  it('is known by the heads there from then on, and no more by those of the former; whoever is admitted stays, with the exchanges', async () => {
    const { dossierId: lived, threadId } = await situation(door, { A5: ['IDE', 'FAM', 'SOC'], A6: ['FAM'] });
    dossierId = lived;
    await say(door, 'A5', threadId);
    const { id } = await door.as('A5', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'SOC', detail: 'FULL', body: 'Un constat.' }));
    const reads = (who: string): Promise<number> => door.reads(who, async (tx) => (await tx.allowed(Entry, 'read', { where: { id } })).length);
    expect([await knows('A8'), await reads('A8'), await knows(SOUTH), await reads(SOUTH)]).toEqual([true, 1, false, 0]);
    const before = await epoch('A8');
    const moved = await move('A8');
    expect([await knows('A8'), await reads('A8'), await knows(SOUTH), await reads(SOUTH), await reads('A4'), await reads('A5')]).toEqual([false, 0, true, 1, 1, 1]);
    expect(await epoch('A8')).toBeGreaterThan(before);
    expect([await seen(door, 'A5', threadId), await seen(door, 'A6', threadId)]).toEqual([[expect.anything()], [expect.anything()]]);
    expect(await eventsOf(door, moved.id)).toEqual(['dossier.moved']);
    await letIn(door, dossierId, 'A2', ['IDE'], {}, SOUTH);
    expect(await refusal(letIn(door, dossierId, 'A7', ['IDE'], {}, 'A8'))).toBe('INTROUVABLE dossierId');
    expect(await count(door, 'dossier_territoire', 'dossier_id = $1 and valid_to > app.now()', [dossierId])).toBe(1);
    await move(SOUTH, { territoireId: TERRITOIRES.nord });
    expect([await knows('A8'), await knows(SOUTH)]).toEqual([true, false]);
  });

  it('shows first who gains it and who loses it by their function, and holds to it', async () => {
    const effect = await shown('A8');
    expect(effect).toMatchObject({ phrase: '1 personne gagne l’accès au dossier, 1 le perd ; qui y est admis le reste.', gaining: [{ id: actorId(SOUTH) }], losing: [{ id: actorId('A8') }] });
    expect(await refusal(move('A8', { effectDigest: '0'.repeat(64) }))).toBe('EFFET_CHANGE effectDigest');
    await door.db.owner.query(`update app.habilitation set valid_to = app.now() where id = $1`, [actorId(SOUTH)]);
    expect(await refusal(move('A8', { effectDigest: effect.digest }))).toBe('EFFET_CHANGE effectDigest');
    await door.db.owner.query(`update app.habilitation set valid_to = 'infinity' where id = $1`, [actorId(SOUTH)]);
    await move('A8', { effectDigest: effect.digest });
  });

  it('is answered to who loses it by that act, once, however often it is asked', async () => {
    const { digest: effectDigest } = await shown('A8');
    const input = { requestId: uuid(), dossierId, territoireId: TERRITOIRES.sud, effectDigest };
    const ask = async (who: string): Promise<unknown> => (await product.ask(who, 'mutation ($input: MoveDossierInput!) { moveDossier(input: $input) { move { territoire { name } dossier { id } by { professionnel { displayName } } } userErrors { code field } } }', { input })).body.data.moveDossier;
    const answer = { move: { territoire: { name: 'Montférien-Sud' }, dossier: null, by: { professionnel: { displayName: 'Philippe ARNAUDEAU' } } }, userErrors: [] };
    expect(await ask('A8')).toEqual(answer);
    expect(await ask('A8')).toEqual(answer);
    expect(await count(door, 'dossier_move', 'dossier_id = $1', [dossierId])).toBe(1);
    expect((await product.ask(SOUTH, 'query ($id: ID!) { dossier(id: $id) { territoires { territoire { name } until } } }', { id: dossierId })).body.data.dossier)
      .toEqual({ territoires: [{ territoire: { name: 'Montférien-Nord' }, until: expect.any(String) }, { territoire: { name: 'Montférien-Sud' }, until: null }] });
  });

  it('is for the heads of the territory that has it, to a territory of the département, another than its own', async () => {
    await letIn(door, dossierId, 'A5', ['IDE']);
    const effectDigest = '0'.repeat(64);
    expect(await refusal(move('A5', { effectDigest }))).toBe('FONCTION_NON_COMPETENTE dossierId');
    for (const who of ['A2', 'A10', 'DPO', 'ADM', 'B1', SOUTH]) expect([who, await refusal(move(who, { effectDigest }))]).toEqual([who, 'INTROUVABLE dossierId']);
    expect(await refusal(move('A4', { territoireId: uuid(), effectDigest }))).toBe('INTROUVABLE territoireId');
    expect(await refusal(move('A4', { territoireId: TERRITOIRES.nord, effectDigest }))).toBe('DEJA_DE_CE_TERRITOIRE territoireId');
    const requestId = uuid();
    await move('A4', { requestId });
    expect(await refusal(move('A4', { requestId, territoireId: TERRITOIRES.nord, effectDigest }))).toBe('CLE_REUTILISEE requestId');
  });

  it('is not for somebody kept out of it; it is read by who did it and by the heads who have it', async () => {
    await door.as('A4', (tx) => declareConflict(tx, { requestId: uuid(), dossierId, professionnelId: null, reason: 'Un lien.' }));
    expect(await refusal(move('A4'))).toBe('VOUS_ETES_ECARTE dossierId');
    const { id } = await move('A8');
    for (const [who, sees] of [['A8', 1], ['A4', 1], [SOUTH, 1], ['A5', 0], ['DPO', 0], ['B1', 0]] as const) expect([who, (await door.reads(who, (tx) => tx.allowed(DossierMove, 'read', { where: { id } }))).length]).toEqual([who, sees]);
  });
});
