import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import type { Door } from '../../test/support/door.js';
import { actorId, count, dossier, eventsOf, letIn, refusal, uuid } from '../../test/support/situation.js';
import { Admission } from './admission.entity.js';
import { ConflictLift } from './conflict-lift.entity.js';
import { Conflict } from './conflict.entity.js';
import { declareConflict } from './declare-conflict.js';
import { Dossier } from './dossier.entity.js';
import { liftConflict } from './lift-conflict.js';

let product: Product;
let door: Door;
let dossierId: string;
let people: Map<string, string>;
beforeAll(async () => {
  product = await Product.start();
  ({ door } = product);
  people = new Map((await door.db.owner.query<{ id: string; professionnel_id: string }>('select id, professionnel_id from app.habilitation')).rows.map((h) => [h.id, h.professionnel_id]));
});
afterAll(() => product.close());
beforeEach(async () => { dossierId = (await dossier(door)).id; });

const reason = 'Sa sœur est la compagne du père.';
const declare = (by: string, whom: string | null): Promise<Conflict> =>
  door.as(by, (tx) => declareConflict(tx, { requestId: uuid(), dossierId, professionnelId: whom === null ? null : people.get(actorId(whom))!, reason }));
const lift = (by: string, conflictId: string, requestId = uuid()): Promise<ConflictLift> => door.as(by, (tx) => liftConflict(tx, { requestId, conflictId, reason: 'Le lien n’est plus.' }));
const knows = (who: string): Promise<number> => door.reads(who, async (tx) => (await tx.allowed(Conflict, 'read', { where: { dossierId } })).length);
const knowsDossier = (who: string): Promise<boolean> => door.reads(who, async (tx) => (await tx.allowed(Dossier, 'read', { where: { id: dossierId } })).length === 1);

describe('lifting a conflict', () => {
  it('is for a head who neither is kept out nor declared it; nothing comes back, and they may be admitted again', async () => {
    const admission = await letIn(door, dossierId, 'A5', ['IDE']);
    const { id } = await declare('A4', 'A5');
    expect(await refusal(lift('A4', id))).toBe('LEVEE_PAR_UN_AUTRE conflictId');
    for (const who of ['A5', 'A6', 'A2', 'DPO', 'B1']) expect(await refusal(lift(who, id))).toBe('INTROUVABLE conflictId');
    const lifted = await lift('A8', id);
    expect(await eventsOf(door, lifted.id)).toEqual(['conflict.lifted']);
    expect(await knowsDossier('A5')).toBe(false);
    const [read] = await door.reads('A8', (tx) => tx.allowed(Admission, 'read', { where: { id: admission.id } }));
    expect(read!.validTo.getTime()).toBeLessThanOrEqual(Date.now());
    await letIn(door, dossierId, 'A5', ['IDE']);
    expect(await knows('A4')).toBe(1);
  });

  it('is told to whoever kept themself out, who has the dossier no longer; of another’s declaration, not to who declared it nor to whom it was about', async () => {
    await letIn(door, dossierId, 'A5', ['IDE']);
    const { id } = await declare('A5', null);
    const declared = async (who: string): Promise<unknown> => (await product.ask(who, '{ declaredConflicts { edges { node { dossierId reason person { displayName } lift { reason by { professionnel { displayName } } } } } } }')).body.data.declaredConflicts.edges
      .map((e: { node: { dossierId: string } }) => e.node).filter((c: { dossierId: string }) => c.dossierId === dossierId);
    const mine = { dossierId, reason, person: { displayName: 'Karim BELLANGEAU' } };
    expect(await declared('A5')).toEqual([{ ...mine, lift: null }]);
    await lift('A8', id);
    expect(await declared('A5')).toEqual([{ ...mine, lift: { reason: 'Le lien n’est plus.', by: { professionnel: { displayName: 'Philippe ARNAUDEAU' } } } }]);
    expect(await knowsDossier('A5')).toBe(false);
    expect([await declared('A4'), await declared('A6')]).toEqual([[], []]);

    const other = await declare('A4', 'A6');
    await lift('A8', other.id);
    const lifts = (who: string): Promise<number> => door.reads(who, async (tx) => (await tx.allowed(ConflictLift, 'read', { where: { conflictId: other.id } })).length);
    for (const [who, sees] of [['A4', 1], ['A8', 1], ['A5', 0], ['A6', 0], ['DPO', 0]] as const) expect([who, await lifts(who)]).toEqual([who, sees]);
  });

  it('of one’s own conflict, is for the other head', async () => {
    const { id } = await declare('A4', null);
    expect(await refusal(lift('A4', id))).toBe('LEVEE_PAR_UN_AUTRE conflictId');
    await lift('A8', id);
    await letIn(door, dossierId, 'A5', ['IDE']);
  });

  it('is done once; by another key, it is done already', async () => {
    const { id } = await declare('A4', 'A5');
    const requestId = uuid();
    expect((await lift('A8', id, requestId)).id).toBe((await lift('A8', id, requestId)).id);
    expect(await refusal(lift('A8', id))).toBe('DEJA_LEVE conflictId');
    expect(await count(door, 'conflict_lift', 'conflict_id = $1', [id])).toBe(1);
    await declare('A4', 'A5');
    expect(await refusal(letIn(door, dossierId, 'A5', ['IDE']))).toBe('ECARTE habilitationId');
  });
});
