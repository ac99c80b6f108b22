import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { uuid } from '../../test/support/database.js';
import { actorId, dossier, inform, letIn, refusal } from '../../test/support/situation.js';
import { convened, convening, point, sits } from '../../test/support/synthese.js';
import type { Share } from '../dossiers/share.entity.js';
import { heldOf } from '../platform/rows.js';
import { addConvocation } from './add-convocation.js';
import { endConvocation } from './end-convocation.js';
import { Convocation } from './convocation.entity.js';
import { sharePoint } from './share-point.js';
import { SynthesePoint } from './synthese-point.entity.js';
import type { SharePointInput } from './syntheses.inputs.js';

let door: Door;
let dossierId: string;
let syntheseId: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => {
  dossierId = (await dossier(door)).id;
  await inform(door, dossierId);
  await letIn(door, dossierId, 'A7', ['SOC', 'MED']);
  await letIn(door, dossierId, 'A16', ['SOC', 'LOG']);
  syntheseId = (await convened(door, convening(dossierId, { points: [point('SANTE'), point('EVALUATION')], people: [sits('A7'), sits('A16')] }))).id;
});

const points = (who: string): Promise<SynthesePoint[]> => door.reads(who, (tx) => tx.allowed(SynthesePoint, 'notice', { where: { syntheseId }, order: ['position'] }));
const attends = async (who: string): Promise<string[]> => (await points(who)).filter((p) => heldOf(p) !== null).map((p) => p.heading);
const share = async (by: string, to: string, more: Partial<SharePointInput> = {}): Promise<Share> => {
  const [health] = await points('A8');
  return await door.as(by, (tx) => sharePoint(tx, { requestId: uuid(), pointId: health!.id, habilitationId: actorId(to), legalBasis: 'CASF_226_2_2', necessity: 'Décider de l’accueil.', ...more }));
};

describe('sharing a point of the agenda', () => {
  it('lets a doctor who attends « Santé » open it, in summary, to whoever convenes, and to whom it is shared alone', async () => {
    expect([await attends('A7'), await attends('A8'), await attends('A16')]).toEqual([['SANTE', 'EVALUATION'], ['EVALUATION'], ['EVALUATION']]);
    const key = uuid();
    const first = await share('A7', 'A16', { requestId: key });
    expect((await share('A7', 'A16', { requestId: key })).id).toBe(first.id);
    expect([await attends('A8'), await attends('A16')]).toEqual([['EVALUATION'], ['SANTE', 'EVALUATION']]);
  });

  it('opens nothing to whoever sits there no more', async () => {
    await share('A7', 'A16');
    const [seat] = await door.reads('A8', (tx) => tx.allowed(Convocation, 'read', { where: { syntheseId, habilitationId: actorId('A16') }, inForce: true }));
    await door.as('A8', (tx) => endConvocation(tx, seat!.id));
    expect(await points('A16')).toEqual([]);
  });

  it('is refused to whoever does not attend it by themselves, to whoever is not convoked, to whom the law opens nothing one by one, and on a basis that does not hold', async () => {
    await letIn(door, dossierId, 'A11', ['SOC']);
    await letIn(door, dossierId, 'A2', ['SCO']);
    expect(await refusal(share('A16', 'A8'))).toBe('INTROUVABLE pointId');
    expect(await refusal(share('A7', 'A11'))).toBe('HORS_CONVOCATION habilitationId');
    await door.as('A8', (tx) => addConvocation(tx, Object.assign({ syntheseId }, sits('A11'))));
    await door.as('A8', (tx) => addConvocation(tx, Object.assign({ syntheseId }, sits('A2'))));
    expect(await refusal(share('A7', 'A2'))).toBe('HORS_MATRICE habilitationId');
    expect(await refusal(share('A7', 'A11', { legalBasis: 'CSP_1110_4_III' }))).toBe('BASE_LEGALE legalBasis');
    await expect(share('A7', 'A11')).resolves.toMatchObject({ kind: 'MED', detail: 'SUMMARY' });
    await share('A7', 'A8');
    expect(await refusal(share('A8', 'A16'))).toBe('INTROUVABLE pointId');
  });
});
