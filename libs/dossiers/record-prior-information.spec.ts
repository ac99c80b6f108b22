import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, dossier, eventsOf, letIn, parent, refusal, told, uuid } from '../../test/support/situation.js';
import { endLien } from './end-lien.js';
import { PriorInformation } from './prior-information.entity.js';
import { validatePriorException } from './validate-prior-exception.js';

let door: Door;
let dossierId: string;
let mother: { personneId: string; lienId: string };
beforeAll(async () => {
  door = await openDoor();
  dossierId = (await dossier(door)).id;
  mother = await parent(door, dossierId);
});
afterAll(() => door.close());

const record = (who: string, more: Parameters<typeof told>[2] = {}): Promise<PriorInformation> => told(door, dossierId, { personneId: mother.personneId, means: 'LETTER', ...more }, who);
const validate = (who: string, priorInformationId: string, requestId = uuid()): Promise<{ id: string }> => door.as(who, (tx) => validatePriorException(tx, { requestId, priorInformationId }));

describe('recording that a holder of parental authority was informed', () => {
  it('keeps who, by whom, how, in what language, what and when, and says so', async () => {
    const { id } = await record('A4', { informedById: actorId('A5'), language: 'arabe, par interprète' });
    const [row] = await door.reads('A4', (tx) => tx.allowed(PriorInformation, 'read', { where: { id } }));
    expect(row).toMatchObject({ person: 'Sandra PERRAUDEAU, mère', about: 'PERSON', announced: 'L’évaluation.', means: 'LETTER', exception: 'NONE', informedBy: actorId('A5'), language: 'arabe, par interprète' });
    expect(await eventsOf(door, id)).toEqual(['prior-information.recorded']);
  });

  it('may be of the child, by age and maturity', async () => {
    expect(await record('A4', { personneId: undefined })).toMatchObject({ about: 'CHILD', personneId: null, person: 'L’enfant' });
  });

  it('takes a reasoned exception in the place of a means, and an attempt with one', async () => {
    expect((await record('A4', { means: 'NONE', exception: 'PENAL_EVIDENCE_RISK' })).exception).toBe('PENAL_EVIDENCE_RISK');
    expect((await record('A4', { means: 'CALL', exception: 'UNREACHABLE' })).exception).toBe('UNREACHABLE');
    expect(await refusal(record('A4', { means: 'NONE' }))).toBe('INCOHERENT means');
    expect(await refusal(record('A4', { means: 'NONE', exception: 'UNREACHABLE' }))).toBe('INCOHERENT means');
    expect(await refusal(record('A4', { means: 'CALL', exception: 'ABDUCTION_RISK' }))).toBe('INCOHERENT means');
  });

  it('an exception is reviewed within a month', async () => {
    const excepted = { means: 'NONE', exception: 'PRESSURE_ON_CHILD' } as const;
    const soon = new Date(new Date().getTime() + 3_600_000);
    expect((await record('A4', { ...excepted, reviewAt: soon })).reviewAt).toEqual(soon);
    for (const reviewAt of [new Date('2020-01-01'), new Date(soon.getTime() + 32 * 86_400_000)]) expect(await refusal(record('A4', { ...excepted, reviewAt }))).toBe('DATE reviewAt');
  });

  it('asked twice by the same key, records once; for another person, refuses', async () => {
    const requestId = uuid();
    const informedAt = new Date('2025-01-20T09:00:00Z');
    const one = await record('A4', { requestId, informedAt });
    expect((await record('A4', { requestId, informedAt })).id).toBe(one.id);
    expect(await count(door, 'prior_information', 'request_id = $1', [requestId])).toBe(1);
    expect(await eventsOf(door, one.id)).toHaveLength(1);
    const father = await parent(door, dossierId, { quality: 'père' });
    expect(await refusal(record('A4', { requestId, informedAt, personneId: father.personneId }))).toBe('CLE_REUTILISEE requestId');
    expect(await refusal(record('A4', { requestId, informedAt: new Date('2025-01-21T09:00:00Z') }))).toBe('CLE_REUTILISEE requestId');
  });

  it('is of who holds authority over this child, not of who lives there, nor of another child’s parent', async () => {
    const partner = await parent(door, dossierId, { nature: 'HOUSEHOLD', quality: 'beau-père' });
    expect(await refusal(record('A4', { personneId: partner.personneId }))).toBe('SANS_AUTORITE personneId');
    const sister = await dossier(door, { givenNames: 'Maëlle' });
    const other = await parent(door, sister.id);
    expect(await refusal(record('A4', { personneId: other.personneId }))).toBe('SANS_AUTORITE personneId');
    expect(await refusal(record('A4', { personneId: uuid() }))).toBe('INTROUVABLE personneId');
  });

  it('is done by whoever may write about the family, not by who is not in the dossier', async () => {
    expect(await refusal(record('A5'))).toBe('INTROUVABLE dossierId');
    await letIn(door, dossierId, 'A5', ['FAM']);
    await record('A5');
    expect(await refusal(record('A6', { personneId: undefined }))).toBe('INTROUVABLE dossierId');
  });

  it('says why to whoever knows the dossier and may not write there', async () => {
    await letIn(door, dossierId, 'A16', ['LOG']);
    expect(await refusal(record('A16', { personneId: undefined }))).toBe('HORS_ADMISSION dossierId');
    await letIn(door, dossierId, 'A1', ['LOG']);
    expect(await refusal(record('A1', { personneId: undefined }))).toBe('NON_SOUMIS_AU_SECRET dossierId');
  });

  it.each([
    ['informedAt', { informedAt: new Date('2999-01-01') }, 'DATE'],
    ['language', { language: '' }, 'OBLIGATOIRE'],
    ['announced', { announced: 'x'.repeat(2001) }, 'TROP_LONG'],
  ])('names the field that is wrong: %s', async (field, wrong, code) => {
    expect(await refusal(record('A4', wrong))).toBe(`${code} ${field}`);
  });
});

describe('validating an exception', () => {
  it('is for another responsable than its author, once, and is told', async () => {
    const { id } = await record('A4', { means: 'NONE', exception: 'DANGER_AGGRAVATION' });
    expect(await refusal(validate('A4', id))).toBe('VALIDATION_PAR_UN_AUTRE priorInformationId');
    const requestId = uuid();
    const validation = await validate('A8', id, requestId);
    expect((await validate('A8', id, requestId)).id).toBe(validation.id);
    expect(await eventsOf(door, validation.id)).toEqual(['prior-information.validated']);
  });

  it('is of a reasoned exception: neither of a record nor of an attempt', async () => {
    for (const more of [{}, { means: 'CALL', exception: 'UNREACHABLE' }] as const) {
      expect(await refusal(validate('A8', (await record('A4', more)).id))).toBe('VALIDATION_PAR_UN_AUTRE priorInformationId');
    }
  });

  it('is for the designated responsables, within their territory', async () => {
    const { id } = await record('A4', { means: 'NONE', exception: 'DANGER_AGGRAVATION' });
    await letIn(door, dossierId, 'A11', ['FAM']);
    expect(await refusal(validate('A11', id))).toBe('FONCTION_NON_COMPETENTE priorInformationId');
    for (const who of ['A2', 'A10', 'B1']) expect(await refusal(validate(who, id))).toBe('INTROUVABLE priorInformationId');
    expect(await refusal(validate('A8', uuid()))).toBe('INTROUVABLE priorInformationId');
  });
});

describe('whether the parents were informed', () => {
  const informed = async (id: string): Promise<boolean> => await door.reads('A4', (tx) => tx.informed(id));

  it('is of each who holds authority now: one who was not told is enough for no', async () => {
    const { id } = await dossier(door);
    expect(await informed(id)).toBe(false);
    const one = await parent(door, id);
    expect(await informed(id)).toBe(false);
    await told(door, id, { personneId: one.personneId });
    expect(await informed(id)).toBe(true);
    const two = await parent(door, id, { quality: 'père' });
    expect(await informed(id)).toBe(false);
    await door.as('A4', (tx) => endLien(tx, two.lienId));
    expect(await informed(id)).toBe(true);
    await parent(door, id, { nature: 'HOUSEHOLD' });
    expect(await informed(id)).toBe(true);
  });

  it('takes an exception that another has validated, until its review; never an attempt, nor the child for the parent', async () => {
    const { id } = await dossier(door);
    const { personneId } = await parent(door, id);
    await told(door, id);
    await told(door, id, { personneId, exception: 'UNREACHABLE' });
    const excepted = await told(door, id, { personneId, means: 'NONE', exception: 'PENAL_EVIDENCE_RISK' });
    expect(await informed(id)).toBe(false);
    await validate('A8', excepted.id);
    expect(await informed(id)).toBe(true);
    await door.db.owner.query('update app.prior_information set review_at = app.now() where id = $1', [excepted.id]);
    expect(await informed(id)).toBe(false);
  });
});
