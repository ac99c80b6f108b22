import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { glassToReview } from './glass-to-review.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, dossier, eventsOf, letIn, refusal, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { registerAstreinte } from '../partners/register-astreinte.js';
import type { Admission } from './admission.entity.js';
import { AdmissionKind } from './admission-kind.entity.js';
import { breakGlass } from './break-glass.js';
import { Dossier } from './dossier.entity.js';
import { endAdmission } from './end-admission.js';
import { Enfant } from './enfant.entity.js';
import { GlassReview } from './glass-review.entity.js';
import { reviewGlass } from './review-glass.js';
import { writeEntry } from './write-entry.js';

const MOTIVE = 'Fugue signalée cette nuit par la gendarmerie.';
const HOUR = 3_600_000;
let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
afterEach(() => offDuty());

const south = async (): Promise<string> => (await dossier(door, { territoireId: TERRITOIRES.sud })).id;
const breaks = (dossierId: string, more: object = {}, who = 'A8'): Promise<Admission> => door.as(who, (tx) => breakGlass(tx, { requestId: uuid(), dossierId, motive: MOTIVE, ...more }));
const reviews = (admissionId: string, who = 'A4', more: object = {}): Promise<GlassReview> =>
  door.as(who, (tx) => reviewGlass(tx, { requestId: uuid(), admissionId, outcome: 'JUSTIFIED', finding: 'Appel de la gendarmerie vérifié.', ...more }));
const now = async (): Promise<Date> => (await door.db.owner.query<{ now: Date }>('select app.now() as now')).rows[0]!.now;
const name = async (who = 'A8', from = -HOUR, to = 20 * HOUR): Promise<void> => {
  const at = (await now()).getTime();
  await door.as('ADM', (tx) => registerAstreinte(tx, { requestId: uuid(), habilitationId: actorId(who), validFrom: new Date(at + from), validTo: new Date(at + to) }));
};
const knows = async (who: string, dossierId: string): Promise<boolean> => (await door.reads(who, (tx) => tx.allowed(Enfant, 'read', { where: { dossierId } }))).length === 1;
const offDuty = (): Promise<unknown> => door.db.owner.query('delete from app.astreinte');

describe('an exceptional access', () => {
  it('opens to whoever is on call the dossier of another territory, by the lines of an admission, for a day', async () => {
    const dossierId = await south();
    await name();
    expect(await knows('A8', dossierId)).toBe(false);
    const admission = await breaks(dossierId);
    expect(await knows('A8', dossierId)).toBe(true);
    const lasts = admission.validTo.getTime() - admission.validFrom.getTime();
    expect(lasts > 24 * HOUR - 5000 && lasts <= 24 * HOUR).toBe(true);
    expect(admission).toMatchObject({ duty: 'ASTREINTE', grantedBy: actorId('A8'), habilitationId: actorId('A8') });
    expect((await door.reads('A8', (tx) => tx.allowed(AdmissionKind, 'read', { where: { admissionId: admission.id } }))).map((k) => k.kind).sort())
      .toEqual(['ENF', 'FAM', 'IDE', 'JUD', 'LIE', 'LOG', 'PAR', 'SCO', 'SOC']);
    expect(await eventsOf(door, admission.id)).toEqual(['glass.broken']);
    await door.as('A8', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'SOC', detail: 'FULL', body: 'Mise à l’abri.' }));
    await offDuty();
    // Named for the night, not for what the night opened: the access lives its day.
    expect(await knows('A8', dossierId)).toBe(true);
  });

  it('is refused alike, whatever the reference, to whoever is not on call: before, after, another person, another function', async () => {
    const dossierId = await south();
    const asked = async (who = 'A8'): Promise<string[]> => [await refusal(breaks(dossierId, {}, who)), await refusal(breaks(uuid(), {}, who))];
    for (const who of ['A8', 'A4', 'A16', 'A1', 'ADM', 'B1']) expect(await asked(who)).toEqual(['HORS_ASTREINTE dossierId', 'HORS_ASTREINTE dossierId']);
    await name('A8', HOUR, 2 * HOUR);
    expect(await asked()).toEqual(['HORS_ASTREINTE dossierId', 'HORS_ASTREINTE dossierId']);
    await door.db.owner.query(`update app.astreinte set valid_from = app.now() - interval '2 hours', valid_to = app.now() - interval '1 millisecond'`);
    expect(await asked()).toEqual(['HORS_ASTREINTE dossierId', 'HORS_ASTREINTE dossierId']);
    await offDuty();
    await name();
    for (const who of ['A4', 'A16']) expect(await asked(who)).toEqual(['HORS_ASTREINTE dossierId', 'HORS_ASTREINTE dossierId']);
    expect((await breaks(dossierId)).id).toBeTruthy();
  });

  it('knows no dossier of another département, nor one that is not: they are one answer', async () => {
    await name();
    const elsewhere = uuid();
    await door.db.owner.query(`insert into app.dossier (id, departement, opened_by, opened_at, state, request_id) values ($1, 98, $2, app.now(), 'OPEN', $1)`, [elsewhere, actorId('B1')]);
    for (const unknown of [elsewhere, uuid()]) expect(await refusal(breaks(unknown))).toBe('INTROUVABLE dossierId');
    expect((await breaks(await south())).id).toBeTruthy();
  });

  it('lasts a day at most, has a motive, and is not for what is already open', async () => {
    await name();
    const dossierId = await south();
    const at = (await now()).getTime();
    for (const validTo of [new Date(at + 25 * HOUR), new Date(at - HOUR)]) expect(await refusal(breaks(dossierId, { validTo }))).toBe('DATE validTo');
    expect(await refusal(breaks(dossierId, { motive: 'Urgence.' }))).toBe('TROP_COURT motive');
    expect(await refusal(breaks((await dossier(door)).id))).toBe('DEJA_OUVERT dossierId');
    const requestId = uuid();
    const one = await breaks(dossierId, { requestId });
    expect((await breaks(dossierId, { requestId })).id).toBe(one.id);
    expect(await refusal(breaks(dossierId, { requestId, motive: `${MOTIVE} Autre.` }))).toBe('CLE_REUTILISEE requestId');
    expect(await refusal(breaks(dossierId))).toBe('DEJA_OUVERT dossierId');
    // The table refuses what no verb writes: twenty-five hours, or for somebody else.
    await expect(door.db.owner.query(`update app.admission set valid_to = valid_from + interval '25 hours' where id = $1`, [one.id])).rejects.toThrow('admission_exceptional');
    await expect(door.db.owner.query('update app.admission set granted_by = $2 where id = $1', [one.id, actorId('A4')])).rejects.toThrow('admission_oneself');
  });

  it('opens neither what another admission would, nor what the function has not by its territory', async () => {
    await name();
    const dossierId = await south();
    await letIn(door, dossierId, 'A7', ['MED', 'IDE']);
    await door.as('A7', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'MED', detail: 'FULL', body: 'Compte rendu.' }));
    await breaks(dossierId);
    expect(await refusal(letIn(door, dossierId, 'A8', ['MED']))).toBe('HORS_MATRICE kinds');
    expect(await refusal(letIn(door, dossierId, 'A5', ['IDE'], {}, 'A8'))).toBe('HORS_TERRITOIRE dossierId');
  });

  it('ends at once when a head of the territory says so', async () => {
    await name();
    const dossierId = await south();
    const { id } = await breaks(dossierId);
    await door.as('A4', (tx) => endAdmission(tx, id));
    expect((await door.reads('A8', (tx) => tx.allowed(Dossier, 'read', { where: { id: dossierId } })))).toEqual([]);
  });
});

describe('the review of an exceptional access', () => {
  it('awaits the heads of the territory, is closed once, by another person, and is read by who opened the access', async () => {
    await name();
    const dossierId = await south();
    const { id } = await breaks(dossierId);
    const awaiting = async (who: string): Promise<string[]> => (await door.reads(who, glassToReview)).map((a) => a.id);
    expect(await awaiting('A4')).toContain(id);
    for (const who of ['A8', 'A16', 'DPO']) expect(await awaiting(who)).not.toContain(id);
    expect(await refusal(reviews(id, 'A8'))).toBe('HORS_TERRITOIRE admissionId');
    for (const who of ['A16', 'ADM', 'B1']) expect(await refusal(reviews(id, who))).toBe('INTROUVABLE admissionId');
    const requestId = uuid();
    const review = await reviews(id, 'A4', { requestId });
    expect((await reviews(id, 'A4', { requestId })).id).toBe(review.id);
    expect(await refusal(reviews(id))).toBe('DEJA_REVU admissionId');
    expect(await eventsOf(door, review.id)).toEqual(['glass.reviewed']);
    expect(await awaiting('A4')).not.toContain(id);
    expect(await door.reads('A8', (tx) => tx.allowed(GlassReview, 'read', { where: { admissionId: id } }))).toMatchObject([{ finding: 'Appel de la gendarmerie vérifié.' }]);
  });

  it('is never the same person’s, under whatever hat, nor of the territory alone', async () => {
    await name();
    const dossierId = await south();
    const { id } = await breaks(dossierId);
    // The same person, as a head of the CRIP of that territory.
    await door.db.owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      select $1, departement, professionnel_id, organisation_id, 'RESPONSABLE_CRIP', valid_from, valid_to from app.habilitation where id = $2`, [actorId('A8, other hat'), actorId('A8')]);
    await door.db.owner.query('insert into app.habilitation_territoire values ($1, $2, 99)', [actorId('A8, other hat'), TERRITOIRES.sud]);
    expect(await refusal(reviews(id, 'A8, other hat'))).toBe('REVUE_PAR_UN_AUTRE admissionId');
    await expect(door.db.owner.query(`insert into app.glass_review select $1, a.departement, a.dossier_id, a.id, a.habilitation_id, h.professionnel_id, o.id, o.professionnel_id, 'JUSTIFIED', '\\x00', app.now(), $1
      from app.admission a, app.habilitation h, app.habilitation o where a.id = $2 and h.id = $3 and o.id = $4`, [uuid(), id, actorId('A8'), actorId('A8, other hat')])).rejects.toThrow('glass_review_check');
    expect((await reviews(id)).outcome).toBe('JUSTIFIED');
    const { id: ordinary } = await letIn(door, dossierId, 'A5', ['IDE']);
    expect(await refusal(reviews(ordinary))).toBe('PAS_UN_ACCES_EXCEPTIONNEL admissionId');
  });
});
