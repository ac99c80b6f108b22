import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { SignIn } from '../platform/sign-in.js';
import { Traces } from '../platform/trace.js';
import { endSession, PROOF_MINUTES } from './end-session.js';
import { Session } from './session.entity.js';

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
  const actor = await signIn.openSession({ issuer: 'test', subject: key, acr: 'eidas1-mfa', tokenHash, kind: 'CLIENT', hours: 1 });
  return { id: actor!.sessionId, tokenHash };
}
/** By another session of theirs, that was proved so many minutes ago. */
async function end(who: string, id: string, provedAgo = 0): Promise<unknown> {
  const by = await open(who);
  await door.db.owner.query('update app.session set proved_at = clock_timestamp() - make_interval(mins => $2) where id = $1', [by.id, provedAgo]);
  return await door.store.run({ ...await door.actor(who), sessionId: by.id }, new Traces(), (tx) => endSession(tx, id));
}

describe('ending a session', () => {
  it('makes its token worth nothing, even where it was known, and leaves the others', async () => {
    const [one, two] = [await open('A5'), await open('A5')];
    expect((await signIn.readSession(one.tokenHash))?.id).toBe(actorId('A5'));
    const { epoch } = await door.actor('A5');
    await end('A5', one.id);
    expect(await signIn.readSession(one.tokenHash, true)).toBeNull();
    expect((await signIn.readSession(two.tokenHash, true))?.epoch).toBeGreaterThan(epoch);
  });

  it('asks to have been proved lately, unless it is the one that asks; changing hat proves nothing', async () => {
    const { id, tokenHash } = await open('A5');
    await end('A5', id, PROOF_MINUTES - 1);
    expect(await signIn.readSession(tokenHash, true)).toBeNull();

    const other = await open('A5');
    expect(await refusal(end('A5', other.id, PROOF_MINUTES + 1))).toBe('PREUVE_A_REFAIRE sessionId');
    const mine = await open('A5');
    await door.db.owner.query(`update app.session set proved_at = '-infinity' where id = $1`, [mine.id]);
    const changed = await signIn.changeHat(mine.tokenHash, actorId('A5'), randomBytes(32));
    const acts = async (target: string): Promise<unknown> => door.store.run({ ...await door.actor('A5'), sessionId: changed!.sessionId }, new Traces(), (tx) => endSession(tx, target));
    expect(await refusal(acts(other.id))).toBe('PREUVE_A_REFAIRE sessionId');
    expect(await signIn.readSession(other.tokenHash, true)).not.toBeNull();
    await acts(changed!.sessionId);
  });

  it('done twice, is told once', async () => {
    const { id } = await open('A5');
    await end('A5', id);
    await end('A5', id);
    expect(await eventsOf(door, id)).toEqual(['session.ended']);
  });

  it('is for one’s own, which one sees; another’s does not exist', async () => {
    const { id, tokenHash } = await open('A5');
    const sees = (who: string): Promise<Session[]> => door.reads(who, (tx) => tx.allowed(Session, 'read', { where: { id } }));
    expect(await sees('A5')).toHaveLength(1);
    for (const who of ['A4', 'A6', 'ADMIN']) {
      expect(await sees(who)).toEqual([]);
      expect(await refusal(end(who, id))).toBe('INTROUVABLE sessionId');
    }
    expect(await refusal(end('A5', uuid()))).toBe('INTROUVABLE sessionId');
    expect(await signIn.readSession(tokenHash, true)).not.toBeNull();
  });

  it('reaches a session that the same person opened under another hat', async () => {
    const hat = uuid();
    await door.db.owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      select $1, departement, professionnel_id, organisation_id, 'CONSEILLER_DSDEN', app.now(), valid_to from app.habilitation where id = $2`, [hat, actorId('A2')]);
    const { id, tokenHash } = await open('A2');
    expect((await signIn.readSession(tokenHash))?.id).toBe(hat);
    await end('A2', id);
    expect(await signIn.readSession(tokenHash, true)).toBeNull();
    const { rows } = await door.db.owner.query('select habilitation_id from app.event where subject_id = $1', [id]);
    expect(rows).toEqual([{ habilitation_id: hat }]);
  });
});
