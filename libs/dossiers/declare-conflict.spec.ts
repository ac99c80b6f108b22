import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import type { Door } from '../../test/support/door.js';
import { actorId, count, dossier, eventsOf, exchange, inform, letIn, nameAs, refusal, say, seen, uuid } from '../../test/support/situation.js';
import { shareItem } from '../threads/share-item.js';
import { Share } from './share.entity.js';
import { Event } from '../journal/event.entity.js';
import { Conflict } from './conflict.entity.js';
import { declareConflict } from './declare-conflict.js';
import { Dossier } from './dossier.entity.js';
import { previewAdmission } from './preview-admission.js';
import { proposeAdmission } from './propose-admission.js';
import { writeEntry } from './write-entry.js';

let product: Product;
let door: Door;
let dossierId: string;
beforeAll(async () => {
  product = await Product.start();
  ({ door } = product);
  // Signed in under the hat of the cast, before the others that tests give: which of several hats a session takes is not said.
  await product.token('A5');
  people = new Map((await door.db.owner.query<{ id: string; professionnel_id: string }>('select id, professionnel_id from app.habilitation')).rows.map((h) => [h.id, h.professionnel_id]));
});
afterAll(() => product.close());
beforeEach(async () => { dossierId = (await dossier(door)).id; });

let people: Map<string, string>;
const person = (key: string): string => people.get(actorId(key))!;
const reason = 'Sa sœur est la compagne du père.';
const declare = (by: string, whom: string | null, more: Partial<{ requestId: string; reason: string; dossierId: string }> = {}): Promise<Conflict> =>
  door.as(by, (tx) => declareConflict(tx, { requestId: uuid(), dossierId, professionnelId: whom === null ? null : person(whom), reason, ...more }));
const knows = (who: string): Promise<number> => door.reads(who, async (tx) => (await tx.allowed(Conflict, 'read', { where: { dossierId } })).length);
const knowsDossier = (who: string): Promise<boolean> => door.reads(who, async (tx) => (await tx.allowed(Dossier, 'read', { where: { id: dossierId } })).length === 1);
const hatOf = async (who: string, fn: string): Promise<string> => {
  const id = uuid();
  await door.db.owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
    select $1, departement, professionnel_id, organisation_id, $3, valid_from, valid_to from app.habilitation where id = $2`, [id, actorId(who), fn]);
  return id;
};

describe('keeping somebody out of a dossier', () => {
  it('refuses their admission, under whatever hat, and says so beforehand; somebody else is let in', async () => {
    const hat = await hatOf('A5', 'REFERENT_ASE');
    const conflict = await declare('A8', 'A5');
    expect(await refusal(letIn(door, dossierId, 'A5', ['FAM']))).toBe('ECARTE habilitationId');
    expect(await refusal(letIn(door, dossierId, 'A5', ['FAM'], { habilitationId: hat }))).toBe('ECARTE habilitationId');
    const { refusals } = await door.reads('A4', (tx) => previewAdmission(tx, { dossierId, habilitationId: actorId('A5'), kinds: ['FAM'], duty: 'NONE', purpose: 'EVALUATE' }));
    expect(refusals.map((r) => r.code)).toEqual(['ECARTE']);
    await letIn(door, dossierId, 'A6', ['FAM']);
    await letIn(door, (await dossier(door)).id, 'A5', ['FAM']);
    expect(await eventsOf(door, conflict.id)).toEqual(['conflict.declared']);
  });

  it('ends what they were let into, at once: admissions of every hat, exchanges, what was shared; nobody else’s', async () => {
    const hat = await hatOf('A5', 'REFERENT_ASE');
    await inform(door, dossierId);
    const admission = await letIn(door, dossierId, 'A5', ['IDE', 'FAM', 'SOC']);
    await letIn(door, dossierId, 'A5', ['IDE'], { habilitationId: hat });
    await letIn(door, dossierId, 'A6', ['IDE', 'FAM', 'SOC']);
    await letIn(door, dossierId, 'A5', ['FAM'], { validFrom: admission.validTo });
    const { id: threadId } = await exchange(door, dossierId, ['A5', 'A6']);
    await say(door, 'A4', threadId);
    expect(await seen(door, 'A5', threadId)).toHaveLength(1);
    await nameAs(door, dossierId, 'A5');
    const epoch = async (): Promise<number> => (await door.db.owner.query<{ epoch: number }>('select epoch from app.habilitation where id = $1', [actorId('A5')])).rows[0]!.epoch;
    const before = await epoch();
    await declare('A4', 'A5');
    expect(await epoch()).toBeGreaterThan(before);
    expect([await knowsDossier('A5'), await knowsDossier('A6')]).toEqual([false, true]);
    expect([await seen(door, 'A5', threadId), await seen(door, 'A6', threadId)]).toEqual([[], [expect.anything()]]);
    expect(await eventsOf(door, admission.id)).toEqual(['admission.granted', 'admission.ended']);
    for (const table of ['admission', 'participation', 'referent']) expect([table, await count(door, table, `dossier_id = $1 and habilitation_id = any ($2) and valid_from < valid_to and valid_to > app.now()`, [dossierId, [actorId('A5'), hat]])]).toEqual([table, 0]);
  });

  it('ends what was shared with them of that child', async () => {
    await letIn(door, dossierId, 'A5', ['SOC']);
    await inform(door, dossierId);
    await letIn(door, dossierId, 'A2', ['IDE']);
    const { id: entryId } = await door.as('A5', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'SOC', detail: 'FULL', body: 'Un constat.' }));
    await door.as('A5', (tx) => shareItem(tx, { requestId: uuid(), entryId, habilitationId: actorId('A2'), legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }));
    const shared = (): Promise<number> => door.reads('A2', async (tx) => (await tx.allowed(Share, 'read', { inForce: true })).length);
    expect(await shared()).toBe(1);
    await declare('A4', 'A2');
    expect(await shared()).toBe(0);
  });

  it('is known to the référent by name and to the heads of the territory; to everyone else there is none', async () => {
    for (const who of ['A5', 'A6', 'A16']) await letIn(door, dossierId, who, ['IDE', 'FAM']);
    await nameAs(door, dossierId, 'A16');
    await declare('A8', 'A11');
    for (const who of ['A4', 'A8', 'A16']) expect([who, await knows(who)]).toEqual([who, 1]);
    for (const who of ['A5', 'A6', 'A11', 'A9', 'DPO', 'B1']) expect([who, await knows(who)]).toEqual([who, 0]);
    const [read] = await door.reads('A16', (tx) => tx.allowed(Conflict, 'read', { where: { dossierId } }));
    expect(read!.reason).toBe(reason);
    await nameAs(door, dossierId, 'A5');
    expect([await knows('A16'), await knows('A5')]).toEqual([0, 1]);
  });

  it('is in nobody’s journal, and stops no proposal: a refusal there would say it', async () => {
    await letIn(door, dossierId, 'A5', ['IDE']);
    await declare('A4', 'A11');
    await door.as('A5', (tx) => proposeAdmission(tx, { requestId: uuid(), dossierId, habilitationId: actorId('A11'), kinds: ['FAM'], duty: 'NONE', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }));
    const types = await door.reads('A4', async (tx) => (await tx.allowed(Event, 'read', { where: { aboutId: dossierId } })).map((e) => e.type));
    expect(types).toContain('admission.proposed');
    expect(types.filter((type) => type.startsWith('conflict'))).toEqual([]);
  });

  it('is declared of oneself by whoever is admitted, who loses the dossier and is answered all the same', async () => {
    await letIn(door, dossierId, 'A5', ['IDE']);
    const input = { requestId: uuid(), dossierId, reason };
    const ask = async (): Promise<unknown> => (await product.ask('A5', 'mutation ($input: DeclareConflictInput!) { declareConflict(input: $input) { conflict { reason person { displayName } lift { id } } userErrors { code field } } }', { input })).body.data.declareConflict;
    const answer = { conflict: { reason, person: { displayName: 'Karim BELLANGEAU' }, lift: null }, userErrors: [] };
    expect(await ask()).toEqual(answer);
    expect(await ask()).toEqual(answer);
    expect(await knowsDossier('A5')).toBe(false);
    expect(await count(door, 'conflict', 'dossier_id = $1', [dossierId])).toBe(1);
  });

  it('is declared of others by the heads of the territory alone, once', async () => {
    await letIn(door, dossierId, 'A5', ['IDE']);
    await letIn(door, dossierId, 'A6', ['IDE']);
    expect(await refusal(declare('A5', 'A6'))).toBe('FONCTION_NON_COMPETENTE professionnelId');
    for (const who of ['A2', 'A10', 'ADMIN', 'B1']) expect(await refusal(declare(who, 'A6'))).toBe('INTROUVABLE dossierId');
    expect(await refusal(declare('A2', null))).toBe('INTROUVABLE dossierId');
    expect(await refusal(declare('A4', 'B1'))).toBe('INTROUVABLE professionnelId');
    await declare('A4', 'A6');
    expect(await refusal(declare('A8', 'A6'))).toBe('DEJA_ECARTE professionnelId');
  });

  it('lets a head kept out admit nobody; the other one does, and sees the dossier as before', async () => {
    await declare('A4', null);
    expect(await refusal(letIn(door, dossierId, 'A5', ['FAM']))).toBe('VOUS_ETES_ECARTE dossierId');
    await letIn(door, dossierId, 'A5', ['FAM'], {}, 'A8');
    expect(await knowsDossier('A4')).toBe(true);
  });

  it('asked twice by the same key, declares once; for something else, refuses', async () => {
    const requestId = uuid();
    const one = await declare('A4', 'A5', { requestId });
    expect((await declare('A4', 'A5', { requestId })).id).toBe(one.id);
    expect(await refusal(declare('A4', 'A6', { requestId }))).toBe('CLE_REUTILISEE requestId');
  });

  it.each([['', 'OBLIGATOIRE'], ['x'.repeat(501), 'TROP_LONG']])('asks for a reason', async (wrong, code) => {
    expect(await refusal(declare('A4', 'A5', { reason: wrong }))).toBe(`${code} reason`);
  });
});
