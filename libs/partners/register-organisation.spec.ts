import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { count, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import type { RegisterOrganisationInput } from './directory.inputs.js';
import { Organisation } from './organisation.entity.js';
import { registerOrganisation } from './register-organisation.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const SCHOOL: Omit<RegisterOrganisationInput, 'requestId'> = { name: 'École Les Saules', sector: 'SCHOOL', siret: '99970100600010', uai: '0990123W', communeCode: '99017', communeName: 'Vernay-le-Haut' };
const register = (more: Partial<RegisterOrganisationInput> = {}, who = 'ADM'): Promise<Organisation> => door.as(who, (tx) => registerOrganisation(tx, { requestId: uuid(), ...SCHOOL, uai: null, ...more }));

describe('registering an organisation', () => {
  it('enters it in the directory, for everybody habilitated in the département, and tells', async () => {
    const { id } = await register({ uai: '0990123w', finess: '990 000 200' });
    expect(await eventsOf(door, id)).toEqual(['organisation.registered']);
    const [read] = await door.reads('A1', (tx) => tx.allowed(Organisation, 'read', { where: { id }, whole: true }));
    expect(read).toMatchObject({ ...SCHOOL, uai: '0990123W', finess: '990000200', departement: 99 });
    expect(await door.reads('B1', (tx) => tx.allowed(Organisation, 'read', { where: { id } }))).toEqual([]);
  });

  it('is for the département’s administrator', async () => {
    await register();
    for (const who of ['A4', 'A8', 'COR', 'ADMIN', 'A1']) expect(await refusal(register({}, who))).toBe('FONCTION_NON_COMPETENTE name');
  });

  it('asked twice by the same key, enters one; for another one, refuses', async () => {
    const requestId = uuid();
    const one = await register({ requestId });
    expect((await register({ requestId })).id).toBe(one.id);
    expect(await count(door, 'organisation', 'request_id = $1', [requestId])).toBe(1);
    expect(await refusal(register({ requestId, name: 'Autre' }))).toBe('CLE_REUTILISEE requestId');
  });

  it('is entered once: a school by its UAI, an establishment by its FINESS', async () => {
    await register({ uai: '0990099V' });
    expect(await refusal(register({ uai: '0990099V', name: 'La même' }))).toBe('DEJA_CONNU uai');
    expect(await refusal(register({ finess: '990000010' }))).toBe('DEJA_CONNU finess');
    const twice = await Promise.allSettled([register({ finess: '990000309' }), register({ finess: '990000309' })]);
    expect(twice.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['siret', { siret: '99970100600011' }, 'CLE_FAUSSE'], ['uai', { uai: '0990123X' }, 'CLE_FAUSSE'], ['finess', { finess: '990000011' }, 'CLE_FAUSSE'],
    ['communeCode', { communeCode: 'Vernay' }, 'CLE_FAUSSE'], ['communeName', { communeName: null }, 'INCOHERENT'], ['name', { name: ' ' }, 'OBLIGATOIRE'], ['name', { name: 'x'.repeat(201) }, 'TROP_LONG'],
  ])('names the field that is wrong: %s', async (field, wrong, code) => {
    expect(await refusal(register(wrong))).toBe(`${code} ${field}`);
  });

  it.each([['siret', '9997010060001'], ['uai', '0990123I'], ['uai', '0990123w'], ['finess', '99000001A'], ['commune_code', '9901']])('a key of a wrong shape is refused by the table itself: %s %s', async (column, value) => {
    const insert = (key: string): Promise<unknown> => door.db.owner.query(`insert into app.organisation (id, departement, name, sector, commune_name, ${column === 'commune_code' ? '' : 'commune_code, '}${column})
      values ($1, 99, 'x', 'OTHER', 'y', ${column === 'commune_code' ? '' : `'99001', `}$2)`, [uuid(), key]);
    await insert({ siret: '99970100600010', uai: '0990777A', finess: '990000777', commune_code: '2A004' }[column]!.replace('0990777A', value === '0990123w' ? '0990778B' : '0990777A'));
    await expect(insert(value)).rejects.toMatchObject({ code: '23514' });
  });
});
