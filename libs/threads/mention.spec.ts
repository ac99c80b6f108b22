import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, eventsOf, letIn, refusal, say, seen, situation, uuid } from '../../test/support/situation.js';
import { Mention } from './mention.entity.js';
import { postMessage } from './post-message.js';
import { previewReaders } from './preview-readers.js';
import { withdrawMessage } from './revise-message.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const mentionsOf = (who: string, messageId: string): Promise<Mention[]> => door.reads(who, (tx) => tx.allowed(Mention, 'read', { where: { messageId }, order: ['nature', 'id'] }));
const inDays = (n: number): Date => new Date(Date.now() + n * 86_400_000);

describe('mentioning somebody', () => {
  it('names who will read, by name or by function, once each, and tells them', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'], A6: ['FAM'] });
    const message = await say(door, 'A4', threadId, { mentions: [actorId('A5')], mentionedFunctions: ['ASSISTANT_SOCIAL', 'PUERICULTRICE_PMI'] });
    const named = await mentionsOf('A6', message.id);
    expect(named.map((m) => [m.habilitationId, m.nature, m.reply])).toEqual([[actorId('A6'), 'FUNCTION', 'NONE'], [actorId('A5'), 'PERSON', 'NONE']]);
    for (const { id } of named) expect(await eventsOf(door, id)).toEqual(['message.mentioned']);
  });

  it('opens nothing: whoever would not read is refused with the field, and nothing leaves', async () => {
    const { threadId } = await situation(door, { A5: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] });
    const naming = (more: object): Promise<unknown> => say(door, 'A5', threadId, { kind: 'SOC', ...more });
    for (const who of ['A2', 'A8', 'A6']) expect(await refusal(naming({ mentions: [actorId(who)] }))).toBe('MENTION_SANS_LECTURE mentions');
    for (const id of [uuid(), actorId('B1')]) expect(await refusal(naming({ mentions: [id] }))).toBe('INTROUVABLE mentions');
    for (const fn of ['ASSISTANT_SOCIAL_SCOLAIRE', 'PROCUREUR']) expect(await refusal(naming({ mentionedFunctions: [fn] }))).toBe('MENTION_SANS_LECTURE mentionedFunctions');
    expect(await refusal(naming({ mentions: [actorId('A5')] }))).toBe('POUR_SOI mentions');
    expect(await refusal(naming({ mentions: ['x'] }))).toBe('FORMAT mentions');
    expect(await refusal(naming({ mentions: Array.from({ length: 21 }, uuid) }))).toBe('BORNE mentions');
    expect(await count(door, 'message', 'thread_id = $1', [threadId])).toBe(0);
    expect(await refusal(naming({ mentions: [actorId('A4')] }))).toBe('nothing was refused');
    expect(await seen(door, 'A2', threadId)).toEqual([{ seq: 1, body: null }]);
  });

  it('is shown before sending: who will read it, and why not the others, of whom only what the sender knows is said', async () => {
    const { threadId } = await situation(door, { A5: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] });
    const shown = await door.reads('A5', (tx) => previewReaders(tx, { threadId, kind: 'SOC', detail: 'FULL', mentions: ['A4', 'A2', 'A8'].map(actorId), mentionedFunctions: ['RESPONSABLE_CRIP', 'ENSEIGNANT'] }));
    const byName = new Map(shown.mentions.map((m) => [m.habilitation?.id ?? m.function, [m.willRead, m.code]]));
    expect(byName).toEqual(new Map<string, [boolean, string | null]>([[actorId('A4'), [true, null]], [actorId('A2'), [false, 'DESTINATAIRES_NOMMES']], [actorId('A8'), [false, 'HORS_PARTICIPATION']],
      ['ENSEIGNANT', [false, 'HORS_PARTICIPATION']], ['RESPONSABLE_CRIP', [true, null]]]));
    const asked = (mentions: string[]): Promise<unknown> => door.reads('A5', (tx) => previewReaders(tx, { threadId, kind: 'SOC', detail: 'FULL', mentions }));
    for (const id of [uuid(), actorId('B1')]) expect(await refusal(asked([id]))).toBe('INTROUVABLE mentions');
    expect(await refusal(asked([actorId('A4')]))).toBe('nothing was refused');
  });

  it('is read with its message, and with it alone', async () => {
    const { threadId } = await situation(door, { A5: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] });
    const { id } = await say(door, 'A5', threadId, { kind: 'SOC', mentions: [actorId('A4')] });
    expect([(await mentionsOf('A4', id)).length, (await mentionsOf('A5', id)).length]).toEqual([1, 1]);
    for (const who of ['A2', 'A8', 'B1']) expect(await mentionsOf(who, id)).toEqual([]);
  });

  it('after the preview, who no longer reads is not named: the readers changed', async () => {
    const { dossierId, threadId, admissions } = await situation(door, { A5: ['FAM'], A6: ['FAM'] });
    const { digest } = await door.reads('A4', (tx) => previewReaders(tx, { threadId, kind: 'FAM', detail: 'FULL', mentions: [actorId('A6')] }));
    const post = (readersDigest: string): Promise<unknown> => door.as('A4', (tx) => postMessage(tx, { clientMessageId: uuid(), threadId, kind: 'FAM', detail: 'FULL', body: 'À A6.', readersDigest, mentions: [actorId('A6')] }));
    expect(await refusal(post(digest))).toBe('nothing was refused');
    await door.db.owner.query('update app.admission set valid_to = app.now() where id = $1', [admissions.A6]);
    expect(await refusal(post(digest))).toBe('LECTEURS_CHANGES readersDigest');
    await letIn(door, dossierId, 'A6', ['FAM']);
    expect(await count(door, 'mention', 'thread_id = $1', [threadId])).toBe(1);
  });
});

describe('a reply expected before a date', () => {
  it('of those named, or of every reader, is closed for each by the fact of replying', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'], A6: ['FAM'] });
    const dueAt = inDays(2);
    const one = await say(door, 'A4', threadId, { mentions: [actorId('A5')], replyBefore: dueAt });
    const all = await say(door, 'A4', threadId, { mentions: [actorId('A5')], replyBefore: dueAt, replyFrom: 'READERS' });
    expect((await mentionsOf('A4', one.id)).map((m) => [m.habilitationId, m.reply, m.dueAt])).toEqual([[actorId('A5'), 'EXPECTED', dueAt]]);
    expect((await mentionsOf('A4', all.id)).map((m) => [m.habilitationId, m.nature, m.reply])).toEqual([[actorId('A5'), 'PERSON', 'EXPECTED'], [actorId('A6'), 'READERS', 'EXPECTED']]);
    // Writing in the exchange answers nobody.
    await say(door, 'A5', threadId);
    expect((await mentionsOf('A5', all.id)).map((m) => m.reply)).toEqual(['EXPECTED', 'EXPECTED']);
    expect((await say(door, 'A5', threadId, { inReplyTo: all.seq })).inReplyTo).toBe(all.seq);
    expect((await mentionsOf('A6', all.id)).map((m) => [m.reply, m.givenAt instanceof Date])).toEqual([['GIVEN', true], ['EXPECTED', false]]);
    expect((await mentionsOf('A4', one.id)).map((m) => m.reply)).toEqual(['EXPECTED']);
  });

  it('is answered by the person asked alone, whoever else replies', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'], A6: ['FAM'] });
    const { id, seq } = await say(door, 'A4', threadId, { mentions: [actorId('A5')], replyBefore: inDays(2) });
    await say(door, 'A6', threadId, { inReplyTo: seq });
    const [mine] = await mentionsOf('A6', id);
    expect(mine!.reply).toBe('EXPECTED');
    expect(await refusal(door.as('A6', (tx) => tx.get(Mention, mine!.id, 'answer')))).toBe('INTROUVABLE');
    expect(await refusal(door.as('A5', (tx) => tx.get(Mention, mine!.id, 'answer')))).toBe('nothing was refused');
  });

  it('refuses a date that is past or too far, nobody to ask, and an answer to what one does not read', async () => {
    const { threadId } = await situation(door, { A5: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] });
    const asking = (more: object): Promise<unknown> => say(door, 'A4', threadId, { mentions: [actorId('A5')], ...more });
    for (const replyBefore of [inDays(-1), new Date(0), inDays(200), new Date(8.64e15)]) expect(await refusal(asking({ replyBefore }))).toBe('DATE replyBefore');
    expect(await refusal(asking({ mentions: [], replyBefore: inDays(1) }))).toBe('OBLIGATOIRE mentions');
    expect(await refusal(asking({ replyBefore: inDays(1) }))).toBe('nothing was refused');
    const { seq } = await say(door, 'A5', threadId, { kind: 'SOC' });
    for (const inReplyTo of [seq, 99, 0, -1]) expect(await refusal(say(door, 'A2', threadId, { inReplyTo }))).toBe('INTROUVABLE inReplyTo');
    expect(await refusal(say(door, 'A2', threadId, { inReplyTo: 1 }))).toBe('nothing was refused');
  });

  it('retried with the same key is asked once; asked of others with that key, is refused', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'], A6: ['FAM'] });
    const clientMessageId = uuid();
    const replyBefore = inDays(1);
    const { id } = await say(door, 'A4', threadId, { clientMessageId, mentions: [actorId('A5')], replyBefore });
    expect((await say(door, 'A4', threadId, { clientMessageId, mentions: [actorId('A5')], replyBefore })).id).toBe(id);
    expect(await count(door, 'mention', 'message_id = $1', [id])).toBe(1);
    for (const more of [{ mentions: [actorId('A6')], replyBefore }, { mentions: [actorId('A5')] }, { mentions: [actorId('A5')], replyBefore, replyFrom: 'READERS' as const }]) {
      expect(await refusal(say(door, 'A4', threadId, { clientMessageId, ...more }))).toBe('CLE_REUTILISEE clientMessageId');
    }
  });

  it('goes with the right to read, and is not waited for once its message is withdrawn', async () => {
    const { threadId, admissions } = await situation(door, { A5: ['FAM'] });
    const { id } = await say(door, 'A4', threadId, { mentions: [actorId('A5')], replyBefore: inDays(2) });
    expect(await mentionsOf('A5', id)).toHaveLength(1);
    await door.as('A4', (tx) => withdrawMessage(tx, { messageId: id, expectedVersion: 1, reason: 'Erreur.' }));
    await door.db.owner.query('update app.admission set valid_to = app.now() where id = $1', [admissions.A5]);
    expect(await mentionsOf('A5', id)).toEqual([]);
    expect(await mentionsOf('A4', id)).toHaveLength(1);
  });
});
