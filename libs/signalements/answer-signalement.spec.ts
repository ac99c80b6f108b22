import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { clocksOf, acknowledged, competent, delegated, draft, nowIn, sent } from '../../test/support/signalement.js';
import { actorId, count, dossier, refusal, uuid } from '../../test/support/situation.js';
import { acknowledgeSignalement } from './acknowledge-signalement.js';
import { answerSignalement } from './answer-signalement.js';
import type { Answer } from './answers.js';
import { askComplement } from './ask-complement.js';
import { attachSignalement } from './attach-signalement.js';
import { sendComplement } from './send-complement.js';
import { settleParentsTiming } from './settle-parents-timing.js';
import { SignalementStep } from './signalement-step.entity.js';
import type { Reach } from './states.js';
import { tellAuthor } from './tell-author.js';
import { tellParents } from './tell-parents.js';

const HOUR = 3_600_000;
let door: Door;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  parquetId = await competent(door);
  await delegated(door, 'A4');
});
afterAll(() => door.close());

const acknowledge = (who: string, signalementId: string, requestId = uuid()): Promise<SignalementStep> => door.as(who, (tx) => acknowledgeSignalement(tx, { requestId, signalementId, parquetNumber: '25-133-0042' }));
const answer = (who: string, signalementId: string, kind: Answer, more: { decidedAt?: Date; told?: string } = {}): Promise<SignalementStep> =>
  door.as(who, (tx) => answerSignalement(tx, { requestId: uuid(), signalementId, answer: kind, decidedAt: new Date(tx.now.getTime() - HOUR), told: 'Décision de ce jour.', ...more }));
const ask = (who: string, signalementId: string, of: Reach): Promise<SignalementStep> => door.as(who, (tx) => askComplement(tx, { requestId: uuid(), signalementId, of, question: 'Quelles actions sont en cours ?' }));
const complete = (who: string, signalementId: string, askedId?: string): Promise<SignalementStep> => door.as(who, (tx) => sendComplement(tx, { requestId: uuid(), signalementId, complement: 'Une AED depuis le 3 mars.', ...(askedId && { askedId }) }));
const facts = async (who: string, signalementId: string): Promise<string[]> => (await door.reads(who, (tx) => tx.allowed(SignalementStep, 'read', { where: { signalementId }, order: ['at', 'id'] }))).map((s) => (s.answer === 'NONE' ? s.fact : s.answer));

describe('acknowledging', () => {
  it('is a named magistrate’s, under the parquet’s number, seen by the author and the cell; a second one is told who did it and when', async () => {
    const id = await sent(door, parquetId);
    const requestId = uuid();
    const done = await acknowledge('A9', id, requestId);
    expect(done).toMatchObject({ fact: 'ACKNOWLEDGED', authorId: actorId('A9'), body: '25-133-0042' });
    expect((await acknowledge('A9', id, requestId)).id).toBe(done.id);
    for (const who of ['A3', 'A4', 'A9']) expect(await facts(who, id)).toEqual(['SENT', 'ACKNOWLEDGED']);
    await expect(acknowledge('A9', id)).rejects.toMatchObject({ code: 'DEJA_ACCUSE', message: expect.stringMatching(/Inès VALDORAY le .* à \d+ h \d\d/) });
    expect(await count(door, 'signalement_step', `signalement_id = $1 and fact = 'ACKNOWLEDGED'`, [id])).toBe(1);
  });

  it('is of what was sent to that parquet; the author, the cell, a judge do not acknowledge', async () => {
    const { id: unsent } = await draft(door, 'A3', parquetId);
    expect(await refusal(acknowledge('A9', unsent))).toBe('INTROUVABLE signalementId');
    const id = await sent(door, parquetId);
    for (const who of ['A3', 'A4']) expect(await refusal(acknowledge(who, id))).toBe('AUTRE_AUTORITE signalementId');
    for (const who of ['A10', 'A1', 'B1']) expect(await refusal(acknowledge(who, id))).toBe('INTROUVABLE signalementId');
  });

  it('met once by two at once, is one', async () => {
    const id = await sent(door, parquetId);
    const both = await Promise.all([acknowledge('A9', id), acknowledge('A9', id)].map((act) => act.then(() => 'done', (e: { code: string }) => e.code)));
    expect(both.sort()).toEqual(['DEJA_ACCUSE', 'done']);
  });
});

describe('answers', () => {
  it('coexist, each with its author and its date, read by the département and not by a direct author, whom the parquet tells in its own words', async () => {
    const id = await acknowledged(door, parquetId);
    for (const kind of ['OPP', 'ENQUETE', 'ADMINISTRATEUR_AD_HOC'] as const) await answer('A9', id, kind);
    await door.as('A9', (tx) => tellAuthor(tx, { requestId: uuid(), signalementId: id, told: 'L’enfant est protégé.' }));
    expect(await facts('A4', id)).toEqual(['SENT', 'ACKNOWLEDGED', 'OPP', 'ENQUETE', 'ADMINISTRATEUR_AD_HOC', 'AUTHOR_TOLD']);
    expect(await facts('A3', id)).toEqual(['SENT', 'ACKNOWLEDGED', 'AUTHOR_TOLD']);
    expect(await facts('A8', id)).toEqual([]);
    const { id: dossierId } = await dossier(door);
    await door.as('A4', (tx) => attachSignalement(tx, { signalementId: id, dossierId }));
    expect((await facts('A8', id)).length).toBe(6);
  });

  it('of a provisional placement run eight days from the decision, until the judge is seized', async () => {
    const id = await acknowledged(door, parquetId);
    expect(await clocksOf(door, id)).toMatchObject({ SIGNALEMENT_RECEPTION: 'MET', SIGNALEMENT_OUTCOME: 'RUNNING' });
    const { dated } = await answer('A9', id, 'OPP');
    expect(await clocksOf(door, id)).toMatchObject({ SIGNALEMENT_OUTCOME: 'MET', OPP_PARQUET_TO_JE: 'RUNNING' });
    const { rows: [clock] } = await door.db.owner.query<{ from: Date; days: number }>(`select counted_from as from, ((due_at - interval '1 second') at time zone 'Europe/Paris')::date - (counted_from at time zone 'Europe/Paris')::date as days from app.deadline where holder_id = $1 and code = 'OPP_PARQUET_TO_JE'`, [id]);
    expect(clock).toEqual({ from: dated, days: 8 });
    await answer('A9', id, 'SAISINE_JUGE_DES_ENFANTS');
    expect((await clocksOf(door, id)).OPP_PARQUET_TO_JE).toBe('MET');
  });

  it('come after the acknowledgement, with a date that has come and is recent', async () => {
    expect(await refusal(answer('A9', await sent(door, parquetId), 'OPP'))).toBe('NON_ACCUSE signalementId');
    const id = await acknowledged(door, parquetId);
    const now = (await nowIn(door)).getTime();
    for (const off of [HOUR, -8 * 24 * HOUR]) expect(await refusal(answer('A9', id, 'OPP', { decidedAt: new Date(now + off) }))).toBe('DATE decidedAt');
    expect(await refusal(answer('A9', id, 'OPP', { told: ' ' }))).toBe('OBLIGATOIRE told');
    for (const who of ['A3', 'A4']) expect(await refusal(answer(who, id, 'OPP'))).toBe('AUTRE_AUTORITE signalementId');
    expect(await facts('A9', id)).toEqual(['SENT', 'ACKNOWLEDGED']);
  });

  it('end with a classement: what is closed is not reopened or asked about; what is added to it is taken, of an author too who does not know that it is over', async () => {
    const id = await acknowledged(door, parquetId);
    await answer('A9', id, 'ENQUETE');
    await answer('A9', id, 'CLASSEMENT');
    expect(await refusal(answer('A9', id, 'OPP'))).toBe('CLASSE signalementId');
    expect(await refusal(ask('A9', id, 'AUTHOR'))).toBe('CLASSE signalementId');
    for (const who of ['A4', 'A3']) expect((await complete(who, id)).fact).toBe('COMPLEMENT_SENT');
    await expect(door.db.owner.query(`insert into app.signalement_step (id, departement, signalement_id, route, parquet_id, fact, answer, reach, author_id, at, dated, body, request_id)
      select gen_random_uuid(), departement, signalement_id, route, parquet_id, 'ANSWERED', 'OPP', 'DEPARTEMENT', author_id, at, dated, '', gen_random_uuid() from app.signalement_step where signalement_id = $1 and fact = 'ACKNOWLEDGED'`, [id])).rejects.toThrow('it is over');
    expect((await door.as('A9', (tx) => tellAuthor(tx, { requestId: uuid(), signalementId: id, told: 'Classé, voie de recours jointe.' }))).fact).toBe('AUTHOR_TOLD');
  });
});

describe('a complement', () => {
  it('is asked of the département without the author knowing, of the author with everybody knowing; and meets its clock', async () => {
    const id = await acknowledged(door, parquetId);
    const [ofUs, ofAuthor] = [await ask('A9', id, 'DEPARTEMENT'), await ask('A9', id, 'AUTHOR')];
    expect(await facts('A3', id)).toEqual(['SENT', 'ACKNOWLEDGED', 'COMPLEMENT_ASKED']);
    expect(await refusal(complete('A3', id, ofUs.id))).toBe('INTROUVABLE askedId');
    await complete('A4', id, ofUs.id);
    await complete('A3', id, ofAuthor.id);
    const { rows } = await door.db.owner.query<{ state: string }>(`select state from app.deadline where holder_id = $1 and code = 'SIGNALEMENT_COMPLEMENT'`, [id]);
    expect(rows).toEqual([{ state: 'MET' }, { state: 'MET' }]);
    expect(await facts('A3', id)).toEqual(['SENT', 'ACKNOWLEDGED', 'COMPLEMENT_ASKED', 'COMPLEMENT_SENT']);
    expect((await facts('A9', id)).length).toBe(6);
  });

  it('comes unasked too, and of its own signalement', async () => {
    const [id, other] = [await acknowledged(door, parquetId), await acknowledged(door, parquetId)];
    expect((await complete('A4', id)).reach).toBe('DEPARTEMENT');
    const asked = await ask('A9', other, 'DEPARTEMENT');
    expect(await refusal(complete('A4', id, asked.id))).toBe('AUTRE_SIGNALEMENT askedId');
    expect(await refusal(ask('A4', id, 'AUTHOR'))).toBe('AUTRE_AUTORITE signalementId');
  });
});

describe('telling the parents', () => {
  const settle = (signalementId: string, from: Date): Promise<SignalementStep> => door.as('A9', (tx) => settleParentsTiming(tx, { requestId: uuid(), signalementId, from, why: 'Auditions en cours.' }));
  const tell = (who: string, signalementId: string, toldAt: Date): Promise<SignalementStep> => door.as(who, (tx) => tellParents(tx, { requestId: uuid(), signalementId, toldAt, how: 'Courrier recommandé.' }));

  it('waits for the hour that the parquet settled, the last one it said, and meets the clock', async () => {
    const id = await acknowledged(door, parquetId);
    const now = (await nowIn(door)).getTime();
    await settle(id, new Date(now + 48 * HOUR));
    expect(await refusal(tell('A4', id, new Date(now - 1000)))).toBe('PARQUET_DIFFERE toldAt');
    await settle(id, new Date(now - HOUR));
    await tell('A4', id, new Date(now - 1000));
    expect((await clocksOf(door, id)).PARENTS_WRITTEN_NOTICE).toBe('MET');
    expect(await facts('A3', id)).toEqual(['SENT', 'ACKNOWLEDGED']);
  });

  it('is the département’s, once it is done', async () => {
    const id = await acknowledged(door, parquetId);
    const now = (await nowIn(door)).getTime();
    for (const who of ['A3', 'A9']) expect(await refusal(tell(who, id, new Date(now - 1000)))).toMatch(/^(AUTRE_AUTORITE|SUITE_RESERVEE) signalementId$/);
    expect(await refusal(tell('A4', id, new Date(now + HOUR)))).toBe('DATE toldAt');
    expect((await tell('A4', id, new Date(now - 1000))).fact).toBe('PARENTS_TOLD');
  });
});
