import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { hand, key, opened, table, write } from '../../test/support/seance.js';
import { actorId, eventsOf, letIn, refusal } from '../../test/support/situation.js';
import { endAdmission } from '../dossiers/end-admission.js';
import { addConvocation } from './add-convocation.js';
import { MinuteDraft } from './minute-draft.entity.js';
import { MinuteLine } from './minute-line.entity.js';
import { Synthese } from './synthese.entity.js';
import { lastPen } from './at-table.js';
import type { PenStep } from './pen-step.entity.js';
import { saveMinuteDraft } from './save-minute-draft.js';
import { handPen, releasePen, takeOverPen, takePen } from './take-pen.js';
import { openSeance } from './take-seance-step.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const take = (who: string, syntheseId: string): Promise<PenStep> => door.as(who, (tx) => takePen(tx, key(syntheseId)));
const holder = async (syntheseId: string): Promise<string> => door.reads('A8', async (tx) => {
  const last = await lastPen(tx, syntheseId);
  return last && last.fact !== 'RELEASED' ? last.holderId : 'nobody';
});

describe('the pen', () => {
  it('is one person’s: of two who race, one has it, and the other is told who', async () => {
    for (let round = 0; round < 8; round++) {
      const { syntheseId } = await table(door, { A5: ['FAM'], A7: ['FAM'] });
      await door.as('A8', (tx) => openSeance(tx, key(syntheseId)));
      const asked = await Promise.allSettled([take('A5', syntheseId), take('A7', syntheseId)]);
      expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const first = asked[0].status === 'fulfilled' ? 'A5' : 'A7';
      expect(await holder(syntheseId)).toBe(actorId(first));
      expect(String((asked.find((one) => one.status === 'rejected') as PromiseRejectedResult).reason)).toContain(`${first === 'A5' ? 'Karim BELLANGEAU' : 'Dr Paul LIGNERAC'} tient la plume`);
    }
  });

  it('is handed to somebody of the table, and given back', async () => {
    const { syntheseId } = await opened(door, { A5: ['FAM'], A7: ['FAM'] }, 'A5');
    await hand(door, 'A5', 'A7', syntheseId);
    expect(await holder(syntheseId)).toBe(actorId('A7'));
    expect(await refusal(hand(door, 'A5', 'A8', syntheseId))).toBe('SANS_LA_PLUME syntheseId');
    const released = await door.as('A7', (tx) => releasePen(tx, key(syntheseId)));
    expect(await eventsOf(door, released.id)).toEqual(['pen.released']);
    expect(await holder(syntheseId)).toBe('nobody');
    expect((await take('A5', syntheseId)).sequence).toBe(3);
  });

  it('goes to nobody who does not sit there, and to nobody before the meeting is opened', async () => {
    const { syntheseId } = await opened(door, { A5: ['FAM'] }, 'A5');
    for (const to of ['A7', 'A9', 'A5']) expect(await refusal(door.as('A5', (tx) => handPen(tx, { ...key(syntheseId), habilitationId: actorId(to) })))).toBe('NON_CONVOQUE habilitationId');
    for (const who of ['A7', 'A9', 'B1']) expect(await refusal(take(who, syntheseId))).toBe('INTROUVABLE syntheseId');
    // Around the child by territory, and not at the table.
    expect(await refusal(take('A4', syntheseId))).toBe('HORS_CONVOCATION syntheseId');
    const unopened = await table(door, { A5: ['FAM'] });
    expect(await refusal(take('A5', unopened.syntheseId))).toBe('SEANCE_NON_OUVERTE syntheseId');
  });

  it('is lost by whoever’s habilitation ends, and anybody of the table takes it', async () => {
    const { syntheseId } = await opened(door, { A5: ['FAM'], A7: ['FAM'] }, 'A5');
    expect(await refusal(take('A7', syntheseId))).toBe('PLUME_TENUE syntheseId');
    const { rows: [before] } = await door.db.owner.query<{ valid_to: string }>('select valid_to::text from app.habilitation where id = $1', [actorId('A5')]);
    await door.db.owner.query('update app.habilitation set valid_to = app.now() where id = $1', [actorId('A5')]);
    try {
      expect(await refusal(hand(door, 'A8', 'A5', syntheseId))).toBe('SANS_LA_PLUME syntheseId');
      expect((await take('A7', syntheseId)).holderId).toBe(actorId('A7'));
      expect(await refusal(hand(door, 'A7', 'A5', syntheseId))).toBe('NON_CONVOQUE habilitationId');
    } finally {
      await door.db.owner.query('update app.habilitation set valid_to = $2::timestamptz where id = $1', [actorId('A5'), before!.valid_to]);
    }
  });

  it('is taken over by who convenes, and by no other, with the reason', async () => {
    const { syntheseId } = await opened(door, { A5: ['FAM'], A7: ['FAM'] }, 'A5');
    const over = (who: string, reason: string): Promise<PenStep> => door.as(who, (tx) => takeOverPen(tx, { ...key(syntheseId), reason }));
    expect(await refusal(over('A7', 'Je préfère.'))).toBe('AUTRE_ACTE syntheseId');
    expect(await refusal(over('A8', ' '))).toBe('OBLIGATOIRE reason');
    expect((await over('A8', 'Sa connexion est perdue.')).reason).toBe('Sa connexion est perdue.');
    expect(await holder(syntheseId)).toBe(actorId('A8'));
    const { rows } = await door.db.owner.query<{ reason: Buffer | null }>('select reason from app.pen_step where synthese_id = $1 and reason is not null', [syntheseId]);
    expect(rows[0]!.reason!.includes('connexion')).toBe(false);
  });

  it('lost, loses nothing of what was being written', async () => {
    const { syntheseId, points } = await opened(door, { A5: ['FAM', 'SOC'] }, 'A5');
    await door.as('A5', (tx) => saveMinuteDraft(tx, { pointId: points.SOC, body: 'Le père' }));
    await door.as('A8', (tx) => takeOverPen(tx, { ...key(syntheseId), reason: 'Sa connexion est perdue.' }));
    await door.as('A5', (tx) => saveMinuteDraft(tx, { pointId: points.SOC, body: 'Le père est venu.' }));
    expect(await refusal(write(door, 'A5', points.SOC, 'Le père est venu.'))).toBe('SANS_LA_PLUME pointId');
    expect((await door.reads('A5', (tx) => tx.allowed(MinuteDraft, 'read', { where: { pointId: points.SOC } })))[0]!.body).toBe('Le père est venu.');
    await hand(door, 'A8', 'A5', syntheseId);
    expect((await write(door, 'A5', points.SOC, 'Le père est venu.')).seq).toBe(1);
  });

  it('is free again when the admission of who holds it ends during the meeting', async () => {
    const { syntheseId, points, admissions } = await opened(door, { A5: ['SOC'], A7: ['SOC'] }, 'A5');
    expect((await write(door, 'A5', points.SOC, 'Un constat.')).seq).toBe(1);
    expect(await refusal(take('A7', syntheseId))).toBe('PLUME_TENUE syntheseId');
    await door.as('A4', (tx) => endAdmission(tx, admissions.A5!));
    expect(await refusal(write(door, 'A5', points.SOC, 'Encore.'))).toBe('INTROUVABLE pointId');
    expect(await refusal(take('A5', syntheseId))).toBe('INTROUVABLE syntheseId');
    expect((await take('A7', syntheseId)).fact).toBe('TAKEN');
    expect((await write(door, 'A7', points.SOC, 'La suite.')).seq).toBe(2);
  });

  it('is lost by whoever ceases to sit there while they write: what was written before stays, nothing is after, they read nothing more; their draft is nobody else’s, and theirs again', async () => {
    for (let round = 0; round < 4; round++) {
      const { syntheseId, dossierId, points, admissions } = await opened(door, { A5: ['SOC', 'LOG'], A7: ['SOC'] }, 'A5');
      const draft = (who: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(MinuteDraft, 'read', { where: { pointId: points.SOC } })).map(({ body }) => body));
      const lines = (who: string): Promise<number> => door.reads(who, async (tx) => (await tx.allowed(MinuteLine, 'notice', { where: { syntheseId } })).length);
      await door.as('A5', (tx) => saveMinuteDraft(tx, { pointId: points.LOG, body: 'Rendez-vous pris.' }));
      await door.as('A5', (tx) => saveMinuteDraft(tx, { pointId: points.SOC, body: 'La mère dit' }));
      const [written] = await Promise.allSettled([write(door, 'A5', points.LOG, 'Un constat.'), door.as('A4', (tx) => endAdmission(tx, admissions.A5!))]);
      const kept = written.status === 'fulfilled' ? 1 : 0;
      expect(await refusal(write(door, 'A5', points.LOG, 'Encore.'))).toBe('INTROUVABLE pointId');
      expect([await lines('A7'), await lines('A5'), await draft('A5'), await draft('A7'), await draft('A8')]).toEqual([kept, 0, [], [], []]);
      expect(await refusal(door.reads('A5', (tx) => tx.get(Synthese, syntheseId, 'read', 'syntheseId')))).toBe('INTROUVABLE syntheseId');
      expect((await take('A7', syntheseId)).fact).toBe('TAKEN');
      // Let in again, and to the table: what they had begun is there.
      await letIn(door, dossierId, 'A5', ['SOC', 'LOG']);
      await door.as('A8', (tx) => addConvocation(tx, { syntheseId, habilitationId: actorId('A5'), required: false }));
      expect([await draft('A5'), await draft('A7')]).toEqual([['La mère dit'], []]);
    }
  });
});
