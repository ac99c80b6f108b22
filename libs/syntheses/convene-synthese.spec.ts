import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { uuid } from '../../test/support/database.js';
import { actorId, count, dossier, eventsOf, letIn, refusal } from '../../test/support/situation.js';
import { convened, convening, point, shownConvening, sits, slot } from '../../test/support/synthese.js';
import { changeAdmission } from '../dossiers/change-admission.js';
import { declareConflict } from '../dossiers/declare-conflict.js';
import { endAdmission } from '../dossiers/end-admission.js';
import { previewAdmission } from '../dossiers/preview-admission.js';
import { previewEndAdmission } from '../dossiers/preview-end-admission.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import { addConvocation } from './add-convocation.js';
import { awaitedInSyntheses } from './awaited.js';
import { conveneSynthese } from './convene-synthese.js';
import { Convocation } from './convocation.entity.js';
import { cancelSynthese, moveSynthese, setSyntheseDate } from './date-synthese.js';
import { endConvocation } from './end-convocation.js';
import { SyntheseDate } from './synthese-date.entity.js';
import { Synthese } from './synthese.entity.js';

let door: Door;
let dossierId: string;
let admissionId: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => {
  dossierId = (await dossier(door)).id;
  admissionId = (await letIn(door, dossierId, 'A5', ['SOC', 'LOG'])).id;
});

const asked = (more: Parameters<typeof convening>[1] = {}): ReturnType<typeof convening> => convening(dossierId, { points: [point('LOGISTIQUE'), point('EVALUATION')], people: [sits('A5')], ...more });
const knows = async (who: string, id: string): Promise<boolean> => (await door.reads(who, (tx) => tx.allowed(Synthese, 'read', { where: { id } }))).length > 0;
const seats = async (who: string, syntheseId: string): Promise<string[]> => (await door.reads(who, (tx) => tx.allowed(Convocation, 'read', { where: { syntheseId }, inForce: true }))).map((c) => c.habilitationId);
const dated = (more: object = {}): { requestId: string; startsAt: Date; endsAt: Date } => ({ requestId: uuid(), ...slot(20), ...more });
const dates = async (who: string, syntheseId: string): Promise<[number, string, string | null][]> =>
  (await door.reads(who, (tx) => tx.allowed(SyntheseDate, 'read', { where: { syntheseId }, order: ['sequence'] }))).map((d) => [d.sequence, d.fact, d.place]);
const expects = async (who: string): Promise<[string, Date | null][]> => await door.reads(who, async (tx) => (await awaitedInSyntheses({ tx: () => Promise.resolve(tx), actor: tx.actor } as never)).map((a) => [a.verb, a.dueAt]));

describe('convening a réunion de synthèse', () => {
  it('seats whoever convenes and those who were shown, and nobody else knows of it but those of the territory', async () => {
    const { id } = await convened(door, asked());
    expect(await knows('A5', id)).toBe(true);
    expect(await knows('A4', id)).toBe(true);
    await letIn(door, dossierId, 'A2', ['SCO', 'LOG']);
    expect(await knows('A2', id)).toBe(false);
    expect((await seats('A5', id)).sort()).toEqual([actorId('A8'), actorId('A5')].sort());
    expect(await seats('A4', id)).toEqual([]);
    expect(await eventsOf(door, id)).toEqual(['synthese.convened']);
  });

  it('is done as it was shown, or not at all; asked twice, it is done once', async () => {
    const { digest } = await shownConvening(door, asked());
    await letIn(door, dossierId, 'A2', ['LOG']);
    const key = uuid();
    const act = (more: object): Promise<Synthese> => door.as('A8', (tx) => conveneSynthese(tx, Object.assign({ requestId: key, effectDigest: digest }, asked(), more)));
    expect(await refusal(act({ people: [sits('A5'), sits('A2')] }))).toBe('EFFET_CHANGE effectDigest');
    const first = await act({});
    expect((await act({})).id).toBe(first.id);
    expect(await refusal(act({ type: 'CRISIS' }))).toBe('CLE_REUTILISEE requestId');
    expect(await count(door, 'synthese', 'dossier_id = $1', [dossierId])).toBe(1);
  });

  it('admits, by the same act, whoever is not admitted yet, through the one way in', async () => {
    const admission = { kinds: ['SCO' as const, 'LOG' as const], duty: 'NONE' as const, legalBasis: 'CASF_226_2_2' as const, necessity: 'Scolarité.' };
    const { id } = await convened(door, asked({ people: [sits('A2', { required: true, admission })] }));
    expect(await knows('A2', id)).toBe(true);
    expect(await count(door, 'admission', 'dossier_id = $1 and habilitation_id = $2', [dossierId, actorId('A2')])).toBe(1);
  });

  it('does nothing at all when one of them may not be convoked', async () => {
    expect(await refusal(convened(door, asked({ people: [sits('A5'), sits('A9')] })))).toBe('JAMAIS_CONVOQUE people');
    expect(await refusal(convened(door, asked({ people: [sits('A5'), sits('A2')] })))).toBe('NON_ADMIS people');
    expect(await count(door, 'synthese', 'dossier_id = $1', [dossierId])).toBe(0);
    await expect(convened(door, asked())).resolves.toMatchObject({ dossierId });
  });
});

describe('the date of a synthèse', () => {
  it('is set, moved, cancelled, each a line in order, told to those who sit there; its place is theirs to read', async () => {
    const { id } = await convened(door, asked());
    const set = await door.as('A8', (tx) => setSyntheseDate(tx, { syntheseId: id, ...dated(), place: 'MDS, salle 2' }));
    const moved = await door.as('A8', (tx) => moveSynthese(tx, { syntheseId: id, ...dated(slot(22)), place: 'Visioconférence', reason: 'Salle prise.' }));
    const cancelled = await door.as('A8', (tx) => cancelSynthese(tx, { requestId: uuid(), syntheseId: id, reason: 'Le mineur est accueilli.' }));
    expect(await dates('A5', id)).toEqual([[0, 'SET', 'MDS, salle 2'], [1, 'MOVED', 'Visioconférence'], [2, 'CANCELLED', 'Visioconférence']]);
    expect(cancelled.startsAt).toEqual(moved.startsAt);
    expect([await eventsOf(door, set.id), await eventsOf(door, moved.id), await eventsOf(door, cancelled.id)]).toEqual([['synthese.dated'], ['synthese.moved'], ['synthese.cancelled']]);
    expect(await refusal(door.as('A8', (tx) => moveSynthese(tx, { syntheseId: id, ...dated() })))).toBe('ANNULEE syntheseId');
  });

  it('is set once, then moved; in the future; asked twice, once', async () => {
    const { id } = await convened(door, asked());
    expect(await refusal(door.as('A8', (tx) => moveSynthese(tx, { syntheseId: id, ...dated() })))).toBe('SANS_DATE syntheseId');
    expect(await refusal(door.as('A8', (tx) => setSyntheseDate(tx, { syntheseId: id, ...dated(slot(-2)) })))).toBe('DATE startsAt');
    const input = { syntheseId: id, ...dated() };
    const first = await door.as('A8', (tx) => setSyntheseDate(tx, input));
    expect((await door.as('A8', (tx) => setSyntheseDate(tx, input))).id).toBe(first.id);
    expect(await refusal(door.as('A8', (tx) => setSyntheseDate(tx, { syntheseId: id, ...dated() })))).toBe('DEJA_FIXEE syntheseId');
  });

  it('is changed one at a time, without a hole, when two move it together', async () => {
    const { id } = await convened(door, asked({ date: slot(20) }));
    await Promise.all([21, 22, 23].map((days) => door.as('A8', (tx) => moveSynthese(tx, { syntheseId: id, requestId: uuid(), ...slot(days) }))));
    expect((await dates('A8', id)).map(([sequence]) => sequence)).toEqual([0, 1, 2, 3]);
  });

  it('is not for whoever sits there to change', async () => {
    const { id } = await convened(door, asked());
    await expect(door.as('A8', (tx) => setSyntheseDate(tx, { syntheseId: id, ...dated() }))).resolves.toMatchObject({ fact: 'SET' });
    expect(await refusal(door.as('A5', (tx) => moveSynthese(tx, { syntheseId: id, ...dated() })))).toBe('FONCTION_NON_COMPETENTE syntheseId');
    expect(await refusal(door.as('A2', (tx) => moveSynthese(tx, { syntheseId: id, ...dated() })))).toBe('INTROUVABLE syntheseId');
  });
});

describe('a convocation', () => {
  it('is added and ended by whoever convenes, and told to the person; once each', async () => {
    const { id } = await convened(door, asked());
    await letIn(door, dossierId, 'A2', ['SCO', 'LOG']);
    const add = (): Promise<Convocation> => door.as('A8', (tx) => addConvocation(tx, Object.assign({ syntheseId: id }, sits('A2'))));
    const added = await add();
    expect((await add()).id).toBe(added.id);
    expect(await knows('A2', id)).toBe(true);
    const end = (): Promise<Convocation> => door.as('A8', (tx) => endConvocation(tx, added.id));
    await end();
    await end();
    expect(await knows('A2', id)).toBe(false);
    expect(await eventsOf(door, added.id)).toEqual(['convocation.added', 'convocation.ended']);
    expect(await refusal(door.as('A5', (tx) => endConvocation(tx, added.id)))).toBe('INTROUVABLE convocationId');
  });

  it('ends with the admission that it stands on, which the preview of that end says; and goes on with the one that takes its place', async () => {
    const { id } = await convened(door, asked());
    expect(await door.reads('A8', (tx) => previewEndAdmission(tx, admissionId))).toMatchObject({ syntheses: 1, phrase: expect.stringContaining('ne siège plus à 1 réunion de synthèse') });
    const terms = { kinds: ['SOC' as const, 'FAM' as const, 'LOG' as const], duty: 'NONE' as const, purpose: 'EVALUATE' as const };
    const changed = await door.as('A8', async (tx) => changeAdmission(tx, { requestId: uuid(), admissionId, ...terms, legalBasis: 'CASF_226_2_2', necessity: 'Famille.',
      effectDigest: (await previewAdmission(tx, { dossierId, habilitationId: actorId('A5'), ...terms, replacesId: admissionId })).digest }));
    expect(await knows('A5', id)).toBe(true);
    await door.as('A8', (tx) => endAdmission(tx, changed.id));
    expect(await knows('A5', id)).toBe(false);
    expect(await seats('A8', id)).toEqual([actorId('A8')]);
  });

  it('ends with a conflict that keeps the person out, whatever it stands on', async () => {
    const { id } = await convened(door, asked({ people: [sits('A5'), sits('A4')] }));
    expect((await seats('A8', id)).length).toBe(3);
    for (const who of ['A5', 'A4']) {
      const { professionnelId } = await door.reads('A8', (tx) => tx.get(Habilitation, actorId(who), 'read'));
      await door.as('A8', (tx) => declareConflict(tx, { requestId: uuid(), dossierId, professionnelId, reason: 'Sa cousine.' }));
    }
    expect(await seats('A8', id)).toEqual([actorId('A8')]);
  });

  it('awaits the person until the meeting is over or cancelled, or it ends', async () => {
    const before = await expects('A5');
    const { id } = await convened(door, asked());
    expect((await expects('A5')).length).toBe(before.length + 1);
    const { startsAt } = await door.as('A8', (tx) => setSyntheseDate(tx, { syntheseId: id, ...dated() }));
    expect(await expects('A5')).toContainEqual(['ATTEND', startsAt]);
    expect(await expects('A17')).toEqual([]);
    await door.as('A8', (tx) => cancelSynthese(tx, { requestId: uuid(), syntheseId: id, reason: 'Reportée sans date.' }));
    expect(await expects('A5')).toEqual(before);
  });
});
