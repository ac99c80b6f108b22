import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { breakGlass } from '../../libs/dossiers/break-glass.js';
import { moveDossier } from '../../libs/dossiers/move-dossier.js';
import { previewMove } from '../../libs/dossiers/preview-move.js';
import { nameReferent } from '../../libs/dossiers/name-referent.js';
import { giveRetour } from '../../libs/informations-preoccupantes/give-retour.js';
import { smtpMailer } from '../../libs/notices/mailer.js';
import { setNoticePreference } from '../../libs/notices/set-notice-preference.js';
import { endDelegation } from '../../libs/partners/end-delegation.js';
import { registerAstreinte } from '../../libs/partners/register-astreinte.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { hourInFrance } from '../../libs/platform/france.js';
import { makeLog } from '../../libs/platform/log.js';
import { startSink } from '../../scripts/mail-sink/sink.mjs';
import { openDoor, type Door } from '../../test/support/door.js';
import { concluded } from '../../test/support/evaluated.js';
import { delegated } from '../../test/support/signalement.js';
import { actorId, count, dossier, letIn, reported, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { CONSEQUENCES } from './consequences.js';
import { queueNotices } from './queue-notices.js';
import { sendMails } from './send-mails.js';
import type { WorkerTools } from './tools.js';

let door: Door;
let tools: WorkerTools;
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 2), kek: door.kek, log: makeLog('silent') };
});
afterAll(async () => {
  await tools.pool.end();
  await door.close();
});

const untried = (): Promise<number> => count(door, 'notice', 'habilitation_id = $1 and attempts = 0', [actorId('A16')]);

describe('an exceptional access', () => {
  it('is told at once to the référent, the heads of the territory and the DPO, whatever hour they chose; not to others who are admitted', async () => {
    const { id: dossierId } = await dossier(door, { territoireId: TERRITOIRES.sud });
    for (const who of ['A16', 'A5']) await letIn(door, dossierId, who, ['IDE']);
    await door.as('A4', (tx) => nameReferent(tx, { requestId: uuid(), dossierId, habilitationId: actorId('A16') }));
    for (const who of ['A16', 'A4', 'DPO']) await door.as(who, (tx) => setNoticePreference(tx, { requestId: uuid(), rhythm: 'DAILY', quietFrom: 0, quietTo: 23 }));
    await door.as('ADM', (tx) => registerAstreinte(tx, { requestId: uuid(), habilitationId: actorId('A8'), validFrom: tx.now, validTo: new Date(tx.now.getTime() + 3_600_000) }));
    await door.as('A8', (tx) => breakGlass(tx, { requestId: uuid(), dossierId, motive: 'Fugue signalée cette nuit.' }));
    const { rows: [event] } = await door.db.owner.query<EventRow>(`select * from app.event where type = 'glass.broken'`);
    for (let i = 0; i < 2; i++) for (const consequence of CONSEQUENCES['glass.broken']!) await consequence(tools, event!);
    const { rows } = await door.db.owner.query<{ who: string }>('select habilitation_id as who from app.notice where event_id = $1 and due_at <= app.now()', [event!.id]);
    expect(rows.map((r) => r.who).sort()).toEqual(['A16', 'A4', 'DPO'].map(actorId).sort());
  });

  it('is tried again within minutes by night when a server refuses it, where what waits goes on waiting for the end of the quiet hours', async () => {
    const { rows: [clock] } = await door.db.owner.query<{ now: Date }>('select app.now() as now');
    const hour = hourInFrance(clock!.now);
    await door.as('A16', (tx) => setNoticePreference(tx, { requestId: uuid(), rhythm: 'DAILY', quietFrom: hour, quietTo: (hour + 22) % 24 }));
    const { rows: [admitted] } = await door.db.owner.query<EventRow>(`select e.* from app.event e join app.admission a on a.id = e.subject_id where e.type = 'admission.granted' and a.habilitation_id = $1`, [actorId('A16')]);
    await queueNotices(tools, admitted!);
    await door.db.owner.query('update app.notice set due_at = app.now() where habilitation_id = $1', [actorId('A16')]);
    const sink = await startSink({ answer: () => 451 });
    const mailer = smtpMailer({ smtpUrl: sink.url, mailFrom: 'ne-pas-repondre@cordee.example', publicUrl: 'https://cordee.example', patienceMs: 2000 });
    for (let i = 0; i < 6 && await untried() > 0; i++) await sendMails(tools, mailer);
    mailer.close();
    await sink.close();
    const { rows } = await door.db.owner.query<{ type: string; soon: boolean }>(`select e.type, n.due_at < app.now() + interval '10 minutes' as soon from app.notice n join app.event e on e.id = n.event_id where n.habilitation_id = $1 order by 1`, [actorId('A16')]);
    expect(rows).toEqual([{ type: 'admission.granted', soon: false }, { type: 'glass.broken', soon: true }]);
  });
});

describe('a delegation of signature', () => {
  it('ended before its hour, is told to whoever signed under it, and to nobody else', async () => {
    const id = await delegated(door, 'A8');
    await door.as('ADM', (tx) => endDelegation(tx, id));
    const { rows: [event] } = await door.db.owner.query<EventRow>(`select * from app.event where type = 'delegation.ended'`);
    for (let i = 0; i < 2; i++) for (const consequence of CONSEQUENCES['delegation.ended']!) await consequence(tools, event!);
    const { rows } = await door.db.owner.query<{ who: string }>('select habilitation_id as who from app.notice where event_id = $1', [event!.id]);
    expect(rows.map((r) => r.who)).toEqual([actorId('A8')]);
  });
});

describe('an information préoccupante', () => {
  it('is told to the cell, and to its author by a receipt; to nobody else', async () => {
    const { intakeId } = await reported(door, 'A1');
    const { rows: [event] } = await door.db.owner.query<EventRow>('select * from app.event where subject_id = $1', [intakeId]);
    for (let i = 0; i < 2; i++) for (const consequence of CONSEQUENCES['information-preoccupante.received']!) await consequence(tools, event!);
    const { rows } = await door.db.owner.query<{ who: string }>('select habilitation_id as who from app.notice where event_id = $1', [event!.id]);
    expect(rows.map((r) => r.who).sort()).toEqual(['A1', 'A4', 'A19'].map(actorId).sort());
  });

  it('is told, once its report is submitted, to those who decide; and its retour, to whoever transmitted it, if it is said here', async () => {
    const { intakeId, evaluationId } = await concluded(door);
    const told = async (type: EventRow['type'], where: string, id: string): Promise<string[]> => {
      const { rows: [event] } = await door.db.owner.query<EventRow>(`select * from app.event where type = $1 and subject_id in (select id from app.${where} = $2) limit 1`, [type, id]);
      for (let i = 0; i < 2; i++) for (const consequence of CONSEQUENCES[type]!) await consequence(tools, event!);
      return (await door.db.owner.query<{ who: string }>('select habilitation_id as who from app.notice where event_id = $1', [event!.id])).rows.map((r) => r.who).sort();
    };
    expect(await told('rapport-evaluation.submitted', 'rapport_evaluation where evaluation_id', evaluationId)).toEqual(['A4', 'A8'].map(actorId).sort());
    const { id } = await door.as('A4', (tx) => giveRetour(tx, { requestId: uuid(), informationPreoccupanteId: intakeId, means: 'PLATFORM' }));
    expect(await told('retour.given', 'retour where id', id)).toEqual([actorId('A1')]);
    const { intakeId: other } = await reported(door, 'A1');
    const { id: letter } = await door.as('A4', (tx) => giveRetour(tx, { requestId: uuid(), informationPreoccupanteId: other, means: 'LETTER' }));
    expect(await told('retour.given', 'retour where id', letter)).toEqual([]);
  });
});

describe('a dossier given to another territory', () => {
  it('is told to the heads who receive it, not to those who lose it, nor to who gave it, nor to whoever is admitted', async () => {
    const { id: dossierId } = await dossier(door);
    await letIn(door, dossierId, 'A5', ['IDE']);
    await door.db.owner.query(`update app.habilitation set function = 'RESPONSABLE_ASE' where id = $1`, [actorId('A17')]);
    await door.db.owner.query('insert into app.habilitation_territoire (habilitation_id, territoire_id, departement) values ($1, $2, 99)', [actorId('A17'), TERRITOIRES.sud]);
    const asked = { dossierId, territoireId: TERRITOIRES.sud };
    const { id } = await door.as('A4', async (tx) => moveDossier(tx, { requestId: uuid(), ...asked, effectDigest: (await previewMove(tx, asked)).digest }));
    const { rows: [event] } = await door.db.owner.query<EventRow>('select * from app.event where subject_id = $1', [id]);
    for (let i = 0; i < 2; i++) for (const consequence of CONSEQUENCES['dossier.moved']!) await consequence(tools, event!);
    for (const [who, told] of [['A17', 1], ['A8', 0], ['A4', 0], ['A5', 0]] as const) expect([who, await count(door, 'notice', 'event_id = $1 and habilitation_id = $2', [event!.id, actorId(who)])]).toEqual([who, told]);
  });
});
