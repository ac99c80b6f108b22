import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { hold, untilWaiting } from '../../test/scenarios/support/schedule.js';
import { hashOfLink } from '../platform/invitation-links.js';
import { SignIn } from '../platform/sign-in.js';
import { inscribePerson } from './inscribe-person.js';
import { Invitation } from './invitation.entity.js';
import { inviteAgain } from './invite-again.js';
import { revokeInvitation } from './revoke-invitation.js';

let door: Door;
let signIn: SignIn;
let close: () => Promise<void>;
let HORIZON: string;
let ASE: string;
beforeAll(async () => {
  door = await openDoor();
  const pool = door.database.pool('sign_in', 3);
  signIn = new SignIn(pool);
  close = () => pool.end();
  const of = async (who: string): Promise<string> => (await door.db.owner.query<{ o: string }>('select organisation_id as o from app.habilitation where id = $1', [actorId(who)])).rows[0]!.o;
  [HORIZON, ASE] = [await of('COR'), await of('A8')];
});
afterAll(async () => {
  await close();
  await door.close();
});

interface Invited { person: string; email: string; invitation: string }
const inscribe = async (who = 'COR', organisationId = HORIZON): Promise<Invited> => {
  const email = `${uuid()}@horizon-orvale.example`;
  const { id: person } = await door.as(who, (tx) => inscribePerson(tx, { requestId: uuid(), organisationId, displayName: 'Inès MAROUELLE', email, identityReference: 'M-4412' }, door.links));
  return { person, email, invitation: await open(person) };
};
const open = async (person: string): Promise<string> => (await door.db.owner.query<{ id: string }>(`select id from app.invitation where professionnel_id = $1 and used_at = 'infinity' and revoked_at = 'infinity'`, [person])).rows[0]!.id;
const again = (who: string, professionnelId: string, requestId = uuid()): Promise<Invitation> => door.as(who, (tx) => inviteAgain(tx, { requestId, professionnelId }, door.links));
const revoke = (who: string, invitationId: string): Promise<Invitation> => door.as(who, (tx) => revokeInvitation(tx, { invitationId }));
const tokenOf = (invitation: string): string => door.links.link(invitation).split('/').at(-1)!;
const come = ({ email, invitation }: Invited, more: { email?: string; subject?: string; token?: string } = {}): Promise<boolean> =>
  signIn.useInvitation({ issuer: 'https://fia.example', subject: more.subject ?? email, email: more.email ?? email, linkHash: hashOfLink(more.token ?? tokenOf(invitation)) });
const linked = (person: string): Promise<number> => count(door, 'professionnel', 'id = $1 and proved', [person]);

describe('inviting', () => {
  it('comes with an inscription, for a week, of which the link is kept nowhere', async () => {
    const { person, invitation } = await inscribe();
    expect(await eventsOf(door, invitation)).toEqual(['invitation.made']);
    const { rows: [row] } = await door.db.owner.query<{ days: number; hash: Buffer }>(`select extract(epoch from expires_at - made_at)::integer / 86400 as days, token_hash as hash from app.invitation where id = $1`, [invitation]);
    expect(row!.days).toBe(7);
    expect(tokenOf(invitation)).toMatch(/^[\w-]{43}$/);
    expect(row!.hash).toEqual(hashOfLink(tokenOf(invitation)));
    for (const [who, sees] of [['ADM', 1], ['COR', 1], ['A4', 0], ['A11', 0], ['DPO', 0], ['B1', 0]] as const) expect(await door.reads(who, (tx) => tx.allowed(Invitation, 'read', { where: { professionnelId: person } }))).toHaveLength(sees);
  });

  it('again ends the former link; it is for who keeps the directory, of their own organisation, and for who has not come', async () => {
    const one = await inscribe();
    const requestId = uuid();
    const other = await again('COR', one.person, requestId);
    expect((await again('COR', one.person, requestId)).id).toBe(other.id);
    expect(await refusal(again('COR', (await inscribe()).person, requestId))).toBe('CLE_REUTILISEE requestId');
    expect(await eventsOf(door, one.invitation)).toEqual(['invitation.made', 'invitation.revoked']);
    expect([await come(one), await linked(one.person)]).toEqual([false, 0]);
    const last = await again('ADM', one.person);
    expect(await come({ ...one, invitation: other.id })).toBe(false);
    expect([await come({ ...one, invitation: last.id }), await linked(one.person)]).toEqual([true, 1]);
    expect(await refusal(again('COR', one.person))).toBe('DEJA_VENUE professionnelId');

    const elsewhere = await inscribe('ADM', ASE);
    for (const who of ['COR', 'A4', 'A8', 'DPO', 'B1']) expect(await refusal(again(who, elsewhere.person))).toBe('INTROUVABLE professionnelId');
    for (const unknown of [uuid(), actorId('A5')]) expect(await refusal(again('ADM', unknown))).toBe('INTROUVABLE professionnelId');
  });

  it('is taken back by who keeps the directory, once; never what has served', async () => {
    const one = await inscribe();
    for (const who of ['A4', 'A8', 'DPO', 'B1']) expect(await refusal(revoke(who, one.invitation))).toBe('INTROUVABLE invitationId');
    await revoke('ADM', one.invitation);
    await revoke('COR', one.invitation);
    expect(await eventsOf(door, one.invitation)).toEqual(['invitation.made', 'invitation.revoked']);
    expect(await come(one)).toBe(false);
    const other = await inscribe();
    expect(await come(other)).toBe(true);
    expect(await refusal(revoke('COR', other.invitation))).toBe('DEJA_VENUE invitationId');
    expect(await refusal(revoke('COR', (await inscribe('ADM', ASE)).invitation))).toBe('INTROUVABLE invitationId');
  });

  it('is written by nobody but who keeps the directory, whatever the organisation that is said', async () => {
    const { person } = await inscribe('ADM', ASE);
    await door.db.owner.query(`update app.invitation set revoked_at = app.now() where professionnel_id = $1`, [person]);
    const row = { departement: 99, professionnelId: person, inscriptionId: person, madeAt: new Date(0), expiresAt: new Date(1), usedAt: Infinity, revokedAt: Infinity, tokenHash: hashOfLink('x'), mailState: 'NONE', mailAttempts: 0, mailDueAt: Infinity };
    const write = (who: string, organisationId: string): Promise<unknown> => door.as(who, (tx) => tx.add(Invitation, 'add', { ...row, organisationId, madeBy: tx.actor.id, requestId: uuid() }));
    // A person of another organisation is not one's own to invite: the key says so, where the law sees one's own organisation.
    await expect(write('COR', HORIZON)).rejects.toMatchObject({ code: '23503' });
    await write('ADM', ASE);
  });
});

describe('coming by a link', () => {
  it('links whoever the provider proved, under the address of the inscription, whatever its case, once', async () => {
    const one = await inscribe();
    expect(await come(one, { email: one.email.toUpperCase() })).toBe(true);
    expect(await linked(one.person)).toBe(1);
    expect(await eventsOf(door, one.invitation)).toEqual(['invitation.made', 'invitation.used']);
    expect(await count(door, 'event', `type = 'invitation.used' and subject_id = $1 and habilitation_id = $2`, [one.invitation, actorId('COR')])).toBe(1);
    expect(await come(one)).toBe(false);
    expect(await come(one, { subject: 'another' })).toBe(false);
    expect(await count(door, 'professionnel', 'id = $1 and subject = $2', [one.person, one.email])).toBe(1);
  });

  it('is not possible with another link, another address, a subject that is somebody’s, nor without a link', async () => {
    const [one, other] = [await inscribe(), await inscribe()];
    const token = tokenOf(one.invitation);
    for (const wrong of ['', 'x', `${token}x`, token.slice(1), token.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')), token.toLowerCase()]) expect(await come(one, { token: wrong })).toBe(false);
    expect(await come(one, { email: other.email })).toBe(false);
    expect(await come(other, { token })).toBe(false);
    expect(await come(other)).toBe(true);
    expect(await come(one, { subject: other.email })).toBe(false);
    expect(await signIn.openSession({ issuer: 'https://fia.example', subject: one.email, acr: 'eidas2', tokenHash: hashOfLink(uuid()), kind: 'CLIENT', hours: 1 })).toBeNull();
    expect([await linked(one.person), await linked(other.person)]).toEqual([0, 1]);
    expect(await come(one)).toBe(true);
  });

  it('is possible until the millisecond of its end and no further', async () => {
    const one = await inscribe();
    const client = await door.db.owner.connect();
    const serves = async (end: string): Promise<boolean> => {
      // One snapshot, hence one instant.
      await client.query('begin isolation level repeatable read');
      await client.query(`update app.invitation set made_at = app.now() - interval '1 hour', expires_at = app.now() + $2::interval where id = $1`, [one.invitation, end]);
      const { rows: [asked] } = await client.query<{ used: boolean }>(`select app.use_invitation($1, 'https://fia.example', 'x', $2) as used`, [hashOfLink(tokenOf(one.invitation)), one.email]);
      await client.query('rollback');
      return asked!.used;
    };
    try {
      expect([await serves('1 millisecond'), await serves('0'), await serves('-1 second')]).toEqual([true, false, false]);
    } finally {
      client.release();
    }
  });

  it('leaves whoever is already known as they are', async () => {
    const one = await inscribe();
    await door.db.owner.query(`update app.professionnel set issuer = 'https://fia.example', subject = 'before' where id = $1`, [one.person]);
    expect(await come(one)).toBe(false);
    expect(await count(door, 'professionnel', `id = $1 and subject = 'before'`, [one.person])).toBe(1);
    expect(await count(door, 'invitation', `id = $1 and used_at = 'infinity'`, [one.invitation])).toBe(1);
  });
});

describe('two at once', () => {
  it('by one link: one comes, whichever it is', async () => {
    const one = await inscribe();
    const client = await door.db.owner.connect();
    try {
      await client.query('begin');
      await client.query(`select pg_advisory_xact_lock(hashtextextended('Invitation:' || $1, 0))`, [one.invitation]);
      const both = ['first', 'second'].map((subject) => come(one, { subject }));
      await untilWaiting(door, 2);
      await client.query('commit');
      expect((await Promise.all(both)).filter((used) => used)).toEqual([true]);
    } finally {
      client.release();
    }
    expect(await eventsOf(door, one.invitation)).toEqual(['invitation.made', 'invitation.used']);
  });

  it('coming and taking back: whoever is first wins, in both orders', async () => {
    const one = await inscribe();
    const revoking = await hold(door, 'COR', (tx) => revokeInvitation(tx, { invitationId: one.invitation }));
    const late = come(one);
    await untilWaiting(door);
    await revoking.commit();
    expect([await late, await linked(one.person)]).toEqual([false, 0]);

    const other = await inscribe();
    const client = await door.db.owner.connect();
    await client.query('begin');
    await client.query(`select app.use_invitation($1, 'https://fia.example', $2, $2)`, [hashOfLink(tokenOf(other.invitation)), other.email]);
    const tooLate = [refusal(revoke('COR', other.invitation)), refusal(again('ADM', other.person))];
    await untilWaiting(door, 2);
    await client.query('commit');
    client.release();
    expect(await Promise.all(tooLate)).toEqual(['DEJA_VENUE invitationId', 'DEJA_VENUE professionnelId']);
    expect(await linked(other.person)).toBe(1);
  });

  it('inviting again: one link is left', async () => {
    const { person } = await inscribe();
    const first = await hold(door, 'COR', (tx) => inviteAgain(tx, { requestId: uuid(), professionnelId: person }, door.links));
    const second = again('ADM', person);
    await untilWaiting(door);
    await first.commit();
    await second;
    expect(await count(door, 'invitation', `professionnel_id = $1 and revoked_at = 'infinity'`, [person])).toBe(1);
    expect(await open(person)).toBe((await second).id);
  });
});
