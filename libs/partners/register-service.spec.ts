import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import type { RegisterServiceInput } from './directory.inputs.js';
import { registerService } from './register-service.js';
import { Service } from './service.entity.js';

let door: Door;
let own: string;
const organisationOf = async (key: string): Promise<string> => (await door.db.owner.query<{ id: string }>('select organisation_id as id from app.habilitation where id = $1', [actorId(key)])).rows[0]!.id;
beforeAll(async () => {
  door = await openDoor();
  own = await organisationOf('COR');
});
afterAll(() => door.close());

const register = (more: Partial<RegisterServiceInput> = {}, who = 'COR'): Promise<Service> =>
  door.as(who, (tx) => registerService(tx, { requestId: uuid(), organisationId: own, name: 'AED Nord', onCallPhone: '05 36 49 00 09', onCallHours: 'nuit et jour', ...more }));

describe('registering a service', () => {
  it('says to the whole département whom to call, and when', async () => {
    const { id } = await register();
    expect(await eventsOf(door, id)).toEqual(['service.registered']);
    expect(await door.reads('A10', (tx) => tx.allowed(Service, 'read', { where: { id } }))).toMatchObject([{ name: 'AED Nord', onCallPhone: '0536490009', onCallHours: 'nuit et jour' }]);
    expect(await door.reads('B1', (tx) => tx.allowed(Service, 'read', { where: { id } }))).toEqual([]);
  });

  it('is for the correspondent of that organisation, and no other', async () => {
    await register({ onCallPhone: null, onCallHours: null });
    expect(await refusal(register({ organisationId: await organisationOf('A8') }))).toBe('AUTRE_ORGANISATION organisationId');
    for (const who of ['ADM', 'A11', 'A4']) expect(await refusal(register({}, who))).toBe('FONCTION_NON_COMPETENTE organisationId');
    expect(await refusal(register({ organisationId: await organisationOf('B1') }))).toBe('INTROUVABLE organisationId');
    expect(await refusal(register({ organisationId: uuid() }))).toBe('INTROUVABLE organisationId');
  });

  it('asked twice by the same key, enters one; for another one, refuses', async () => {
    const requestId = uuid();
    const one = await register({ requestId });
    expect((await register({ requestId })).id).toBe(one.id);
    expect(await count(door, 'service', 'request_id = $1', [requestId])).toBe(1);
    expect(await refusal(register({ requestId, name: 'Autre' }))).toBe('CLE_REUTILISEE requestId');
  });

  it.each([['name', { name: '' }, 'OBLIGATOIRE'], ['onCallPhone', { onCallPhone: 'le 12' }, 'CLE_FAUSSE'], ['onCallHours', { onCallHours: 'x'.repeat(201) }, 'TROP_LONG'], ['organisationId', { organisationId: 'A' }, 'FORMAT']])(
    'names the field that is wrong: %s', async (field, wrong, code) => {
      expect(await refusal(register(wrong))).toBe(`${code} ${field}`);
    });
});
