import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, dossier, eventsOf, letIn, refusal, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { Event } from '../journal/event.entity.js';
import { AdmissionDecision } from './admission-decision.entity.js';
import { AdmissionProposal } from './admission-proposal.entity.js';
import { grantAdmissionProposal, previewAdmissionProposal, refuseAdmissionProposal } from './decide-admission-proposal.js';
import { Dossier } from './dossier.entity.js';
import type { ProposeAdmissionInput } from './dossiers.inputs.js';
import { endAdmission } from './end-admission.js';
import { proposeAdmission } from './propose-admission.js';
import { writeEntry } from './write-entry.js';

let door: Door;
let dossierId: string;
let admission: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => {
  dossierId = (await dossier(door)).id;
  admission = (await letIn(door, dossierId, 'A5', ['IDE', 'FAM'])).id;
});

const propose = (who = 'A5', more: Partial<ProposeAdmissionInput> = {}): Promise<AdmissionProposal> => door.as(who, (tx) => proposeAdmission(tx, {
  requestId: uuid(), dossierId, habilitationId: actorId('A6'), kinds: ['IDE', 'MED'], duty: 'NONE', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Elle suit l’enfant à la PMI.', ...more }));
const grant = (id: string, who = 'A4'): Promise<AdmissionDecision> =>
  door.as(who, async (tx) => await grantAdmissionProposal(tx, { proposalId: id, effectDigest: (await previewAdmissionProposal(tx, id)).digest }));
const refuse = (id: string, who = 'A4', reason = 'Le médecin de PMI est déjà admis.'): Promise<AdmissionDecision> => door.as(who, (tx) => refuseAdmissionProposal(tx, { proposalId: id, reason }));
const knows = async (who: string): Promise<boolean> => (await door.reads(who, (tx) => tx.allowed(Dossier, 'read', { where: { id: dossierId } }))).length === 1;
const sees = async (who: string): Promise<number> => (await door.reads(who, (tx) => tx.allowed(AdmissionProposal, 'read', { where: { dossierId } }))).length;
const answers = (who: string): Promise<AdmissionDecision[]> => door.reads(who, (tx) => tx.allowed(AdmissionDecision, 'read', { where: { dossierId } }));

describe('proposing somebody', () => {
  it('gives no access, and is seen by its author and by those who may grant, not by the invited nor by others admitted', async () => {
    await letIn(door, dossierId, 'A16', ['IDE', 'FAM']);
    const { id } = await propose();
    expect(await knows('A6')).toBe(false);
    expect([await sees('A5'), await sees('A4'), await sees('A8'), await sees('A16'), await sees('A6'), await sees('A2'), await sees('B1')]).toEqual([1, 1, 1, 0, 0, 0, 0]);
    expect(await eventsOf(door, id)).toEqual(['admission.proposed']);
    expect(await count(door, 'event', 'subject_id = $1 and habilitation_id is not null', [id])).toBe(0);
  });

  it('is for whoever is admitted, now', async () => {
    await letIn(door, dossierId, 'A1', ['LOG']);
    await propose('A1');
    for (const who of ['A2', 'A7', 'A10', 'ADMIN', 'B1']) expect(await refusal(propose(who))).toBe('INTROUVABLE dossierId');
    const { id } = await propose();
    await door.as('A4', (tx) => endAdmission(tx, admission));
    expect(await refusal(propose())).toBe('INTROUVABLE dossierId');
    expect(await sees('A5')).toBe(0);
    expect(await refusal(refuse(id, 'A5'))).toBe('INTROUVABLE proposalId');
  });

  it('says on what basis, which must hold for the person proposed', async () => {
    expect(await refusal(propose('A5', { legalBasis: 'CASF_226_4' }))).toBe('BASE_LEGALE legalBasis');
    await propose();
  });

  it('asked twice by the same key, proposes once', async () => {
    const requestId = uuid();
    const one = await propose('A5', { requestId });
    expect((await propose('A5', { requestId })).id).toBe(one.id);
    expect(await refusal(propose('A5', { requestId, kinds: ['IDE'] }))).toBe('CLE_REUTILISEE requestId');
  });

  it.each([['kinds', { kinds: [] }, 'OBLIGATOIRE'], ['necessity', { necessity: ' ' }, 'OBLIGATOIRE'], ['validTo', { validTo: new Date('2020-01-01') }, 'DATE'], ['habilitationId', { habilitationId: uuid() }, 'INTROUVABLE']])(
    'names the field that is wrong: %s', async (field, wrong, code) => {
      expect(await refusal(propose('A5', wrong as Partial<ProposeAdmissionInput>))).toBe(`${code} ${field}`);
    });
});

describe('granting what was proposed', () => {
  it('admits through the guards of any admission, and tells its author', async () => {
    const { id } = await propose();
    const decision = await grant(id);
    expect(await knows('A6')).toBe(true);
    expect(await count(door, 'admission_kind', 'admission_id = $1', [decision.admissionId])).toBe(2);
    expect(await answers('A5')).toMatchObject([{ outcome: 'GRANTED', reason: null }]);
    expect(await answers('A6')).toEqual([]);
    expect(await eventsOf(door, decision.id)).toEqual(['admission-proposal.granted']);
    expect(await count(door, 'event', 'subject_id = $1 and habilitation_id = $2', [decision.id, actorId('A5')])).toBe(1);
    expect((await grant(id)).id).toBe(decision.id);
    expect(await refusal(refuse(id))).toBe('DEJA_DECIDEE proposalId');
    expect(await refusal(grant(id, 'A8'))).toBe('DEJA_DECIDEE proposalId');
  });

  it('is refused by what would refuse the admission, and by what came since it was shown', async () => {
    const twice = await propose();
    await letIn(door, dossierId, 'A6', ['LOG']);
    expect(await refusal(grant(twice.id))).toBe('DATES_CHEVAUCHEES validFrom');
    const closed = await propose('A5', { habilitationId: actorId('A2'), kinds: ['SOC'] });
    expect(await refusal(grant(closed.id))).toBe('HORS_MATRICE kinds');
    const own = await propose('A5', { habilitationId: actorId('A4'), kinds: ['LOG'] });
    expect(await refusal(grant(own.id))).toBe('POUR_SOI habilitationId');
    const { id } = await propose('A5', { habilitationId: actorId('A16'), kinds: ['FAM'] });
    const { digest } = await door.reads('A4', (tx) => previewAdmissionProposal(tx, id));
    await door.as('A4', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'FAM', detail: 'FULL', body: 'Un constat.' }));
    expect(await refusal(door.as('A4', (tx) => grantAdmissionProposal(tx, { proposalId: id, effectDigest: digest })))).toBe('EFFET_CHANGE effectDigest');
    await grant(id);
    expect(await count(door, 'admission_decision', 'dossier_id = $1', [dossierId])).toBe(1);
  });

  it('is for the designated responsables of the territory, and decided once of two at the same time', async () => {
    const { id } = await propose();
    expect(await refusal(grant(id, 'A5'))).toBe('FONCTION_NON_COMPETENTE dossierId');
    expect(await refusal(refuse(id, 'A5'))).toBe('FONCTION_NON_COMPETENTE proposalId');
    for (const who of ['A6', 'A2', 'ADMIN', 'B1']) expect(await refusal(refuse(id, who))).toBe('INTROUVABLE proposalId');
    await door.db.owner.query('update app.dossier_territoire set territoire_id = $1 where dossier_id = $2', [TERRITOIRES.sud, dossierId]);
    expect(await refusal(grant(id, 'A8'))).toBe('INTROUVABLE proposalId');
    const both = await Promise.allSettled([grant(id), refuse(id)]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('refusing what was proposed', () => {
  it('says why to its author, and opens nothing', async () => {
    const { id } = await propose();
    const decision = await refuse(id);
    expect(await knows('A6')).toBe(false);
    expect(await answers('A5')).toMatchObject([{ outcome: 'REFUSED', reason: 'Le médecin de PMI est déjà admis.' }]);
    expect(await eventsOf(door, decision.id)).toEqual(['admission-proposal.refused']);
    expect((await refuse(id)).id).toBe(decision.id);
    expect(await refusal(grant(id))).toBe('DEJA_DECIDEE proposalId');
    expect(await refusal(refuse((await propose()).id, 'A4', ''))).toBe('OBLIGATOIRE reason');
  });

  it('is in the journal of those who admit and of the DPO, not of others', async () => {
    await refuse((await propose()).id);
    const told = async (who: string): Promise<string[]> => (await door.reads(who, (tx) => tx.allowed(Event, 'read', { where: { aboutId: dossierId } }))).map((e) => e.type).filter((t) => t.includes('propos')).sort();
    for (const who of ['A4', 'DPO']) expect(await told(who)).toEqual(['admission-proposal.refused', 'admission.proposed']);
    expect(await told('A5')).toEqual([]);
  });
});
