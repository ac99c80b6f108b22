import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import type { Door } from '../../test/support/door.js';
import { actorId, count, eventsOf, letIn, nameAs, refusal, situation, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { endAdmission } from '../dossiers/end-admission.js';
import { askJustification } from './ask-justification.js';
import { Consultation } from './consultation.entity.js';
import { giveJustification } from './give-justification.js';
import { Justification } from './justification.entity.js';

let product: Product;
let door: Door;
let dossierId: string;
let admissions: Record<string, string>;
beforeAll(async () => {
  product = await Product.start();
  ({ door } = product);
});
afterAll(() => product.close());
beforeEach(async () => {
  ({ dossierId, admissions } = await situation(door, { A5: ['IDE', 'FAM'], A6: ['FAM'] }));
  for (const who of ['A5', 'A1', 'A10']) await product.ask(who, 'query ($id: ID!) { dossier(id: $id) { enfant { surname } } }', { id: dossierId });
});

/** The line of the journal of this dossier where somebody read the child, or was refused. */
const line = async (who: string, outcome = 'READ'): Promise<string> => {
  const [found] = await door.reads('A4', (tx) => tx.allowed(Consultation, 'read', { where: { aboutId: dossierId, actorId: actorId(who), outcome }, order: ['id'] }));
  return found!.id;
};
const ask = async (who: string, consultationId?: string, requestId = uuid()): Promise<Justification> => { const id = consultationId ?? await line('A5'); return door.as(who, (tx) => askJustification(tx, { requestId, consultationId: id })); };
const give = (who: string, questionId: string, body = 'La visite de mardi.'): Promise<Justification> => door.as(who, (tx) => giveJustification(tx, { questionId, body }));
const sees = async (who: string): Promise<(string | null)[]> => (await door.reads(who, (tx) => tx.allowed(Justification, 'read', { where: { dossierId }, order: ['nature'] }))).map((j) => j.body);

describe('asking somebody why they opened a dossier', () => {
  it('is read by that person and by those who answer for the child; the answer too; both are in the journal', async () => {
    const { id } = await ask('A4');
    expect([await sees('A5'), await sees('A4'), await sees('A8'), await sees('A6'), await sees('DPO'), await sees('B1')]).toEqual([[null], [null], [null], [], [], []]);
    const answer = await give('A5', id);
    expect([await sees('A5'), await sees('A8'), await sees('A6'), await sees('DPO')]).toEqual([[null, 'La visite de mardi.'], [null, 'La visite de mardi.'], [], []]);
    expect([await eventsOf(door, id), await eventsOf(door, answer.id)]).toEqual([['justification.asked'], ['justification.given']]);
    const { rows: [stored] } = await door.db.owner.query<{ body: Buffer }>('select body from app.justification where id = $1', [answer.id]);
    expect(stored!.body.includes('visite')).toBe(false);
    for (const who of ['A8', 'DPO']) {
      const { body } = await product.ask(who, 'query ($id: ID) { journal(dossierId: $id, first: 100) { edges { node { ... on Event { type by { id } person { id } } } } } }', { id: dossierId });
      const told = body.data.journal.edges.map((e: { node: object }) => e.node).filter((e: { type?: string }) => e.type?.startsWith('justification.'));
      expect(told).toEqual([{ type: 'justification.given', by: { id: actorId('A5') }, person: { id: actorId('A5') } }, { type: 'justification.asked', by: { id: actorId('A4') }, person: { id: actorId('A5') } }]);
    }
  });

  it('is by those who answer for the child: its référent by name, the heads of its territory', async () => {
    await letIn(door, dossierId, 'A16', ['IDE', 'FAM']);
    const consultationId = await line('A5');
    expect(await refusal(ask('A16', consultationId))).toBe('INTROUVABLE consultationId');
    await nameAs(door, dossierId, 'A16');
    await ask('A16', consultationId);
    for (const who of ['A5', 'A6', 'A1', 'DPO', 'ADM', 'B1']) expect([who, await refusal(ask(who, consultationId))]).toEqual([who, 'INTROUVABLE consultationId']);
    expect(await refusal(ask('A4', uuid()))).toBe('INTROUVABLE consultationId');
    expect(await refusal(ask('A4', 'x'))).toBe('FORMAT consultationId');
    await door.db.owner.query('update app.dossier_territoire set territoire_id = $1 where dossier_id = $2', [TERRITOIRES.sud, dossierId]);
    expect(await refusal(ask('A8', consultationId))).toBe('INTROUVABLE consultationId');
  });

  it('is not of an attempt that was refused, nor of a magistrate, nor of oneself', async () => {
    expect(await refusal(ask('A4', await line('A1', 'REFUSED')))).toBe('TENTATIVE_REFUSEE consultationId');
    expect(await refusal(ask('A4', await line('A10', 'REFUSED')))).toBe('TENTATIVE_REFUSEE consultationId');
    await product.ask('A4', 'query ($id: ID!) { dossier(id: $id) { enfant { surname } } }', { id: dossierId });
    expect(await refusal(ask('A4', await line('A4')))).toBe('POUR_SOI consultationId');
    await door.db.owner.query(`insert into app.access (id, at, actor_id, departement, operation, action, outcome, subject_type, dossier_id, shown, held) select gen_random_uuid(), app.now(), $1, 99, gen_random_uuid(), 'read', 'READ', 'Enfant', $2, 1, 'X'`, [actorId('A10'), dossierId]);
    expect(await refusal(ask('A4', await line('A10')))).toBe('IDENTITE_RESERVEE consultationId');
  });

  it('asked twice by the same key, asks once; by another for the same line, asks again', async () => {
    const [consultationId, requestId] = [await line('A5'), uuid()];
    expect((await ask('A4', consultationId, requestId)).id).toBe((await ask('A4', consultationId, requestId)).id);
    await ask('A8', consultationId);
    expect(await count(door, 'justification', 'dossier_id = $1', [dossierId])).toBe(2);
  });
});

describe('answering', () => {
  it('is by whom it was asked of, once, even if they know the dossier no more', async () => {
    const { id } = await ask('A4');
    for (const who of ['A6', 'A16', 'DPO', 'B1']) expect([who, await refusal(give(who, id))]).toEqual([who, 'INTROUVABLE questionId']);
    expect(await refusal(give('A4', id))).toBe('DESTINATAIRES_NOMMES questionId');
    await door.as('A4', (tx) => endAdmission(tx, admissions.A5!));
    const { id: answer } = await give('A5', id);
    expect((await give('A5', id)).id).toBe(answer);
    expect(await refusal(give('A5', id, 'Autre chose.'))).toBe('DEJA_REPONDU questionId');
    expect(await refusal(give('A5', uuid()))).toBe('INTROUVABLE questionId');
    expect(await refusal(give('A5', id, ' '))).toBe('OBLIGATOIRE body');
    const { body } = await product.ask('A5', '{ justifications { edges { node { nature body accessedAt dossier { id } by { professionnel { displayName } } } } } }');
    expect(body.data.justifications.edges.map((e: { node: object }) => e.node).slice(0, 2)).toMatchObject([{ nature: 'GIVEN', body: 'La visite de mardi.', dossier: null }, { nature: 'ASKED', body: null, dossier: null, by: { professionnel: { displayName: 'Solène KERVADEC' } } }]);
  });
});
