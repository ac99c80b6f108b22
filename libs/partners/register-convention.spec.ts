import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { Convention } from './convention.entity.js';
import type { RegisterConventionInput } from './directory.inputs.js';
import { registerConvention } from './register-convention.js';

let door: Door;
let organisationId: string;
const organisationOf = async (key: string): Promise<string> => (await door.db.owner.query<{ id: string }>('select organisation_id as id from app.habilitation where id = $1', [actorId(key)])).rows[0]!.id;
const year = (n: number): Date => new Date(Date.UTC(n, 0, 1));
beforeAll(async () => {
  door = await openDoor();
  organisationId = await organisationOf('A13');
});
afterAll(() => door.close());

const register = (from: number, to: number, more: Partial<RegisterConventionInput> = {}, who = 'ADM'): Promise<Convention> => door.as(who, (tx) =>
  registerConvention(tx, { requestId: uuid(), organisationId, reference: `CONV-${from}`, validFrom: year(from), validTo: year(to), ...more }));

describe('registering a convention', () => {
  it('is told, and read by the whole département', async () => {
    const { id } = await register(2040, 2043);
    expect(await eventsOf(door, id)).toEqual(['convention.registered']);
    expect(await door.reads('A1', (tx) => tx.allowed(Convention, 'read', { where: { id } }))).toMatchObject([{ reference: 'CONV-2040', validFrom: year(2040), validTo: year(2043) }]);
    expect(await door.reads('B1', (tx) => tx.allowed(Convention, 'read', { where: { id } }))).toEqual([]);
  });

  it('is for the département’s administrator, of an organisation of theirs', async () => {
    await register(2050, 2051);
    for (const who of ['COR', 'A4', 'A8', 'ADMIN']) expect(await refusal(register(2051, 2052, {}, who))).toBe('FONCTION_NON_COMPETENTE organisationId');
    for (const unknown of [uuid(), await organisationOf('B1')]) expect(await refusal(register(2051, 2052, { organisationId: unknown }))).toBe('INTROUVABLE organisationId');
  });

  it('is one at a time for an organisation: the next begins when the last one ends', async () => {
    await register(2060, 2063);
    for (const [from, to] of [[2061, 2062], [2059, 2061], [2062, 2070]] as const) expect(await refusal(register(from, to))).toBe('DATES_CHEVAUCHEES validFrom');
    await register(2063, 2066);
    await register(2060, 2063, { organisationId: await organisationOf('A14') });
  });

  it.each([['validTo', { validTo: year(2070) }, 'DATE'], ['reference', { reference: '' }, 'OBLIGATOIRE'], ['reference', { reference: 'x'.repeat(81) }, 'TROP_LONG']])('names the field that is wrong: %s', async (field, wrong, code) => {
    expect(await refusal(register(2070, 2071, wrong))).toBe(`${code} ${field}`);
  });

  it('asked twice by the same key, is one; for other dates, refuses', async () => {
    const requestId = uuid();
    const one = await register(2080, 2081, { requestId });
    expect((await register(2080, 2081, { requestId })).id).toBe(one.id);
    expect(await refusal(register(2080, 2082, { requestId }))).toBe('CLE_REUTILISEE requestId');
  });
});
