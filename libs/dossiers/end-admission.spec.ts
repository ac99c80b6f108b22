import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, dossier, eventsOf, letIn, refusal, situation, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { Thread } from '../threads/thread.entity.js';
import { Dossier } from './dossier.entity.js';
import { endAdmission } from './end-admission.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const end = (who: string, id: string): Promise<unknown> => door.as(who, (tx) => endAdmission(tx, id));

describe('ending an admission', () => {
  it('closes the dossier and its exchanges, moves the actor’s epoch, and tells once', async () => {
    const { dossierId, threadId, admissions } = await situation(door, { A5: ['IDE', 'FAM'] });
    const sees = (who: string): Promise<number[]> => door.reads(who, async (tx) => [
      (await tx.allowed(Dossier, 'read', { where: { id: dossierId } })).length, (await tx.allowed(Thread, 'notice', { where: { id: threadId } })).length]);
    expect(await sees('A5')).toEqual([1, 1]);
    const { epoch } = await door.actor('A5');

    await end('A4', admissions.A5!);
    expect(await sees('A5')).toEqual([0, 0]);
    expect((await door.actor('A5')).epoch).toBeGreaterThan(epoch);
    expect(await count(door, 'admission_kind', 'admission_id = $1 and valid_to > app.now()', [admissions.A5])).toBe(0);
    expect(await count(door, 'participation', 'admission_id = $1 and valid_to > app.now()', [admissions.A5])).toBe(0);

    await end('A4', admissions.A5!);
    expect(await eventsOf(door, admissions.A5!)).toEqual(['admission.granted', 'admission.ended']);
  });

  it('before it begins, lets it never begin', async () => {
    const { id: dossierId } = await dossier(door);
    const coming = await letIn(door, dossierId, 'A5', ['LOG'], { validFrom: new Date(Date.now() + 86_400_000) });
    await end('A4', coming.id);
    expect(await count(door, 'admission_kind', 'admission_id = $1 and valid_from < valid_to', [coming.id])).toBe(0);
    await letIn(door, dossierId, 'A5', ['LOG']);
  });

  it('leaves what others hold', async () => {
    const { dossierId, admissions } = await situation(door, { A5: ['IDE', 'FAM'], A6: ['IDE', 'FAM'] });
    await end('A4', admissions.A5!);
    expect(await door.reads('A6', (tx) => tx.allowed(Dossier, 'read', { where: { id: dossierId } }))).toHaveLength(1);
  });

  it('is for the designated responsables of the territory', async () => {
    const { admissions } = await situation(door, { A5: ['IDE', 'FAM'], A6: ['LOG'] });
    for (const who of ['A5', 'A6', 'A2', 'ADMIN']) expect(await refusal(end(who, admissions.A5!))).toBe('INTROUVABLE admissionId');
    const south = await letIn(door, (await dossier(door, { territoireId: TERRITOIRES.sud })).id, 'A5', ['LOG']);
    expect(await refusal(end('A8', south.id))).toBe('INTROUVABLE admissionId');
    await end('A8', admissions.A5!);
    await end('A4', south.id);
    expect(await refusal(end('A4', uuid()))).toBe('INTROUVABLE admissionId');
    expect(await refusal(end('A4', actorId('A4')))).toBe('INTROUVABLE admissionId');
  });
});
