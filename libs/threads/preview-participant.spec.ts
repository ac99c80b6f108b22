import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, letIn, refusal, say, seen, situation, uuid } from '../../test/support/situation.js';
import { addParticipant } from './add-participant.js';
import type { ParticipantPreview } from './participant-preview.type.js';
import { previewParticipant } from './preview-participant.js';

let door: Door;
let dossierId: string;
let threadId: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => {
  ({ dossierId, threadId } = await situation(door, { A5: ['FAM', 'SOC'], A7: ['FAM', 'MED'] }));
});

const shown = (by: string, who: string): Promise<ParticipantPreview> => door.reads(by, (tx) => previewParticipant(tx, { threadId, habilitationId: actorId(who) }));
const open = (by: string, who: string, effectDigest: string | null, openPast = true): Promise<unknown> => door.as(by, (tx) => addParticipant(tx, { threadId, habilitationId: actorId(who), openPast, effectDigest }));
const read = async (who: string): Promise<number> => (await seen(door, who, threadId)).filter((m) => m.body !== null).length;

describe('what the past of an exchange opens to whoever enters', () => {
  it('is shown first, by kind: what they would notice, and of what one reads oneself, what they would read; then it is so', async () => {
    await letIn(door, dossierId, 'A6', ['FAM']);
    await say(door, 'A5', threadId);
    await say(door, 'A5', threadId, { kind: 'SOC' });
    await say(door, 'A4', threadId);
    const preview = await shown('A4', 'A6');
    expect(preview).toMatchObject({ past: [{ kind: 'FAM', noticed: 2, opened: 2, untold: 0 }, { kind: 'SOC', noticed: 1, opened: 0, untold: 0 }], beforeYou: 0, phrase: '1 personne remarque 3 messages du passé, et en lit 2.' });
    await open('A4', 'A6', preview.digest);
    expect([(await seen(door, 'A6', threadId)).length, await read('A6')]).toEqual([3, 2]);
  });

  it('says of what one does not read that it is there, never whether they would read it', async () => {
    await say(door, 'A7', threadId, { kind: 'MED' });
    await say(door, 'A7', threadId, { kind: 'MED', detail: 'SUMMARY' });
    const untold = { past: [{ kind: 'MED', noticed: 2, opened: 0, untold: 2 }], phrase: '1 personne remarque 2 messages du passé, et en lit 0, et peut-être 2 que vous ne lisez pas.' };
    await letIn(door, dossierId, 'A6', ['MED']);
    expect(await shown('A4', 'A6')).toMatchObject(untold);
  });

  it('counts the summaries alone for whoever receives a summary, and what an evaluator reads more', async () => {
    await letIn(door, dossierId, 'A6', ['SCO']);
    await letIn(door, dossierId, 'A11', ['SCO']);
    await say(door, 'A4', threadId, { kind: 'SCO' });
    await say(door, 'A4', threadId, { kind: 'SCO', detail: 'SUMMARY' });
    expect((await shown('A4', 'A6')).past).toEqual([{ kind: 'SCO', noticed: 2, opened: 1, untold: 0 }]);
    const preview = await shown('A4', 'A11');
    expect(preview.past).toEqual([{ kind: 'SCO', noticed: 2, opened: 2, untold: 0 }]);
    await open('A4', 'A6', (await shown('A4', 'A6')).digest);
    expect(await read('A6')).toBe(1);
  });

  it('is what precedes their arrival, of somebody who is already there', async () => {
    await letIn(door, dossierId, 'A6', ['FAM']);
    await say(door, 'A4', threadId);
    await open('A4', 'A6', null, false);
    await say(door, 'A4', threadId);
    expect(await shown('A4', 'A6')).toMatchObject({ past: [{ kind: 'FAM', noticed: 1, opened: 1, untold: 0 }] });
    await open('A4', 'A6', (await shown('A4', 'A6')).digest);
    expect(await shown('A4', 'A6')).toMatchObject({ past: [], phrase: 'Rien de ce qui a été dit ne s’ouvre de plus.' });
  });

  it('is not opened without having been shown, nor when a message or a right came meanwhile: nothing is done', async () => {
    await letIn(door, dossierId, 'A6', ['FAM']);
    await say(door, 'A4', threadId);
    expect(await refusal(open('A4', 'A6', null))).toBe('OBLIGATOIRE effectDigest');
    const { digest } = await shown('A4', 'A6');
    await say(door, 'A5', threadId);
    expect(await refusal(open('A4', 'A6', digest))).toBe('EFFET_CHANGE effectDigest');
    expect(await count(door, 'participation', 'thread_id = $1 and habilitation_id = $2', [threadId, actorId('A6')])).toBe(0);
    const again = await shown('A4', 'A6');
    await open('A4', 'A6', again.digest);
    await open('A4', 'A6', digest);
    expect(await count(door, 'participation', 'thread_id = $1 and habilitation_id = $2', [threadId, actorId('A6')])).toBe(1);
  });

  it('is for who may add, of who may be added, and writes nothing', async () => {
    await letIn(door, dossierId, 'A6', ['FAM']);
    const before = await count(door, 'event');
    await shown('A4', 'A6');
    for (const by of ['A8', 'A6', 'A10', 'B1']) expect(await refusal(shown(by, 'A6'))).toBe('INTROUVABLE threadId');
    expect(await refusal(shown('A5', 'A6'))).toBe('INTROUVABLE habilitationId');
    for (const who of ['A2', 'B1']) expect(await refusal(shown('A4', who))).toBe('NON_ADMIS habilitationId');
    expect(await refusal(door.reads('A4', (tx) => previewParticipant(tx, { threadId, habilitationId: uuid() })))).toBe('NON_ADMIS habilitationId');
    expect(await count(door, 'event')).toBe(before);
  });
});
