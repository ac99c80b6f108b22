import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { count, eventsOf, reported, refusal, uuid } from '../../test/support/situation.js';
import { AccuseReception } from './accuse-reception.entity.js';
import { ElementRecueilli } from './element-recueilli.entity.js';
import { Informant } from './informant.entity.js';
import { InformationDesParents } from './information-des-parents.entity.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { MineurConcerne } from './mineur-concerne.entity.js';
import { numberOf } from './number-of.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const BODY = 'Neuf demi-journées d’absence depuis le 1er décembre.';
const heads = (who: string, id: string): Promise<InformationPreoccupante[]> => door.reads(who, (tx) => tx.allowed(InformationPreoccupante, 'read', { where: { id } }));
const bodies = (who: string, intakeId: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(ElementRecueilli, 'read', { where: { intakeId } })).map((e) => e.body));
const written = async (): Promise<number> => (await Promise.all(['information_preoccupante', 'mineur_concerne', 'element_recueilli', 'informant', 'accuse_reception'].map((t) => count(door, t)))).reduce((a, b) => a + b, 0);

describe('what worries somebody about a child', () => {
  it('is received by the cell, whole, and its author keeps a receipt with its number and date', async () => {
    const { intakeId, id } = await reported(door, 'A1');
    const [head] = await heads('A4', intakeId);
    expect(head).toMatchObject({ state: 'RECEIVED', graveDanger: false });
    expect(await bodies('A4', intakeId)).toEqual([BODY]);
    expect(await door.reads('A4', (tx) => tx.allowed(MineurConcerne, 'read', { where: { intakeId } }))).toMatchObject([{ surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2018-03-14', sex: null }]);
    expect(await door.reads('A4', (tx) => tx.allowed(InformationDesParents, 'read', { where: { intakeId } }))).toMatchObject([{ person: 'Sandra PERRAUDEAU, mère', means: 'INTERVIEW' }]);
    const [accuse] = await door.reads('A1', (tx) => tx.allowed(AccuseReception, 'read', { where: { id } }));
    expect(numberOf(accuse!)).toBe(numberOf(head!));
    expect(accuse!.receivedAt).toEqual(head!.receivedAt);
    expect(await eventsOf(door, intakeId)).toEqual(['information-preoccupante.received']);
  });

  it('stays its author’s own, and tells them nothing of what becomes of it', async () => {
    const { intakeId } = await reported(door, 'A1');
    expect(await bodies('A1', intakeId)).toEqual([BODY]);
    expect(await heads('A4', intakeId)).toHaveLength(1);
    expect(await heads('A1', intakeId)).toEqual([]);
  });

  it('does not exist for a colleague of the author, a worker of the territory, a magistrate, the DPO or another département', async () => {
    const { intakeId, id } = await reported(door, 'A1');
    expect(await bodies('A4', intakeId)).toEqual([BODY]);
    for (const who of ['A2', 'A3', 'A5', 'A8', 'A9', 'A10', 'A16', 'DPO', 'ADMIN', 'B1']) {
      expect([who, await heads(who, intakeId), await bodies(who, intakeId), await door.reads(who, (tx) => tx.allowed(AccuseReception, 'read', { where: { id } }))]).toEqual([who, [], [], []]);
    }
  });

  it('says where it comes from in one row, which the cell and the author read', async () => {
    const { intakeId } = await reported(door, 'A5', { informant: { channel: 'PHONE', origin: 'OTHER_INDIVIDUAL', transmittedBy: 'OTHER_INDIVIDUAL', identity: 'Jeanne MARTINOT', reachBy: '05 36 49 00 11' } });
    const who = (key: string): Promise<Informant[]> => door.reads(key, (tx) => tx.allowed(Informant, 'read', { where: { intakeId } }));
    expect(await who('A4')).toMatchObject([{ identity: 'Jeanne MARTINOT', identityGiven: 'GIVEN' }]);
    expect(await who('A5')).toHaveLength(1);
    for (const key of ['A8', 'A16', 'A6']) expect(await who(key)).toEqual([]);
    expect(await refusal(reported(door, 'A5', { elements: [{ kind: 'SOC', detail: 'FULL', body: 'Selon jeanne Martinot, voisine, des cris.', about: [0] }],
      informant: { channel: 'PHONE', origin: 'OTHER_INDIVIDUAL', transmittedBy: 'OTHER_INDIVIDUAL', identity: 'Jeanne MARTINOT' } }))).toBe('NOM_DE_L_INFORMATEUR elements');
  });

  it('may come from somebody who stays anonymous, whose parents nobody had to inform', async () => {
    const lay = { parents: [], informant: { channel: 'PHONE', origin: 'OTHER_INDIVIDUAL' as const, transmittedBy: 'OTHER_INDIVIDUAL' as const } };
    const { intakeId } = await reported(door, 'A4', lay);
    expect(await door.reads('A4', (tx) => tx.allowed(Informant, 'read', { where: { intakeId } }))).toMatchObject([{ identityGiven: 'ANONYMOUS', identity: null, reachBy: null }]);
    expect(await refusal(reported(door, 'A4', { ...lay, informant: { ...lay.informant, reachBy: '05 36 49 00 11' } }))).toBe('INCOHERENT informant');
    expect(await refusal(reported(door, 'A1', { parents: [] }))).toBe('OBLIGATOIRE parents');
  });

  it('keeps what a doctor says of health for doctors: the cell reads the fact, and not the record', async () => {
    const medical = { kind: 'MED', detail: 'FULL', body: 'Courbe de poids.', about: [0] };
    const { intakeId } = await reported(door, 'A7', { elements: [{ kind: 'SOC', detail: 'FULL', body: 'Rendez-vous manqués.', about: [0] }, medical] });
    expect(await bodies('A4', intakeId)).toEqual(['Rendez-vous manqués.']);
    expect((await bodies('A7', intakeId)).sort()).toEqual(['Courbe de poids.', 'Rendez-vous manqués.']);
    expect(await refusal(reported(door, 'A7', { elements: [medical] }))).toBe('OBLIGATOIRE elements');
    expect(await refusal(reported(door, 'A1', { elements: [{ kind: 'ENF', detail: 'FULL', body: '« J’ai mal. »', about: [0] }, medical] }))).toMatch(/^(NON_SOUMIS_AU_SECRET|SECRET_MEDICAL) elements$/);
  });

  it.each([
    ['mineurs', { mineurs: [] }, 'OBLIGATOIRE'],
    ['mineurs', { mineurs: [{ place: 'HOUSEHOLD', surname: 'DORMOND', givenNames: 'Maëlle' }] }, 'OBLIGATOIRE'],
    ['mineurs', { mineurs: [{ place: 'TARGETED', surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2918-03-14' }] }, 'DATE'],
    ['mineurs', { mineurs: [{ place: 'TARGETED', surname: ' ', givenNames: 'Noé' }] }, 'OBLIGATOIRE'],
    ['elements', { elements: [] }, 'OBLIGATOIRE'],
    ['elements', { elements: [{ kind: 'SOC', detail: 'FULL', body: 'Vu.', about: [1] }] }, 'ENFANT_INCONNU'],
    ['elements', { elements: [{ kind: 'SOC', detail: 'FULL', body: 'Vu.', about: [] }] }, 'ENFANT_INCONNU'],
    ['receivedAt', { receivedAt: new Date('2999-01-01T00:00:00Z') }, 'DATE'],
    ['parents', { parents: [{ person: 'Mère', means: 'NONE', exception: 'NONE', informedAt: new Date(0), announced: 'Rien.', about: [0] }] }, 'INCOHERENT'],
    ['parents', { parents: [{ person: 'Mère', means: 'CALL', exception: 'NONE', informedAt: new Date('2999-01-01T00:00:00Z'), announced: 'Rien.', about: [0] }] }, 'DATE'],
    ['requestId', { requestId: 'x' }, 'FORMAT'],
  ])('names the field that is wrong, and writes nothing: %s %j', async (field, wrong, code) => {
    const before = await written();
    expect(await refusal(reported(door, 'A1', wrong as never))).toBe(`${code} ${field}`);
    expect(await written()).toBe(before);
  });

  it('is not transmitted by magistrates, by those who keep the house, nor twice', async () => {
    const before = await written();
    for (const who of ['A9', 'A10', 'A14', 'A18', 'ADM', 'DPO', 'ADMIN', 'COR']) expect(await refusal(reported(door, who))).toBe('FONCTION_NON_COMPETENTE requestId');
    expect(await written()).toBe(before);
    const requestId = uuid();
    const first = await reported(door, 'A11', { requestId });
    expect((await reported(door, 'A11', { requestId })).id).toBe(first.id);
    expect(await refusal(reported(door, 'A11', { requestId, elements: [{ kind: 'SOC', detail: 'FULL', body: 'Autre chose.', about: [0] }] }))).toBe('CLE_REUTILISEE requestId');
  });

  it('is numbered without a hole, however many are transmitted at once and whichever fail', async () => {
    const last = async (): Promise<number> => (await door.db.owner.query<{ n: number }>('select max(rank)::integer as n from app.information_preoccupante where departement = 99')).rows[0]!.n;
    const before = await last();
    const wrong = { elements: [{ kind: 'MED', detail: 'FULL', body: 'Interdit.', about: [0] }, { kind: 'SOC', detail: 'FULL', body: 'Vu.', about: [0] }] };
    const all = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => reported(door, 'A1', i % 4 === 0 ? wrong : {})));
    expect(all.filter((r) => r.status === 'fulfilled')).toHaveLength(6);
    expect(await last()).toBe(before + 6);
    expect(await count(door, 'information_preoccupante', 'departement = 99')).toBe(before + 6);
  });

  it('is sealed under a key of its own, made by whoever transmits', async () => {
    const { intakeId } = await reported(door, 'A1');
    expect(await count(door, 'data_key', `holder_id = $1 and holder_type = 'INTAKE'`, [intakeId])).toBe(1);
    expect(await bodies('A1', intakeId)).toEqual([BODY]);
  });
});
