import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, eventsOf, refusal, say, seen, situation, uuid } from '../../test/support/situation.js';
import { addParticipant } from '../threads/add-participant.js';
import { previewParticipant } from '../threads/preview-participant.js';
import type { Admission } from './admission.entity.js';
import { changeAdmission } from './change-admission.js';
import type { ChangeAdmissionInput } from './dossiers.inputs.js';
import { endAdmission } from './end-admission.js';
import { previewAdmission } from './preview-admission.js';

let door: Door;
let dossierId: string;
let threadId: string;
let admissions: Record<string, string>;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => { ({ dossierId, threadId, admissions } = await situation(door, { A5: ['IDE', 'FAM'] })); });

const change = (more: Partial<ChangeAdmissionInput> = {}, by = 'A4'): Promise<Admission> => door.as(by, async (tx) => {
  const input = { admissionId: admissions.A5!, kinds: ['IDE', 'FAM', 'SOC'] as ChangeAdmissionInput['kinds'], duty: 'NONE', purpose: 'EVALUATE', ...more } as const;
  const { digest } = await previewAdmission(tx, { ...input, dossierId, habilitationId: actorId('A5'), replacesId: input.admissionId });
  return await changeAdmission(tx, { requestId: uuid(), legalBasis: 'CASF_226_2_2', necessity: 'Évaluer aussi.', effectDigest: digest, ...input });
});
const now = (): Promise<number> => count(door, 'admission', 'dossier_id = $1 and valid_from <= app.now() and app.now() < valid_to', [dossierId]);

describe('changing an admission', () => {
  it('takes the place of the former one at once, and keeps the exchanges where they were', async () => {
    await say(door, 'A4', threadId, { body: 'Avant.' });
    await say(door, 'A4', threadId, { kind: 'SOC', body: 'Du social.' });
    expect(await seen(door, 'A5', threadId)).toEqual([{ seq: 1, body: 'Avant.' }, { seq: 2, body: null }]);
    const changed = await change();
    expect(await now()).toBe(1);
    expect(await seen(door, 'A5', threadId)).toEqual([{ seq: 1, body: 'Avant.' }, { seq: 2, body: 'Du social.' }]);
    await say(door, 'A5', threadId, { body: 'Je continue.' });
    expect([await eventsOf(door, admissions.A5!), await eventsOf(door, changed.id)]).toEqual([['admission.granted', 'admission.ended'], ['admission.granted']]);
  });

  it('closes what is no longer among its kinds, and moves the actor’s epoch', async () => {
    await say(door, 'A4', threadId, { body: 'Avant.' });
    const { epoch } = await door.actor('A5');
    await change({ kinds: ['IDE'] });
    expect(await seen(door, 'A5', threadId)).toEqual([{ seq: 1, body: null }]);
    expect((await door.actor('A5')).epoch).toBeGreaterThan(epoch);
  });

  it('opens no exchange that was not open, nor its past', async () => {
    await say(door, 'A4', threadId);
    const { id: ended } = await change();
    await door.as('A4', (tx) => endAdmission(tx, ended));
    expect(await seen(door, 'A5', threadId)).toEqual([]);
    expect(await refusal(change({ admissionId: ended }))).toBe('DEJA_FINIE admissionId');
    expect(await count(door, 'participation', 'thread_id = $1 and habilitation_id = $2 and valid_to > app.now()', [threadId, actorId('A5')])).toBe(0);
  });

  it('goes through the guards of an admission, for six months more at most', async () => {
    const far = new Date(Date.now() + 200 * 86_400_000);
    expect(await refusal(change({ validTo: far }))).toBe('DATE validTo');
    expect(await refusal(change({ kinds: ['MED'] }))).toBe('HORS_MATRICE kinds');
    expect(await refusal(door.as('A4', (tx) => changeAdmission(tx, { requestId: uuid(), admissionId: admissions.A5!, kinds: ['IDE'], duty: 'NONE', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Non.', effectDigest: '' }))))
      .toBe('EFFET_CHANGE effectDigest');
    expect(await now()).toBe(1);
    await change();
  });

  it('asked twice by the same key, changes once', async () => {
    const requestId = uuid();
    const one = await change({ requestId });
    expect((await change({ requestId })).id).toBe(one.id);
    expect(await refusal(change({ requestId, purpose: 'DETERMINE_ACTION' }))).toBe('CLE_REUTILISEE requestId');
    expect(await now()).toBe(1);
  });

  it('is for the designated responsables of the territory', async () => {
    for (const who of ['A6', 'A2', 'ADMIN', 'B1']) expect(await refusal(change({}, who))).toContain('INTROUVABLE');
    expect(await refusal(change({}, 'A5'))).toBe('FONCTION_NON_COMPETENTE dossierId');
    await change({}, 'A8');
    await door.as('A4', async (tx) => {
      const asked = { threadId, habilitationId: actorId('A5') };
      return await addParticipant(tx, { ...asked, openPast: true, effectDigest: (await previewParticipant(tx, asked)).digest });
    });
  });
});
