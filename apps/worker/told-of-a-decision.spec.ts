import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { grantAdmissionProposal, previewAdmissionProposal, refuseAdmissionProposal } from '../../libs/dossiers/decide-admission-proposal.js';
import { endAdmission } from '../../libs/dossiers/end-admission.js';
import { proposeAdmission } from '../../libs/dossiers/propose-admission.js';
import type { Mailer } from '../../libs/notices/mailer.js';
import { setNoticePreference } from '../../libs/notices/set-notice-preference.js';
import { grantHabilitation } from '../../libs/partners/grant-habilitation.js';
import { proposeHabilitation } from '../../libs/partners/propose-habilitation.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, dossier, letIn, uuid } from '../../test/support/situation.js';
import { CONSEQUENCES } from './consequences.js';
import { sendMails } from './send-mails.js';
import type { WorkerTools } from './tools.js';

let door: Door;
let tools: WorkerTools;
let dossierId: string;
let sent: string[] = [];
const mailer: Mailer = { send: (to) => { sent.push(to); return Promise.resolve(); }, invite: () => Promise.resolve(), appoint: () => Promise.resolve(), witness: () => Promise.resolve(), close: () => undefined };
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 2), kek: door.kek, log: makeLog('silent') };
  for (const who of ['A5', 'COR']) await door.as(who, (tx) => setNoticePreference(tx, { requestId: uuid(), rhythm: 'IMMEDIATE', quietFrom: 0, quietTo: 0 }));
  await door.db.owner.query(`update app.professionnel set issuer = 'https://fia.example', subject = id::text`);
});
afterAll(async () => {
  await tools.pool.end();
  await door.close();
});
beforeEach(async () => {
  dossierId = (await dossier(door)).id;
  sent = [];
});

/** Runs the consequences of the last event of this type, twice, as a job that is run again would: whom it tells. */
async function toldOf(type: EventRow['type']): Promise<string[]> {
  const { rows: [event] } = await door.db.owner.query<EventRow>('select * from app.event where type = $1 order by xid desc limit 1', [type]);
  for (let i = 0; i < 2; i++) for (const consequence of CONSEQUENCES[event!.type] ?? []) await consequence(tools, event!);
  return (await door.db.owner.query<{ who: string }>('select habilitation_id as who from app.notice where event_id = $1', [event!.id])).rows.map((r) => r.who);
}
async function mails(): Promise<string[]> {
  sent = [];
  await sendMails(tools, mailer);
  const { rows } = await door.db.owner.query<{ key: string }>('select h.id as key from app.habilitation h join app.professionnel p on p.id = h.professionnel_id where lower(p.email) = any ($1) and h.id = any ($2)', [sent, ['A5', 'COR'].map(actorId)]);
  return rows.map((r) => r.key);
}
/** A5, who is admitted, proposes A16. */
async function proposal(): Promise<{ proposalId: string; admissionId: string }> {
  const { id: admissionId } = await letIn(door, dossierId, 'A5', ['IDE', 'FAM']);
  const { id: proposalId } = await door.as('A5', (tx) => proposeAdmission(tx, {
    requestId: uuid(), dossierId, habilitationId: actorId('A16'), kinds: ['FAM'], duty: 'NONE', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }));
  return { proposalId, admissionId };
}
const refuse = (proposalId: string): Promise<unknown> => door.as('A4', (tx) => refuseAdmissionProposal(tx, { proposalId, reason: 'Pas encore.' }));

describe('a proposal of admission, once decided', () => {
  it('is told to its author, and to nobody else, granted or refused', async () => {
    const { proposalId } = await proposal();
    const { digest } = await door.reads('A4', (tx) => previewAdmissionProposal(tx, proposalId));
    await door.as('A4', (tx) => grantAdmissionProposal(tx, { proposalId, effectDigest: digest }));
    expect(await toldOf('admission-proposal.granted')).toEqual([actorId('A5')]);
    dossierId = (await dossier(door)).id;
    const { proposalId: another } = await proposal();
    await refuse(another);
    expect(await toldOf('admission-proposal.refused')).toEqual([actorId('A5')]);
    expect(await mails()).toEqual([actorId('A5')]);
    expect(sent).toHaveLength(1);
  });

  it('is not told to an author who takes part no longer: neither when it is queued, nor when the mail would leave', async () => {
    const { proposalId, admissionId } = await proposal();
    await refuse(proposalId);
    expect(await toldOf('admission-proposal.refused')).toEqual([actorId('A5')]);
    await door.as('A4', (tx) => endAdmission(tx, admissionId));
    expect(await mails()).toEqual([]);
    expect((await door.db.owner.query(`select 1 from app.notice where state = 'DROPPED' and habilitation_id = $1`, [actorId('A5')])).rows).toHaveLength(1);

    dossierId = (await dossier(door)).id;
    const later = await proposal();
    await refuse(later.proposalId);
    await door.as('A4', (tx) => endAdmission(tx, later.admissionId));
    expect(await toldOf('admission-proposal.refused')).toEqual([]);
  });
});

describe('a habilitation, once granted', () => {
  const granted = async (): Promise<void> => {
    const { rows: [of] } = await door.db.owner.query<{ o: string; p: string }>('select c.organisation_id as o, a.professionnel_id as p from app.habilitation c, app.habilitation a where c.id = $1 and a.id = $2', [actorId('COR'), actorId('A11')]);
    const { id: proposalId } = await door.as('COR', (tx) => proposeHabilitation(tx, { requestId: uuid(), organisationId: of!.o, professionnelId: of!.p, function: 'CADRE_ASSOCIATION', wholeDepartement: false, validFrom: new Date('2020-01-01T00:00:00Z'), validTo: new Date('2060-01-01T00:00:00Z') }));
    const effectDigest = await door.reads('ADM', async (tx) => (await tx.effect('granting', proposalId))!.digest);
    await door.as('ADM', (tx) => grantHabilitation(tx, { proposalId, actReference: 'ARR-2025-118', effectDigest }));
  };

  it('is told to whoever proposed it, and to nobody else', async () => {
    await granted();
    expect(await toldOf('habilitation.granted')).toEqual([actorId('COR')]);
    expect(await mails()).toEqual([actorId('COR')]);
  });

  it('is not told to a correspondent whose own habilitation ended before the mail left', async () => {
    await granted();
    expect(await toldOf('habilitation.granted')).toEqual([actorId('COR')]);
    await door.db.owner.query('update app.habilitation set valid_to = app.now() where id = $1', [actorId('COR')]);
    expect(await mails()).toEqual([]);
  });
});
