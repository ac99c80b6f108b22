import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { count, dossier, refusal, TERRITOIRES } from '../../test/support/situation.js';
import { lookUpChild } from './look-up-child.js';

let door: Door;
let north: string;
let south: string;
beforeAll(async () => {
  door = await openDoor();
  north = (await dossier(door)).id;
  south = (await dossier(door, { territoireId: TERRITOIRES.sud, surname: 'DORMOND', givenNames: 'Maëlle', birthDate: '2023-09-02' })).id;
});
afterAll(() => door.close());

const ask = async (who: string, surname: string, givenNames: string, birthDate: string): Promise<string[]> =>
  (await door.as(who, (tx) => lookUpChild(tx, { surname, givenNames, birthDate }, door.kek))).map((e) => e.dossierId);

describe('« is this child known? »', () => {
  it.each([
    ['as it is written', 'VASSELIN', 'Noé', '2018-03-14'],
    ['without its accent', 'vasselin', 'Noe', '2018-03-14'],
    ['as it sounds', 'Wasselin', 'Noé', '2018-12-31'],
    ['by the first of the given names', 'Vasselin', 'Noé, Louis', '2018-01-01'],
  ])('finds the child %s', async (_how, surname, givenNames, birthDate) => {
    expect(await ask('A4', surname, givenNames, birthDate)).toEqual([north]);
  });

  it('finds nobody under another name or another year', async () => {
    expect(await ask('A4', 'VASSELIN', 'Noé', '2018-03-14')).toEqual([north]);
    expect(await ask('A4', 'VASSELIN', 'Noé', '2017-03-14')).toEqual([]);
    expect(await ask('A4', 'VASSELIN', 'Maëlle', '2018-03-14')).toEqual([]);
  });

  it('answers with what is within reach only', async () => {
    expect(await ask('A4', 'DORMOND', 'Maëlle', '2023-09-02')).toEqual([south]);
    expect(await ask('A8', 'DORMOND', 'Maëlle', '2023-09-02')).toEqual([]);
    expect(await ask('A8', 'VASSELIN', 'Noé', '2018-03-14')).toEqual([north]);
  });

  it('keeps the question sealed under a key of its own, and enqueues one job whatever the answer', async () => {
    const jobs = async (): Promise<number> => (await door.db.owner.query<{ n: number }>('select count(*)::integer as n from graphile_worker.jobs')).rows[0]!.n;
    for (const child of [['VASSELIN', 'Noé', '2018-03-14'], ['DORMOND', 'Maëlle', '2023-09-02'], ['PERSONNE', 'Nul', '2020-01-01']] as const) {
      const before = [await jobs(), await count(door, 'child_lookup'), await count(door, 'data_key', `holder_type = 'INTAKE'`)];
      await ask('A8', child[0], child[1], child[2]);
      expect([await jobs(), await count(door, 'child_lookup'), await count(door, 'data_key', `holder_type = 'INTAKE'`)]).toEqual(before.map((n) => n + 1));
    }
    const { rows } = await door.db.owner.query<{ query: Buffer }>('select query from app.child_lookup');
    for (const { query } of rows) expect(/VASSELIN|DORMOND|2018/.test(query.toString('latin1'))).toBe(false);
  });

  it('is for the CRIP and the RASE only, and leaves nothing behind when refused', async () => {
    await ask('A4', 'VASSELIN', 'Noé', '2018-03-14');
    const before = [await count(door, 'child_lookup'), await count(door, 'data_key')];
    for (const who of ['A1', 'A2', 'A5', 'A7', 'A10', 'A16', 'ADMIN']) expect(await refusal(ask(who, 'VASSELIN', 'Noé', '2018-03-14'))).toBe('FONCTION_NON_COMPETENTE');
    expect([await count(door, 'child_lookup'), await count(door, 'data_key')]).toEqual(before);
  });

  it('names the field that is wrong', async () => {
    expect(await refusal(ask('A4', 'VASSELIN', 'Noé', '14/03/2018'))).toBe('FORMAT birthDate');
    expect(await refusal(ask('A4', '', 'Noé', '2018-03-14'))).toBe('OBLIGATOIRE surname');
  });
});
