import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { count, dossier, eventsOf, exchange, inform, letIn, refusal, say, seen, situation, uuid } from '../../test/support/situation.js';
import { postMessage } from './post-message.js';
import { previewReaders } from './preview-readers.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

describe('posting a message', () => {
  it('gives it the next number, seals it, and tells', async () => {
    const { threadId } = await situation(door, { A5: ['IDE', 'FAM'] });
    const [one, two] = [await say(door, 'A4', threadId, { body: 'Premier.' }), await say(door, 'A5', threadId, { body: 'Deuxième.' })];
    expect([one.seq, two.seq]).toEqual([1, 2]);
    expect(await seen(door, 'A5', threadId)).toEqual([{ seq: 1, body: 'Premier.' }, { seq: 2, body: 'Deuxième.' }]);
    expect(await eventsOf(door, one.id)).toEqual(['message.posted']);
    const { rows: [stored] } = await door.db.owner.query<{ body: Buffer }>('select body from app.message where id = $1', [one.id]);
    expect(stored!.body.includes('Premier')).toBe(false);
  });

  it('opens it to those whom its kind is open to; the others who take part notice it', async () => {
    const { threadId } = await situation(door, { A5: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] });
    await say(door, 'A5', threadId, { kind: 'SOC', body: 'Rien pour l’école.' });
    expect(await seen(door, 'A4', threadId)).toEqual([{ seq: 1, body: 'Rien pour l’école.' }]);
    expect(await seen(door, 'A2', threadId)).toEqual([{ seq: 1, body: null }]);
    expect(await seen(door, 'A8', threadId)).toEqual([]);
  });

  it('retried with the same key and text, is the same message; with another text, kind or exchange, is refused', async () => {
    const { dossierId, threadId } = await situation(door, { A5: ['FAM', 'SOC'] });
    const other = await exchange(door, dossierId, ['A5']);
    const clientMessageId = uuid();
    const one = await say(door, 'A5', threadId, { clientMessageId });
    expect((await say(door, 'A5', threadId, { clientMessageId })).id).toBe(one.id);
    expect(await refusal(say(door, 'A5', threadId, { clientMessageId, body: 'Autre.' }))).toBe('CLE_REUTILISEE clientMessageId');
    expect(await refusal(say(door, 'A5', threadId, { clientMessageId, kind: 'SOC' }))).toBe('CLE_REUTILISEE clientMessageId');
    expect(await refusal(say(door, 'A5', other.id, { clientMessageId }))).toBe('CLE_REUTILISEE clientMessageId');
    expect(await count(door, 'message', 'thread_id = $1', [threadId])).toBe(1);
    expect((await say(door, 'A4', threadId, { clientMessageId })).seq).toBe(2);
    expect(await eventsOf(door, one.id)).toHaveLength(1);
  });

  it('sent at once in two exchanges with the same key, goes to one', async () => {
    const { dossierId, threadId } = await situation(door, { A5: ['FAM'] });
    const other = await exchange(door, dossierId, ['A5']);
    const clientMessageId = uuid();
    const results = await Promise.all([threadId, other.id].map((id) => refusal(say(door, 'A5', id, { clientMessageId }))));
    expect(results.sort()).toEqual(['CLE_REUTILISEE clientMessageId', 'nothing was refused']);
    expect(await count(door, 'message', 'client_message_id = $1', [clientMessageId])).toBe(1);
  });

  it('known for used even when its author no longer sees where', async () => {
    const { dossierId, threadId, admissions } = await situation(door, { A5: ['FAM'] });
    const clientMessageId = uuid();
    await say(door, 'A5', threadId, { clientMessageId });
    await door.db.owner.query('update app.admission set valid_to = app.now() where id = $1', [admissions.A5]);
    await letIn(door, dossierId, 'A5', ['FAM']);
    const other = await exchange(door, dossierId, ['A5']);
    expect(await refusal(say(door, 'A5', other.id, { clientMessageId }))).toBe('CLE_REUTILISEE clientMessageId');
    expect((await say(door, 'A5', other.id)).seq).toBe(1);
  });

  it('is refused to who does not take part, whatever else they know', async () => {
    const { dossierId, threadId } = await situation(door, { A5: ['FAM'] });
    await letIn(door, dossierId, 'A6', ['FAM']);
    await say(door, 'A5', threadId);
    for (const who of ['A6', 'A8', 'A1', 'A10', 'B1', 'ADMIN']) expect(await refusal(say(door, who, threadId))).toBe('INTROUVABLE threadId');
    expect(await refusal(say(door, 'A5', uuid()))).toBe('INTROUVABLE threadId');
  });

  it.each([
    ['A5', 'MED', 'SECRET_MEDICAL'], ['A5', 'SOC', 'HORS_ADMISSION'], ['A2', 'SOC', 'HORS_EVALUATION'], ['A4', 'INF', 'GENRE_FERME'], ['A4', 'JUD', 'PROCEDURE_JUDICIAIRE'],
  ] as const)('%s may not post %s there: %s', async (who, kind, code) => {
    const { threadId } = await situation(door, { A5: ['FAM'], A2: ['FAM', 'SCO'] });
    await say(door, who, threadId, { kind: 'FAM' });
    expect(await refusal(say(door, who, threadId, { kind }))).toBe(`${code} kind`);
    expect((await say(door, who, threadId, { kind: 'FAM' })).seq).toBe(2);
  });

  it('speaks of the children of the exchange, judged by that child’s dossier', async () => {
    const home = (await dossier(door)).id;
    const sibling = (await dossier(door, { givenNames: 'Maëlle', siblingDossierIds: [home] })).id;
    for (const id of [home, sibling]) await inform(door, id);
    for (const who of ['A5', 'A6']) await letIn(door, home, who, ['FAM', 'SOC']);
    await letIn(door, sibling, 'A6', ['SOC']);
    const thread = await exchange(door, home, ['A5', 'A6'], { siblingDossierIds: [sibling] });
    await say(door, 'A6', thread.id, { kind: 'SOC', dossierId: sibling, body: 'Maëlle.' });
    expect(await seen(door, 'A6', thread.id)).toEqual([{ seq: 1, body: 'Maëlle.' }]);
    expect(await seen(door, 'A5', thread.id)).toEqual([{ seq: 1, body: null }]);
    expect(await refusal(say(door, 'A5', thread.id, { kind: 'SOC', dossierId: sibling }))).toBe('HORS_ADMISSION kind');
    expect(await refusal(say(door, 'A6', thread.id, { dossierId: (await dossier(door)).id }))).toBe('HORS_ECHANGE dossierId');
  });

  it('goes to those who were shown or to nobody', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    expect(await refusal(say(door, 'A4', threadId, { readersDigest: 'f'.repeat(64) }))).toBe('LECTEURS_CHANGES readersDigest');
    expect(await count(door, 'message', 'thread_id = $1', [threadId])).toBe(0);
    expect((await say(door, 'A4', threadId)).seq).toBe(1);
  });

  it.each([
    ['body', { body: '   ' }, 'OBLIGATOIRE'], ['body', { body: 'a\u0000b' }, 'CARACTERE_REFUSE'], ['body', { body: '\ud800' }, 'CARACTERE_REFUSE'],
    ['body', { body: 'x'.repeat(20_001) }, 'TROP_LONG'], ['clientMessageId', { clientMessageId: 'un' }, 'FORMAT'], ['dossierId', { dossierId: 'x' }, 'FORMAT'],
  ])('names the field that is wrong: %s %#', async (field, wrong, code) => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    const { digest } = await door.reads('A4', (tx) => previewReaders(tx, { threadId, kind: 'FAM', detail: 'FULL' }));
    const post = (more: object): Promise<unknown> => door.as('A4', (tx) => postMessage(tx, { clientMessageId: uuid(), threadId, kind: 'FAM', detail: 'FULL', body: 'Bonjour.', readersDigest: digest, ...more }));
    expect(await refusal(post(wrong))).toBe(`${code} ${field}`);
    expect(await refusal(post({}))).toBe('nothing was refused');
  });
});
