import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { draft, nothing, observe, passed, reply, validated, type Draft } from '../../test/support/review.js';
import { hand, write } from '../../test/support/seance.js';
import { actorId, count, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { endConvocation } from './end-convocation.js';
import { previewMinutes, type MinutesPreview } from './validate-minutes.js';
import { correctLine } from './write-line.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const preview = (syntheseId: string, who = 'A8'): Promise<MinutesPreview> => door.reads(who, (tx) => previewMinutes(tx, syntheseId));
const others = async ({ syntheseId }: Draft, ...people: string[]): Promise<void> => { for (const who of people) await nothing(door, who, syntheseId); };

describe('the answer to an observation', () => {
  it('is that it is retained, by a line that was written since; or not, and why', async () => {
    const { points, lines, syntheseId } = await draft(door);
    const { id } = await observe(door, 'A5', points.SOC, { lineId: lines.SOC });
    expect(await refusal(reply(door, 'A8', id, { lineId: lines.SOC }))).toBe('LIGNE_ANTERIEURE lineId');
    const { id: lineId } = await door.as('A8', (tx) => correctLine(tx, { requestId: uuid(), lineId: lines.SOC, type: 'CONSTAT', body: 'Le logement a deux pièces.' }));
    const requestId = uuid();
    const answer = await reply(door, 'A8', id, { requestId, lineId, words: null });
    expect([answer.outcome, answer.lineId, answer.words, await eventsOf(door, answer.id)]).toEqual(['RETAINED', lineId, null, ['observation.answered']]);
    expect((await reply(door, 'A8', id, { requestId, lineId, words: null })).id).toBe(answer.id);
    expect(await refusal(reply(door, 'A8', id))).toBe('DEJA_REPONDU observationId');
    const { id: other } = await observe(door, 'A7', points.SOC);
    expect(await refusal(reply(door, 'A8', other, { words: ' ' }))).toBe('OBLIGATOIRE words');
    expect(await refusal(reply(door, 'A8', other, { lineId: (await write(door, 'A8', points.LOG, 'Salle 2.')).id }))).toBe('AUTRE_POINT lineId');
    expect([(await reply(door, 'A8', other)).outcome, await count(door, 'observation_answer', 'synthese_id = $1', [syntheseId])]).toEqual(['NOT_RETAINED', 2]);
  });

  it('is by who convenes, or by whoever holds the pen, where they read it; by nobody else', async () => {
    const { points, lines, syntheseId } = await draft(door);
    const { id } = await observe(door, 'A5', points.SOC);
    const { id: health } = await observe(door, 'A7', points.MED, { lineId: lines.MED });
    expect(await refusal(reply(door, 'A5', id))).toBe('SANS_LA_PLUME observationId');
    expect(await refusal(reply(door, 'A4', id))).toMatch(/ observationId$/);
    expect(await refusal(reply(door, 'A8', health))).toMatch(/ observationId$/);
    for (const who of ['A9', 'B1']) expect(await refusal(reply(door, who, id))).toBe('INTROUVABLE observationId');
    await hand(door, 'A8', 'A7', syntheseId);
    expect((await reply(door, 'A7', health)).authorId).toBe(actorId('A7'));
    expect((await reply(door, 'A8', id)).authorId).toBe(actorId('A8'));
  });
});

describe('minutes that are reread', () => {
  it('are not validated while an observation has no answer, the term passed or not, by the database either', async () => {
    const made = await draft(door);
    const { id } = await observe(door, 'A5', made.points.SOC);
    await others(made, 'A2', 'A7');
    expect(await refusal(validated(door, made.syntheseId))).toBe('OBSERVATIONS_SANS_REPONSE syntheseId');
    await passed(door, made.syntheseId);
    expect(await refusal(validated(door, made.syntheseId))).toBe('OBSERVATIONS_SANS_REPONSE syntheseId');
    const forced = (): Promise<unknown> => door.db.owner.query(`insert into app.minutes (id, departement, dossier_id, synthese_id, year, rank, lines, hash, author_id, validated_at, request_id)
      select gen_random_uuid(), departement, dossier_id, id, 2011, 1, (select count(*) from app.minute_line where synthese_id = s.id), sha256(''), author_id, app.now(), gen_random_uuid() from app.synthese s where id = $1`, [made.syntheseId]);
    await expect(forced()).rejects.toThrow(/not reread, or not answered/);
    await reply(door, 'A8', id);
    expect((await validated(door, made.syntheseId)).syntheseId).toBe(made.syntheseId);
    expect(await refusal(reply(door, 'A8', id))).toBe('DEJA_VALIDE syntheseId');
  });

  it('are not validated before the term, until everybody who sits there now has observed, or said that they have nothing to', async () => {
    const made = await draft(door);
    const { syntheseId, points } = made;
    const asked = await preview(syntheseId);
    expect([asked.over, asked.unanswered, asked.awaited.length]).toEqual([false, 0, 3]);
    expect(asked.until).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await refusal(validated(door, syntheseId))).toBe('RELECTURE_EN_COURS syntheseId');
    await others(made, 'A2');
    await reply(door, 'A8', (await observe(door, 'A5', points.SOC)).id);
    expect((await preview(syntheseId)).awaited).toEqual([actorId('A7')]);
    expect(await refusal(validated(door, syntheseId))).toBe('RELECTURE_EN_COURS syntheseId');
    await door.as('A8', (tx) => endConvocation(tx, made.seats.A7!));
    expect((await preview(syntheseId)).awaited).toEqual([]);
    expect((await validated(door, syntheseId)).syntheseId).toBe(syntheseId);
  });

  it('are validated once the term is passed, whoever has said nothing', async () => {
    const { syntheseId } = await draft(door);
    await passed(door, syntheseId);
    expect([(await preview(syntheseId)).over, (await preview(syntheseId)).awaited.length]).toEqual([true, 3]);
    expect((await validated(door, syntheseId)).syntheseId).toBe(syntheseId);
  });
});
