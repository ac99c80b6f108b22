import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { key, opened, reread, write, type Table } from '../../test/support/seance.js';
import { eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { Minutes, numberOf } from './minutes.entity.js';
import { recordPresence } from './record-presence.js';
import { previewMinutes, readMinutes, validateMinutes } from './validate-minutes.js';
import type { Minutes as Read } from './minutes/minutes.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const validate = (syntheseId: string, who = 'A8'): Promise<Minutes> => door.as(who, async (tx) => validateMinutes(tx, { ...key(syntheseId), effectDigest: (await previewMinutes(tx, syntheseId)).digest }));
const read = (who: string, { syntheseId }: Pick<Table, 'syntheseId'>): Promise<Read | null> => door.reads(who, async (tx) => {
  const [minutes] = await tx.allowed(Minutes, 'read', { where: { syntheseId } });
  return minutes ? await readMinutes(tx, minutes) : null;
});
const bodies = (minutes: Read): (string | null)[] => minutes.points.flatMap(({ lines }) => lines.map(({ said }) => said?.committed.body ?? null));

/** Two lines, of two kinds, closed. */
async function held(): Promise<Table> {
  const made = await opened(door, { A5: ['SOC', 'LOG'], A2: ['LOG', 'SCO'] }, 'A5');
  await door.as('A5', (tx) => recordPresence(tx, { ...key(made.syntheseId), convocationId: made.seats.A2, fact: 'ARRIVED', at: tx.now }));
  await write(door, 'A5', made.points.LOG, 'Salle 2.');
  await write(door, 'A5', made.points.SOC, 'Le logement est petit.');
  await reread(door, made);
  return made;
}

describe('minutes', () => {
  it('are validated by who convened, as they were shown, numbered and frozen; each reads their own lines, under one number and one hash', async () => {
    const made = await held();
    const minutes = await validate(made.syntheseId);
    expect(await eventsOf(door, minutes.id)).toEqual(['minutes.validated']);
    const readings = await Promise.all(['A8', 'A5', 'A2', 'A4'].map((who) => read(who, made)));
    expect(readings.map((one) => bodies(one!))).toEqual([['Salle 2.', 'Le logement est petit.'], ['Salle 2.', 'Le logement est petit.'], ['Salle 2.', null], ['Salle 2.', 'Le logement est petit.']]);
    for (const one of readings) expect([one!.hash, one!.header.number, one!.commitments]).toEqual([minutes.hash.toString('hex'), numberOf(minutes), readings[0]!.commitments]);
    expect(readings[2]!.points.flatMap(({ lines }) => lines).at(-1)!.reserved).toMatchObject({ kindName: 'évaluation sociale' });
    expect(readings[1]!.presence).toMatchObject([{ who: 'Hugo BERNADAC', leftAt: null }]);
    for (const who of ['A7', 'A9', 'A10', 'B1']) expect(await read(who, made)).toBe(null);
    expect(await refusal(write(door, 'A5', made.points.SOC, 'Encore.'))).toMatch(/^DEJA_VALIDE/);
    expect(await refusal(door.as('A8', (tx) => recordPresence(tx, { ...key(made.syntheseId), guest: 'PARENT', fact: 'ARRIVED', at: tx.now })))).toMatch(/^DEJA_VALIDE/);
  });

  it('take the next number of the year, without a gap, whoever validates at once', async () => {
    const meetings = [await held(), await held(), await held()];
    const ranks = (await Promise.all(meetings.map(({ syntheseId }) => validate(syntheseId)))).map(({ rank }) => rank).sort((a, b) => a - b);
    expect(ranks).toEqual([ranks[0]!, ranks[0]! + 1, ranks[0]! + 2]);
  });

  it('are validated once, of a meeting that is closed, by nobody else', async () => {
    const made = await opened(door, { A5: ['SOC'] }, 'A5');
    const { syntheseId, points } = made;
    expect(await refusal(validate(syntheseId))).toBe('SEANCE_NON_CLOSE syntheseId');
    await reread(door, made);
    expect(await refusal(validate(syntheseId, 'A5'))).toBe('FONCTION_NON_COMPETENTE syntheseId');
    expect(await refusal(validate(syntheseId, 'A9'))).toBe('INTROUVABLE syntheseId');
    const { digest } = await door.reads('A8', (tx) => previewMinutes(tx, syntheseId));
    await write(door, 'A5', points.SOC, 'Relu.');
    expect(await refusal(door.as('A8', (tx) => validateMinutes(tx, { ...key(syntheseId), effectDigest: digest })))).toBe('EFFET_CHANGE effectDigest');
    const asked = { ...key(syntheseId), effectDigest: (await door.reads('A8', (tx) => previewMinutes(tx, syntheseId))).digest };
    const [one, two] = await Promise.all([1, 2].map(() => door.as('A8', (tx) => validateMinutes(tx, asked))));
    expect(one!.id).toBe(two!.id);
    expect(await refusal(validate(syntheseId))).toBe('DEJA_VALIDE syntheseId');
    expect(await refusal(door.reads('A8', (tx) => previewMinutes(tx, uuid())))).toBe('INTROUVABLE syntheseId');
  });

  it('that somebody altered in the database are shown to nobody', async () => {
    const made = await held();
    await validate(made.syntheseId);
    expect(bodies((await read('A5', made))!)).toHaveLength(2);
    await door.db.owner.query(`update app.presence set at = at - interval '1 hour' where synthese_id = $1`, [made.syntheseId]);
    await expect(read('A2', made)).rejects.toThrow('ALTERED');
  });
});
