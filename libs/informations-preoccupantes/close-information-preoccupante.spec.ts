import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { analysed, concluded, confided, holdersTold, met, submits, type Evaluated } from '../../test/support/evaluated.js';
import { refusal, reported, uuid } from '../../test/support/situation.js';
import { AvisTitulaire } from './avis-titulaire.entity.js';
import { closeInformationPreoccupante } from './close-information-preoccupante.js';
import { Cloture } from './cloture.entity.js';
import { decideEvaluation } from './decide-evaluation.js';
import { giveRetour } from './give-retour.js';
import { informOfEvaluation } from './inform-of-evaluation.js';
import type { InformOfEvaluationInput } from './suites.inputs.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const closes = (informationPreoccupanteId: string, who = 'A4', requestId = uuid()): Promise<Cloture> => door.as(who, (tx) => closeInformationPreoccupante(tx, { requestId, informationPreoccupanteId }));
const decides = (informationPreoccupanteId: string, outcome: 'CLOSED_NO_ACTION' | 'JUDICIAL_REFERRAL' = 'CLOSED_NO_ACTION'): Promise<unknown> =>
  door.as('A4', (tx) => decideEvaluation(tx, { requestId: uuid(), informationPreoccupanteId, outcome, reason: 'Lu.', ground: outcome === 'JUDICIAL_REFERRAL' ? 'FAMILY_REFUSAL' : null }));
const answers = (informationPreoccupanteId: string): Promise<unknown> => door.as('A4', (tx) => giveRetour(tx, { requestId: uuid(), informationPreoccupanteId, means: 'PLATFORM' }));
const informs = ({ evaluationId, holders }: Evaluated, child: number, more: Partial<InformOfEvaluationInput> = {}, who = 'A4'): Promise<AvisTitulaire> =>
  door.as(who, (tx) => informOfEvaluation(tx, { requestId: uuid(), evaluationId, ...holders[child]!, stage: 'OPENING', means: 'LETTER', exception: 'NONE', informedAt: tx.now, announced: 'La mise en place.', ...more }));

describe('each holder of parental authority', () => {
  it('is told, child by child, that an evaluation is set up, or it is said why not: no report before that', async () => {
    const e = await confided(door);
    await met(door, { ...e, holders: e.holders.slice(0, 1) });
    expect(await refusal(submits(door, e))).toBe('TITULAIRE_A_INFORMER evaluationId');
    await informs(e, 1, { means: 'CALL', exception: 'UNREACHABLE', announced: 'Deux appels sans réponse.' });
    expect(await refusal(submits(door, e))).toBe('TITULAIRE_A_INFORMER evaluationId');
    await informs(e, 1, { means: 'NONE', exception: 'DANGER_AGGRAVATION', announced: 'Menaces après la dernière visite.' }, 'A5');
    await submits(door, e);
    const read = (who: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(AvisTitulaire, 'read', { where: { evaluationId: e.evaluationId } })).map((a) => a.person));
    expect(await read('A6')).toEqual(Array.from({ length: 3 }, () => 'Sandra PERRAUDEAU, mère'));
    for (const who of ['A1', 'A2', 'B1']) expect(await read(who)).toEqual([]);
  });

  it('is named, of that child, by the team or the head, never in the future; what came of it waits for the report', async () => {
    const e = await confided(door);
    expect(await refusal(informs(e, 0, { personneId: null }))).toBe('OBLIGATOIRE personneId');
    expect(await refusal(informs(e, 0, { personneId: e.holders[1]!.personneId }))).toBe('SANS_AUTORITE personneId');
    expect(await refusal(informs(e, 0, { exception: 'ABDUCTION_RISK' }))).toBe('INCOHERENT means');
    expect(await refusal(informs(e, 0, { informedAt: new Date(Date.now() + 86_400_000) }))).toBe('DATE informedAt');
    expect(await refusal(informs(e, 0, { stage: 'CONCLUSION' }))).toBe('ETAT stage');
    expect(await refusal(informs(e, 0, {}, 'A1'))).toBe('INTROUVABLE evaluationId');
    const requestId = uuid();
    const informedAt = new Date(Date.now() - 1000);
    expect((await informs(e, 0, { requestId, informedAt })).id).toBe((await informs(e, 0, { requestId, informedAt })).id);
    expect(await refusal(informs(e, 0, { requestId, informedAt, announced: 'Autre chose.' }))).toBe('CLE_REUTILISEE requestId');
  });
});

describe('an information préoccupante', () => {
  it('is closed once it is decided, whoever transmitted it answered, and the parents told what came of it; then it is not opened again', async () => {
    const e = await concluded(door);
    expect(await refusal(closes(e.intakeId))).toBe('ETAT informationPreoccupanteId');
    await decides(e.intakeId);
    expect(await refusal(closes(e.intakeId))).toBe('RETOUR_A_DONNER informationPreoccupanteId');
    await answers(e.intakeId);
    expect(await refusal(closes(e.intakeId))).toBe('TITULAIRE_A_INFORMER informationPreoccupanteId');
    await holdersTold(door, e, 'CONCLUSION');
    await informs(e, 0, { stage: 'CONCLUSION', personneId: null, means: 'INTERVIEW', announced: 'Ce qui est proposé, avec ses mots.' }, 'A6');
    for (const who of ['A5', 'A8']) expect(await refusal(closes(e.intakeId, who))).toBe('FONCTION_NON_COMPETENTE informationPreoccupanteId');
    expect(await refusal(closes(e.intakeId, 'A1'))).toBe('INTROUVABLE informationPreoccupanteId');
    const requestId = uuid();
    const { id } = await closes(e.intakeId, 'A19', requestId);
    expect((await closes(e.intakeId, 'A19', requestId)).id).toBe(id);
    expect(await refusal(closes(e.intakeId))).toBe('CLOSE informationPreoccupanteId');
    expect(await refusal(decides(e.intakeId, 'JUDICIAL_REFERRAL'))).toBe('CLOSE informationPreoccupanteId');
    for (const [who, known] of [['A5', 1], ['A8', 1], ['A1', 0]] as const) expect(await door.reads(who, (tx) => tx.allowed(Cloture, 'read', { where: { id } }))).toHaveLength(known);
  });

  it('stays open while the law counts for it: a signalement that was not sent, a retour that is due', async () => {
    const e = await concluded(door);
    await decides(e.intakeId, 'JUDICIAL_REFERRAL');
    await answers(e.intakeId);
    expect(await refusal(closes(e.intakeId))).toBe('DELAI_QUI_COURT informationPreoccupanteId');
    const id = await analysed(door, 'NOT_IP');
    expect(await refusal(closes(id))).toBe('RETOUR_A_DONNER informationPreoccupanteId');
    await answers(id);
    await closes(id);
  });

  it('is not closed behind the verb’s back either', async () => {
    const { intakeId } = await reported(door, 'A1');
    const bare = door.store.run(await door.actor('A4'), { read: () => undefined, refused: () => undefined } as never, (tx) =>
      Reflect.get(tx, 'sql').query('insert into app.cloture (id, departement, intake_id, author_id, closed_at, request_id) values ($1, 99, $2, $3, app.now(), $1)', [uuid(), intakeId, tx.actor.id]));
    await expect(bare).rejects.toThrow('something is still due');
  });
});
