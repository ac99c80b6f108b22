import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, dossier, letIn, refusal, situation, uuid } from '../../test/support/situation.js';
import { admit } from './admit.js';
import type { PreviewAdmissionInput } from './dossiers.inputs.js';
import type { AdmissionPreview } from './admission-preview.type.js';
import { previewAdmission } from './preview-admission.js';
import { writeEntry } from './write-entry.js';

let door: Door;
let dossierId: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => { dossierId = (await dossier(door)).id; });

const write = (who: string, kind: 'FAM' | 'SOC' | 'MED' | 'SCO', detail: 'FULL' | 'SUMMARY' = 'FULL'): Promise<unknown> =>
  door.as(who, (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind, detail, body: 'Un constat.' }));
const asked = (who: string, more: Partial<PreviewAdmissionInput> = {}): PreviewAdmissionInput =>
  Object.assign({ dossierId, habilitationId: actorId(who), kinds: ['FAM', 'SOC'], duty: 'NONE', purpose: 'EVALUATE' } satisfies PreviewAdmissionInput, more);
const shown = (who: string, more: Partial<PreviewAdmissionInput> = {}, by = 'A4'): Promise<AdmissionPreview> => door.reads(by, (tx) => previewAdmission(tx, asked(who, more)));
const admitShown = (who: string, effectDigest: string): Promise<unknown> =>
  door.as('A4', (tx) => admit(tx, Object.assign(asked(who), { requestId: uuid(), legalBasis: 'CASF_226_2_2' as const, necessity: 'Évaluer.', effectDigest })));

describe('what an admission opens', () => {
  it('is shown first: how many pieces of each kind chosen, and no exchange', async () => {
    await write('A4', 'FAM');
    await write('A4', 'FAM');
    await write('A4', 'SCO');
    expect(await shown('A5')).toMatchObject({ pieces: [{ kind: 'FAM', count: 2 }, { kind: 'SOC', count: 0 }], refusals: [], phrase: '1 personne gagne l’accès à 2 pièces ; à aucun échange.' });
  });

  it('is what the function reads: of a kind that it reads in summary, the summaries', async () => {
    await write('A4', 'SCO');
    await write('A4', 'SCO', 'SUMMARY');
    expect((await shown('A16', { kinds: ['SCO'] })).pieces).toEqual([{ kind: 'SCO', count: 2 }]);
    expect((await shown('A6', { kinds: ['SCO'] })).pieces).toEqual([{ kind: 'SCO', count: 1 }]);
    expect((await shown('A6', { kinds: ['SCO'], duty: 'EVALUATEUR' })).pieces).toEqual([{ kind: 'SCO', count: 2 }]);
  });

  it('is not counted for whoever does not know that kind by function: a number would say that there is some', async () => {
    await letIn(door, dossierId, 'A7', ['MED']);
    const before = await shown('A6', { kinds: ['MED'] });
    await write('A7', 'MED');
    expect(await shown('A6', { kinds: ['MED'] })).toEqual(before);
    expect(before).toMatchObject({ pieces: [{ kind: 'MED', count: null }], phrase: expect.stringContaining('ce que vous ne pouvez compter') as unknown });
    expect((await shown('A16', { kinds: ['LIE'] })).pieces).toEqual([{ kind: 'LIE', count: null }]);
    expect((await shown('A16', { kinds: ['LIE'] }, 'A8')).pieces).toEqual([{ kind: 'LIE', count: 0 }]);
  });

  it('says all that would refuse it, and why', async () => {
    await letIn(door, dossierId, 'A5', ['FAM']);
    expect((await shown('A6')).refusals).toEqual([]);
    expect((await shown('A5', { kinds: ['FAM', 'ENF'] })).refusals.map((r) => `${r.code} ${r.field}`)).toEqual(['HORS_MATRICE kinds', 'DATES_CHEVAUCHEES validFrom']);
    expect((await shown('A4', { kinds: ['LOG'] })).refusals.map((r) => r.code)).toEqual(['POUR_SOI', 'HORS_MATRICE']);
  });

  it('is for who may admit, and writes nothing', async () => {
    const { dossierId: theirs } = await situation(door, { A5: ['IDE', 'FAM'] });
    const before = await count(door, 'event');
    await shown('A6', { dossierId: theirs });
    expect(await refusal(shown('A6', { dossierId: theirs }, 'A5'))).toBe('FONCTION_NON_COMPETENTE dossierId');
    for (const who of ['A2', 'A10', 'ADMIN', 'B1']) expect(await refusal(shown('A6', { dossierId: theirs }, who))).toBe('INTROUVABLE dossierId');
    expect(await count(door, 'event')).toBe(before);
  });
});

describe('admitting what was shown', () => {
  it('is refused when a piece came meanwhile: nothing is done, and it is shown again', async () => {
    const { digest } = await shown('A5');
    await write('A4', 'SCO');
    await admitShown('A5', digest);
    const late = await shown('A6');
    await write('A4', 'FAM');
    expect(await refusal(admitShown('A6', late.digest))).toBe('EFFET_CHANGE effectDigest');
    expect(await count(door, 'admission', 'dossier_id = $1', [dossierId])).toBe(1);
    await admitShown('A6', (await shown('A6')).digest);
  });

  it('is of the very person, kinds and dates that were shown', async () => {
    const { digest } = await shown('A5');
    expect(await refusal(admitShown('A6', digest))).toBe('EFFET_CHANGE effectDigest');
    const narrow = await shown('A5', { kinds: ['FAM'] });
    expect(await refusal(admitShown('A5', narrow.digest))).toBe('EFFET_CHANGE effectDigest');
    await admitShown('A5', digest);
  });
});
