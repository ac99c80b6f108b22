import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { count, dossier, eventsOf, refusal, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { DossierLink } from './dossier-link.entity.js';
import { Dossier } from './dossier.entity.js';
import { Enfant } from './enfant.entity.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

describe('opening a dossier', () => {
  it('makes the dossier, the child, the territory, a key of its own and two index tokens', async () => {
    const opened = await dossier(door, { givenNames: 'Noe\u0301' });
    const [child] = await door.reads('A4', (tx) => tx.allowed(Enfant, 'read', { where: { dossierId: opened.id } }));
    expect(child).toMatchObject({ surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2018-03-14', kind: 'IDE', source: 'OTHER' });
    expect(await count(door, 'dossier_territoire', 'dossier_id = $1 and territoire_id = $2', [opened.id, TERRITOIRES.nord])).toBe(1);
    expect(await count(door, 'data_key', `holder_id = $1 and holder_type = 'DOSSIER'`, [opened.id])).toBe(1);
    expect(await count(door, 'child_index', 'dossier_id = $1', [opened.id])).toBe(2);
    expect(await eventsOf(door, opened.id)).toEqual(['dossier.opened']);
    expect(await eventsOf(door, child!.id)).toEqual(['enfant.written']);
  });

  it('links the siblings both ways', async () => {
    const elder = await dossier(door);
    const younger = await dossier(door, { givenNames: 'Maëlle', siblingDossierIds: [elder.id] });
    const links = await door.reads('A4', (tx) => tx.allowed(DossierLink, 'read', { among: { dossierId: [elder.id, younger.id] } }));
    expect(links.map((l) => [l.dossierId, l.linkedId])).toEqual(expect.arrayContaining([[elder.id, younger.id], [younger.id, elder.id]]));
  });

  it('asked twice by the same key, opens once', async () => {
    const requestId = uuid();
    const [one, two] = [await dossier(door, { requestId }), await dossier(door, { requestId })];
    expect(two.id).toBe(one.id);
    expect(await count(door, 'dossier', 'request_id = $1', [requestId])).toBe(1);
    expect(await eventsOf(door, one.id)).toEqual(['dossier.opened']);
  });

  it('asked twice at once by the same key, opens once', async () => {
    const requestId = uuid();
    const opened = await Promise.all(Array.from({ length: 5 }, () => dossier(door, { requestId })));
    expect(new Set(opened.map((d) => d.id)).size).toBe(1);
    expect(await count(door, 'dossier', 'request_id = $1', [requestId])).toBe(1);
  });

  it('refuses the same key for another child, and keeps the first', async () => {
    const requestId = uuid();
    const first = await dossier(door, { requestId });
    expect(await refusal(dossier(door, { requestId, givenNames: 'Maëlle' }))).toBe('CLE_REUTILISEE requestId');
    expect(await refusal(dossier(door, { requestId, territoireId: TERRITOIRES.sud }))).toBe('CLE_REUTILISEE requestId');
    expect(await eventsOf(door, first.id)).toEqual(['dossier.opened']);
  });

  it('is for the CRIP and the RASE only', async () => {
    await dossier(door, {}, 'A8');
    const before = await count(door, 'dossier');
    for (const who of ['A1', 'A2', 'A5', 'A7', 'A10', 'A16', 'ADMIN']) expect(await refusal(dossier(door, {}, who))).toMatch(/^INTROUVABLE/);
    expect(await count(door, 'dossier')).toBe(before);
  });

  it('is on a territory of one’s own', async () => {
    await dossier(door, { territoireId: TERRITOIRES.sud }, 'A4');
    expect(await refusal(dossier(door, { territoireId: TERRITOIRES.sud }, 'A8'))).toBe('INTROUVABLE territoireId');
    expect(await refusal(dossier(door, { territoireId: uuid() }, 'A4'))).toBe('INTROUVABLE territoireId');
  });

  it('links only to dossiers that one knows', async () => {
    const south = await dossier(door, { territoireId: TERRITOIRES.sud });
    await dossier(door, { siblingDossierIds: [south.id] }, 'A4');
    expect(await refusal(dossier(door, { siblingDossierIds: [south.id] }, 'A8'))).toBe('INTROUVABLE siblingDossierIds');
    expect(await refusal(dossier(door, { siblingDossierIds: [uuid()] }, 'A8'))).toBe('INTROUVABLE siblingDossierIds');
  });

  it.each([
    ['birthDate', { birthDate: '2018-02-30' }, 'FORMAT'],
    ['birthDate', { birthDate: '2999-01-01' }, 'DATE'],
    ['surname', { surname: ' ' }, 'OBLIGATOIRE'],
    ['surname', { surname: 'VAS\u202eSELIN' }, 'CARACTERE_REFUSE'],
    ['givenNames', { givenNames: 'N'.repeat(101) }, 'TROP_LONG'],
    ['territoireId', { territoireId: 'nord' }, 'FORMAT'],
  ])('names the field that is wrong: %s %j', async (field, wrong, code) => {
    expect(await refusal(dossier(door, wrong))).toBe(`${code} ${field}`);
  });

  it('is known within its territory, and to nobody else', async () => {
    const south = await dossier(door, { territoireId: TERRITOIRES.sud });
    const knows = (who: string): Promise<unknown[]> => door.reads(who, (tx) => tx.allowed(Dossier, 'read', { where: { id: south.id } }));
    expect(await knows('A4')).toHaveLength(1);
    for (const who of ['A8', 'A5', 'A10', 'B1', 'ADMIN']) expect(await knows(who)).toEqual([]);
  });
});
