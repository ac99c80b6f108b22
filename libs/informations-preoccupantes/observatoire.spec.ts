import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId } from '../../test/support/situation.js';
import type { PlotCode } from './observatoire.type.js';
import { observatoire } from './observatoire.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const YEAR = 2024;
let rank = 900;
/** As many informations received that day, of this origin, in this state; no word in them, since none is counted. */
async function received(n: number, at: string, state = 'QUALIFIED', origin = '31', departement = 99): Promise<void> {
  for (let i = 0; i < n; i++) {
    const id = randomUUID();
    await door.db.owner.query('insert into app.information_preoccupante (id, departement, year, rank, author_id, received_at, recorded_at, grave_danger, state, request_id) values ($1, $2, $3, $4, $5, $6, $6, false, $7, $8)',
      [id, departement, YEAR, ++rank, actorId('A4'), at, state, randomUUID()]);
    await door.db.owner.query(`insert into app.informant (id, departement, intake_id, kind, detail, source, author_id, written_at, channel, origin, transmitted_by, identity_given) values ($1, $2, $3, 'INF', 'FULL', 'OTHER', $4, $5, 'PHONE', $6, '999', 'ANONYMOUS')`,
      [randomUUID(), departement, id, actorId('A4'), at, origin]);
  }
}
const cells = async (who: string, code: PlotCode): Promise<Record<string, number | null>> =>
  Object.fromEntries(((await door.as(who, (tx) => observatoire(tx, YEAR)))?.plots.find((p) => p.code === code)?.cells ?? []).map(({ key, n }) => [key, n]));

describe('a year in figures', () => {
  it('is said to whoever observes it, to the nearest five, and nothing of what is under five', async () => {
    await received(12, '2024-01-15T10:00:00Z', 'CLOSED_NO_ACTION');
    await received(4, '2024-03-31T21:59:00Z', 'IN_EVALUATION', '40');
    // An hour after midnight in France, it is April.
    await received(6, '2024-03-31T22:30:00Z', 'JUDICIAL_REFERRAL');
    for (const who of ['A18', 'A4', 'A8']) expect(await cells(who, 'RECEIVED')).toEqual({ '01': 10, '03': null, '04': 5 });
    expect(await cells('A18', 'ORIGIN')).toEqual({ 31: 20, 40: null });
    expect(await cells('A18', 'OUTCOME')).toEqual({ CLOSED_NO_ACTION: 10, JUDICIAL_REFERRAL: 5, RUNNING: null });
    expect((await door.as('A18', (tx) => observatoire(tx, YEAR)))?.legalMonths).toBe(3);
  });

  it('moves by five or not at all, is of one département, and is nothing for anybody else', async () => {
    const before = await cells('A18', 'RECEIVED');
    await received(1, '2024-03-10T10:00:00Z', 'QUALIFIED', '31', 98);
    expect(await cells('A18', 'RECEIVED')).toEqual(before);
    await received(1, '2024-01-20T10:00:00Z');
    await received(1, '2024-03-10T10:00:00Z');
    expect(await cells('A18', 'RECEIVED')).toEqual({ ...before, '01': 15, '03': 5 });
    for (const who of ['A5', 'A1', 'A9', 'A10']) expect(await door.as(who, (tx) => observatoire(tx, YEAR))).toBeNull();
  });

  it('counts whole months: what was received this month is of no figure yet', async () => {
    const { rows: [now] } = await door.db.owner.query<{ at: Date; year: number }>(`select app.now() as at, extract(year from app.now() at time zone 'Europe/Paris')::integer as year`);
    const months = async (): Promise<string[]> => (await door.as('A18', (tx) => observatoire(tx, now!.year)))!.plots.find((p) => p.code === 'RECEIVED')!.cells.map(({ key }) => key);
    const before = await months();
    for (let i = 0; i < 6; i++) await received(1, now!.at.toISOString());
    expect(await months()).toEqual(before);
  });
});
