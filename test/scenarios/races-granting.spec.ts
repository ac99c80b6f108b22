import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { changeAdmission } from '../../libs/dossiers/change-admission.js';
import type { ChangeAdmissionInput } from '../../libs/dossiers/dossiers.inputs.js';
import { previewAdmission } from '../../libs/dossiers/preview-admission.js';
import type { Tx } from '../../libs/platform/tx.js';
import { addParticipant } from '../../libs/threads/add-participant.js';
import { postMessage } from '../../libs/threads/post-message.js';
import { previewReaders } from '../../libs/threads/preview-readers.js';
import type { Message } from '../../libs/threads/message.entity.js';
import { openDoor, type Door } from '../support/door.js';
import { actorId, count, letIn, refusal, say, seen, situation, uuid } from '../support/situation.js';
import { gate, hold, untilWaiting } from './support/schedule.js';

let door: Door;
let dossierId: string;
let threadId: string;
let admissions: Record<string, string>;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => {
  ({ dossierId, threadId, admissions } = await situation(door, { A5: ['FAM'], A16: ['FAM'] }));
  await letIn(door, dossierId, 'A6', ['FAM', 'SOC']);
});

/** Two ways of making a reader: somebody joins the exchange, or somebody in it is admitted for one more kind. */
const WAYS: [string, 'FAM' | 'SOC', (tx: Tx) => Promise<unknown>][] = [
  ['somebody joins the exchange', 'FAM', (tx) => addParticipant(tx, { threadId, habilitationId: actorId('A6'), openPast: false })],
  ['a participant is admitted for one more kind', 'SOC', async (tx) => {
    const asked: Pick<ChangeAdmissionInput, 'kinds' | 'duty' | 'purpose'> = { kinds: ['FAM', 'SOC'], duty: 'NONE', purpose: 'EVALUATE' };
    const { digest } = await previewAdmission(tx, { ...asked, dossierId, habilitationId: actorId('A16'), replacesId: admissions.A16! });
    return await changeAdmission(tx, { ...asked, requestId: uuid(), admissionId: admissions.A16!, legalBasis: 'CASF_226_2_2', necessity: 'Évaluer.', effectDigest: digest });
  }],
];
const shown = (kind: 'FAM' | 'SOC'): Promise<string> => door.reads('A4', async (tx) => (await previewReaders(tx, { threadId, kind, detail: 'FULL' })).digest);
const post = (tx: Tx, kind: 'FAM' | 'SOC', readersDigest: string): Promise<Message> =>
  postMessage(tx, { clientMessageId: uuid(), threadId, kind, detail: 'FULL', body: 'À ceux que je vois.', readersDigest });
const posted = (): Promise<number> => count(door, 'message', 'thread_id = $1', [threadId]);

describe.each(WAYS)('posting while %s', (_how, kind, grant) => {
  it('goes to those who were shown, when nobody came meanwhile', async () => {
    const digest = await shown(kind);
    await door.as('A4', (tx) => post(tx, kind, digest));
    expect(await posted()).toBe(1);
  });

  it('between the list and the sending: nothing is sent', async () => {
    const digest = await shown(kind);
    await door.as('A4', grant);
    expect(await refusal(door.as('A4', (tx) => post(tx, kind, digest)))).toBe('LECTEURS_CHANGES readersDigest');
    expect(await posted()).toBe(0);
  });

  it('the sender waiting behind the grant: nothing is sent', async () => {
    const digest = await shown(kind);
    const granting = await hold(door, 'A4', grant);
    const sending = refusal(door.as('A4', (tx) => post(tx, kind, digest)));
    await untilWaiting(door);
    await granting.commit();
    expect(await sending).toBe('LECTEURS_CHANGES readersDigest');
    expect(await posted()).toBe(0);
  });

  // Until the instant of a writing transaction follows its locks: it is the one of BEGIN, when the new reader was not yet valid.
  it('the sender having begun before the grant, and waiting behind it: nothing is sent', async () => {
    const digest = await shown(kind);
    const go = gate();
    const begun = gate();
    const sending = refusal(door.as('A4', async (tx) => {
      begun.open();
      await go.opened;
      return await post(tx, kind, digest);
    }));
    await begun.opened;
    const granting = await hold(door, 'A4', grant);
    go.open();
    await untilWaiting(door);
    await granting.commit();
    expect(await sending).toBe('LECTEURS_CHANGES readersDigest');
    expect(await posted()).toBe(0);
  });

  it('the grant waiting behind the sender: it is sent, to those who were shown', async () => {
    const digest = await shown(kind);
    const sending = await hold(door, 'A4', (tx) => post(tx, kind, digest));
    const granting = door.as('A4', grant);
    await untilWaiting(door);
    await sending.commit();
    await granting;
    expect(await posted()).toBe(1);
    if (kind === 'FAM') expect(await seen(door, 'A6', threadId)).toEqual([]);
    await say(door, 'A4', threadId, { kind, body: 'À tous.' });
    expect((await seen(door, kind === 'FAM' ? 'A6' : 'A16', threadId)).at(-1)).toEqual({ seq: 2, body: 'À tous.' });
  });
});
