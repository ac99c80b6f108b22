import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { competent, delegated, draft, seal } from '../../test/support/signalement.js';
import { actorId, count, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import type { Delegation } from './delegation.entity.js';
import { endDelegation } from './end-delegation.js';

let door: Door;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  parquetId = await competent(door);
});
afterAll(() => door.close());

const HOUR = 3_600_000;
const end = (delegationId: string, who = 'ADM'): Promise<Delegation> => door.as(who, (tx) => endDelegation(tx, delegationId));
const epoch = async (): Promise<number> => (await door.db.owner.query<{ epoch: number }>('select epoch from app.habilitation where id = $1', [actorId('A8')])).rows[0]!.epoch;

describe('ending a delegation of signature', () => {
  it('lets its delegate seal nothing more for the département, at once, and moves their epoch; what they sealed stands', async () => {
    const id = await delegated(door, 'A8');
    const [first, second] = [await draft(door, 'A8', parquetId), await draft(door, 'A8', parquetId)];
    await seal(door, 'A8', first.id);
    const before = await epoch();
    expect((await end(id)).id).toBe(id);
    expect(await epoch()).toBe(before + 1);
    expect(await eventsOf(door, id)).toEqual(['delegation.registered', 'delegation.ended']);
    expect(await refusal(seal(door, 'A8', second.id))).toBe('SANS_DELEGATION signalementId');
    expect(await count(door, 'signalement_seal', 'signalement_id = $1 and delegation_id = $2', [first.id, id])).toBe(1);
    await delegated(door, 'A8', 1);
    await seal(door, 'A8', second.id);
  });

  it('is the administrator’s alone; to everyone else, as a delegation that is not', async () => {
    const id = await delegated(door, 'A4');
    for (const who of ['A4', 'A8', 'COR', 'DPO', 'A9', 'B1']) expect(await refusal(end(id, who))).toBe('INTROUVABLE delegationId');
    expect(await refusal(end(uuid()))).toBe('INTROUVABLE delegationId');
    expect(await refusal(end('x'))).toBe('FORMAT delegationId');
    await end(id);
  });

  it('before it begins, is for good, and leaves its dates free; done twice, it was done once', async () => {
    const later = await delegated(door, 'A4', 48 * HOUR, 96 * HOUR);
    await end(later);
    const { rows: [row] } = await door.db.owner.query<{ never: boolean }>('select valid_from = valid_to as never from app.delegation where id = $1', [later]);
    expect(row!.never).toBe(true);
    await end(later);
    expect(await eventsOf(door, later)).toEqual(['delegation.registered', 'delegation.ended']);
    await delegated(door, 'A4', 48 * HOUR, 96 * HOUR);
    expect(await refusal(delegated(door, 'A4', 50 * HOUR, 90 * HOUR))).toBe('DATES_CHEVAUCHEES validFrom');
  });
});
