import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, letIn, refusal, say, seen, situation, uuid } from '../../test/support/situation.js';
import { addParticipant } from './add-participant.js';
import { previewParticipant } from './preview-participant.js';

let door: Door;
let dossierId: string;
let threadId: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => {
  ({ dossierId, threadId } = await situation(door, { A5: ['FAM'] }));
  await letIn(door, dossierId, 'A6', ['FAM']);
  for (let n = 0; n < 2; n++) await say(door, 'A4', threadId);
});

const add = (by: string, who: string, openPast = false): Promise<unknown> => door.as(by, async (tx) => {
  const asked = { threadId, habilitationId: actorId(who) };
  return await addParticipant(tx, { ...asked, openPast, ...(openPast && { effectDigest: (await previewParticipant(tx, asked)).digest }) });
});
const seqs = (who: string): Promise<number[]> => seen(door, who, threadId).then((messages) => messages.map((m) => m.seq));

describe('adding somebody to an exchange', () => {
  it('shows them what comes from now on', async () => {
    expect(await seqs('A6')).toEqual([]);
    await add('A4', 'A6');
    await say(door, 'A5', threadId);
    expect(await seqs('A6')).toEqual([3]);
    expect(await seqs('A5')).toEqual([1, 2, 3]);
    const { rows } = await door.db.owner.query('select habilitation_id from app.event where thread_id = $1 and type = $2', [threadId, 'participation.added']);
    expect(rows).toEqual([{ habilitation_id: actorId('A6') }]);
  });

  it('shows the past when it is opened, then or later', async () => {
    await add('A4', 'A6');
    expect(await seqs('A6')).toEqual([]);
    await add('A4', 'A6', true);
    expect(await seqs('A6')).toEqual([1, 2]);
  });

  it('done twice, is done once', async () => {
    await Promise.all([add('A4', 'A6'), add('A4', 'A6'), add('A4', 'A6')]);
    await add('A4', 'A6');
    expect(await count(door, 'participation', 'thread_id = $1 and habilitation_id = $2', [threadId, actorId('A6')])).toBe(1);
  });

  it('is for who opened it, or a designated responsable who takes part', async () => {
    for (const by of ['A5', 'A8', 'A6', 'A10']) expect(await refusal(add(by, 'A6'))).toMatch(/^INTROUVABLE/);
    await add('A4', 'A6');
  });

  it('takes in nobody who is not admitted', async () => {
    await add('A4', 'A6');
    for (const who of ['A7', 'A10', 'B1']) expect(await refusal(add('A4', who))).toBe('NON_ADMIS habilitationId');
    expect(await refusal(door.as('A4', (tx) => addParticipant(tx, { threadId, habilitationId: uuid(), openPast: false })))).toBe('NON_ADMIS habilitationId');
  });
});
