import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { analysed, confided, holdersTold, met, submits } from '../../test/support/evaluated.js';
import { reported, uuid } from '../../test/support/situation.js';
import { decideEvaluation } from './decide-evaluation.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { possibleIntakeActs } from './possible-acts.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

/** Of the head of the cell, an agent of it, the head of the ASE, an evaluator, whoever transmitted it; a dash for whom it does not exist. */
const acts = async (id: string): Promise<Record<string, string>> => Object.fromEntries(await Promise.all(['A4', 'A19', 'A8', 'A5', 'A1'].map(async (who) => [who, await door.reads(who, async (tx) => {
  const [intake] = await tx.allowed(InformationPreoccupante, 'read', { where: { id } });
  return intake ? (await possibleIntakeActs(tx, intake)).join(' ') : '—';
})] as const)));

describe('what may be done of an information préoccupante', () => {
  it('is to be qualified by the cell, and by nobody else, whoever transmitted it included', async () => {
    const { intakeId } = await reported(door, 'A1');
    expect(await acts(intakeId)).toEqual({ A4: 'QUALIFY', A19: 'QUALIFY', A8: '—', A5: '—', A1: '—' });
  });

  it('is confided by who heads, evaluated by its team, decided by who answers for it, answered by the cell', async () => {
    expect(await acts(await analysed(door, 'QUALIFIED'))).toEqual({ A4: 'EVALUATE TELL', A19: 'TELL', A8: 'EVALUATE', A5: '—', A1: '—' });
    const e = await confided(door);
    expect(await acts(e.intakeId)).toEqual({ A4: 'INFORM MEET CONTRIBUTE REPORT TELL', A19: 'INFORM MEET CONTRIBUTE REPORT TELL', A8: 'INFORM MEET CONTRIBUTE REPORT', A5: 'INFORM MEET CONTRIBUTE REPORT', A1: '—' });
    await met(door, e);
    await submits(door, e);
    expect(await acts(e.intakeId)).toEqual({ A4: 'INFORM CONTRIBUTE DECIDE TELL', A19: 'INFORM CONTRIBUTE TELL', A8: 'INFORM CONTRIBUTE DECIDE', A5: 'INFORM CONTRIBUTE', A1: '—' });
    await holdersTold(door, e, 'CONCLUSION');
    await door.as('A8', (tx) => decideEvaluation(tx, { requestId: uuid(), informationPreoccupanteId: e.intakeId, outcome: 'ADMIN_HELP_PROPOSED', reason: 'Un accompagnement est accepté.' }));
    expect(await acts(e.intakeId)).toEqual({ A4: 'INFORM CONTRIBUTE TELL CLOSE', A19: 'INFORM CONTRIBUTE TELL CLOSE', A8: 'INFORM CONTRIBUTE', A5: 'INFORM CONTRIBUTE', A1: '—' });
  });
});
