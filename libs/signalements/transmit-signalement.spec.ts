import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { clocksOf, competent, delegated, draft, seal, sealed, sent } from '../../test/support/signalement.js';
import { actorId, count, dossier, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { Deadline } from '../clocks/deadline.entity.js';
import { Signalement } from './signalement.entity.js';
import { SignalementDossier } from './signalement-dossier.entity.js';
import { SignalementLetter } from './signalement-letter.entity.js';
import { SignalementSeal } from './signalement-seal.entity.js';
import { SignalementStep } from './signalement-step.entity.js';
import { transmitSignalement } from './transmit-signalement.js';

let door: Door;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  parquetId = await competent(door);
  await delegated(door, 'A4');
});
afterAll(() => door.close());

const transmit = (who: string, signalementId: string, requestId = uuid()): Promise<SignalementStep> => door.as(who, (tx) => transmitSignalement(tx, { requestId, signalementId }));
const sees = (who: string, signalementId: string): Promise<number[]> => door.reads(who, async (tx) => [
  (await tx.allowed(Signalement, 'read', { where: { id: signalementId } })).length, (await tx.allowed(SignalementLetter, 'read', { where: { signalementId } })).length,
  (await tx.allowed(SignalementSeal, 'read', { where: { signalementId } })).length, (await tx.allowed(SignalementStep, 'read', { where: { signalementId } })).length, (await tx.allowed(SignalementDossier, 'read', { where: { signalementId } })).length]);

describe('transmitting', () => {
  it('opens the sealed letter to the parquet that it names, and to no other magistrate; the cell has had its copy since the seal', async () => {
    const id = await sealed(door, parquetId);
    expect(await sees('A9', id)).toEqual([0, 0, 0, 0, 0]);
    await transmit('A3', id);
    expect(await sees('A9', id)).toEqual([1, 1, 1, 1, 0]);
    expect(await sees('A4', id)).toEqual([1, 1, 1, 1, 0]);
    for (const who of ['A10', 'A1', 'A8', 'A14', 'ADM', 'DPO', 'B1']) expect([who, await sees(who, id)]).toEqual([who, [0, 0, 0, 0, 0]]);
  });

  it('shows the parquet of another organisation nothing', async () => {
    const id = await sent(door, parquetId);
    await door.db.owner.query(`insert into app.organisation (id, departement, name, sector) values ($1, 99, 'Parquet voisin', 'JUSTICE')`, [id]);
    await door.db.owner.query('update app.habilitation set organisation_id = $1 where id = $2', [id, actorId('A9')]);
    expect(await sees('A9', id)).toEqual([0, 0, 0, 0, 0]);
    await door.db.owner.query('update app.habilitation set organisation_id = $1 where id = $2', [parquetId, actorId('A9')]);
    expect((await sees('A9', id))[0]).toBe(1);
  });

  it('meets the clock of the sending, and starts those of the reception and of the parents', async () => {
    const id = await sealed(door, parquetId);
    expect(await clocksOf(door, id)).toEqual({ SIGNALEMENT_SENDING: 'RUNNING' });
    await transmit('A3', id);
    expect(await clocksOf(door, id)).toEqual({ PARENTS_WRITTEN_NOTICE: 'RUNNING', SIGNALEMENT_RECEPTION: 'RUNNING', SIGNALEMENT_SENDING: 'MET' });
    expect((await door.reads('A4', (tx) => tx.allowed(Deadline, 'read', { where: { holderId: id } }))).length).toBe(3);
    // Its author follows it until a magistrate has it, and no further: what concerns the parents is not theirs.
    expect((await door.reads('A3', (tx) => tx.allowed(Deadline, 'read', { where: { holderId: id }, order: ['code'] }))).map((d) => d.code)).toEqual(['SIGNALEMENT_RECEPTION', 'SIGNALEMENT_SENDING']);
    for (const who of ['A8', 'A9']) expect((await door.reads(who, (tx) => tx.allowed(Deadline, 'read', { where: { holderId: id } }))).length).toBe(0);
  });

  it('asks that it be sealed, and by whoever may: the author directly, whoever answers for the département for its own', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    expect(await refusal(transmit('A3', id))).toBe('NON_SCELLE signalementId');
    const direct = await sealed(door, parquetId);
    expect(await refusal(transmit('A4', direct))).toBe('AUTRE_AUTORITE signalementId');
    for (const who of ['A1', 'A8', 'A9', 'B1']) expect(await refusal(transmit(who, direct))).toBe('INTROUVABLE signalementId');
    const { id: ours } = await draft(door, 'A4', parquetId, { dossierIds: [(await dossier(door)).id] });
    await seal(door, 'A4', ours);
    expect((await transmit('A8', ours)).fact).toBe('SENT');
  });
});

describe('one signalement, one number', () => {
  const jobs = async (stepId: string): Promise<number> => Number((await door.db.owner.query<{ n: string }>(`select count(*) as n from graphile_worker._private_jobs j join app.event e on e.id::text = j.key where e.subject_id = $1`, [stepId])).rows[0]!.n);

  it('whatever is pressed twice, retried, or sent by two at once', async () => {
    const id = await sealed(door, parquetId);
    const requestId = uuid();
    const tries = await Promise.all(Array.from({ length: 10 }, () => transmit('A3', id, requestId)));
    expect(new Set(tries.map((t) => t.id)).size).toBe(1);
    const others = await Promise.all(Array.from({ length: 4 }, async () => refusal(transmit('A3', id))));
    expect(new Set(others)).toEqual(new Set(['DEJA_TRANSMIS signalementId']));
    expect(await count(door, 'signalement_step', `signalement_id = $1 and fact = 'SENT'`, [id])).toBe(1);
    expect(await eventsOf(door, tries[0]!.id)).toEqual(['signalement.sent']);
    expect(await jobs(tries[0]!.id)).toBe(1);
    await expect(transmit('A3', await sealed(door, parquetId), requestId)).rejects.toMatchObject({ code: 'CLE_REUTILISEE' });
  });

  it('whatever stops in the middle: nothing is half done, the number is not lost, and the next try is the first', async () => {
    const last = async (): Promise<number> => (await door.db.owner.query<{ n: number }>('select last as n from app.signalement_counter where departement = 99')).rows[0]!.n;
    await sealed(door, parquetId);
    const before = await last();
    const { id } = await draft(door, 'A3', parquetId);
    const crash = (verb: Promise<unknown>): Promise<never> => verb.then(() => Promise.reject(new Error('killed')));
    // The same as a process killed after its last statement and before its COMMIT.
    await expect(door.as('A3', async (tx) => crash((async () => {
      const { previewSeal } = await import('./preview-seal.js');
      const { sealSignalement } = await import('./seal-signalement.js');
      return await sealSignalement(tx, { requestId: uuid(), signalementId: id, effectDigest: (await previewSeal(tx, id)).digest }, door.letters);
    })()))).rejects.toThrow('killed');
    expect([await last(), await count(door, 'signalement_seal', 'signalement_id = $1', [id])]).toEqual([before, 0]);
    await seal(door, 'A3', id);
    expect(await last()).toBe(before + 1);
    const requestId = uuid();
    await expect(door.as('A3', (tx) => crash(transmitSignalement(tx, { requestId, signalementId: id })))).rejects.toThrow('killed');
    expect([await count(door, 'signalement_step', 'signalement_id = $1', [id]), await clocksOf(door, id)]).toEqual([0, { SIGNALEMENT_SENDING: 'RUNNING' }]);
    const { id: step } = await transmit('A3', id, requestId);
    expect([await count(door, 'signalement_step', 'signalement_id = $1', [id]), await jobs(step)]).toEqual([1, 1]);
  });

  it('whatever connection is lost: a backend ended between two statements leaves nothing', async () => {
    const id = await sealed(door, parquetId);
    await expect(door.as('A3', async (tx) => {
      const step = await transmitSignalement(tx, { requestId: uuid(), signalementId: id });
      await door.db.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename like 'app_rt%' and state = 'idle in transaction'`);
      return await tx.get(SignalementStep, step.id, 'read');
    })).rejects.toThrow();
    expect(await count(door, 'signalement_step', 'signalement_id = $1', [id])).toBe(0);
    expect((await transmit('A3', id)).fact).toBe('SENT');
  });
});
