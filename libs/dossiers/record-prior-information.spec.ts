import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { count, dossier, eventsOf, letIn, refusal, uuid } from '../../test/support/situation.js';
import type { RecordPriorInformationInput } from './dossiers.inputs.js';
import { PriorInformation } from './prior-information.entity.js';
import { recordPriorInformation } from './record-prior-information.js';

let door: Door;
let dossierId: string;
beforeAll(async () => {
  door = await openDoor();
  dossierId = (await dossier(door)).id;
});
afterAll(() => door.close());

const record = (who: string, more: Partial<RecordPriorInformationInput> = {}): Promise<PriorInformation> => door.as(who, (tx) => recordPriorInformation(tx, {
  requestId: uuid(), dossierId, person: 'Julien VASSELIN, père', means: 'LETTER', exception: 'NONE', informedAt: tx.now, announced: 'L’évaluation et ceux qui y participent.', ...more,
}));

describe('recording that a holder of parental authority was informed', () => {
  it('keeps who, how, what and when, and says so', async () => {
    const { id } = await record('A4');
    const [row] = await door.reads('A4', (tx) => tx.allowed(PriorInformation, 'read', { where: { id } }));
    expect(row).toMatchObject({ person: 'Julien VASSELIN, père', announced: 'L’évaluation et ceux qui y participent.', means: 'LETTER', exception: 'NONE', kind: 'FAM', source: 'OTHER' });
    expect(await eventsOf(door, id)).toEqual(['prior-information.recorded']);
  });

  it('takes a reasoned exception in the place of a means', async () => {
    expect((await record('A4', { means: 'NONE', exception: 'PENAL_EVIDENCE_RISK' })).exception).toBe('PENAL_EVIDENCE_RISK');
    expect(await refusal(record('A4', { means: 'NONE' }))).toBe('INCOHERENT means');
    expect(await refusal(record('A4', { means: 'CALL', exception: 'UNREACHABLE' }))).toBe('INCOHERENT means');
  });

  it('asked twice by the same key, records once; for another person, refuses', async () => {
    const requestId = uuid();
    const informedAt = new Date('2025-01-20T09:00:00Z');
    const one = await record('A4', { requestId, informedAt });
    expect((await record('A4', { requestId, informedAt })).id).toBe(one.id);
    expect(await count(door, 'prior_information', 'request_id = $1', [requestId])).toBe(1);
    expect(await eventsOf(door, one.id)).toHaveLength(1);
    expect(await refusal(record('A4', { requestId, informedAt, person: 'Sandra PERRAUDEAU, mère' }))).toBe('CLE_REUTILISEE requestId');
    expect(await refusal(record('A4', { requestId, informedAt: new Date('2025-01-21T09:00:00Z') }))).toBe('CLE_REUTILISEE requestId');
  });

  it('is done by whoever may write about the family, not by who is not in the dossier', async () => {
    expect(await refusal(record('A5'))).toBe('INTROUVABLE dossierId');
    await letIn(door, dossierId, 'A5', ['FAM']);
    await record('A5');
    expect(await refusal(record('A6', { dossierId: uuid() }))).toBe('INTROUVABLE dossierId');
  });

  it('says why to whoever knows the dossier and may not write there', async () => {
    await letIn(door, dossierId, 'A16', ['LOG']);
    expect(await refusal(record('A16'))).toBe('HORS_ADMISSION dossierId');
    await letIn(door, dossierId, 'A1', ['LOG']);
    expect(await refusal(record('A1'))).toBe('NON_SOUMIS_AU_SECRET dossierId');
  });

  it.each([
    ['informedAt', { informedAt: new Date('2999-01-01') }, 'DATE'],
    ['person', { person: '' }, 'OBLIGATOIRE'],
    ['announced', { announced: 'x'.repeat(2001) }, 'TROP_LONG'],
  ])('names the field that is wrong: %s', async (field, wrong, code) => {
    expect(await refusal(record('A4', wrong))).toBe(`${code} ${field}`);
  });
});
