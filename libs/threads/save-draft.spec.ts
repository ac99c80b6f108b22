import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, refusal, say, situation, uuid } from '../../test/support/situation.js';
import { endAdmission } from '../dossiers/end-admission.js';
import { Traces } from '../platform/trace.js';
import { Draft } from './draft.entity.js';
import { discardDraft, saveDraft } from './save-draft.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const save = (who: string, threadId: string, body: string): Promise<Draft> => door.as(who, (tx) => saveDraft(tx, { threadId, body }));
const kept = async (who: string, threadId: string): Promise<string | undefined> => (await door.reads(who, (tx) => tx.allowed(Draft, 'read', { where: { threadId } })))[0]?.body;
const stored = async (threadId: string): Promise<Buffer[]> => (await door.db.owner.query<{ body: Buffer }>('select body from app.draft where thread_id = $1', [threadId])).rows.map((r) => r.body);

describe('a draft', () => {
  it('is its author’s alone, one an exchange, sealed, and tells nobody', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    const events = await count(door, 'event');
    await Promise.all([save('A5', threadId, 'Je commence.'), save('A4', threadId, 'Autre chose.')]);
    await Promise.all([save('A5', threadId, 'Je reprends.'), save('A5', threadId, 'Je reprends.')]);
    expect([await kept('A5', threadId), await kept('A4', threadId)]).toEqual(['Je reprends.', 'Autre chose.']);
    expect(await count(door, 'draft', 'thread_id = $1', [threadId])).toBe(2);
    expect((await stored(threadId)).some((body) => body.includes('reprends') || body.includes('Autre'))).toBe(false);
    expect(await count(door, 'event')).toBe(events);
  });

  it('is the person’s, under another hat that takes part', async () => {
    const { threadId, dossierId } = await situation(door, { A5: ['FAM'] });
    await save('A5', threadId, 'Je commence.');
    const hat = uuid();
    await door.db.owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      select $1, departement, professionnel_id, organisation_id, 'REFERENT_ASE', valid_from, valid_to from app.habilitation where id = $2`, [hat, actorId('A5')]);
    const own = { ...(await door.actor('A5')), id: hat, function: 'REFERENT_ASE', epoch: 1 };
    const seen = async (): Promise<number> => {
      const open = await door.store.open(own, 'read', new Traces());
      try { return (await open.tx.allowed(Draft, 'read', { where: { threadId } })).length; } finally { await open.commit(); }
    };
    expect(await seen()).toBe(0);
    await door.db.owner.query(`insert into app.participation (id, departement, thread_id, dossier_id, habilitation_id, basis, admission_id, from_seq, valid_from, valid_to)
      select gen_random_uuid(), departement, thread_id, dossier_id, $1, 'ADMISSION', $3, from_seq, valid_from, valid_to from app.participation where thread_id = $2 and habilitation_id = $4`,
    [hat, threadId, await admissionFor(hat, dossierId), actorId('A5')]);
    expect(await seen()).toBe(1);
  });

  it('goes out of sight with the participation', async () => {
    const { threadId, admissions } = await situation(door, { A5: ['FAM'] });
    await save('A5', threadId, 'Je commence.');
    await door.as('A4', (tx) => endAdmission(tx, admissions.A5!));
    expect(await kept('A5', threadId)).toBe(undefined);
    expect(await refusal(save('A5', threadId, 'Encore.'))).toBe('INTROUVABLE threadId');
  });

  it('discarded, leaves no text behind; so does posting', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    const full = (await save('A5', threadId, 'Je commence une longue phrase.')) && (await stored(threadId))[0]!.length;
    await door.as('A5', (tx) => discardDraft(tx, { threadId }));
    expect(await kept('A5', threadId)).toBe('');
    expect((await stored(threadId))[0]!.length).toBeLessThan(full);
    await save('A5', threadId, 'Je recommence.');
    await save('A4', threadId, 'La mienne reste.');
    await say(door, 'A5', threadId, { body: 'Je recommence.' });
    expect([await kept('A5', threadId), await kept('A4', threadId)]).toEqual(['', 'La mienne reste.']);
  });

  it('is for who takes part', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    await save('A5', threadId, 'Je commence.');
    for (const who of ['A8', 'A1', 'B1', 'A10']) {
      expect(await refusal(save(who, threadId, 'Moi aussi.'))).toBe('INTROUVABLE threadId');
      expect(await refusal(door.as(who, (tx) => discardDraft(tx, { threadId })))).toBe('INTROUVABLE threadId');
    }
    expect(await refusal(save('A5', uuid(), 'Je.'))).toBe('INTROUVABLE threadId');
    for (const [body, code] of [['', 'OBLIGATOIRE'], ['x'.repeat(20_001), 'TROP_LONG']] as const) expect(await refusal(save('A5', threadId, body))).toBe(`${code} body`);
  });
});

async function admissionFor(habilitationId: string, dossierId: string): Promise<string> {
  const id = uuid();
  await door.db.owner.query(`insert into app.admission (id, departement, dossier_id, habilitation_id, duty, purpose, legal_basis, necessity, granted_by, granted_at, valid_from, valid_to)
    select $1, departement, dossier_id, $2, duty, purpose, legal_basis, necessity, granted_by, granted_at, valid_from, valid_to from app.admission where dossier_id = $3 limit 1`, [id, habilitationId, dossierId]);
  return id;
}
