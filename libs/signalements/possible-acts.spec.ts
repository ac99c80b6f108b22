import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { competent, delegated, draft, seal } from '../../test/support/signalement.js';
import { uuid } from '../../test/support/situation.js';
import { acknowledgeSignalement } from './acknowledge-signalement.js';
import { answerSignalement } from './answer-signalement.js';
import { possibleActs } from './possible-acts.js';
import { Signalement } from './signalement.entity.js';
import { transmitSignalement } from './transmit-signalement.js';

let door: Door;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  parquetId = await competent(door);
});
afterAll(() => door.close());

/** Of each person, what is open to them; a dash for whom it does not exist. */
const acts = async (id: string, ...people: string[]): Promise<Record<string, string>> => Object.fromEntries(await Promise.all(people.map(async (who) => {
  const said = await door.reads(who, async (tx) => {
    const [signalement] = await tx.allowed(Signalement, 'read', { where: { id } });
    return signalement ? (await possibleActs(tx, signalement)).join(' ') : '—';
  });
  return [who, said] as const;
})));

describe('what may be done of a signalement', () => {
  it('is the author’s, then the magistrate’s, as its facts are recorded', async () => {
    const { id: signalementId } = await draft(door, 'A3', parquetId);
    const all = ['A3', 'A4', 'A9', 'A10'];
    expect(await acts(signalementId, ...all)).toEqual({ A3: 'REVISE SEAL', A4: '—', A9: '—', A10: '—' });
    await seal(door, 'A3', signalementId);
    expect(await acts(signalementId, ...all)).toEqual({ A3: 'SENT DEPOSITED', A4: '', A9: '—', A10: '—' });
    await door.as('A3', (tx) => transmitSignalement(tx, { requestId: uuid(), signalementId }));
    expect(await acts(signalementId, ...all)).toEqual({ A3: 'DEPOSITED COMPLEMENT_SENT', A4: 'COMPLEMENT_SENT PARENTS_TOLD', A9: 'ACKNOWLEDGED', A10: '—' });
    await door.as('A9', (tx) => acknowledgeSignalement(tx, { requestId: uuid(), signalementId, parquetNumber: '25-133-0042' }));
    expect((await acts(signalementId, 'A9')).A9).toBe('ANSWERED AUTHOR_TOLD COMPLEMENT_ASKED PARENTS_TIMING');
    await door.as('A9', (tx) => answerSignalement(tx, { requestId: uuid(), signalementId, answer: 'CLASSEMENT', decidedAt: tx.now, told: 'Classé.' }));
    expect(await acts(signalementId, ...all)).toEqual({ A3: 'DEPOSITED COMPLEMENT_SENT', A4: 'COMPLEMENT_SENT PARENTS_TOLD PROVISIONAL_RULED MERITS_RULED', A9: 'AUTHOR_TOLD PARENTS_TIMING PROVISIONAL_RULED MERITS_RULED', A10: '—' });
  });

  it('of the département, is sealed only by whom the signature is delegated to', async () => {
    const { id } = await draft(door, 'A4', parquetId);
    expect(await acts(id, 'A4', 'A8')).toEqual({ A4: 'REVISE', A8: 'REVISE' });
    await delegated(door, 'A8');
    expect(await acts(id, 'A4', 'A8')).toEqual({ A4: 'REVISE', A8: 'REVISE SEAL' });
  });
});
