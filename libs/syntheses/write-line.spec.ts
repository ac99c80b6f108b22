import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { hand, key, opened, table, write } from '../../test/support/seance.js';
import { actorId, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { heldOf } from '../platform/rows.js';
import { commitmentOf } from './minutes/commitment.js';
import { MinuteDraft } from './minute-draft.entity.js';
import { MinuteLine } from './minute-line.entity.js';
import { saveMinuteDraft } from './save-minute-draft.js';
import { releasePen } from './take-pen.js';
import { closeSeance } from './take-seance-step.js';
import { correctLine, withdrawLine, writeLine } from './write-line.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

/** What somebody has of the minutes: each line’s text, null where it is reserved. */
const seen = (who: string, syntheseId: string): Promise<(string | null)[]> => door.reads(who, async (tx) =>
  (await tx.allowed(MinuteLine, 'notice', { where: { syntheseId }, order: ['seq'] })).map((line) => (heldOf(line) === null ? null : line.body)));

describe('a line of the minutes', () => {
  it('is written by who holds the pen, on a point whose kind they may write, and read by who attends that point', async () => {
    const { syntheseId, points } = await opened(door, { A5: ['LOG', 'SCO', 'SOC', 'FAM'], A2: ['LOG', 'SCO'], A7: ['LOG', 'MED', 'SOC'], A1: ['LOG'] }, 'A5');
    await write(door, 'A5', points.LOG, 'Salle 2.');
    await write(door, 'A5', points.SOC, 'Le logement est petit.');
    for (const [kind, code] of [['SCO', 'HORS_EVALUATION'], ['MED', 'SECRET_MEDICAL']] as const) expect(await refusal(write(door, 'A5', points[kind], 'Un traitement.'))).toBe(`${code} pointId`);
    await hand(door, 'A5', 'A2', syntheseId);
    await write(door, 'A2', points.SCO, 'Deux demi-journées.');
    await hand(door, 'A2', 'A7', syntheseId);
    await write(door, 'A7', points.MED, 'Un suivi est en cours.');
    expect(await seen('A5', syntheseId)).toEqual(['Salle 2.', 'Le logement est petit.', null, null]);
    expect(await seen('A2', syntheseId)).toEqual(['Salle 2.', null, 'Deux demi-journées.', null]);
    expect(await seen('A7', syntheseId)).toEqual(['Salle 2.', 'Le logement est petit.', null, 'Un suivi est en cours.']);
    expect(await seen('A1', syntheseId)).toEqual(['Salle 2.', null, null, null]);
    for (const who of ['A8', 'A4']) expect(await seen(who, syntheseId)).toEqual(['Salle 2.', 'Le logement est petit.', 'Deux demi-journées.', null]);
    for (const who of ['A3', 'A9', 'A10', 'B1']) expect(await seen(who, syntheseId)).toEqual([]);
  });

  it('has the kind, the detail and the child of its point, a number without a gap, and a commitment that its readers find again', async () => {
    const { syntheseId, points, dossierId } = await opened(door, { A5: ['SOC', 'PAR'], A7: ['SOC', 'PAR'] }, 'A5');
    const lines = [];
    for (const kind of ['SOC', 'PAR', 'SOC'] as const) lines.push(await write(door, 'A5', points[kind], `Un constat ${kind}.`, { speakerId: actorId('A7'), type: 'POINT_DE_VUE' }));
    expect(lines.map(({ seq, kind, detail, dossierId: of }) => [seq, kind, detail, of])).toEqual([[1, 'SOC', 'FULL', dossierId], [2, 'PAR', 'FULL', dossierId], [3, 'SOC', 'FULL', dossierId]]);
    const read = await door.reads('A7', (tx) => tx.allowed(MinuteLine, 'read', { where: { syntheseId }, order: ['seq'] }));
    for (const line of read) expect(commitmentOf(line.salt, line)).toBe(line.commitment.toString('hex'));
    expect(new Set(read.map(({ salt }) => salt)).size).toBe(3);
    expect(await eventsOf(door, lines[0]!.id)).toEqual(['line.written']);
    const { rows } = await door.db.owner.query<{ body: Buffer; salt: Buffer }>('select body, salt from app.minute_line where synthese_id = $1', [syntheseId]);
    for (const { body, salt } of rows) expect(body.includes('constat') || read.some((line) => salt.includes(line.salt))).toBe(false);
  });

  it('of two written at once takes two numbers; asked twice by the same key, one', async () => {
    const { syntheseId, points } = await opened(door, { A5: ['SOC'] }, 'A5');
    const both = await Promise.all(['Un.', 'Deux.'].map((body) => write(door, 'A5', points.SOC, body)));
    expect(new Set(both.map(({ seq }) => seq))).toEqual(new Set([1, 2]));
    const asked = { requestId: uuid(), pointId: points.SOC, type: 'CONSTAT', voice: 'PROFESSIONNEL', body: 'Trois.' } as const;
    const twice = await Promise.all([1, 2].map(() => door.as('A5', (tx) => writeLine(tx, asked))));
    expect(twice[0]!.id).toBe(twice[1]!.id);
    expect(await refusal(door.as('A5', (tx) => writeLine(tx, { ...asked, body: 'Autre.' })))).toBe('CLE_REUTILISEE requestId');
    expect(await seen('A5', syntheseId)).toHaveLength(3);
  });

  it('is corrected, then withdrawn, by another line: each stays under its own commitment', async () => {
    const { syntheseId, points } = await opened(door, { A5: ['SOC'] }, 'A5');
    const first = await write(door, 'A5', points.SOC, 'Le père vient.');
    const correct = (lineId: string, body: string): Promise<MinuteLine> => door.as('A5', (tx) => correctLine(tx, { requestId: uuid(), lineId, type: 'CONSTAT', body }));
    const second = await correct(first.id, 'La mère vient.');
    expect(await refusal(correct(first.id, 'Les deux.'))).toBe('DEJA_CORRIGEE lineId');
    const third = await door.as('A5', (tx) => withdrawLine(tx, { requestId: uuid(), lineId: second.id }));
    expect([third.seq, third.nature, third.supersedesId, third.body]).toEqual([3, 'WITHDRAWN', second.id, '']);
    expect(await refusal(correct(third.id, 'Encore.'))).toBe('LIGNE_RETIREE lineId');
    expect(await seen('A5', syntheseId)).toEqual(['Le père vient.', 'La mère vient.', '']);
    expect([await eventsOf(door, second.id), await eventsOf(door, third.id)]).toEqual([['line.corrected'], ['line.withdrawn']]);
  });

  it('decides by the hand of who convenes alone: the others propose', async () => {
    const { syntheseId, points } = await opened(door, { A5: ['SOC'] }, 'A5');
    expect(await refusal(write(door, 'A5', points.SOC, 'Reprise de l’aide.', { type: 'DECISION' }))).toBe('DECIDER pointId');
    const proposed = await write(door, 'A5', points.SOC, 'Reprise de l’aide.', { type: 'PROPOSITION' });
    await hand(door, 'A5', 'A8', syntheseId);
    const decided = await write(door, 'A8', points.SOC, 'Reprise de l’aide.', { type: 'DECISION' });
    await hand(door, 'A8', 'A5', syntheseId);
    const correct = (lineId: string, type: 'DECISION' | 'CONSTAT'): Promise<MinuteLine> => door.as('A5', (tx) => correctLine(tx, { requestId: uuid(), lineId, type, body: 'Autre.' }));
    for (const [lineId, type, code] of [[decided.id, 'CONSTAT', 'DECISION type'], [proposed.id, 'DECISION', 'DECISION type'], [decided.id, 'DECISION', 'DECIDER pointId']] as const) expect(await refusal(correct(lineId, type))).toBe(code);
    expect(await refusal(door.as('A5', (tx) => withdrawLine(tx, { requestId: uuid(), lineId: decided.id })))).toBe('DECIDER pointId');
    expect((await correct(proposed.id, 'CONSTAT')).nature).toBe('CORRECTED');
  });

  it('is still written down after the end, and never before the meeting is opened', async () => {
    const { syntheseId, points } = await opened(door, { A5: ['SOC'] }, 'A5');
    await door.as('A8', (tx) => closeSeance(tx, key(syntheseId)));
    expect((await write(door, 'A5', points.SOC, 'Relu.')).seq).toBe(1);
    await door.as('A5', (tx) => releasePen(tx, key(syntheseId)));
    expect(await refusal(write(door, 'A5', points.SOC, 'Encore.'))).toBe('SANS_LA_PLUME pointId');
  });

  it('is of nobody who does not sit there, and speaks for nobody who does not', async () => {
    const { points } = await opened(door, { A5: ['SOC'] }, 'A5');
    expect((await write(door, 'A5', points.SOC, 'Un.', { speakerId: actorId('A8') })).speakerId).toBe(actorId('A8'));
    expect(await refusal(write(door, 'A5', points.SOC, 'Deux.', { speakerId: actorId('A7') }))).toBe('NON_CONVOQUE speakerId');
    for (const who of ['A7', 'A9', 'B1']) expect(await refusal(write(door, who, points.SOC, 'Moi.'))).toBe('INTROUVABLE pointId');
    expect(await refusal(write(door, 'A4', points.SOC, 'Moi.'))).toBe('HORS_CONVOCATION pointId');
    for (const [body, code] of [['', 'OBLIGATOIRE'], ['x'.repeat(20_001), 'TROP_LONG']] as const) expect(await refusal(write(door, 'A5', points.SOC, body))).toBe(`${code} body`);
  });

  it('said, leaves no draft behind; a draft is its author’s alone', async () => {
    const { points } = await opened(door, { A5: ['SOC'], A7: ['SOC'] }, 'A5');
    const kept = async (who: string): Promise<string | undefined> => (await door.reads(who, (tx) => tx.allowed(MinuteDraft, 'read', { where: { pointId: points.SOC } })))[0]?.body;
    await door.as('A5', (tx) => saveMinuteDraft(tx, { pointId: points.SOC, body: 'Je commence.' }));
    await door.as('A7', (tx) => saveMinuteDraft(tx, { pointId: points.SOC, body: 'Moi aussi.' }));
    await write(door, 'A5', points.SOC, 'Je commence.');
    expect([await kept('A5'), await kept('A7'), await kept('A8')]).toEqual(['', 'Moi aussi.', undefined]);
    for (const who of ['A3', 'A9']) expect(await refusal(door.as(who, (tx) => saveMinuteDraft(tx, { pointId: points.SOC, body: 'Je.' })))).toBe('INTROUVABLE pointId');
    expect(await refusal(door.as('A5', (tx) => saveMinuteDraft(tx, { pointId: uuid(), body: 'Je.' })))).toBe('INTROUVABLE pointId');
    const { points: others } = await table(door, { A5: ['SOC'] });
    expect((await door.as('A5', (tx) => saveMinuteDraft(tx, { pointId: others.SOC, body: 'Avant l’ouverture.' }))).body).toBe('Avant l’ouverture.');
  });
});
