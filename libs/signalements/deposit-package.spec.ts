import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { acknowledged, clocksOf, competent, delegated, draft, nowIn, sealed, sent } from '../../test/support/signalement.js';
import { eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { acknowledgeSignalement } from './acknowledge-signalement.js';
import { answerSignalement } from './answer-signalement.js';
import { askComplement } from './ask-complement.js';
import { depositPackage } from './deposit-package.js';
import { possibleActs } from './possible-acts.js';
import { sendComplement } from './send-complement.js';
import { settleParentsTiming } from './settle-parents-timing.js';
import { recordReceipt } from './record-receipt.js';
import { Signalement } from './signalement.entity.js';
import { SignalementStep } from './signalement-step.entity.js';
import { stateOf } from './states.js';
import { tellParents } from './tell-parents.js';
import { transmitSignalement } from './transmit-signalement.js';

const HOUR = 3_600_000;
let door: Door;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  parquetId = await competent(door);
  await delegated(door, 'A4');
});
afterAll(() => door.close());

const deposit = (who: string, signalementId: string, more: { requestId?: string; depositedAt?: Date; means?: string } = {}): Promise<SignalementStep> =>
  door.as(who, (tx) => depositPackage(tx, { requestId: uuid(), signalementId, depositedAt: tx.now, means: 'PLEX, dépôt 4512', ...more }));
const receive = (who: string, signalementId: string, more: { receivedAt?: Date; parquetReference?: string } = {}): Promise<SignalementStep> =>
  door.as(who, (tx) => recordReceipt(tx, { requestId: uuid(), signalementId, receivedAt: tx.now, parquetReference: '25-133-0042', ...more }));
const report = (who: string, signalementId: string): Promise<SignalementStep> =>
  door.as(who, (tx) => answerSignalement(tx, { requestId: uuid(), signalementId, answer: 'OPP', decidedAt: tx.now, told: 'Placement provisoire, par courrier du parquet.' }));
const clocks = (id: string): Promise<Record<string, string>> => clocksOf(door, id);
const state = (id: string, who = 'A3'): Promise<string> => door.reads(who, async (tx) => stateOf(true, await tx.allowed(SignalementStep, 'read', { where: { signalementId: id } })));

describe('a package handed over to a parquet that does not connect', () => {
  it('is sent by that way, and awaited until somebody records that it arrived, with the date and the parquet’s reference', async () => {
    const id = await sealed(door, parquetId);
    const deposited = await deposit('A3', id);
    expect(await eventsOf(door, deposited.id)).toEqual(['signalement.deposited']);
    expect(await state(id)).toBe('SENT');
    expect(await clocks(id)).toEqual({ PARENTS_WRITTEN_NOTICE: 'RUNNING', SIGNALEMENT_RECEPTION: 'RUNNING', SIGNALEMENT_SENDING: 'MET' });
    expect(await receive('A3', id)).toMatchObject({ fact: 'RECEIPT_RECORDED', body: '25-133-0042', reach: 'AUTHOR' });
    expect(await state(id)).toBe('RECEIVED');
    await door.as('A4', (tx) => tellParents(tx, { requestId: uuid(), signalementId: id, toldAt: tx.now, how: 'Courrier.' }));
    expect(await clocks(id)).toEqual({ PARENTS_WRITTEN_NOTICE: 'MET', SIGNALEMENT_FOLLOW_UP: 'RUNNING', SIGNALEMENT_RECEPTION: 'MET', SIGNALEMENT_SENDING: 'MET' });
    expect(await door.reads('A9', (tx) => tx.allowed(Signalement, 'read', { where: { id } }))).toEqual([]);
  });

  it('after it was sent here and nobody answered, starts no second clock, and ends the one that runs', async () => {
    const id = await sent(door, parquetId);
    await deposit('A3', id);
    expect(await clocks(id)).toEqual({ PARENTS_WRITTEN_NOTICE: 'RUNNING', SIGNALEMENT_RECEPTION: 'RUNNING', SIGNALEMENT_SENDING: 'MET' });
    await receive('A3', id);
    expect(await clocks(id)).toMatchObject({ SIGNALEMENT_RECEPTION: 'MET' });
    const first = await sealed(door, parquetId);
    await deposit('A3', first);
    await door.as('A3', (tx) => transmitSignalement(tx, { requestId: uuid(), signalementId: first }));
    expect(Object.keys(await clocks(first)).length).toBe(3);
  });

  it('is answered by what the département reports of it, from its reception on: the same clocks follow', async () => {
    const id = await sealed(door, parquetId);
    await deposit('A3', id);
    expect(await refusal(report('A4', id))).toBe('NON_ACCUSE signalementId');
    expect(await refusal(report('A4', await acknowledged(door, parquetId)))).toBe('AUTRE_AUTORITE signalementId');
    await receive('A3', id);
    for (const who of ['A3', 'A1', 'A8', 'A9']) expect([who, await refusal(report(who, id))]).toEqual([who, expect.stringMatching(/^(INTROUVABLE|AUTRE_AUTORITE|AUTEUR_SEUL)/)]);
    expect(await door.reads('A4', async (tx) => possibleActs(tx, await tx.get(Signalement, id, 'read')))).toEqual(['ANSWERED', 'COMPLEMENT_ASKED', 'COMPLEMENT_SENT', 'PARENTS_TIMING', 'PARENTS_TOLD']);
    const { id: askedId } = await door.as('A4', (tx) => askComplement(tx, { requestId: uuid(), signalementId: id, of: 'AUTHOR', question: 'Où est l’enfant ce soir ?' }));
    await door.as('A3', (tx) => sendComplement(tx, { requestId: uuid(), signalementId: id, askedId, complement: 'Chez sa grand-mère ; remis par la même voie.' }));
    await door.as('A4', (tx) => settleParentsTiming(tx, { requestId: uuid(), signalementId: id, from: tx.now, why: 'Dit au téléphone.' }));
    expect(await eventsOf(door, (await report('A4', id)).id)).toEqual(['signalement.answered']);
    expect(await state(id, 'A4')).toBe('ANSWERED');
    expect(await clocks(id)).toEqual({ OPP_PARQUET_TO_JE: 'RUNNING', PARENTS_WRITTEN_NOTICE: 'RUNNING', SIGNALEMENT_COMPLEMENT: 'MET', SIGNALEMENT_FOLLOW_UP: 'MET', SIGNALEMENT_RECEPTION: 'MET', SIGNALEMENT_SENDING: 'MET' });
    // Never told to the direct author.
    expect(await state(id)).toBe('RECEIVED');
  });

  it('acknowledged here all the same, is answered by the parquet: nobody has to ask it any more', async () => {
    const id = await acknowledged(door, parquetId);
    await deposit('A3', id);
    await receive('A3', id);
    expect(await clocks(id)).not.toMatchObject({ SIGNALEMENT_FOLLOW_UP: 'RUNNING' });
    const first = await sealed(door, parquetId);
    await deposit('A3', first);
    await receive('A3', first);
    await door.as('A3', (tx) => transmitSignalement(tx, { requestId: uuid(), signalementId: first }));
    await door.as('A9', (tx) => acknowledgeSignalement(tx, { requestId: uuid(), signalementId: first, parquetNumber: '25-133-0043' }));
    expect(await clocks(first)).toMatchObject({ SIGNALEMENT_FOLLOW_UP: 'MET', SIGNALEMENT_OUTCOME: 'RUNNING' });
  });

  it('is of what is sealed, once; its reception, of what was handed over, once; by whoever sends it', async () => {
    const { id: drafted } = await draft(door, 'A3', parquetId);
    expect(await refusal(deposit('A3', drafted))).toMatch(/^NON_SCELLE signalementId$/);
    const id = await sealed(door, parquetId);
    expect(await refusal(receive('A3', id))).toBe('NON_REMIS signalementId');
    for (const who of ['A4', 'A8', 'A1', 'A9', 'B1']) expect(await refusal(deposit(who, id))).toMatch(/ signalementId$/);
    const requestId = uuid();
    const { id: one } = await deposit('A3', id, { requestId, depositedAt: await nowIn(door) }).catch(() => ({ id: '' }));
    expect(one).not.toBe('');
    expect(await refusal(deposit('A3', id))).toBe('DEJA_REMIS signalementId');
    await receive('A3', id);
    expect(await refusal(receive('A3', id))).toBe('DEJA_CONSTATE signalementId');
    const ours = await sealed(door, parquetId, 'A4');
    await deposit('A4', ours);
    await receive('A4', ours);
  });

  it('asks by which way and under which reference, at an hour that has come, after what it follows', async () => {
    const id = await sealed(door, parquetId);
    const now = (await nowIn(door)).getTime();
    for (const off of [HOUR, -25 * HOUR]) expect(await refusal(deposit('A3', id, { depositedAt: new Date(now + off) }))).toBe('DATE depositedAt');
    expect(await refusal(deposit('A3', id, { means: ' ' }))).toBe('OBLIGATOIRE means');
    await deposit('A3', id);
    for (const off of [HOUR, -25 * HOUR]) expect(await refusal(receive('A3', id, { receivedAt: new Date(now + off) }))).toBe('DATE receivedAt');
    expect(await refusal(receive('A3', id, { parquetReference: '' }))).toBe('OBLIGATOIRE parquetReference');
  });

  it('is held by the database too, whoever writes', async () => {
    const id = await acknowledged(door, parquetId);
    await expect(door.db.owner.query(`insert into app.signalement_step (id, departement, signalement_id, route, parquet_id, fact, answer, reach, author_id, at, dated, body, request_id)
      select gen_random_uuid(), departement, signalement_id, route, parquet_id, 'RECEIPT_RECORDED', 'NONE', 'AUTHOR', author_id, at, dated, '', gen_random_uuid() from app.signalement_step where signalement_id = $1 and fact = 'ACKNOWLEDGED'`, [id])).rejects.toThrow('a step is missing');
  });
});
