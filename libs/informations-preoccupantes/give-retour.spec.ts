import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { analysed, clockOf, concluded, confided, LAY } from '../../test/support/evaluated.js';
import { eventsOf, letIn, refusal, reported, uuid } from '../../test/support/situation.js';
import { decideEvaluation } from './decide-evaluation.js';
import { giveRetour } from './give-retour.js';
import { recordDemandeRetour } from './record-demande-retour.js';
import { RetourRefuse } from './retour-refuse.entity.js';
import { Retour } from './retour.entity.js';
import { retourTo, type Stage } from './retour.js';
import type { Outcome } from './states.js';
import type { GiveRetourInput } from './suites.inputs.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const gives = (informationPreoccupanteId: string, more: Partial<GiveRetourInput> = {}, who = 'A4'): Promise<Retour> =>
  door.as(who, (tx) => giveRetour(tx, { requestId: uuid(), informationPreoccupanteId, means: 'PLATFORM', ...more }));
const asks = (informationPreoccupanteId: string): Promise<unknown> => door.as('A19', (tx) => recordDemandeRetour(tx, { requestId: uuid(), informationPreoccupanteId, askedAt: tx.now }));
const decides = (informationPreoccupanteId: string, outcome: Outcome): Promise<unknown> => door.as('A8', (tx) => decideEvaluation(tx, {
  requestId: uuid(), informationPreoccupanteId, outcome, reason: 'Après lecture du rapport.', ground: outcome === 'JUDICIAL_REFERRAL' ? 'FAMILY_REFUSAL' : null }));
const told = (who: string, intakeId: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(Retour, 'read', { where: { intakeId }, order: ['givenAt', 'id'] })).map((r) => r.sentence));
const ofProfessionals = (stage: Stage): string => retourTo('PROFESSIONAL', stage, null)!;
const LETTER = { means: 'LETTER' } as const;
const REFUSED = { ...LETTER, refusal: 'RISK_FOR_INFORMANT_AT_HOME', motive: 'Elle vit au foyer.' } as const;

describe('what whoever transmitted is told', () => {
  it('is the sentence of the table, as far as it is: to a professional, stage by stage, and the law stops counting once something followed', async () => {
    const { intakeId } = await confided(door);
    await gives(intakeId);
    expect(await refusal(gives(intakeId))).toBe('DEJA_DIT informationPreoccupanteId');
    expect([await told('A1', intakeId), await clockOf(door, intakeId, 'IP_FEEDBACK_PRO')]).toEqual([[ofProfessionals('IN_EVALUATION')], 'RUNNING']);
    for (const [outcome, stage] of [['CLOSED_NO_ACTION', 'NO_ACTION'], ['ADMIN_HELP_PROPOSED', 'HELP'], ['JUDICIAL_REFERRAL', 'JUDICIAL']] as const) {
      const e = await concluded(door);
      await decides(e.intakeId, outcome);
      const requestId = uuid();
      const { id } = await gives(e.intakeId, { requestId });
      expect((await gives(e.intakeId, { requestId })).id).toBe(id);
      expect([await told('A1', e.intakeId), await eventsOf(door, id), await clockOf(door, e.intakeId, 'IP_FEEDBACK_PRO')]).toEqual([[ofProfessionals(stage)], ['retour.given'], 'MET']);
    }
    for (const [outcome, stage] of [['NOT_IP', 'NOT_IP'], ['FORWARDED', 'FORWARDED']] as const) {
      const id = await analysed(door, outcome);
      await gives(id);
      expect([await told('A1', id), await clockOf(door, id, 'IP_FEEDBACK_PRO')]).toEqual([[ofProfessionals(stage)], 'MET']);
    }
    expect(await refusal(gives(intakeId, {}, 'A8'))).toBe('FONCTION_NON_COMPETENTE informationPreoccupanteId');
    expect(await refusal(gives(intakeId, {}, 'A1'))).toBe('INTROUVABLE informationPreoccupanteId');
  });

  it('is read by them and by the cell, word for word; by nobody who knows the child, nor by their colleagues', async () => {
    const e = await concluded(door);
    await decides(e.intakeId, 'ADMIN_HELP_PROPOSED');
    await letIn(door, e.children[0]!, 'A2', ['IDE', 'FAM', 'SCO']);
    await gives(e.intakeId);
    for (const who of ['A1', 'A4', 'A19']) expect(await told(who, e.intakeId)).toEqual(['La situation a été évaluée. Un accompagnement est en place.']);
    for (const who of ['A2', 'A5', 'A6', 'A8', 'A16', 'DPO', 'B1']) expect(await told(who, e.intakeId)).toEqual([]);
    const { intakeId } = await reported(door, 'A1');
    await gives(intakeId, LETTER);
    expect([await told('A1', intakeId), (await told('A4', intakeId)).length]).toEqual([[], 1]);
  });

  it('of what completes another is what it would be of it alone: its author learns of no other', async () => {
    const first = await concluded(door);
    const second = await analysed(door, 'COMPLEMENT', {}, first.intakeId, 'A2');
    await gives(second);
    expect(await told('A2', second)).toEqual([ofProfessionals('IN_EVALUATION')]);
    await decides(first.intakeId, 'CLOSED_NO_ACTION');
    await gives(first.intakeId);
    await gives(second);
    expect((await told('A2', second)).at(-1)).toBe(ofProfessionals('NO_ACTION'));
    expect([await told('A2', first.intakeId), await told('A1', second)]).toEqual([[], []]);
  });
});

describe('somebody who is neither a professional nor elected', () => {
  it('asks, and is told only that it was considered; the law counts from their asking', async () => {
    const { intakeId } = await concluded(door, {}, { informant: LAY });
    await decides(intakeId, 'JUDICIAL_REFERRAL');
    expect(await refusal(gives(intakeId, LETTER))).toBe('NON_DEMANDE informationPreoccupanteId');
    await asks(intakeId);
    expect(await refusal(asks(intakeId))).toBe('DEJA_DEMANDE informationPreoccupanteId');
    expect(await clockOf(door, intakeId, 'IP_FEEDBACK_LAY')).toBe('RUNNING');
    expect(await refusal(gives(intakeId))).toBe('MOYEN means');
    await gives(intakeId, LETTER);
    expect([await told('A4', intakeId), await clockOf(door, intakeId, 'IP_FEEDBACK_LAY')]).toEqual([['Votre information a été prise en considération.'], 'MET']);
    expect(await refusal(gives(intakeId, LETTER))).toBe('DEJA_DIT informationPreoccupanteId');
  });

  it('is refused in three cases, and does not learn which: the reason is the cell’s, sealed', async () => {
    const { intakeId } = await confided(door, { informant: LAY });
    await asks(intakeId);
    expect(await refusal(gives(intakeId, { ...REFUSED, motive: null }))).toBe('INCOHERENT motive');
    expect(await refusal(gives(intakeId, { ...LETTER, motive: 'Elle vit au foyer.' }))).toBe('INCOHERENT motive');
    await gives(intakeId, REFUSED);
    expect(await told('A19', intakeId)).toEqual(['Il ne peut être répondu à votre demande (CASF D.226-2-8).']);
    const reasons = (who: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(RetourRefuse, 'read', { where: { intakeId } })).map((r) => `${r.refusal} ${r.motive}`));
    expect(await reasons('A19')).toEqual(['RISK_FOR_INFORMANT_AT_HOME Elle vit au foyer.']);
    for (const who of ['A1', 'A5', 'A8']) expect(await reasons(who)).toEqual([]);
    const { rows: [row] } = await door.db.owner.query<{ refusal: Buffer }>('select refusal from app.retour_refuse where intake_id = $1', [intakeId]);
    expect(row!.refusal.includes('RISK')).toBe(false);
  });

  it('is not written to at the home where they live with the child', async () => {
    const { intakeId } = await reported(door, 'A19', { informant: { ...LAY, livesWithChild: true } });
    await asks(intakeId);
    expect(await refusal(gives(intakeId, LETTER))).toBe('LETTRE_AU_DOMICILE means');
    await gives(intakeId, { means: 'INTERVIEW' });
    const { rows: [row] } = await door.db.owner.query<{ at: Buffer }>('select lives_with_child as at from app.informant where intake_id = $1', [intakeId]);
    expect([row!.at.includes('YES'), await told('A1', intakeId)]).toEqual([false, []]);
  });

  it('is owed nothing of itself, and nobody is answered who did not say who they are; a professional is always answered', async () => {
    const { intakeId: anonymous } = await reported(door, 'A4', { informant: { ...LAY, identity: null } });
    expect(await refusal(asks(anonymous))).toBe('SANS_DESTINATAIRE informationPreoccupanteId');
    expect(await refusal(gives(anonymous, LETTER))).toBe('SANS_DESTINATAIRE informationPreoccupanteId');
    const { intakeId } = await reported(door, 'A1');
    expect(await refusal(asks(intakeId))).toBe('DU_SANS_DEMANDE informationPreoccupanteId');
    expect(await refusal(gives(intakeId, REFUSED))).toBe('TOUJOURS_INFORME refusal');
    await gives(intakeId);
    expect(await told('A1', intakeId)).toEqual([ofProfessionals('RECEIVED')]);
  });
});
