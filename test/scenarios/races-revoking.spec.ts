import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { endAdmission } from '../../libs/dossiers/end-admission.js';
import { StaleActor } from '../../libs/platform/errors.js';
import { postMessage } from '../../libs/threads/post-message.js';
import { previewReaders } from '../../libs/threads/preview-readers.js';
import { Product } from '../support/product.js';
import { actorId, count, refusal, say, seen, situation, uuid } from '../support/situation.js';
import { digestFor, post } from './support/acts.js';
import { gate, hold, untilWaiting } from './support/schedule.js';

let product: Product;
let threadId: string;
let admissions: Record<string, string>;
beforeAll(async () => { product = await Product.start(); });
afterAll(() => product.close());
beforeEach(async () => {
  ({ threadId, admissions } = await situation(product.door, { A5: ['FAM'], A6: ['FAM'] }));
});

const revoke = { by: 'A4', verb: (tx: Parameters<typeof endAdmission>[0]): Promise<unknown> => endAdmission(tx, admissions.A5!) };
const byRevoked = (): Promise<number> => count(product.door, 'message', 'thread_id = $1 and author_id = $2', [threadId, actorId('A5')]);
const epochOf = async (): Promise<number> => (await product.door.actor('A5')).epoch;

/** Who authorises, then waits, then writes: what any of our walls must not be. */
async function postWithoutAuthorisingAgain(): Promise<void> {
  const sql = await product.door.db.owner.connect();
  try {
    await sql.query('begin');
    const { rowCount } = await sql.query('select from app.participation where thread_id = $1 and habilitation_id = $2 and app.now() < valid_to', [threadId, actorId('A5')]);
    if (rowCount === 0) return;
    await sql.query(`select pg_advisory_xact_lock(hashtextextended('Thread:' || $1, 0))`, [threadId]);
    await sql.query(`insert into app.message (id, departement, thread_id, dossier_id, kind, detail, source, author_id, seq, sent_at, client_message_id, request_hash, readers_digest, body)
      select gen_random_uuid(), departement, id, dossier_id, kind, detail, source, $2, seq + 1, app.now(), gen_random_uuid(), '', '', '' from app.thread where id = $1`, [threadId, actorId('A5')]);
  } finally {
    await sql.query('commit');
    sql.release();
  }
}

describe('posting and being revoked at once', () => {
  it('the sender waiting behind the revocation is refused, and nothing is written', async () => {
    expect((await post(product, 'A5', threadId, 'Avant.')).seq).toBe(1);
    const readersDigest = await digestFor(product, 'A5', threadId);
    const revoking = await hold(product.door, revoke.by, revoke.verb);
    const sending = post(product, 'A5', threadId, 'Après.', { readersDigest });
    await untilWaiting(product.door);
    await revoking.commit();
    expect(await sending).toMatchObject({ status: 200, code: 'INTROUVABLE', id: '' });
    expect(await byRevoked()).toBe(1);
    expect((await seen(product.door, 'A4', threadId)).map((m) => m.body)).toEqual(['Avant.']);
    expect((await say(product.door, 'A4', threadId)).seq).toBe(2);
  });

  it('at the verb itself: the second statement behind the lock already refuses', async () => {
    const epoch = await epochOf();
    const { digest } = await product.door.reads('A5', (tx) => previewReaders(tx, { threadId, kind: 'FAM', detail: 'FULL' }));
    const revoking = await hold(product.door, revoke.by, revoke.verb);
    const sending = product.door.as('A5', (tx) => postMessage(tx, { clientMessageId: uuid(), threadId, kind: 'FAM', detail: 'FULL', body: 'Après.', readersDigest: digest })).catch((e: unknown) => e);
    await untilWaiting(product.door);
    await revoking.commit();
    expect(await sending).toBeInstanceOf(StaleActor);
    expect(await epochOf()).toBeGreaterThan(epoch);
    expect(await byRevoked()).toBe(0);
  });

  it('the revocation waiting behind the sender: it was sent, and its author sees it no more', async () => {
    const { digest } = await product.door.reads('A5', (tx) => previewReaders(tx, { threadId, kind: 'FAM', detail: 'FULL' }));
    const sending = await hold(product.door, 'A5', (tx) => postMessage(tx, { clientMessageId: uuid(), threadId, kind: 'FAM', detail: 'FULL', body: 'Encore à temps.', readersDigest: digest }));
    const revoking = product.door.as(revoke.by, revoke.verb);
    await untilWaiting(product.door);
    await sending.commit();
    await revoking;
    expect((await seen(product.door, 'A6', threadId)).map((m) => m.body)).toEqual(['Encore à temps.']);
    expect(await seen(product.door, 'A5', threadId)).toEqual([]);
    expect((await post(product, 'A5', threadId, 'Trop tard.')).code).toBe('INTROUVABLE');
  });

  // Until the instant of a writing transaction follows its locks, the epoch alone refuses here: the law still sees the right as it was at BEGIN.
  it('even were no epoch moved, the law behind the lock refuses by itself', async () => {
    const tables = ['admission_kind', 'participation'];
    for (const table of tables) await product.door.db.owner.query(`alter table app.${table} disable trigger moves_epoch`);
    try {
      const { digest } = await product.door.reads('A5', (tx) => previewReaders(tx, { threadId, kind: 'FAM', detail: 'FULL' }));
      const [begun, go] = [gate(), gate()];
      const sending = refusal(product.door.as('A5', async (tx) => {
        begun.open();
        await go.opened;
        return await postMessage(tx, { clientMessageId: uuid(), threadId, kind: 'FAM', detail: 'FULL', body: 'Après.', readersDigest: digest });
      }));
      await begun.opened;
      const revoking = await hold(product.door, revoke.by, revoke.verb);
      go.open();
      await untilWaiting(product.door);
      await revoking.commit();
      expect(await sending).toBe('INTROUVABLE threadId');
    } finally {
      for (const table of tables) await product.door.db.owner.query(`alter table app.${table} enable trigger moves_epoch`);
    }
  });

  it('and the check bites: a sender who does not authorise again behind the lock posts after its revocation', async () => {
    const revoking = await hold(product.door, revoke.by, revoke.verb);
    const sending = postWithoutAuthorisingAgain();
    await untilWaiting(product.door);
    await revoking.commit();
    await sending;
    const posted = await byRevoked();
    figure('control.M9', posted);
    expect(posted).toBe(1);
  });
});
