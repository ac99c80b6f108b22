import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { count, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { dated, polled, table, type Table } from '../../test/support/poll.js';
import { endAdmission } from '../dossiers/end-admission.js';
import { answerConvocation } from './answer-convocation.js';
import type { Vote } from './best-slot.js';
import { closePoll } from './close-poll.js';
import { ConvocationAnswer } from './convocation-answer.entity.js';
import { openPoll } from './open-poll.js';
import { PollSlot } from './poll-slot.entity.js';
import { PollVote } from './poll-vote.entity.js';
import { Poll } from './poll.entity.js';
import { remindPoll } from './remind-poll.js';
import { SyntheseDate } from './synthese-date.entity.js';
import { vote } from './vote.js';

let door: Door;
let around: Table;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => { around = await table(door, ['A5', 'A6', 'A7'], ['A5']); });

const at = (local: string): Date => new Date(local);
const slotsOf = (pollId: string): Promise<PollSlot[]> => door.reads('A8', (tx) => tx.allowed(PollSlot, 'read', { where: { pollId }, order: ['startsAt', 'id'] }));
const says = (who: string, pollId: string, ...votes: readonly { slotId: string; vote: Vote }[]): Promise<Poll> => door.as(who, (tx) => vote(tx, { pollId, votes: [...votes] }));
const close = (pollId: string, slotId: string | null, who = 'A8'): Promise<Poll> => door.as(who, (tx) => closePoll(tx, { requestId: uuid(), pollId, slotId, reason: 'Nous ne pouvons attendre.' }));
const votesOf = (pollId: string): Promise<number> => count(door, 'poll_vote', 'poll_id = $1', [pollId]);

describe('a poll', () => {
  it('is opened by whoever convenes, one at a time, and told', async () => {
    const poll = await polled(door, around.syntheseId);
    expect(await eventsOf(door, poll.id)).toEqual(['poll.opened']);
    expect(await slotsOf(poll.id)).toHaveLength(2);
    expect(await refusal(polled(door, around.syntheseId))).toBe('SONDAGE_OUVERT syntheseId');
    await close(poll.id, null);
    await polled(door, around.syntheseId);
  });

  it('is asked by nobody else: those convoked are told why, others that there is nothing', async () => {
    const ask = (who: string): Promise<Poll> => door.as(who, (tx) => openPoll(tx, { requestId: uuid(), syntheseId: around.syntheseId, deadlineAt: at('2030-01-01T10:00:00Z'), slots: [{ startsAt: at('2030-02-01T10:00:00Z'), endsAt: at('2030-02-01T11:00:00Z') }] }));
    expect(await refusal(ask('A5'))).toMatch(/^(?!INTROUVABLE).* syntheseId$/);
    for (const who of ['A1', 'A10', 'B1', 'DPO']) expect([who, await refusal(ask(who))]).toEqual([who, 'INTROUVABLE syntheseId']);
    await ask('A8');
  });

  it('asked twice by the same key, is opened once; something else is refused', async () => {
    const asked = { requestId: uuid(), syntheseId: around.syntheseId, deadlineAt: at('2030-01-01T10:00:00Z'), slots: [{ startsAt: at('2030-02-01T10:00:00Z'), endsAt: at('2030-02-01T11:00:00Z') }] };
    const one = await door.as('A8', (tx) => openPoll(tx, asked));
    expect((await door.as('A8', (tx) => openPoll(tx, asked))).id).toBe(one.id);
    expect(await refusal(door.as('A8', (tx) => openPoll(tx, { ...asked, deadlineAt: at('2030-01-02T10:00:00Z') })))).toBe('CLE_REUTILISEE requestId');
  });

  const slot = (startsAt: string, endsAt: string) => ({ startsAt: at(startsAt), endsAt: at(endsAt) });
  const GOOD = slot('2030-02-01T10:00:00Z', '2030-02-01T11:00:00Z');
  it.each([
    ['no slot', { slots: [] }, 'CRENEAUX slots'], ['too many', { slots: Array.from({ length: 21 }, () => GOOD) }, 'CRENEAUX slots'],
    ['a slot that ends before it starts', { slots: [slot('2030-02-01T10:00:00Z', '2030-02-01T09:00:00Z')] }, 'ORDRE slots'], ['the same hour twice', { slots: [GOOD, GOOD] }, 'CRENEAU_REPETE slots'],
    ['a term after the first slot', { deadlineAt: at('2030-03-01T10:00:00Z') }, 'ORDRE deadlineAt'], ['a term that is past', { deadlineAt: at('2020-03-01T10:00:00Z') }, 'TERME_TROP_PROCHE deadlineAt'],
  ])('with %s is refused, the field named', async (_, wrong, code) => {
    expect(await refusal(door.as('A8', (tx) => openPoll(tx, { requestId: uuid(), syntheseId: around.syntheseId, deadlineAt: at('2030-01-01T10:00:00Z'), slots: [GOOD], ...wrong })))).toBe(code);
  });
});

describe('voting', () => {
  it('is for oneself, by whoever is convoked; what was said before stays', async () => {
    const poll = await polled(door, around.syntheseId);
    const [first, second] = await slotsOf(poll.id) as [PollSlot, PollSlot];
    await says('A5', poll.id, { slotId: first.id, vote: 'YES' }, { slotId: second.id, vote: 'NO' });
    await says('A5', poll.id, { slotId: first.id, vote: 'IF_NEEDED' });
    await says('A5', poll.id, { slotId: first.id, vote: 'IF_NEEDED' });
    const seen = await door.reads('A6', (tx) => tx.allowed(PollVote, 'read', { where: { slotId: first.id }, order: ['rank', 'id'] }));
    expect(seen.map((one) => [one.rank, one.vote])).toEqual([[1, 'YES'], [2, 'IF_NEEDED']]);
    expect(await refusal(says('A4', poll.id, { slotId: first.id, vote: 'YES' }))).toBe('HORS_CONVOCATION pollId');
    for (const who of ['A1', 'A10', 'B1']) expect([who, await refusal(says(who, poll.id, { slotId: first.id, vote: 'YES' }))]).toEqual([who, 'INTROUVABLE pollId']);
    await door.as('A4', (tx) => endAdmission(tx, around.admissions.A5!));
    expect(await refusal(says('A5', poll.id, { slotId: first.id, vote: 'YES' }))).toBe('INTROUVABLE pollId');
  });

  it('is of the slots of this poll, once each', async () => {
    const poll = await polled(door, around.syntheseId);
    const [first] = await slotsOf(poll.id) as [PollSlot];
    expect(await refusal(says('A5', poll.id, { slotId: uuid(), vote: 'YES' }))).toBe('INTROUVABLE votes');
    expect(await refusal(says('A5', poll.id, { slotId: first.id, vote: 'YES' }, { slotId: first.id, vote: 'NO' }))).toBe('CRENEAU_REPETE votes');
  });
});

describe('closing', () => {
  it('sets the date at the slot that was kept, in the same act', async () => {
    const poll = await polled(door, around.syntheseId);
    const [, second] = await slotsOf(poll.id) as [PollSlot, PollSlot];
    expect(await refusal(close(poll.id, second.id, 'A5'))).toMatch(/^(?!INTROUVABLE).* pollId$/);
    for (const who of ['A1', 'A10', 'B1']) expect([who, await refusal(close(poll.id, second.id, who))]).toEqual([who, 'INTROUVABLE pollId']);
    await close(poll.id, second.id);
    const [date] = await door.reads('A5', (tx) => tx.allowed(SyntheseDate, 'read', { where: { syntheseId: around.syntheseId } }));
    expect([date!.fact, date!.startsAt, date!.endsAt]).toEqual(['SET', second.startsAt, second.endsAt]);
    expect(await eventsOf(door, poll.id)).toEqual(['poll.opened', 'poll.closed']);
    expect((await close(poll.id, second.id)).id).toBe(poll.id);
    expect(await refusal(close(poll.id, null))).toBe('SONDAGE_CLOS pollId');
    expect(await refusal(says('A5', poll.id, { slotId: second.id, vote: 'YES' }))).toBe('SONDAGE_CLOS pollId');
  });

  it('does neither when the date may not be set', async () => {
    const poll = await polled(door, around.syntheseId);
    expect(await refusal(close(poll.id, uuid()))).toBe('INTROUVABLE slotId');
    expect(await count(door, 'poll', `id = $1 and closed_at = 'infinity'`, [poll.id])).toBe(1);
  });

  /** A transaction that did its work and waits before it commits. */
  function held<T>(who: string, work: Parameters<typeof door.as<T>>[1]): { done: Promise<unknown>; at: Promise<void>; go: () => void } {
    let go = (): void => undefined;
    let arrived = (): void => undefined;
    const gate = new Promise<void>((resolve) => { go = resolve; });
    const reached = new Promise<void>((resolve) => { arrived = resolve; });
    const done = door.as(who, async (tx) => { const made = await work(tx); arrived(); await gate; return made; });
    return { done, at: reached, go };
  }

  it('waits for a vote that is being written, which counts', async () => {
    const poll = await polled(door, around.syntheseId);
    const [first] = await slotsOf(poll.id) as [PollSlot];
    const voting = held('A5', (tx) => vote(tx, { pollId: poll.id, votes: [{ slotId: first.id, vote: 'YES' }] }));
    await voting.at;
    const closing = close(poll.id, first.id);
    voting.go();
    await Promise.all([voting.done, closing]);
    expect(await votesOf(poll.id)).toBe(1);
  });

  it('makes a vote wait, which is refused with a word', async () => {
    const poll = await polled(door, around.syntheseId);
    const [first] = await slotsOf(poll.id) as [PollSlot];
    const closing = held('A8', (tx) => closePoll(tx, { requestId: uuid(), pollId: poll.id, slotId: first.id, reason: 'Nous ne pouvons attendre.' }));
    await closing.at;
    const voting = refusal(says('A5', poll.id, { slotId: first.id, vote: 'YES' }));
    closing.go();
    await closing.done;
    expect(await voting).toBe('SONDAGE_CLOS pollId');
    expect(await votesOf(poll.id)).toBe(0);
  });

  it('while everybody votes, loses none: each is there, or was refused', async () => {
    for (let round = 0; round < 5; round++) {
      const { syntheseId } = await table(door, ['A5', 'A6', 'A7']);
      const poll = await polled(door, syntheseId);
      const [first] = await slotsOf(poll.id) as [PollSlot];
      const answers = [...['A5', 'A6'].map((who) => says(who, poll.id, { slotId: first.id, vote: 'YES' })), close(poll.id, first.id), says('A7', poll.id, { slotId: first.id, vote: 'YES' })];
      const said = await Promise.allSettled(answers);
      expect(said[2]!.status).toBe('fulfilled');
      expect(await votesOf(poll.id)).toBe(said.filter(({ status }, i) => i !== 2 && status === 'fulfilled').length);
    }
  });

  it('is kept by the table itself, whatever the hand', async () => {
    const poll = await polled(door, around.syntheseId);
    const [first] = await slotsOf(poll.id) as [PollSlot];
    await close(poll.id, null);
    await expect(door.db.owner.query(`insert into app.poll_vote (id, departement, dossier_id, synthese_id, poll_id, slot_id, habilitation_id, rank, vote, voted_at)
      select gen_random_uuid(), departement, dossier_id, synthese_id, poll_id, id, author_id, 1, 'YES', app.now() from app.poll_slot where id = $1`, [first.id])).rejects.toThrow('poll closed');
  });
});

describe('reminding', () => {
  it('is by whoever convenes, once a day, while it is open', async () => {
    const poll = await polled(door, around.syntheseId);
    const remind = (who = 'A8'): Promise<Poll> => door.as(who, (tx) => remindPoll(tx, { pollId: poll.id }));
    expect(await refusal(remind('A5'))).toMatch(/^(?!INTROUVABLE).* pollId$/);
    expect(await refusal(remind('A1'))).toBe('INTROUVABLE pollId');
    await remind();
    expect(await eventsOf(door, poll.id)).toEqual(['poll.opened', 'poll.reminded']);
    expect(await refusal(remind())).toBe('RELANCE_RECENTE pollId');
    await close(poll.id, null);
    expect(await refusal(remind())).toBe('SONDAGE_CLOS pollId');
  });
});

describe('answering a convocation', () => {
  const answer = (who: string, more: Partial<Parameters<typeof answerConvocation>[1]> = {}): Promise<ConvocationAnswer> => door.as(who, (tx) => answerConvocation(tx, { syntheseId: around.syntheseId, answer: 'COMING', ...more }));
  const answers = async (who: string): Promise<unknown[]> => (await door.reads(who, (tx) => tx.allowed(ConvocationAnswer, 'read', { where: { syntheseId: around.syntheseId }, order: ['rank', 'id'] }))).map((one) => [one.sequence, one.answer, one.reason]);

  it('is for oneself, for the date that holds; why not, whoever convenes reads, and no peer', async () => {
    expect(await refusal(answer('A5'))).toBe('SANS_DATE syntheseId');
    await dated(door, around.syntheseId, '2030-03-27T10:00:00+01:00', '2030-03-27T12:00:00+01:00');
    const one = await answer('A5', { answer: 'NOT_COMING', reason: 'Une audience.' });
    expect((await answer('A5', { answer: 'NOT_COMING', reason: 'Une audience.' })).id).toBe(one.id);
    expect(await eventsOf(door, one.id)).toEqual(['convocation.answered']);
    for (const who of ['A5', 'A8']) expect([who, await answers(who)]).toEqual([who, [[0, 'NOT_COMING', 'Une audience.']]]);
    expect(await answers('A6')).toEqual([]);
    expect(await refusal(answer('A4'))).toBe('HORS_CONVOCATION syntheseId');
    for (const who of ['A1', 'A10', 'B1']) expect([who, await refusal(answer(who))]).toEqual([who, 'INTROUVABLE syntheseId']);
    await dated(door, around.syntheseId, '2030-03-30T10:00:00+02:00', '2030-03-30T12:00:00+02:00');
    await answer('A5', { answer: 'NOT_COMING', reason: 'Une audience.' });
    expect(await answers('A5')).toEqual([[0, 'NOT_COMING', 'Une audience.'], [1, 'NOT_COMING', 'Une audience.']]);
  });
});
