import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { dossier, letIn, refusal, uuid } from '../../test/support/situation.js';
import { convened, convening, point, shownConvening, sits, slot } from '../../test/support/synthese.js';
import { moveSynthese, setSyntheseDate } from './date-synthese.js';
import type { SyntheseType } from './words.js';

let door: Door;
let dossierId: string;
beforeAll(async () => {
  door = await openDoor();
  ({ id: dossierId } = await dossier(door));
  await letIn(door, dossierId, 'A5', ['LOG']);
});
afterAll(() => door.close());

const asked = (type: SyntheseType, days?: number, reason?: string) => convening(dossierId, { type, points: [point('LOGISTIQUE')], people: [sits('A5')], ...(days && { date: slot(days, { reason }) }) });

describe('a date nearer than usage lets people come', () => {
  it('is taken with a reason in writing, and told before it is done', async () => {
    expect((await shownConvening(door, asked('EVALUATION', 3))).warnings.map((w) => w.code)).toContain('DELAI_COURT');
    expect(await refusal(convened(door, asked('EVALUATION', 3)))).toBe('MOTIF_REQUIS reason');
    await convened(door, asked('EVALUATION', 3, 'La mère accouche dans la semaine.'));
    expect((await shownConvening(door, asked('EVALUATION', 30))).warnings.map((w) => w.code)).not.toContain('DELAI_COURT');
    await convened(door, asked('EVALUATION', 30));
  });

  it('is two days away without a word in a crisis, and not in the hour', async () => {
    await convened(door, asked('CRISIS', 2));
    const { id: syntheseId } = await convened(door, asked('CRISIS'));
    const soon = slot(0.2);
    expect(await refusal(door.as('A8', (tx) => setSyntheseDate(tx, { requestId: uuid(), syntheseId, ...soon })))).toBe('MOTIF_REQUIS reason');
    await door.as('A8', (tx) => setSyntheseDate(tx, { requestId: uuid(), syntheseId, ...soon, reason: 'L’enfant a fugué cette nuit.' }));
  });

  it('is reasoned when it is moved too', async () => {
    const { id: syntheseId } = await convened(door, asked('FOLLOW_UP', 30));
    expect(await refusal(door.as('A8', (tx) => moveSynthese(tx, { requestId: uuid(), syntheseId, ...slot(4) })))).toBe('MOTIF_REQUIS reason');
    await door.as('A8', (tx) => moveSynthese(tx, { requestId: uuid(), syntheseId, ...slot(31) }));
  });
});
