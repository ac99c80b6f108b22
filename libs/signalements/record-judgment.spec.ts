import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { clocksOf, acknowledged, competent, nowIn, sent } from '../../test/support/signalement.js';
import { refusal, uuid } from '../../test/support/situation.js';
import type { ClockCode } from '../clocks/clocks.js';
import { answerSignalement } from './answer-signalement.js';
import { ANSWERS, type Answer } from './answers.js';
import { recordJudgment } from './record-judgment.js';
import { JUDGMENTS, type Judgment } from './judgments.js';
import { SignalementStep } from './signalement-step.entity.js';

const HOUR = 3_600_000;
let door: Door;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  parquetId = await competent(door);
});
afterAll(() => door.close());

const answer = (signalementId: string, kind: Answer): Promise<SignalementStep> => door.as('A9', (tx) => answerSignalement(tx, { requestId: uuid(), signalementId, answer: kind, decidedAt: tx.now, told: 'Décision de ce jour.' }));
const rule = (who: string, signalementId: string, judgment: Judgment, more: { judgedAt?: Date; told?: string } = {}): Promise<SignalementStep> =>
  door.as(who, (tx) => recordJudgment(tx, { requestId: uuid(), signalementId, judgment, judgedAt: tx.now, told: 'Le placement est maintenu.', ...more }));

type Clocks = Partial<Record<ClockCode, 'RUNNING' | 'MET'>>;
const OF_THE_JUDGE: readonly ClockCode[] = ['OPP_PARQUET_TO_JE', 'OPP_PARQUET_JE_RULING', 'TRAVEL_BAN_PROSECUTOR_TO_JE', 'TRAVEL_BAN_PROSECUTOR', 'PROVISIONAL_MERITS', 'PROVISIONAL_EXTENSION'];
const clocks = async (id: string): Promise<Clocks> => Object.fromEntries(Object.entries(await clocksOf(door, id)).filter(([code]) => OF_THE_JUDGE.includes(code as ClockCode)));

describe('after the parquet’s answer, and once the judge is seized', () => {
  it.each<[what: string, done: (Answer | Judgment)[], expected: Clocks]>([
    ['a placement ordered by the parquet: eight days to seize the judge', ['OPP'], { OPP_PARQUET_TO_JE: 'RUNNING' }],
    ['the judge seized of it: fifteen days to rule', ['OPP', 'SAISINE_JUGE_DES_ENFANTS'], { OPP_PARQUET_TO_JE: 'MET', OPP_PARQUET_JE_RULING: 'RUNNING' }],
    ['the judge seized of nothing urgent: no term is the law’s', ['ENQUETE', 'SAISINE_JUGE_DES_ENFANTS'], {}],
    ['ruled provisionally: six months for the merits', ['OPP', 'SAISINE_JUGE_DES_ENFANTS', 'PROVISIONAL'], { OPP_PARQUET_TO_JE: 'MET', OPP_PARQUET_JE_RULING: 'MET', PROVISIONAL_MERITS: 'RUNNING' }],
    ['extended: six months more', ['OPP', 'SAISINE_JUGE_DES_ENFANTS', 'PROVISIONAL', 'EXTENSION'], { OPP_PARQUET_TO_JE: 'MET', OPP_PARQUET_JE_RULING: 'MET', PROVISIONAL_MERITS: 'MET', PROVISIONAL_EXTENSION: 'RUNNING' }],
    ['ruled on the merits: nothing runs any more', ['OPP', 'SAISINE_JUGE_DES_ENFANTS', 'PROVISIONAL', 'EXTENSION', 'MERITS'], { OPP_PARQUET_TO_JE: 'MET', OPP_PARQUET_JE_RULING: 'MET', PROVISIONAL_MERITS: 'MET', PROVISIONAL_EXTENSION: 'MET' }],
    ['ruled on the merits at once, after a classement of the penal part', ['OPP', 'SAISINE_JUGE_DES_ENFANTS', 'CLASSEMENT', 'MERITS'], { OPP_PARQUET_TO_JE: 'MET', OPP_PARQUET_JE_RULING: 'MET' }],
    ['a travel ban: two months, and eight days to seize the judge', ['INTERDICTION_DE_SORTIE'], { TRAVEL_BAN_PROSECUTOR_TO_JE: 'RUNNING', TRAVEL_BAN_PROSECUTOR: 'RUNNING' }],
    ['maintained or lifted by the judge', ['INTERDICTION_DE_SORTIE', 'SAISINE_JUGE_DES_ENFANTS', 'PROVISIONAL'], { TRAVEL_BAN_PROSECUTOR_TO_JE: 'MET', TRAVEL_BAN_PROSECUTOR: 'MET', PROVISIONAL_MERITS: 'RUNNING' }],
  ])('%s', async (_, done, expected) => {
    const id = await acknowledged(door, parquetId);
    for (const one of done) await (one in ANSWERS ? answer(id, one as Answer) : rule('A4', id, one as Judgment));
    expect(await clocks(id)).toEqual(expected);
  });

  it('counts six months from the decision, not from the day it is recorded', async () => {
    const id = await acknowledged(door, parquetId);
    await answer(id, 'SAISINE_JUGE_DES_ENFANTS');
    await door.db.owner.query(`update app.signalement_step set at = at - interval '10 days' where signalement_id = $1 and fact = 'SENT'`, [id]);
    const judgedAt = new Date((await nowIn(door)).getTime() - 100 * HOUR);
    await rule('A9', id, 'PROVISIONAL', { judgedAt });
    const { rows: [clock] } = await door.db.owner.query<{ from: Date; months: number }>(`select counted_from as from, extract(month from age(((due_at - interval '1 second') at time zone 'Europe/Paris')::date, (counted_from at time zone 'Europe/Paris')::date))::integer as months
      from app.deadline where holder_id = $1 and code = 'PROVISIONAL_MERITS'`, [id]);
    expect(clock).toEqual({ from: judgedAt, months: 6 });
  });
});

describe('a judgment', () => {
  it('is recorded by the parquet or by the département, who both read it; not by a direct author, who reads nothing of it', async () => {
    const id = await acknowledged(door, parquetId);
    await answer(id, 'SAISINE_JUGE_DES_ENFANTS');
    for (const who of ['A9', 'A4']) expect((await rule(who, id, 'PROVISIONAL')).fact).toBe(JUDGMENTS.PROVISIONAL);
    expect(await refusal(rule('A3', id, 'PROVISIONAL'))).toMatch(/ signalementId$/);
    for (const who of ['A1', 'A10', 'B1']) expect(await refusal(rule(who, id, 'MERITS'))).toBe('INTROUVABLE signalementId');
    const read = (who: string): Promise<SignalementStep[]> => door.reads(who, (tx) => tx.allowed(SignalementStep, 'read', { where: { signalementId: id, fact: 'PROVISIONAL_RULED' } }));
    expect([(await read('A4')).length, (await read('A9')).length, (await read('A3')).length]).toEqual([2, 2, 0]);
  });

  it('comes after an answer; an extension, after something provisional; with a date that has come, not before the sending', async () => {
    const id = await acknowledged(door, parquetId);
    expect(await refusal(rule('A4', await sent(door, parquetId), 'MERITS'))).toBe('NON_REPONDU signalementId');
    expect(await refusal(rule('A4', id, 'MERITS'))).toBe('NON_REPONDU signalementId');
    await answer(id, 'SAISINE_JUGE_DES_ENFANTS');
    expect(await refusal(rule('A4', id, 'EXTENSION'))).toBe('RIEN_DE_PROVISOIRE signalementId');
    const now = (await nowIn(door)).getTime();
    for (const off of [HOUR, -25 * HOUR]) expect(await refusal(rule('A4', id, 'PROVISIONAL', { judgedAt: new Date(now + off) }))).toBe('DATE judgedAt');
    expect(await refusal(rule('A4', id, 'PROVISIONAL', { told: ' ' }))).toBe('OBLIGATOIRE told');
    await expect(door.db.owner.query(`insert into app.signalement_step (id, departement, signalement_id, route, parquet_id, fact, answer, reach, author_id, at, dated, body, request_id)
      select gen_random_uuid(), departement, signalement_id, route, parquet_id, 'PROVISIONAL_EXTENDED', 'NONE', 'DEPARTEMENT', author_id, at, dated, '', gen_random_uuid() from app.signalement_step where signalement_id = $1 and fact = 'ACKNOWLEDGED'`, [id])).rejects.toThrow('a step is missing');
  });
});
