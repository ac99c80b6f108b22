import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { charge, decided, inDays, itemOf } from '../../test/support/action.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { hand, key, reread, write } from '../../test/support/seance.js';
import { actorId, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { endAdmission } from '../dossiers/end-admission.js';
import { ActionItem } from './action-item.entity.js';
import { ActionStep } from './action-step.entity.js';
import { abandonAction, completeAction, handAction, postponeAction } from './take-action-step.js';
import { previewMinutes, readMinutes, validateMinutes } from './validate-minutes.js';
import { correctLine, withdrawLine } from './write-line.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const done = (who: string, actionId: string, requestId = uuid()): Promise<ActionStep> => door.as(who, (tx) => completeAction(tx, { requestId, actionId }));
const given = (who: string, actionId: string, to: string): Promise<ActionStep> => door.as(who, (tx) => handAction(tx, { requestId: uuid(), actionId, habilitationId: actorId(to) }));
const mine = async (who: string): Promise<string[]> => (await door.reads(who, (tx) => tx.allowed(ActionItem, 'read', { where: { ownerId: tx.actor.id, state: 'OPEN' } }))).map(({ id }) => id);

describe('an action', () => {
  it('is a line by who convenes, with who does it, until when, by what it is known and of which decision', async () => {
    const { points, syntheseId } = await decided(door, { A5: ['SOC'], A7: ['LOG'] });
    const decision = await write(door, 'A8', points.SOC, 'Reprise de l’aide.', { type: 'DECISION' });
    const line = await charge(door, points.SOC, 'A5', { indicator: 'Deux visites faites.', decisionId: decision.id });
    const item = await itemOf(door, 'A5', line.id);
    expect([item.state, item.ownerId, item.syntheseId, item.kind, item.dueAt]).toEqual(['OPEN', actorId('A5'), syntheseId, 'SOC', line.dueAt]);
    expect([line.indicator, line.decisionId]).toEqual(['Deux visites faites.', decision.id]);
    // Read as its line is: by territory, at that point; by nobody else.
    expect((await itemOf(door, 'A4', line.id)).id).toBe(item.id);
    for (const who of ['A7', 'A9', 'B1']) expect(await itemOf(door, who, line.id)).toBeUndefined();
  });

  it('is decided by nobody else, holds what it says, and nothing else is charged', async () => {
    const { points, syntheseId } = await decided(door, { A5: ['SOC'] });
    const proposed = await write(door, 'A8', points.SOC, 'Une aide.', { type: 'PROPOSITION' });
    expect((await charge(door, points.SOC, 'A5')).type).toBe('ACTION');
    for (const [more, code] of [[{ dueOn: inDays(-1) }, 'DATE action.dueOn'], [{ dueOn: 'demain' }, 'FORMAT action.dueOn'], [{ decisionId: proposed.id }, 'INTROUVABLE action.decisionId'], [{ decisionId: uuid() }, 'INTROUVABLE action.decisionId']] as const) {
      expect(await refusal(charge(door, points.SOC, 'A5', more))).toBe(code);
    }
    expect(await refusal(write(door, 'A8', points.SOC, 'Sans personne.', { type: 'ACTION' }))).toBe('ACTION action');
    expect(await refusal(write(door, 'A8', points.SOC, 'Un constat.', { action: { ownerId: actorId('A5'), dueOn: inDays(3) } }))).toBe('ACTION action');
    await hand(door, 'A8', 'A5', syntheseId);
    expect(await refusal(write(door, 'A5', points.SOC, 'Moi.', { type: 'ACTION', action: { ownerId: actorId('A5'), dueOn: inDays(3) } }))).toBe('DECIDER pointId');
  });

  it('is given to nobody who does not read that point', async () => {
    const { points } = await decided(door, { A5: ['SOC'], A7: ['LOG'] });
    // By a seat, or by territory.
    for (const owner of ['A5', 'A8', 'A4']) expect((await charge(door, points.SOC, owner)).ownerId).toBe(actorId(owner));
    for (const owner of ['A7', 'A9', 'A16', 'B1']) expect(await refusal(charge(door, points.SOC, owner))).toBe('NE_LIT_PAS action.ownerId');
    expect((await charge(door, points.LOG, 'A7')).ownerId).toBe(actorId('A7'));
  });

  it('is said to be done by whom it is given to, once, and is closed', async () => {
    const { points } = await decided(door, { A5: ['SOC'], A6: ['SOC'] });
    const { id } = await itemOf(door, 'A5', (await charge(door, points.SOC, 'A5')).id);
    expect(await mine('A5')).toContain(id);
    expect(await refusal(done('A6', id))).toBe('PAS_A_VOUS actionId');
    for (const who of ['A9', 'B1']) expect(await refusal(done(who, id))).toBe('INTROUVABLE actionId');
    const requestId = uuid();
    const [one, two] = await Promise.all([done('A5', id, requestId), done('A5', id, requestId)]);
    expect(one.id).toBe(two.id);
    expect(await eventsOf(door, one.id)).toEqual(['action.done']);
    expect(await mine('A5')).not.toContain(id);
    for (const who of ['A5', 'A8']) expect(await refusal(done(who, id))).toBe('ACTION_CLOSE actionId');
  });

  it('is postponed, given to another or given up by who convenes too, each with its reason', async () => {
    const { points } = await decided(door, { A5: ['SOC'], A6: ['SOC'], A7: ['LOG'] });
    const { id, dueAt } = await itemOf(door, 'A8', (await charge(door, points.SOC, 'A5')).id);
    const putOff = (who: string, dueOn: string, reason = 'Le père est absent.'): Promise<ActionStep> => door.as(who, (tx) => postponeAction(tx, { requestId: uuid(), actionId: id, dueOn, reason }));
    const later = await putOff('A8', inDays(40));
    expect(+later.dueAt!).toBeGreaterThan(+dueAt);
    expect(await refusal(putOff('A8', inDays(-2)))).toBe('DATE dueOn');
    expect(await refusal(putOff('A8', inDays(41), ''))).toBe('OBLIGATOIRE reason');
    await given('A5', id, 'A6');
    expect([await mine('A5'), await mine('A6')].map((ids) => ids.includes(id))).toEqual([false, true]);
    expect(await refusal(given('A5', id, 'A5'))).toBe('PAS_A_VOUS actionId');
    expect(await refusal(given('A6', id, 'A6'))).toBe('DEJA_CONFIEE habilitationId');
    expect(await refusal(given('A6', id, 'A7'))).toBe('NE_LIT_PAS habilitationId');
    const over = await door.as('A8', (tx) => abandonAction(tx, { requestId: uuid(), actionId: id, reason: 'Le père est parti.' }));
    const steps = await door.reads('A6', (tx) => tx.allowed(ActionStep, 'read', { where: { actionId: id }, order: ['sequence', 'id'] }));
    expect(steps.map(({ sequence, fact, reason }) => [sequence, fact, reason])).toEqual([[1, 'POSTPONED', 'Le père est absent.'], [2, 'HANDED', null], [3, 'NOT_DONE', 'Le père est parti.']]);
    expect(await door.reads('A7', (tx) => tx.allowed(ActionStep, 'read', { where: { actionId: id } }))).toEqual([]);
    expect(await eventsOf(door, over.id)).toEqual(['action.not-done']);
  });

  it('of two that close it at once, is closed once', async () => {
    const { points } = await decided(door, { A5: ['SOC'] });
    const { id } = await itemOf(door, 'A5', (await charge(door, points.SOC, 'A5')).id);
    const both = await Promise.allSettled([done('A5', id), done('A8', id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('has the words of its line as it stands, and is no more when its line is withdrawn', async () => {
    const { points } = await decided(door, { A5: ['SOC'] });
    const line = await charge(door, points.SOC, 'A5');
    const { id } = await itemOf(door, 'A8', line.id);
    const corrected = await door.as('A8', (tx) => correctLine(tx, { requestId: uuid(), lineId: line.id, type: 'ACTION', body: 'Voir le père.' }));
    expect((await itemOf(door, 'A5', corrected.id)).id).toBe(id);
    expect([corrected.ownerId, corrected.dueAt]).toEqual([line.ownerId, line.dueAt]);
    expect(await refusal(door.as('A8', (tx) => correctLine(tx, { requestId: uuid(), lineId: corrected.id, type: 'CONSTAT', body: 'Vu.' })))).toBe('DECISION type');
    await door.as('A8', (tx) => withdrawLine(tx, { requestId: uuid(), lineId: corrected.id }));
    expect(await mine('A5')).not.toContain(id);
    expect(await refusal(done('A5', id))).toBe('ACTION_CLOSE actionId');
  });

  it('goes on after the minutes are validated: they say what was decided, and their hash is the same', async () => {
    const made = await decided(door, { A5: ['SOC'] });
    const { points, syntheseId } = made;
    const { id } = await itemOf(door, 'A5', (await charge(door, points.SOC, 'A5', { indicator: 'Une visite.' })).id);
    await reread(door, made);
    const { digest } = await door.reads('A8', (tx) => previewMinutes(tx, syntheseId));
    const minutes = await door.as('A8', (tx) => validateMinutes(tx, { ...key(syntheseId), effectDigest: digest }));
    await given('A5', id, 'A8');
    await done('A8', id);
    const read = await door.reads('A5', (tx) => readMinutes(tx, minutes));
    expect(read.points.flatMap(({ lines }) => lines).map(({ said }) => said?.charge)).toEqual([{ owner: 'Karim BELLANGEAU', dueOn: inDays(20) }]);
  });

  it('of whoever reads it no more is no more theirs to tell; who convenes gives it to another', async () => {
    const { points, admissions } = await decided(door, { A5: ['SOC'], A6: ['SOC'] });
    const { id } = await itemOf(door, 'A5', (await charge(door, points.SOC, 'A5')).id);
    await door.as('A4', (tx) => endAdmission(tx, admissions.A5!));
    expect(await mine('A5')).not.toContain(id);
    expect(await refusal(done('A5', id))).toBe('INTROUVABLE actionId');
    await given('A8', id, 'A6');
    expect((await done('A6', id)).fact).toBe('DONE');
  });
});
