import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, dossier, exchange, letIn, nameAs, refusal, situation, uuid } from '../../test/support/situation.js';
import type { ClosingEffect } from './closing-effect.type.js';
import { endAdmission } from './end-admission.js';
import { previewEndAdmission } from './preview-end-admission.js';
import { writeEntry } from './write-entry.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const shown = (id: string, who = 'A4'): Promise<ClosingEffect> => door.reads(who, (tx) => previewEndAdmission(tx, id));
const end = (id: string, digest?: string): Promise<unknown> => door.as('A4', (tx) => endAdmission(tx, id, digest));
const write = (who: string, dossierId: string, kind: 'FAM' | 'MED'): Promise<unknown> => door.as(who, (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind, detail: 'FULL', body: 'Un constat.' }));

describe('before an admission is ended', () => {
  it('says who loses how much of what one counts, how many exchanges, and that the child loses its référent', async () => {
    const { dossierId, admissions } = await situation(door, { A5: ['IDE', 'FAM'], A7: ['FAM', 'MED'] });
    await exchange(door, dossierId, ['A5']);
    await nameAs(door, dossierId, 'A5');
    await write('A4', dossierId, 'FAM');
    await write('A7', dossierId, 'MED');
    expect(await shown(admissions.A5!)).toMatchObject({
      losing: [{ id: actorId('A5') }], threads: 2, referent: true, pieces: [{ kind: 'IDE', count: 0 }, { kind: 'FAM', count: 1 }],
      phrase: '0 personne gagne un accès, 1 perd l’accès à 1 pièce et à 2 échanges, et n’est plus le référent ; ce que d’autres droits lui ouvrent lui reste.',
    });
    expect(await shown(admissions.A7!)).toMatchObject({
      threads: 1, referent: false, pieces: [{ kind: 'FAM', count: 1 }, { kind: 'MED', count: null }],
      phrase: '0 personne gagne un accès, 1 perd l’accès à 1 pièce, à ce que vous ne pouvez compter, et à 1 échange ; ce que d’autres droits lui ouvrent lui reste.',
    });
  });

  it('holds to what was shown: a piece, an exchange, a nomination that came meanwhile is shown first, a piece that one may not count is not', async () => {
    const { dossierId, admissions } = await situation(door, { A5: ['IDE', 'FAM'], A7: ['FAM', 'MED'] });
    for (const meanwhile of [() => write('A4', dossierId, 'FAM'), () => exchange(door, dossierId, ['A5']), () => nameAs(door, dossierId, 'A5')]) {
      const { digest } = await shown(admissions.A5!);
      await meanwhile();
      expect(await refusal(end(admissions.A5!, digest))).toBe('EFFET_CHANGE effectDigest');
    }
    const { digest } = await shown(admissions.A7!);
    await write('A7', dossierId, 'MED');
    await end(admissions.A7!, digest);
    await end(admissions.A5!, (await shown(admissions.A5!)).digest);
    expect(await shown(admissions.A5!)).toMatchObject({ losing: [], pieces: [], threads: 0, phrase: 'Cette admission a déjà pris fin : 0 personne gagne un accès, 0 en perd.' });
  });

  it('says of one that has not begun that nobody loses anything', async () => {
    const { id: dossierId } = await dossier(door);
    const { id } = await letIn(door, dossierId, 'A5', ['LOG'], { validFrom: new Date(Date.now() + 86_400_000) });
    const { losing, phrase, digest } = await shown(id);
    expect([losing, phrase]).toEqual([[], 'Cette admission ne commencera pas : 0 personne gagne un accès, 0 en perd.']);
    await end(id, digest);
  });

  it('is for who may end it: whoever is admitted is told why not, for others there is none', async () => {
    const { admissions } = await situation(door, { A5: ['IDE', 'FAM'], A6: ['IDE'] });
    await shown(admissions.A5!, 'A8');
    for (const who of ['A5', 'A6']) expect(await refusal(shown(admissions.A5!, who))).toBe('FONCTION_NON_COMPETENTE admissionId');
    for (const who of ['A2', 'A10', 'DPO', 'B1']) expect([who, await refusal(shown(admissions.A5!, who))]).toEqual([who, 'INTROUVABLE admissionId']);
    for (const id of [uuid(), actorId('A5')]) expect(await refusal(shown(id))).toBe('INTROUVABLE admissionId');
    expect(await refusal(shown('x'))).toBe('FORMAT admissionId');
  });
});
