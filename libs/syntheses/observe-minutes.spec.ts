import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { draft, nothing, observe, passed, reply, validated } from '../../test/support/review.js';
import { opened } from '../../test/support/seance.js';
import { count, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { heldOf } from '../platform/rows.js';
import { Observation } from './observation.entity.js';
import { Relecture } from './relecture.entity.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const read = async (who: string, syntheseId: string): Promise<string[]> => (await door.reads(who, (tx) => tx.allowed(Observation, 'read', { where: { syntheseId }, order: ['writtenAt'] }))).map(({ body }) => body);
const noticed = async (who: string, syntheseId: string): Promise<(string | null)[]> => (await door.reads(who, (tx) => tx.allowed(Observation, 'notice', { where: { syntheseId } }))).map((o) => heldOf(o));

describe('an observation', () => {
  it('is of a point, or of a line of it, under its kind; read as that is, and noticed by who sits there', async () => {
    const { syntheseId, points, lines } = await draft(door);
    const of = await observe(door, 'A5', points.SOC, { lineId: lines.SOC });
    expect([of.kind, of.lineId, of.pointId, await eventsOf(door, of.id)]).toEqual(['SOC', lines.SOC, points.SOC, ['observation.made']]);
    const health = await observe(door, 'A7', points.MED, { body: 'Sur un mois.', lineId: lines.MED });
    expect([health.kind, health.detail, health.source]).toEqual(['MED', 'SUMMARY', 'PMI']);
    expect(await Promise.all(['A8', 'A5', 'A7', 'A2', 'A4', 'A9', 'B1'].map((who) => read(who, syntheseId)))).toEqual([
      ['Il a deux pièces.'], ['Il a deux pièces.'], ['Il a deux pièces.', 'Sur un mois.'], [], ['Il a deux pièces.'], [], []]);
    expect([await noticed('A2', syntheseId), await noticed('A9', syntheseId)]).toEqual([[null, null], []]);
  });

  it('is by nobody who does not read it, does not sit there, or speaks of another point', async () => {
    const { points, lines } = await draft(door);
    expect((await observe(door, 'A5', points.LOG)).kind).toBe('LOG');
    expect(await refusal(observe(door, 'A2', points.SOC))).toMatch(/ pointId$/);
    expect(await refusal(observe(door, 'A5', points.MED))).toMatch(/ pointId$/);
    expect(await refusal(observe(door, 'A4', points.SOC))).toBe('HORS_CONVOCATION pointId');
    for (const who of ['A9', 'A16', 'B1']) expect(await refusal(observe(door, who, points.SOC))).toBe('INTROUVABLE pointId');
    expect(await refusal(observe(door, 'A5', points.LOG, { lineId: lines.SOC }))).toBe('AUTRE_POINT lineId');
    expect(await refusal(observe(door, 'A5', points.SOC, { lineId: uuid() }))).toBe('INTROUVABLE lineId');
    expect(await refusal(observe(door, 'A5', points.SOC, { body: ' ' }))).toBe('OBLIGATOIRE body');
  });

  it('asked twice by the same key is one, and the same key for another is refused', async () => {
    const { syntheseId, points } = await draft(door);
    const requestId = uuid();
    const [one, two] = await Promise.all([1, 2].map(() => observe(door, 'A5', points.SOC, { requestId })));
    expect(one!.id).toBe(two!.id);
    expect(await refusal(observe(door, 'A5', points.SOC, { requestId, body: 'Autre chose.' }))).toBe('CLE_REUTILISEE requestId');
    expect(await count(door, 'observation', 'synthese_id = $1', [syntheseId])).toBe(1);
  });

  it('is made once the meeting is closed, before the term, and of nothing that is validated', async () => {
    const { points: open } = await opened(door, { A5: ['SOC'] });
    expect(await refusal(observe(door, 'A5', open.SOC))).toBe('SEANCE_NON_CLOSE syntheseId');
    const late = await draft(door);
    await observe(door, 'A5', late.points.SOC);
    await passed(door, late.syntheseId);
    expect(await refusal(observe(door, 'A5', late.points.SOC))).toBe('RELECTURE_FINIE syntheseId');
    expect(await refusal(nothing(door, 'A7', late.syntheseId))).toBe('RELECTURE_FINIE syntheseId');
    const done = await draft(door);
    const { id } = await observe(door, 'A5', done.points.SOC);
    for (const who of ['A2', 'A7']) await nothing(door, who, done.syntheseId);
    await reply(door, 'A8', id);
    await validated(door, done.syntheseId);
    expect(await refusal(observe(door, 'A5', done.points.SOC))).toBe('DEJA_VALIDE syntheseId');
    expect(await refusal(nothing(door, 'A5', done.syntheseId))).toBe('DEJA_VALIDE syntheseId');
    expect(await read('A5', done.syntheseId)).toEqual(['Il a deux pièces.']);
  });

  it('is refused by the table too, whatever the hand: late, of another file, or once the minutes are validated', async () => {
    const { syntheseId, points } = await draft(door);
    const { id } = await observe(door, 'A5', points.SOC);
    const again = (set: string): Promise<unknown> => door.db.owner.query(`insert into app.observation (id, departement, dossier_id, home_id, synthese_id, point_id, kind, detail, source, author_id, line_id, body, written_at, request_id)
      select gen_random_uuid(), departement, dossier_id, home_id, synthese_id, point_id, kind, detail, ${set}, gen_random_uuid() from app.observation where id = $1`, [id]);
    await again('source, author_id, line_id, body, written_at');
    await expect(again(`source, author_id, line_id, body, written_at + interval '30 days'`)).rejects.toThrow(/not closed, too late/);
    await expect(again(`'PMI', author_id, line_id, body, written_at`)).rejects.toThrow(/another file/);
    expect(await count(door, 'observation', 'synthese_id = $1', [syntheseId])).toBe(2);
  });
});

describe('somebody who has nothing to observe', () => {
  it('says so once, by themselves, where they sit', async () => {
    const { syntheseId } = await draft(door);
    const requestId = uuid();
    const said = await nothing(door, 'A2', syntheseId, requestId);
    expect([(await nothing(door, 'A2', syntheseId, requestId)).id, await eventsOf(door, said.id)]).toEqual([said.id, ['relecture.done']]);
    expect(await refusal(nothing(door, 'A2', syntheseId))).toBe('DEJA_RELU syntheseId');
    expect(await refusal(nothing(door, 'A4', syntheseId))).toBe('HORS_CONVOCATION syntheseId');
    for (const who of ['A9', 'B1']) expect(await refusal(nothing(door, who, syntheseId))).toBe('INTROUVABLE syntheseId');
    const known = (who: string): Promise<number> => door.reads(who, async (tx) => (await tx.allowed(Relecture, 'read', { where: { syntheseId } })).length);
    expect(await Promise.all(['A5', 'A4', 'A9'].map(known))).toEqual([1, 1, 0]);
  });

  it('may still observe, until the term', async () => {
    const { syntheseId, points } = await draft(door);
    await nothing(door, 'A5', syntheseId);
    expect((await observe(door, 'A5', points.SOC)).body).toBe('Il a deux pièces.');
  });
});
