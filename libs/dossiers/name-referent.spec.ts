import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, dossier, eventsOf, letIn, nameAs, refusal, uuid } from '../../test/support/situation.js';
import { Event } from '../journal/event.entity.js';
import { endAdmission } from './end-admission.js';
import { endReferent } from './name-referent.js';
import { Referent } from './referent.entity.js';

let door: Door;
let dossierId: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => {
  dossierId = (await dossier(door)).id;
  await letIn(door, dossierId, 'A5', ['IDE', 'FAM']);
});

const name = (who: string, by = 'A4', requestId?: string): Promise<Referent> => nameAs(door, dossierId, who, by, requestId);
const current = async (): Promise<string[]> =>
  (await door.db.owner.query<{ id: string }>('select habilitation_id as id from app.referent where dossier_id = $1 and valid_from <= app.now() and app.now() < valid_to', [dossierId])).rows.map((r) => r.id);
const journal = (who: string): Promise<number> => door.reads(who, async (tx) => (await tx.allowed(Event, 'read', { where: { aboutId: dossierId } })).length);

describe('naming the référent of a child', () => {
  it('is shown to who knows who is admitted, and told, until the admission ends', async () => {
    const named = await name('A5');
    const sees = (who: string): Promise<number> => door.reads(who, async (tx) => (await tx.allowed(Referent, 'read', { where: { dossierId } })).length);
    await letIn(door, dossierId, 'A1', ['LOG']);
    expect([await sees('A4'), await sees('A5'), await sees('A1'), await sees('A6')]).toEqual([1, 1, 0, 0]);
    expect(await eventsOf(door, named.id)).toEqual(['referent.named']);
    const [admission] = (await door.db.owner.query<{ id: string; valid_to: Date }>('select id, valid_to from app.admission where dossier_id = $1 and habilitation_id = $2', [dossierId, actorId('A5')])).rows;
    expect(named.validTo).toEqual(admission!.valid_to);
    await door.as('A4', (tx) => endAdmission(tx, admission!.id));
    expect(await current()).toEqual([]);
  });

  it('is of one person at a time: naming another replaces, naming the same changes nothing', async () => {
    await letIn(door, dossierId, 'A16', ['IDE']);
    const first = await name('A5');
    expect((await name('A5')).id).toBe(first.id);
    await name('A16', 'A8');
    expect(await current()).toEqual([actorId('A16')]);
    expect(await eventsOf(door, first.id)).toEqual(['referent.named', 'referent.ended']);
    await Promise.all([name('A5'), name('A16'), name('A5', 'A8')]);
    expect(await current()).toHaveLength(1);
  });

  it('is of somebody admitted, whose function follows children', async () => {
    await letIn(door, dossierId, 'A7', ['IDE']);
    await name('A5');
    expect(await refusal(name('A7'))).toBe('FONCTION_NE_SUIT_PAS habilitationId');
    expect(await refusal(name('A16'))).toBe('NON_ADMIS habilitationId');
    expect(await refusal(name('B1'))).toBe('INTROUVABLE habilitationId');
    expect(await current()).toEqual([actorId('A5')]);
  });

  it('is for the designated responsables of the territory', async () => {
    expect(await refusal(name('A5', 'A5'))).toBe('FONCTION_NON_COMPETENTE habilitationId');
    for (const who of ['A6', 'A2', 'A10', 'ADMIN', 'B1']) expect(await refusal(name('A5', who))).toBe('INTROUVABLE dossierId');
    const { id } = await name('A5');
    for (const who of ['A5', 'A6', 'B1']) expect(await refusal(door.as(who, (tx) => endReferent(tx, id)))).toBe('INTROUVABLE referentId');
    await door.as('A8', (tx) => endReferent(tx, id));
    await door.as('A4', (tx) => endReferent(tx, id));
    expect([await current(), await eventsOf(door, id)]).toEqual([[], ['referent.named', 'referent.ended']]);
  });

  it('asked twice by the same key, names once', async () => {
    const requestId = uuid();
    const one = await name('A5', 'A4', requestId);
    expect((await name('A5', 'A4', requestId)).id).toBe(one.id);
    expect(await count(door, 'referent', 'dossier_id = $1', [dossierId])).toBe(1);
    await letIn(door, dossierId, 'A16', ['IDE']);
    expect(await refusal(name('A16', 'A4', requestId))).toBe('CLE_REUTILISEE requestId');
  });

  it('opens the journal to a référent of the ASE, named, and to nobody by admission alone', async () => {
    await letIn(door, dossierId, 'A16', ['IDE']);
    expect([await journal('A16'), await journal('A5')]).toEqual([0, 0]);
    await name('A16');
    expect(await journal('A16')).toBeGreaterThan(2);
    await name('A5');
    expect([await journal('A16'), await journal('A5')]).toEqual([0, 0]);
    expect(await journal('A4')).toBeGreaterThan(2);
  });
});
