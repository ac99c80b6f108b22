import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { acknowledged, anotherMagistrate, competent, sent } from '../../test/support/signalement.js';
import { actorId, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { endPermanence } from '../partners/end-permanence.js';
import { handOverPermanence } from '../partners/hand-over-permanence.js';
import { Passation } from '../partners/passation.entity.js';
import { Permanence } from '../partners/permanence.entity.js';
import { registerPermanence } from '../partners/register-permanence.js';
import { previewTakeOver, takeOverPermanence } from './take-over-permanence.js';

let door: Door;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  parquetId = await competent(door);
  await anotherMagistrate(door.db);
});
afterEach(async () => { await door.db.owner.query('update app.permanence set passation_id = null, open_then = null; delete from app.passation; delete from app.permanence'); });
afterAll(() => door.close());

const HOUR = 3_600_000;
const onDuty = (more: Partial<{ habilitationId: string; requestId: string; phone: string }> = {}, from = -1, to = 12, who = 'A9'): Promise<Permanence> => door.as(who, (tx) => registerPermanence(tx, {
  requestId: uuid(), habilitationId: actorId('A9'), phone: '05 36 49 00 02', validFrom: new Date(tx.now.getTime() + from * HOUR), validTo: new Date(tx.now.getTime() + to * HOUR), ...more }));
const end = (id: string, who = 'A9'): Promise<Permanence> => door.as(who, (tx) => endPermanence(tx, id));
const give = (permanenceId: string, to = 'A17', who = 'A9', requestId = uuid()): Promise<Passation> => door.as(who, (tx) => handOverPermanence(tx, { requestId, permanenceId, habilitationId: actorId(to) }));
const take = (passationId: string, who = 'A17', openDigest?: string, requestId = uuid()): Promise<Permanence> =>
  door.as(who, async (tx) => takeOverPermanence(tx, { requestId, passationId, openDigest: openDigest ?? (await previewTakeOver(tx, passationId)).digest }));
const now = async (): Promise<string[]> => (await door.reads('A1', (tx) => tx.allowed(Permanence, 'read', { inForce: true }))).map((p) => p.habilitationId);

describe('who is on duty at a parquet', () => {
  it('is entered by its magistrates, of themselves or a colleague, and found with the number by the whole département', async () => {
    const { id } = await onDuty();
    await onDuty({ habilitationId: actorId('A17') });
    expect((await now()).sort()).toEqual([actorId('A9'), actorId('A17')].sort());
    expect(await door.reads('A3', (tx) => tx.allowed(Permanence, 'read', { where: { id } }))).toMatchObject([{ phone: '0536490002', parquetId }]);
    expect(await door.reads('B1', (tx) => tx.allowed(Permanence, 'read', { where: { id } }))).toEqual([]);
    expect(await eventsOf(door, id)).toEqual(['permanence.named']);
  });

  it('is of that parquet alone, once at a time, for a month at most', async () => {
    await onDuty();
    for (const who of ['A4', 'A8', 'ADM', 'A10']) expect(await refusal(onDuty({}, 20, 30, who))).toMatch(/^FONCTION_NON_COMPETENTE|AUTRE_PARQUET/);
    for (const habilitationId of [actorId('B1'), uuid()]) expect(await refusal(onDuty({ habilitationId }))).toBe('INTROUVABLE habilitationId');
    expect(await refusal(onDuty({ habilitationId: actorId('A4') }))).toBe('FONCTION habilitationId');
    expect(await refusal(onDuty({}, 5, 20))).toBe('DATES_CHEVAUCHEES validFrom');
    expect(await refusal(onDuty({}, 24, 24 * 40))).toBe('DATE validTo');
    expect(await refusal(onDuty({ phone: 'le parquet' }, 24, 30))).toBe('CLE_FAUSSE phone');
  });

  it('is ended early by any of its magistrates, and leaves its dates free', async () => {
    const { id } = await onDuty();
    for (const who of ['A4', 'A3', 'ADM', 'B1']) expect(await refusal(end(id, who))).toBe('INTROUVABLE permanenceId');
    await end(id, 'A17');
    await end(id, 'A17');
    expect(await eventsOf(door, id)).toEqual(['permanence.named', 'permanence.ended']);
    expect(await now()).toEqual([]);
    await onDuty({}, 0.001);
  });
});

describe('handing it over', () => {
  it('leaves it to whoever holds it until the colleague takes it, knowing how much is open', async () => {
    await sent(door, parquetId);
    await acknowledged(door, parquetId);
    const held = await onDuty();
    const { id } = await give(held.id);
    expect(await now()).toEqual([actorId('A9')]);
    const shown = await door.reads('A17', (tx) => previewTakeOver(tx, id));
    expect([shown.toAcknowledge, shown.toAnswer]).toEqual([1, 1]);
    const taken = await take(id, 'A17', shown.digest);
    expect(taken).toMatchObject({ phone: held.phone, passationId: id, openThen: 2, habilitationId: actorId('A17'), validTo: held.validTo });
    expect(await now()).toEqual([actorId('A17')]);
    expect(await eventsOf(door, held.id)).toEqual(['permanence.named', 'permanence.taken-over']);
  });

  it('is refused when what is open is not what was shown', async () => {
    const { id } = await give((await onDuty()).id);
    const { digest } = await door.reads('A17', (tx) => previewTakeOver(tx, id));
    await sent(door, parquetId);
    expect(await refusal(take(id, 'A17', digest))).toBe('EFFET_CHANGE openDigest');
    expect(await now()).toEqual([actorId('A9')]);
    await take(id);
  });

  it('is between two magistrates of the parquet, by the one who holds it, to the one who was named', async () => {
    const { id: permanenceId } = await onDuty();
    expect(await refusal(give(permanenceId, 'A9', 'A17'))).toBe('PERMANENCE_D_UN_AUTRE permanenceId');
    for (const who of ['A4', 'A3', 'B1']) expect(await refusal(give(permanenceId, 'A17', who))).toBe('INTROUVABLE permanenceId');
    expect(await refusal(give(permanenceId, 'A9'))).toBe('POUR_SOI habilitationId');
    expect(await refusal(give(permanenceId, 'A4'))).toBe('FONCTION habilitationId');
    const { id } = await give(permanenceId);
    expect(await refusal(take(id, 'A9'))).toBe('PASSATION_A_UN_AUTRE passationId');
    for (const who of ['A4', 'A3', 'ADM', 'B1']) expect(await refusal(take(id, who))).toBe('INTROUVABLE passationId');
    expect(await door.reads('A4', (tx) => tx.allowed(Passation, 'read'))).toEqual([]);
  });

  it('done twice by the same key, is done once; of a permanence that is over, nothing is taken', async () => {
    const { id: permanenceId } = await onDuty();
    const requestId = uuid();
    const [one, other] = [await give(permanenceId, 'A17', 'A9', requestId), await give(permanenceId, 'A17', 'A9', requestId)];
    expect(other.id).toBe(one.id);
    const taking = uuid();
    const first = await take(one.id, 'A17', undefined, taking);
    expect((await take(one.id, 'A17', undefined, taking)).id).toBe(first.id);
    expect(await refusal(give(permanenceId))).toBe('PERMANENCE_FINIE permanenceId');
    const again = await give(first.id, 'A9', 'A17');
    await end(first.id);
    expect(await refusal(take(again.id, 'A9'))).toBe('PERMANENCE_FINIE passationId');
  });
});
