import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { smtpMailer } from '../../libs/notices/mailer.js';
import { inscribePerson } from '../../libs/partners/inscribe-person.js';
import { makeLog } from '../../libs/platform/log.js';
import { startSink, type Answer, type Mail, type Sink } from '../../scripts/mail-sink/sink.mjs';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, uuid } from '../../test/support/situation.js';
import { invitationsToRepair } from '../../libs/partners/awaited.js';
import { inviteAgain } from '../../libs/partners/invite-again.js';
import { revokeInvitation } from '../../libs/partners/revoke-invitation.js';
import { sendInvitations } from './send-invitations.js';
import type { WorkerTools } from './tools.js';

const EMAIL = 'perrine.galuchat@horizon-orvale.example';
let door: Door;
let tools: WorkerTools;
let sink: Sink;
let answer: Answer = () => undefined;
let invitation: { id: string; professionnel_id: string };
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 3), kek: door.kek, log: makeLog('silent') };
});
afterAll(async () => {
  await tools.pool.end();
  await door.close();
});
const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> => (await door.db.owner.query(text, values)).rows as T[];
beforeEach(async () => {
  answer = () => undefined;
  sink = await startSink({ answer: (...asked) => answer(...asked) });
  const [organisation] = await sql<{ id: string }>('select organisation_id as id from app.habilitation where id = $1', [actorId('COR')]);
  await door.as('COR', (tx) => inscribePerson(tx, { requestId: uuid(), organisationId: organisation!.id, displayName: 'Perrine GALUCHAT', email: EMAIL, identityReference: 'M-1' }, door.links));
  [invitation] = await sql<typeof invitation>(`select i.id, i.professionnel_id from app.invitation i join app.professionnel p on p.id = i.professionnel_id where p.email = $1`, [EMAIL]) as [typeof invitation];
});
afterEach(async () => {
  await sql(`update app.invitation set mail_state = 'NONE'`);
  await sql(`update app.professionnel set email = id || '@horizon-orvale.example' where email = $1`, [EMAIL]);
  await sink.close();
});

const send = async (publicUrl = 'https://cordee.departement-dorvale.example'): Promise<Mail[]> => {
  const before = sink.mails.length;
  const mailer = smtpMailer({ smtpUrl: sink.url, mailFrom: 'ne-pas-repondre@cordee.example', publicUrl, patienceMs: 300 });
  await sendInvitations(tools, mailer, door.links);
  mailer.close();
  return sink.mails.slice(before);
};
const state = async (): Promise<string> => (await sql<{ s: string }>('select mail_state as s from app.invitation where id = $1', [invitation.id]))[0]!.s;
const due = (): Promise<unknown> => sql('update app.invitation set mail_due_at = app.now() where id = $1', [invitation.id]);
const decoded = (raw: string): string => Buffer.from(raw.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');

describe('the mail of an invitation', () => {
  it('tells nothing of anybody: a link and its term, to the address alone, once', async () => {
    const [mail] = await send();
    expect(mail!.to).toBe(EMAIL);
    const text = decoded(mail!.raw);
    for (const word of ['perrine', 'galuchat', 'horizon', 'salom', 'tervel', 'correspond', 'habilit', 'inscri', 'M-1', invitation.id, invitation.professionnel_id]) expect(text.toLowerCase()).not.toContain(word.toLowerCase());
    const [{ term }] = await sql<{ term: string }>(`select to_char(expires_at at time zone 'Europe/Paris', 'DD/MM/YYYY HH24:MI') as term from app.invitation where id = $1`, [invitation.id]) as [{ term: string }];
    expect(text).toContain(`Ce lien sert une seule fois, jusqu’au ${term}, heure de Paris :\r\n\r\n${door.links.link(invitation.id)}\r\n`);
    for (const line of mail!.raw.slice(mail!.raw.indexOf('\r\n\r\n')).split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
    expect([await state(), await send()]).toEqual(['ACCEPTED', []]);
  });

  it.each([['used', 'used_at = app.now()'], ['taken back', 'revoked_at = app.now()'], ['past', `made_at = app.now() - interval '7 days', expires_at = app.now()`]])('does not leave once the link is %s', async (_, change) => {
    await sql(`update app.invitation set ${change} where id = $1`, [invitation.id]);
    expect([await send(), await state()]).toEqual([[], 'DROPPED']);
  });

  it('does not leave for somebody who is known already', async () => {
    await sql(`update app.professionnel set issuer = 'test', subject = id::text where id = $1`, [invitation.professionnel_id]);
    expect([await send(), await state()]).toEqual([[], 'DROPPED']);
  });

  it.each<[string, Answer]>([['refuses everything for now', () => 451], ['hangs', () => 'HANG']])('is tried again, later, of a server that %s', async (_, fault) => {
    answer = fault;
    expect([await send(), await state()]).toEqual([[], 'QUEUED']);
    expect(await count(door, 'invitation', 'id = $1 and mail_due_at > app.now()', [invitation.id])).toBe(1);
    answer = () => undefined;
    expect(await send()).toEqual([]);
    await due();
    expect(await send()).toHaveLength(1);
  });

  it('whose address is refused is said to whoever keeps the directory, and not tried again', async () => {
    answer = () => 550;
    expect([await send(), await state()]).toEqual([[], 'REFUSED']);
    answer = () => undefined;
    expect(await send()).toEqual([]);
  });
});

describe('an invitation that reaches nobody', () => {
  const toRepair = async (who: string): Promise<string[]> => (await door.reads(who, invitationsToRepair)).map((i) => i.id);

  it('refused, awaits who keeps the directory: the organisation’s correspondent and the administrator, until another link is made; nobody else', async () => {
    expect(await toRepair('COR')).toEqual([]);
    answer = () => 550;
    await send();
    for (const who of ['COR', 'ADM']) expect([who, await toRepair(who)]).toEqual([who, [invitation.id]]);
    for (const who of ['A4', 'A8', 'DPO', 'B1']) expect([who, await toRepair(who)]).toEqual([who, []]);
    await door.as('COR', (tx) => inviteAgain(tx, { requestId: uuid(), professionnelId: invitation.professionnel_id }, door.links));
    expect(await toRepair('COR')).toEqual([]);
  });

  it('of a server that does not answer, awaits them after three tries, until it is taken back or accepted', async () => {
    answer = () => 451;
    for (const awaited of [[], [], [invitation.id]]) {
      await due();
      await send();
      expect(await toRepair('COR')).toEqual(awaited);
    }
    answer = () => undefined;
    await due();
    expect(await send()).toHaveLength(1);
    expect(await toRepair('COR')).toEqual([]);
    answer = () => 550;
    const { id } = await door.as('COR', (tx) => inviteAgain(tx, { requestId: uuid(), professionnelId: invitation.professionnel_id }, door.links));
    await send();
    expect(await toRepair('COR')).toEqual([id]);
    await door.as('COR', (tx) => revokeInvitation(tx, { invitationId: id }));
    expect(await toRepair('COR')).toEqual([]);
  });
});
