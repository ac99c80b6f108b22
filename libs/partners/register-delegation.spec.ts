import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { organisationOf } from '../../test/support/signalement.js';
import { actorId, eventsOf, refusal, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { Delegation } from './delegation.entity.js';
import type { RegisterDelegationInput, RegisterRessortInput } from './directory.inputs.js';
import { registerDelegation } from './register-delegation.js';
import { registerRessort } from './register-ressort.js';
import { Ressort } from './ressort.entity.js';

let door: Door;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  parquetId = await organisationOf(door, 'A9');
});
afterAll(() => door.close());

const year = (n: number): Date => new Date(Date.UTC(n, 0, 1));
const between = (from: number, to: number): { validFrom: Date; validTo: Date } => ({ validFrom: year(from), validTo: year(to) });
const delegates = (from: number, to: number, more: Partial<RegisterDelegationInput> = {}, who = 'ADM'): Promise<Delegation> => door.as(who, (tx) =>
  registerDelegation(tx, { requestId: uuid(), delegateId: actorId('A8'), delegator: 'La présidente', arreteReference: `ARR-${from}`, ...between(from, to), ...more }));
const says = (from: number, to: number, more: Partial<RegisterRessortInput> = {}, who = 'ADM'): Promise<Ressort> => door.as(who, (tx) =>
  registerRessort(tx, { requestId: uuid(), territoireId: TERRITOIRES.nord, parquetId, ...between(from, to), ...more }));

describe('a delegation of signature', () => {
  it('is told, and read by the whole département', async () => {
    const { id } = await delegates(2040, 2043);
    expect(await eventsOf(door, id)).toEqual(['delegation.registered']);
    expect(await door.reads('A1', (tx) => tx.allowed(Delegation, 'read', { where: { id } }))).toMatchObject([{ arreteReference: 'ARR-2040', delegateId: actorId('A8') }]);
    expect(await door.reads('B1', (tx) => tx.allowed(Delegation, 'read', { where: { id } }))).toEqual([]);
  });

  it('is registered by the administrator, of who answers for a service, once at a time', async () => {
    await delegates(2050, 2052);
    for (const who of ['COR', 'A4', 'A8', 'ADMIN']) expect(await refusal(delegates(2052, 2053, {}, who))).toMatch(/^(FONCTION_NON_COMPETENTE|POUR_SOI) delegateId$/);
    for (const delegateId of [uuid(), actorId('B1')]) expect(await refusal(delegates(2052, 2053, { delegateId }))).toBe('INTROUVABLE delegateId');
    for (const who of ['A9', 'A3', 'A16']) expect(await refusal(delegates(2052, 2053, { delegateId: actorId(who) }))).toBe('FONCTION delegateId');
    expect(await refusal(delegates(2052, 2053, { delegateId: actorId('ADM') }))).toBe('POUR_SOI delegateId');
    expect(await refusal(delegates(2051, 2053))).toBe('DATES_CHEVAUCHEES validFrom');
    await delegates(2052, 2053);
  });

  it.each([['validTo', between(2070, 2070), 'DATE'], ['delegator', { delegator: ' ' }, 'OBLIGATOIRE'], ['arreteReference', { arreteReference: 'x'.repeat(81) }, 'TROP_LONG']])('names the field that is wrong: %s', async (field, wrong, code) => {
    expect(await refusal(delegates(2070, 2071, wrong))).toBe(`${code} ${field}`);
  });

  it('asked twice by the same key, is one; for other dates, refuses', async () => {
    const requestId = uuid();
    const one = await delegates(2080, 2081, { requestId });
    expect((await delegates(2080, 2081, { requestId })).id).toBe(one.id);
    expect(await refusal(delegates(2080, 2082, { requestId }))).toBe('CLE_REUTILISEE requestId');
  });
});

describe('the parquet of a territory', () => {
  it('is told, one at a time, a jurisdiction of the département', async () => {
    const requestId = uuid();
    const { id } = await says(2040, 2043, { requestId });
    expect((await says(2040, 2043, { requestId })).id).toBe(id);
    expect(await refusal(says(2040, 2044, { requestId }))).toBe('CLE_REUTILISEE requestId');
    expect(await eventsOf(door, id)).toEqual(['ressort.registered']);
    expect(await door.reads('A1', (tx) => tx.allowed(Ressort, 'read', { where: { id } }))).toMatchObject([{ parquetId, territoireId: TERRITOIRES.nord }]);
    expect(await refusal(says(2042, 2050))).toBe('DATES_CHEVAUCHEES validFrom');
    expect(await refusal(says(2050, 2050))).toBe('DATE validTo');
    expect(await refusal(says(2050, 2051, { parquetId: await organisationOf(door, 'A13') }))).toBe('ORGANISATION parquetId');
    for (const unknown of [uuid(), await organisationOf(door, 'B1')]) expect(await refusal(says(2050, 2051, { parquetId: unknown }))).toBe('INTROUVABLE parquetId');
    expect(await refusal(says(2050, 2051, { territoireId: uuid() }))).toBe('INTROUVABLE territoireId');
    for (const who of ['COR', 'A4', 'A9']) expect(await refusal(says(2050, 2051, {}, who))).toBe('FONCTION_NON_COMPETENTE territoireId');
    await says(2043, 2050);
  });
});
