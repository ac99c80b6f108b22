import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { key, opened, reread, table } from '../../test/support/seance.js';
import { polled } from '../../test/support/poll.js';
import { slot } from '../../test/support/synthese.js';
import { count, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { cancelSynthese, moveSynthese, setSyntheseDate } from './date-synthese.js';
import { SeanceStep } from './seance-step.entity.js';
import { closeSeance, openSeance, showPoint } from './take-seance-step.js';
import { previewMinutes, validateMinutes } from './validate-minutes.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const facts = async (who: string, syntheseId: string): Promise<string[]> =>
  (await door.reads(who, (tx) => tx.allowed(SeanceStep, 'read', { where: { syntheseId }, order: ['sequence'] }))).map(({ fact }) => fact);

describe('a meeting being held', () => {
  it('is opened, goes from point to point, and is closed, before all those who sit there', async () => {
    const { syntheseId, points } = await table(door, { A5: ['FAM'], A2: ['LOG'] });
    const first = await door.as('A8', (tx) => openSeance(tx, key(syntheseId)));
    for (const kind of ['SCO', 'MED'] as const) await door.as('A8', (tx) => showPoint(tx, { ...key(syntheseId), pointId: points[kind] }));
    await door.as('A8', (tx) => closeSeance(tx, key(syntheseId)));
    for (const who of ['A8', 'A5', 'A2']) expect(await facts(who, syntheseId)).toEqual(['OPENED', 'POINT', 'POINT', 'CLOSED']);
    expect(await eventsOf(door, first.id)).toEqual(['seance.opened']);
  });

  it('asked twice by the same key, is one; by another, is refused', async () => {
    const { syntheseId } = await table(door, { A5: ['FAM'] });
    const asked = key(syntheseId);
    const [one, two] = await Promise.all([1, 2].map(() => door.as('A8', (tx) => openSeance(tx, asked))));
    expect(one!.id).toBe(two!.id);
    expect(await refusal(door.as('A8', (tx) => closeSeance(tx, asked)))).toBe('CLE_REUTILISEE requestId');
    expect(await refusal(door.as('A8', (tx) => openSeance(tx, key(syntheseId))))).toBe('SEANCE_OUVERTE syntheseId');
    expect(await facts('A8', syntheseId)).toEqual(['OPENED']);
  });

  it('goes nowhere before it is opened, nor after the end', async () => {
    const { syntheseId, points } = await table(door, { A5: ['FAM'] });
    expect(await refusal(door.as('A8', (tx) => closeSeance(tx, key(syntheseId))))).toBe('SEANCE_NON_OUVERTE syntheseId');
    await door.as('A8', (tx) => openSeance(tx, key(syntheseId)));
    await door.as('A8', (tx) => closeSeance(tx, key(syntheseId)));
    for (const act of [closeSeance, (tx: never, input: never) => showPoint(tx, { ...(input as object), pointId: points.LOG } as never)]) {
      expect(await refusal(door.as('A8', (tx) => act(tx as never, key(syntheseId) as never)))).toBe('SEANCE_CLOSE syntheseId');
    }
    expect(await refusal(door.as('A8', (tx) => openSeance(tx, key(syntheseId))))).toBe('SEANCE_OUVERTE syntheseId');
  });

  it('is opened and closed by who convenes alone; whoever holds the pen goes on to the next point', async () => {
    const { syntheseId, points } = await opened(door, { A5: ['FAM'], A2: ['LOG'] }, 'A5');
    expect((await door.as('A5', (tx) => showPoint(tx, { ...key(syntheseId), pointId: points.SOC }))).fact).toBe('POINT');
    expect(await refusal(door.as('A2', (tx) => showPoint(tx, { ...key(syntheseId), pointId: points.SOC })))).toBe('SANS_LA_PLUME syntheseId');
    expect(await refusal(door.as('A5', (tx) => closeSeance(tx, key(syntheseId))))).toBe('AUTRE_ACTE syntheseId');
    for (const who of ['A7', 'A9', 'A10', 'B1']) expect(await refusal(door.as(who, (tx) => openSeance(tx, key(syntheseId))))).toBe('INTROUVABLE syntheseId');
    expect(await refusal(door.as('A8', (tx) => openSeance(tx, key(uuid()))))).toBe('INTROUVABLE syntheseId');
  });

  it('stays on its own agenda', async () => {
    const { syntheseId } = await opened(door, { A5: ['FAM'] });
    const other = await table(door, { A5: ['FAM'] });
    expect(await refusal(door.as('A8', (tx) => showPoint(tx, { ...key(syntheseId), pointId: other.points.SCO })))).toBe('AUTRE_REUNION pointId');
    expect(await refusal(door.as('A8', (tx) => showPoint(tx, { ...key(syntheseId), pointId: uuid() })))).toBe('INTROUVABLE pointId');
  });

  it('opened, is neither moved nor cancelled nor asked about any more, and no less once its minutes are validated; told why', async () => {
    const made = await table(door, { A5: ['FAM'] });
    const { syntheseId } = made;
    const move = (days: number): Promise<unknown> => door.as('A8', (tx) => moveSynthese(tx, { requestId: uuid(), syntheseId, ...slot(days) }));
    const cancel = (): Promise<unknown> => door.as('A8', (tx) => cancelSynthese(tx, { requestId: uuid(), syntheseId, reason: 'Reportée.' }));
    await door.as('A8', (tx) => setSyntheseDate(tx, { requestId: uuid(), syntheseId, ...slot(20) }));
    await move(21);
    await door.as('A8', (tx) => openSeance(tx, key(syntheseId)));
    expect([await refusal(move(30)), await refusal(cancel()), await refusal(polled(door, syntheseId))]).toEqual(Array(3).fill('SEANCE_TENUE syntheseId'));
    await reread(door, made);
    await door.as('A8', async (tx) => validateMinutes(tx, { ...key(syntheseId), effectDigest: (await previewMinutes(tx, syntheseId)).digest }));
    expect([await refusal(move(30)), await refusal(cancel())]).toEqual(Array(2).fill('SEANCE_TENUE syntheseId'));
    expect(await count(door, 'synthese_date', 'synthese_id = $1', [syntheseId])).toBe(2);
  });

  it('opened while it is moved, was moved before, or is not moved at all', async () => {
    for (let round = 0; round < 6; round++) {
      const { syntheseId } = await table(door, { A5: ['FAM'] });
      await door.as('A8', (tx) => setSyntheseDate(tx, { requestId: uuid(), syntheseId, ...slot(20) }));
      const [, moved] = await Promise.allSettled([door.as('A8', (tx) => openSeance(tx, key(syntheseId))), door.as('A8', (tx) => moveSynthese(tx, { requestId: uuid(), syntheseId, ...slot(21) }))]);
      expect(await facts('A5', syntheseId)).toEqual(['OPENED']);
      expect(await count(door, 'synthese_date', 'synthese_id = $1', [syntheseId])).toBe(moved.status === 'fulfilled' ? 2 : 1);
      if (moved.status === 'rejected') expect(await refusal(Promise.reject(moved.reason as Error))).toBe('SEANCE_TENUE syntheseId');
    }
  });
});
