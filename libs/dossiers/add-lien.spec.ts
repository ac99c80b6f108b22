import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { dossier, eventsOf, letIn, parent, refusal, uuid } from '../../test/support/situation.js';
import { addLien } from './add-lien.js';
import { addPersonne } from './add-personne.js';
import type { AddLienInput, AddPersonneInput } from './dossiers.inputs.js';
import { endLien } from './end-lien.js';
import { Lien } from './lien.entity.js';
import { Personne } from './personne.entity.js';

let door: Door;
let dossierId: string;
beforeAll(async () => {
  door = await openDoor();
  dossierId = (await dossier(door)).id;
  await letIn(door, dossierId, 'A5', ['IDE', 'FAM']);
  await letIn(door, dossierId, 'A16', ['IDE', 'SOC']);
});
afterAll(() => door.close());

const person = (who: string, more: Partial<AddPersonneInput> = {}): Promise<Personne> =>
  door.as(who, (tx) => addPersonne(tx, { requestId: uuid(), dossierId, surname: 'DORMOND', givenNames: 'Kylian', ...more }));
const tie = (who: string, personneId: string, more: Partial<AddLienInput> = {}): Promise<Lien> =>
  door.as(who, (tx) => addLien(tx, { requestId: uuid(), personneId, nature: 'HOUSEHOLD', quality: 'compagnon de la mère', validFrom: new Date('2023-09-02'), ...more }));
const reads = async (who: string, id: string): Promise<unknown[]> => await door.reads(who, (tx) => tx.allowed(Personne, 'read', { where: { id } }));

describe('a person around the child', () => {
  it('is sealed, one row for one dossier, for those whom the family is open to', async () => {
    const { id } = await person('A5');
    expect(await reads('A4', id)).toMatchObject([{ surname: 'DORMOND', givenNames: 'Kylian', kind: 'FAM' }]);
    expect(await reads('A16', id)).toEqual([]);
    expect(await eventsOf(door, id)).toEqual(['personne.written']);
    const { rows: [stored] } = await door.db.owner.query<{ surname: Buffer }>('select surname from app.personne where id = $1', [id]);
    expect(stored!.surname.includes('DORMOND')).toBe(false);
  });

  it('asked twice by the same key, is added once', async () => {
    const requestId = uuid();
    const one = await person('A5', { requestId });
    expect((await person('A5', { requestId })).id).toBe(one.id);
    expect(await refusal(person('A5', { requestId, surname: 'AUTRE' }))).toBe('CLE_REUTILISEE requestId');
  });

  it('is added by who may write about the family', async () => {
    expect(await refusal(person('A16'))).toBe('HORS_ADMISSION dossierId');
    for (const who of ['A2', 'A10', 'B1']) expect(await refusal(person(who))).toBe('INTROUVABLE dossierId');
  });
});

describe('what ties a person to the child', () => {
  it('is said with its date, ended, and said again: nothing is edited', async () => {
    const { id: personneId } = await person('A5');
    const first = await tie('A5', personneId);
    expect(await refusal(tie('A5', personneId))).toBe('CHEVAUCHEMENT validFrom');
    await tie('A5', personneId, { nature: 'PARENTAL_AUTHORITY', quality: 'père' });
    const end = (who: string): Promise<Lien> => door.as(who, (tx) => endLien(tx, first.id));
    for (const who of ['A16', 'A2', 'B1']) expect(await refusal(end(who))).toBe('INTROUVABLE lienId');
    await end('A4');
    await end('A4');
    expect(await eventsOf(door, first.id)).toEqual(['lien.written', 'lien.ended']);
    await tie('A5', personneId, { validFrom: new Date() });
    const liens = await door.reads('A5', (tx) => tx.allowed(Lien, 'read', { where: { personneId } }));
    expect(liens.map((l) => l.nature).sort()).toEqual(['HOUSEHOLD', 'HOUSEHOLD', 'PARENTAL_AUTHORITY']);
  });

  it('asked twice by the same key, is said once', async () => {
    const { id: personneId } = await person('A5');
    const requestId = uuid();
    const one = await tie('A5', personneId, { requestId });
    expect((await tie('A5', personneId, { requestId })).id).toBe(one.id);
    expect(await refusal(tie('A5', personneId, { requestId, nature: 'RELATIVE' }))).toBe('CLE_REUTILISEE requestId');
  });

  it('is not of the future, and of nobody whom one does not know', async () => {
    const { personneId } = await parent(door, dossierId);
    expect(await refusal(tie('A5', personneId, { validFrom: new Date('2999-01-01') }))).toBe('DATE validFrom');
    expect(await refusal(tie('A5', uuid()))).toBe('INTROUVABLE personneId');
    expect(await refusal(tie('A16', personneId))).toBe('INTROUVABLE personneId');
  });
});
