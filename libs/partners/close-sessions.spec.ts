import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, refusal, uuid } from '../../test/support/situation.js';
import { SignIn } from '../platform/sign-in.js';
import { closeSessions } from './close-sessions.js';

let door: Door;
let signIn: SignIn;
let close: () => Promise<void>;
beforeAll(async () => {
  door = await openDoor();
  const pool = door.database.pool('sign_in');
  signIn = new SignIn(pool);
  close = () => pool.end();
});
afterAll(async () => {
  await close();
  await door.close();
});

async function open(key: string): Promise<{ id: string; tokenHash: Buffer }> {
  const tokenHash = randomBytes(32);
  return { id: (await signIn.openSession({ issuer: 'test', subject: key, acr: 'eidas1-mfa', tokenHash, kind: 'BROWSER', hours: 1, idleMinutes: 60 }))!.sessionId, tokenHash };
}
const closes = (who: string, habilitationId: string): Promise<unknown> => door.as(who, (tx) => closeSessions(tx, { habilitationId }));
const told = async (id: string): Promise<string[]> => (await door.db.owner.query<{ actor_id: string }>(`select actor_id from app.event where type = 'session.ended' and subject_id = $1`, [id])).rows.map((r) => r.actor_id);

describe('closing the sessions of a person', () => {
  it('ends all of theirs, under whatever hat, told in the name of the administrator; their habilitation stays, and they come in again', async () => {
    const mine = await open('A5');
    const hat = uuid();
    await door.db.owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      select $1, departement, professionnel_id, organisation_id, 'CESF', app.now(), valid_to from app.habilitation where id = $2`, [hat, actorId('A5')]);
    const [other, somebody] = [await open('A5'), await open('A6')];
    expect((await signIn.readSession(other.tokenHash))?.id).toBe(hat);
    await closes('ADM', actorId('A5'));
    await closes('ADM', actorId('A5'));
    for (const { id, tokenHash } of [mine, other]) {
      expect(await signIn.readSession(tokenHash, true)).toBeNull();
      expect(await told(id)).toEqual([actorId('ADM')]);
    }
    expect(await signIn.readSession(somebody.tokenHash, true)).not.toBeNull();
    expect(await count(door, 'habilitation', 'id = $1 and valid_to > app.now()', [actorId('A5')])).toBe(1);
    expect(await signIn.readSession((await open('A5')).tokenHash)).not.toBeNull();
  });

  it('is for the administrator of their département, at the door and at the wall', async () => {
    const { id, tokenHash } = await open('A7');
    for (const who of ['COR', 'A4', 'A7', 'ADMIN']) expect(await refusal(closes(who, actorId('A7')))).toBe('INTROUVABLE habilitationId');
    for (const unknown of [actorId('B1'), uuid()]) expect(await refusal(closes('ADM', unknown))).toBe('INTROUVABLE habilitationId');
    const asked = async (key: string): Promise<unknown> => door.as(key, async (tx) => (tx as unknown as { sql: { query(text: string, values: unknown[]): Promise<unknown> } }).sql.query('select app.close_sessions($1)', [actorId('A7')]));
    for (const who of ['COR', 'A4', 'A7']) await asked(who);
    expect(await signIn.readSession(tokenHash, true)).not.toBeNull();
    expect(await told(id)).toEqual([]);
    await asked('ADM');
    expect(await signIn.readSession(tokenHash, true)).toBeNull();
  });
});
