import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, eventsOf, letIn, refusal, TERRITOIRES, uuid } from '../../test/support/situation.js';
import type { Dossier } from '../dossiers/dossier.entity.js';
import { nameReferent } from '../dossiers/name-referent.js';
import { openDossier } from '../dossiers/open-dossier.js';
import type { ClockCode } from './clocks.js';
import { DeadlineShortening } from './deadline-shortening.entity.js';
import { Deadline } from './deadline.entity.js';
import { limitOf } from './limit-of.js';
import { meetClock, startClock } from './run-clock.js';
import { shortenDeadline } from './shorten-deadline.js';

const REASON = 'Enfant de moins de deux ans au foyer.';
const DAY = 86_400_000;
let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

/** A dossier whose opening starts a clock: any act may. */
const started = (code: ClockCode, { at = 0, by = 'A4', territoireId = TERRITOIRES.nord } = {}): Promise<Dossier> => door.as(by, async (tx) => {
  const opened = await openDossier(tx, { requestId: uuid(), territoireId, surname: 'DORMOND', givenNames: 'Maëlle', birthDate: '2023-09-02' }, door.kek);
  await startClock(tx, code, opened, { dossierId: opened.id }, new Date(tx.now.getTime() + at));
  return opened;
});
const seen = (who: string, dossierId: string): Promise<Deadline[]> => door.reads(who, (tx) => tx.allowed(Deadline, 'read', { where: { dossierId } }));
const the = async (dossierId: string, who = 'A4'): Promise<Deadline> => (await seen(who, dossierId))[0]!;
const shortens = (deadlineId: string, more: object = {}, who = 'A4'): Promise<DeadlineShortening> =>
  door.as(who, (tx) => shortenDeadline(tx, { requestId: uuid(), deadlineId, lastDay: '2099-01-01', reason: REASON, ...more }));
const dayOf = (at: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' }).format(new Date(at));

describe('a clock', () => {
  it('starts in the transaction of the act, at the law’s term, and is met by another act', async () => {
    const opened = await started('IP_EVAL');
    const running = await the(opened.id);
    expect(running).toMatchObject({ code: 'IP_EVAL', state: 'RUNNING', answersFor: 'RESPONSABLE_CRIP', second: 'RESPONSABLE_ASE', subjectType: 'Dossier', subjectId: opened.id, holderId: opened.id, metBy: null });
    expect(running.dueAt).toEqual(limitOf('IP_EVAL', running.countedFrom, 99).until);
    expect(running.legalAt).toEqual(running.dueAt);
    await door.as('A4', async (tx) => {
      const other = await openDossier(tx, { requestId: uuid(), territoireId: TERRITOIRES.nord, surname: 'DORMOND', givenNames: 'Maëlle', birthDate: '2023-09-02' }, door.kek);
      await meetClock(tx, 'IP_EVAL', opened.id, other);
      await meetClock(tx, 'IP_EVAL', opened.id, other);
    });
    expect(await the(opened.id)).toMatchObject({ state: 'MET' });
  });

  it('is not without its act, and is one of a code for a row', async () => {
    const opened = await started('IP_EVAL');
    await door.as('A4', async (tx) => {
      const other = await openDossier(tx, { requestId: uuid(), territoireId: TERRITOIRES.nord, surname: 'A', givenNames: 'B', birthDate: '2020-01-01' }, door.kek);
      for (let n = 0; n < 2; n++) await startClock(tx, 'PPE', other, { dossierId: other.id }, tx.now);
      expect(await tx.allowed(Deadline, 'read', { where: { dossierId: other.id } })).toHaveLength(1);
    });
    // Neither started nor stopped for a row on which nothing was done just now; nor for what holds nothing.
    const refused = async (sql: string, values: unknown[]): Promise<string> => await door.as('A4', async (tx) => {
      const other = await openDossier(tx, { requestId: uuid(), territoireId: TERRITOIRES.nord, surname: 'A', givenNames: 'B', birthDate: '2020-01-01' }, door.kek);
      await tx.clock(sql as 'start', other, values);
    }).then(() => 'done', (e: Error) => e.message);
    const { until, remindAt } = limitOf('PPE', new Date(), 99);
    const start = (subject: string, dossier: string): unknown[] => [uuid(), 'PPE', 'Dossier', subject, dossier, null, 'REFERENT_ASE', 'RESPONSABLE_ASE', new Date(), until, remindAt];
    expect(await refused('start', start(opened.id, opened.id))).toBe('a clock starts with an act');
    expect(await refused('meet', [opened.id, 'IP_EVAL', opened.id])).toBe('a clock stops with an act');
    await expect(door.as('A4', async (tx) => {
      const other = await openDossier(tx, { requestId: uuid(), territoireId: TERRITOIRES.nord, surname: 'A', givenNames: 'B', birthDate: '2020-01-01' }, door.kek);
      await tx.clock('start', other, start(other.id, uuid()));
    })).rejects.toThrow('a clock is of a dossier or of an intake');
    expect(await the(opened.id)).toMatchObject({ state: 'RUNNING' });
  });

  it('is seen by the heads of the territory, and by the référent when it is theirs; by nobody else', async () => {
    const [evaluation, plan] = [await started('IP_EVAL'), await started('PPE')];
    for (const dossier of [evaluation, plan]) {
      for (const who of ['A16', 'A5']) await letIn(door, dossier.id, who, ['IDE']);
      await door.as('A4', (tx) => nameReferent(tx, { requestId: uuid(), dossierId: dossier.id, habilitationId: actorId('A16') }));
    }
    for (const who of ['A4', 'A8']) expect([await seen(who, evaluation.id), await seen(who, plan.id)].map((d) => d.length)).toEqual([1, 1]);
    expect([await seen('A16', evaluation.id), await seen('A16', plan.id)].map((d) => d.length)).toEqual([0, 1]);
    for (const who of ['A5', 'A1', 'DPO', 'ADM', 'A9', 'B1']) expect(await seen(who, plan.id)).toEqual([]);
  });
});

describe('shortening a term', () => {
  it('brings it forward, with a reason that its readers read, by a line that stays', async () => {
    const opened = await started('IP_EVAL');
    const before = await the(opened.id);
    const lastDay = dayOf(before.startedAt.getTime() + 40 * DAY);
    const requestId = uuid();
    const row = await shortens(before.id, { requestId, lastDay });
    expect((await shortens(before.id, { requestId, lastDay })).id).toBe(row.id);
    const after = await the(opened.id);
    expect(after.legalAt).toEqual(before.legalAt);
    expect(after.dueAt).toEqual(row.dueAt);
    expect(dayOf(after.dueAt.getTime() - 1)).toBe(lastDay);
    expect(await door.reads('A8', (tx) => tx.allowed(DeadlineShortening, 'read', { where: { deadlineId: before.id } }))).toMatchObject([{ reason: REASON, decidedBy: actorId('A4') }]);
    expect(await eventsOf(door, row.id)).toEqual(['deadline.shortened']);
    // Again, and only earlier.
    expect(await refusal(shortens(before.id, { lastDay }))).toBe('DELAI_ALLONGE lastDay');
    expect((await shortens(before.id, { lastDay: dayOf(before.startedAt.getTime() + 20 * DAY) }, 'A8')).dueAt < row.dueAt).toBe(true);
  });

  it('never lengthens it, by the verb nor by the table', async () => {
    const { id } = await the((await started('IP_EVAL')).id);
    expect(await refusal(shortens(id))).toBe('DELAI_ALLONGE lastDay');
    const { owner } = door.db;
    const insert = `insert into app.deadline_shortening (id, departement, deadline_id, dossier_id, holder_type, holder_id, due_at, remind_at, reason, decided_by, decided_at, request_id)
      select gen_random_uuid(), 99, id, dossier_id, holder_type, holder_id, due_at + $2::interval, remind_at, '\\x00', $3, app.now(), gen_random_uuid() from app.deadline where id = $1`;
    for (const longer of ['0', '1 day']) await expect(owner.query(insert, [id, longer, actorId('A4')])).rejects.toThrow('a term is shortened, never lengthened');
    await owner.query(insert, [id, '-1 day', actorId('A4')]);
    await expect(owner.query(`update app.deadline set due_at = legal_at + interval '1 second' where id = $1`, [id])).rejects.toThrow('deadline_check');
  });

  it('is refused once it is met or past, to a day gone by, without a reason, and to whoever does not answer for it', async () => {
    const opened = await started('IP_EVAL');
    const { id } = await the(opened.id);
    const soon = dayOf(opened.openedAt.getTime() + 10 * DAY);
    expect(await refusal(shortens(id, { lastDay: dayOf(opened.openedAt.getTime() - 2 * DAY) }))).toBe('DATE lastDay');
    expect(await refusal(shortens(id, { lastDay: '2025-02-30' }))).toBe('FORMAT lastDay');
    expect(await refusal(shortens(id, { lastDay: soon, reason: 'Urgent.' }))).toMatch(/ reason$/);
    const plan = await started('PPE');
    await letIn(door, plan.id, 'A16', ['IDE']);
    await door.as('A4', (tx) => nameReferent(tx, { requestId: uuid(), dossierId: plan.id, habilitationId: actorId('A16') }));
    expect(await refusal(shortens((await the(plan.id)).id, { lastDay: soon }, 'A16'))).toMatch(/ deadlineId$/);
    for (const who of ['A5', 'DPO', 'B1']) expect(await refusal(shortens(id, { lastDay: soon }, who))).toBe('INTROUVABLE deadlineId');
    expect(await refusal(shortens(uuid(), { lastDay: soon }))).toBe('INTROUVABLE deadlineId');
    expect((await shortens(id, { lastDay: soon })).dueAt.getTime()).toBeGreaterThan(opened.openedAt.getTime());

    const past = await the((await started('IP_EVAL', { at: -200 * DAY })).id);
    expect(await refusal(shortens(past.id, { lastDay: soon }))).toBe('DELAI_PASSE deadlineId');
    await door.db.owner.query(`update app.deadline set state = 'MET', met_at = app.now(), met_by = id where id = $1`, [id]);
    expect(await refusal(shortens(id, { lastDay: dayOf(opened.openedAt.getTime() + 5 * DAY) }))).toBe('DELAI_SATISFAIT deadlineId');
  });
});

describe('the calendar of the database', () => {
  it('refuses a term later than the law’s, and none that the law gives: each code, any hour of two years, metropolitan and overseas', async () => {
    const { CLOCKS } = await import('./clocks.js');
    const from = Date.UTC(2027, 8, 1);
    const asked = Object.keys(CLOCKS).flatMap((code) => [99, 57, 971, 974].flatMap((departement) => Array.from({ length: 40 }, (_, n) => {
      const at = new Date(from + Math.floor(((n * 37 + code.length * 11) % 730) * DAY + (n * 7919 % 1440) * 60_000));
      return { code, departement, at, until: limitOf(code as ClockCode, at, departement).until };
    })));
    const { rows } = await door.db.owner.query<{ latest: Date }>(`select app.latest_term(a.code, a.at, a.departement) as latest from unnest($1::text[], $2::timestamptz[], $3::smallint[]) with ordinality a (code, at, departement, n) order by n`,
      [asked.map((a) => a.code), asked.map((a) => a.at), asked.map((a) => a.departement)]);
    const slack = new Set(['IP_TRIAGE', 'IP_QUALIFICATION', 'SIGNALEMENT_ACK', 'SIGNALEMENT_COMPLEMENT', 'APPEAL', 'AAH_APPEAL_CIVIL']);
    for (const [i, a] of asked.entries()) {
      if (slack.has(a.code)) expect(a.until.getTime()).toBeLessThanOrEqual(rows[i]!.latest.getTime());
      else expect([a.code, a.departement, a.until]).toEqual([a.code, a.departement, rows[i]!.latest]);
    }
    expect((await door.db.owner.query<{ l: Date | null }>(`select app.latest_term('NOTHING', app.now(), 99::smallint) as l`)).rows[0]!.l).toBeNull();
  });
});
