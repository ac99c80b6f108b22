import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, dossier, eventsOf, letIn, refusal, say, seen, situation, uuid } from '../../test/support/situation.js';
import { endAdmission } from '../dossiers/end-admission.js';
import { Entry } from '../dossiers/entry.entity.js';
import { writeEntry } from '../dossiers/write-entry.js';
import type { Message } from './message.entity.js';
import { Share } from '../dossiers/share.entity.js';
import { shareItem } from './share-item.js';
import type { ShareItemInput } from './shares.inputs.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const share = (who: string, reader: string, more: Partial<ShareItemInput>): Promise<Share> => door.as(who, (tx) => shareItem(tx, {
  requestId: uuid(), habilitationId: actorId(reader), legalBasis: 'CASF_226_2_2', necessity: 'Adapter l’accueil.', ...more }));
const write = (who: string, dossierId: string, kind: 'FAM' | 'SOC' | 'MED' | 'ENF', detail: 'FULL' | 'SUMMARY' = 'FULL'): Promise<Entry> =>
  door.as(who, (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind, detail, body: 'Ce qui est su.' }));
const reads = async (who: string, id: string): Promise<string | undefined> => (await door.reads(who, (tx) => tx.allowed(Entry, 'read', { where: { id } })))[0]?.body;

/** A5 and A6 know what is social; A2, the school's social worker, takes part without. */
async function told(): Promise<{ dossierId: string; threadId: string; admissions: Record<string, string>; message: Message }> {
  const all = await situation(door, { A5: ['FAM', 'SOC'], A6: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] });
  return { ...all, message: await say(door, 'A5', all.threadId, { kind: 'SOC', body: 'Ce qui est social.' }) };
}

describe('sharing one item', () => {
  it('opens that message to that person, and no other; seals why, and tells', async () => {
    const { dossierId, threadId, message } = await told();
    await say(door, 'A5', threadId, { kind: 'SOC', body: 'Un autre.' });
    expect((await seen(door, 'A2', threadId)).map((m) => m.body)).toEqual([null, null]);
    const made = await share('A6', 'A2', { messageId: message.id });
    expect((await seen(door, 'A2', threadId)).map((m) => m.body)).toEqual(['Ce qui est social.', null]);
    expect(await eventsOf(door, made.id)).toEqual(['share.granted']);
    const [read] = await door.reads('A2', (tx) => tx.allowed(Share, 'read', { where: { id: made.id } }));
    expect(read).toMatchObject({ itemId: message.id, dossierId, kind: 'SOC', necessity: 'Adapter l’accueil.', readerFunction: 'ASSISTANT_SOCIAL_SCOLAIRE', senderFunction: 'PUERICULTRICE_PMI' });
    const { rows: [stored] } = await door.db.owner.query<{ necessity: Buffer }>('select necessity from app.share where id = $1', [made.id]);
    expect(stored!.necessity.includes('accueil')).toBe(false);
  });

  it('asked twice by the same key, shares once; for somebody else, refuses', async () => {
    const { message } = await told();
    const requestId = uuid();
    const one = await share('A5', 'A2', { messageId: message.id, requestId });
    expect((await share('A5', 'A2', { messageId: message.id, requestId })).id).toBe(one.id);
    expect(await count(door, 'share', 'request_id = $1', [requestId])).toBe(1);
    expect(await refusal(share('A5', 'A2', { messageId: message.id, requestId, necessity: 'Autre chose.' }))).toBe('CLE_REUTILISEE requestId');
  });

  it('is by who reads it in full and by themselves: neither noticing nor a share is enough, nor having known', async () => {
    const { message, admissions } = await told();
    for (const who of ['A2', 'A8', 'A10', 'A1', 'B1']) expect(await refusal(share(who, 'A2', { messageId: message.id }))).toBe('INTROUVABLE messageId');
    await share('A5', 'A2', { messageId: message.id });
    expect(await refusal(share('A2', 'A17', { messageId: message.id }))).toBe('INTROUVABLE messageId');
    await door.as('A4', (tx) => endAdmission(tx, admissions.A5!));
    expect(await refusal(share('A5', 'A2', { messageId: message.id }))).toBe('INTROUVABLE messageId');
    expect(await refusal(share('A6', 'A2', { messageId: uuid() }))).toBe('INTROUVABLE messageId');
  });

  it('opens no exchange: who does not take part is given a summary', async () => {
    const { dossierId, threadId } = await situation(door, { A5: ['FAM', 'SOC'] });
    const message = await say(door, 'A5', threadId, { kind: 'SOC' });
    expect(await refusal(share('A5', 'A2', { messageId: message.id }))).toBe('HORS_PARTICIPATION habilitationId');
    const { itemId } = await share('A5', 'A2', { messageId: message.id, summary: 'Ce qui suffit.' });
    expect(await reads('A2', itemId)).toBe('Ce qui suffit.');
    expect(await count(door, 'share', 'dossier_id = $1', [dossierId])).toBe(1);
  });

  it('gives to whom the matrix says X(m) the summary only, which a health professional alone writes of what is medical', async () => {
    const { dossierId } = await situation(door, { A7: ['MED'], A5: ['FAM'] });
    const whole = await write('A7', dossierId, 'MED');
    await write('A7', dossierId, 'MED', 'SUMMARY');
    expect(await refusal(write('A5', dossierId, 'MED', 'SUMMARY'))).toBe('SECRET_MEDICAL kind');
    expect(await refusal(share('A7', 'A5', { entryId: whole.id }))).toMatch(/ habilitationId$/);
    const { itemId } = await share('A7', 'A5', { entryId: whole.id, summary: 'Pas de sport ce mois.', legalBasis: 'CSP_1110_4_II' });
    expect([await reads('A5', itemId), await reads('A5', whole.id)]).toEqual(['Pas de sport ce mois.', undefined]);
    expect(await eventsOf(door, itemId)).toEqual(['entry.written']);
    expect(await refusal(share('A5', 'A16', { entryId: itemId, summary: 'De seconde main.' }))).toBe('INTROUVABLE entryId');
  });

  it('is to a person of whom the matrix says X: not one whom it says nothing of, nor a magistrate, nor oneself', async () => {
    const { dossierId, message } = await told();
    const entry = await write('A5', dossierId, 'SOC');
    await share('A5', 'A2', { entryId: entry.id });
    for (const reader of ['A1', 'A9', 'A10']) expect(await refusal(share('A5', reader, { entryId: entry.id, legalBasis: 'CASF_226_2_2' }))).toBe('BASE_LEGALE legalBasis');
    expect(await refusal(share('A5', 'A16', { entryId: (await write('A5', dossierId, 'FAM')).id }))).toBe('HORS_MATRICE habilitationId');
    expect(await refusal(share('A5', 'A5', { messageId: message.id }))).toBe('POUR_SOI habilitationId');
    expect(await refusal(share('A5', 'B1', { messageId: message.id }))).toBe('INTROUVABLE habilitationId');
  });

  it('waits for the parents to be informed', async () => {
    const { id: dossierId } = await dossier(door);
    await letIn(door, dossierId, 'A5', ['SOC']);
    const entry = await write('A5', dossierId, 'SOC');
    expect(await refusal(share('A5', 'A2', { entryId: entry.id }))).toBe('PARENTS_NON_INFORMES dossierId');
  });

  it('is refused by the database where the basis does not hold between the two, whatever the code says', async () => {
    const { message } = await told();
    const made = await share('A5', 'A2', { messageId: message.id });
    const copy = (basis: string, kind: string | null = null): Promise<unknown> => door.db.owner.query(`insert into app.share (id, departement, item_id, item_type, dossier_id, kind, detail, habilitation_id, reader_function, legal_basis, necessity, granted_by, sender_function, valid_from, valid_to)
      select gen_random_uuid(), departement, item_id, item_type, dossier_id, coalesce($3, kind), detail, habilitation_id, reader_function, $2, necessity, granted_by, sender_function, valid_from, valid_to from app.share where id = $1`, [made.id, basis, kind]);
    await copy('CASF_226_2_2');
    for (const basis of ['CPP_40', 'CSP_1110_4_II', 'CASF_221_6', 'CRPA_ACCESS']) await expect(copy(basis)).rejects.toThrow('basis_holds');
    for (const kind of ['INF', 'ADO']) await expect(copy('CASF_226_2_2', kind)).rejects.toThrow('basis_holds');
  });

  it('is founded on a basis that knows that kind: where a child lives in secret is not care', async () => {
    const { dossierId } = await situation(door, { A16: ['LIE'] });
    const { id: entryId } = await door.as('A16', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'LIE', detail: 'FULL', body: 'Un lieu.' }));
    expect(await refusal(share('A16', 'A7', { entryId, legalBasis: 'CSP_1110_4_II' }))).toBe('BASE_LEGALE legalBasis');
    await share('A16', 'A7', { entryId });
  });

  it.each([
    ['necessity', { necessity: '' }, 'OBLIGATOIRE'], ['necessity', { necessity: 'x'.repeat(501) }, 'TROP_LONG'], ['summary', { summary: ' ' }, 'OBLIGATOIRE'],
    ['habilitationId', { habilitationId: 'A2' }, 'FORMAT'], ['messageId', { entryId: uuid() }, 'OBLIGATOIRE'], ['entryId', { messageId: undefined }, 'OBLIGATOIRE'],
    ['validTo', { validTo: new Date('2020-01-01') }, 'DATE'], ['validTo', { validTo: new Date('2099-01-01') }, 'DATE'], ['legalBasis', { legalBasis: 'CPP_40' as const }, 'BASE_LEGALE'],
  ])('names the field that is wrong: %s %#', async (field, wrong, code) => {
    const { message } = await told();
    expect(await refusal(share('A5', 'A2', { messageId: message.id, ...wrong }))).toBe(`${code} ${field}`);
    expect(await refusal(share('A5', 'A2', { messageId: message.id }))).toBe('nothing was refused');
  });
});
