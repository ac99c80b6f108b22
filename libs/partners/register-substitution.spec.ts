import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import type { RegisterSubstitutionInput } from './directory.inputs.js';
import { registerSubstitution } from './register-substitution.js';
import { Substitution } from './substitution.entity.js';

let door: Door;
let hat: string;
const DAY = 86_400_000;
const days = (n: number): Date => new Date(Date.UTC(2040, 0, 1) + n * DAY);
beforeAll(async () => {
  door = await openDoor();
  hat = uuid();
  await door.db.owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
    select $1, departement, professionnel_id, organisation_id, 'CADRE_ASSOCIATION', valid_from, valid_to from app.habilitation where id = $2`, [hat, actorId('A11')]);
});
afterAll(() => door.close());

const register = (from: number, to: number, more: Partial<RegisterSubstitutionInput> = {}, who = 'COR'): Promise<Substitution> => door.as(who, (tx) =>
  registerSubstitution(tx, { requestId: uuid(), habilitationId: actorId('A11'), substituteId: actorId('COR'), validFrom: days(from), validTo: days(to), ...more }));

describe('saying who replaces whom', () => {
  it('is told, and read by the whole département', async () => {
    const { id } = await register(0, 10);
    expect(await eventsOf(door, id)).toEqual(['substitution.registered']);
    expect(await door.reads('A1', (tx) => tx.allowed(Substitution, 'read', { where: { id } }))).toMatchObject([{ habilitationId: actorId('A11'), substituteId: actorId('COR'), validFrom: days(0), validTo: days(10) }]);
    expect(await door.reads('B1', (tx) => tx.allowed(Substitution, 'read', { where: { id } }))).toEqual([]);
  });

  it('is one at a time: dates that overlap are refused, those that touch are not', async () => {
    await register(20, 30);
    await register(30, 40);
    for (const [from, to] of [[25, 26], [19, 21], [39, 50], [10, 60], [20, 30]] as const) expect(await refusal(register(from, to))).toBe('DATES_CHEVAUCHEES validFrom');
    const twice = await Promise.allSettled([register(70, 80), register(75, 85)]);
    expect(twice.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is between two people of the correspondent’s own organisation', async () => {
    await register(100, 101);
    expect(await refusal(register(102, 103, { substituteId: actorId('A8') }))).toBe('AUTRE_ORGANISATION substituteId');
    expect(await refusal(register(102, 103, { habilitationId: actorId('A7'), substituteId: actorId('A6') }))).toBe('AUTRE_ORGANISATION habilitationId');
    for (const substituteId of [actorId('A11'), hat]) expect(await refusal(register(102, 103, { substituteId }))).toBe('POUR_SOI substituteId');
    for (const who of ['ADM', 'A4', 'A11']) expect(await refusal(register(102, 103, {}, who))).toBe('FONCTION_NON_COMPETENTE habilitationId');
    for (const unknown of [uuid(), actorId('B1')]) {
      expect(await refusal(register(102, 103, { habilitationId: unknown }))).toBe('INTROUVABLE habilitationId');
      expect(await refusal(register(102, 103, { substituteId: unknown }))).toBe('INTROUVABLE substituteId');
    }
  });

  it('begins before it ends, and is not over', async () => {
    for (const [from, to] of [[205, 204], [205, 205], [-9000, -8000]] as const) expect(await refusal(register(from, to))).toBe('DATE validTo');
  });

  it('asked twice by the same key, is one; for other dates, refuses', async () => {
    const requestId = uuid();
    const one = await register(300, 301, { requestId });
    expect((await register(300, 301, { requestId })).id).toBe(one.id);
    expect(await refusal(register(300, 302, { requestId }))).toBe('CLE_REUTILISEE requestId');
  });
});
