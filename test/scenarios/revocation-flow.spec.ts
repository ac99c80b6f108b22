import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { monotonic, sleep } from '../../libs/platform/clock.js';
import { Product } from '../support/product.js';
import { actorId, letIn, situation } from '../support/situation.js';
import { digestFor, endAdmission, post, until } from './support/acts.js';
import { listen } from './support/listeners.js';

let product: Product;
let threadId: string;
let admissions: Record<string, string>;
beforeAll(async () => { product = await Product.start(); });
afterAll(() => product.close());
beforeEach(async () => { ({ threadId, admissions } = await situation(product.door, { A5: ['FAM'], A6: ['FAM'] })); });

/** A message every 20 ms, until told to stop. Readers change on the way: whoever is refused asks for the list again. */
function flow(): { stop(): Promise<void> } {
  let going = true;
  const done = (async () => {
    let readersDigest = await digestFor(product, 'A4', threadId);
    for (let n = 0; going; n++) {
      const { code } = await post(product, 'A4', threadId, `Message ${n}.`, { readersDigest });
      if (code === 'LECTEURS_CHANGES') readersDigest = await digestFor(product, 'A4', threadId);
      else if (code) throw new Error(code);
      await sleep(20);
    }
  })();
  return { stop: () => { going = false; return done; } };
}

/** The numbers of the messages whose transaction began to write behind the revocation's: both write under the exchange's lock, so these were committed after it. */
async function after(admissionId: string): Promise<number[]> {
  const { rows } = await product.door.db.owner.query<{ seq: number }>(
    `select m.seq from app.event m, app.event r where r.type = 'admission.ended' and r.subject_id = $1 and m.type = 'message.posted' and m.thread_id = $2 and m.xid > r.xid order by m.seq`,
    [admissionId, threadId]);
  return rows.map((r) => r.seq);
}

describe('an access that ends while messages flow', () => {
  it('silences the socket within 250 ms of the answer, and of what was committed after it nothing is told', async () => {
    const [revoked, other] = [await listen(product, 'A5'), await listen(product, 'A6')];
    let lastTold = 0;
    revoked.socket.on('pointer', (p: { id: string }) => { if (p.id === threadId) lastTold = monotonic(); });
    const messages = flow();
    await until('the one who will be revoked is told nine times', () => revoked.told.filter((p) => p.type === 'message.posted').length >= 9);

    const { body } = await endAdmission(product, 'A4', admissions.A5!);
    const answeredAt = monotonic();
    expect(body.data.endAdmission.userErrors).toEqual([]);
    // Counted by what was committed: the other is told of more than messages.
    await until('the flow goes on for the other', async () => (await after(admissions.A5!)).length >= 20);
    await messages.stop();

    const committedAfter = await after(admissions.A5!);
    const told = revoked.told.filter((p) => p.type === 'message.posted').map((p) => p.version!);
    expect(told.length).toBeGreaterThanOrEqual(9);
    expect(told.filter((seq) => committedAfter.includes(seq))).toEqual([]);
    await until('the other is told of all of them', () => committedAfter.every((seq) => other.told.some((p) => p.version === seq)));
    figure('revocation.ms', Math.max(0, lastTold - answeredAt));
    expect(lastTold - answeredAt).toBeLessThanOrEqual(250);
    expect(revoked.told.at(-1)!.type).toBe('access.changed');
    expect(revoked.socket.connected).toBe(true);
  }, 60_000);

  it('and given back, tells again from there on', async () => {
    const revoked = await listen(product, 'A5');
    await endAdmission(product, 'A4', admissions.A5!);
    const unheard = await post(product, 'A4', threadId, 'Sans elle.');
    const { rows: [home] } = await product.door.db.owner.query<{ dossier_id: string }>('select dossier_id from app.thread where id = $1', [threadId]);
    await letIn(product.door, home!.dossier_id, 'A5', ['FAM']);
    await product.ask('A4', 'mutation ($input: AddParticipantInput!) { addParticipant(input: $input) { userErrors { code } } }', { input: { threadId, habilitationId: actorId('A5') } });
    const heard = await post(product, 'A4', threadId, 'De nouveau avec elle.');
    await until('told again', () => revoked.told.some((p) => p.version === heard.seq));
    expect(revoked.told.some((p) => p.version === unheard.seq)).toBe(false);
  });
});
