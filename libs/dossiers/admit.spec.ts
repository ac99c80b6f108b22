import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, dossier, eventsOf, letIn, refusal, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { Admission } from './admission.entity.js';
import type { AdmitInput } from './dossiers.inputs.js';
import { endAdmission } from './end-admission.js';
import { Enfant } from './enfant.entity.js';

let door: Door;
let dossierId: string;
beforeAll(async () => { door = await openDoor(); });
beforeEach(async () => { dossierId = (await dossier(door)).id; });
afterAll(() => door.close());

const knowsTheChild = async (who: string): Promise<boolean> => (await door.reads(who, (tx) => tx.allowed(Enfant, 'read', { where: { dossierId } }))).length === 1;
const kindsOf = async (admissionId: string): Promise<string[]> =>
  (await door.db.owner.query<{ kind: string }>('select kind from app.admission_kind where admission_id = $1 order by kind', [admissionId])).rows.map((r) => r.kind);

describe('admitting somebody to a dossier', () => {
  it('opens the kinds that were chosen, for six months, and tells', async () => {
    expect(await knowsTheChild('A5')).toBe(false);
    const admission = await letIn(door, dossierId, 'A5', ['IDE', 'FAM', 'IDE']);
    expect(await knowsTheChild('A5')).toBe(true);
    expect(await kindsOf(admission.id)).toEqual(['FAM', 'IDE']);
    const days = Math.round((admission.validTo.getTime() - admission.validFrom.getTime()) / 86_400_000);
    expect([181, 182, 183, 184]).toContain(days);
    expect(await eventsOf(door, admission.id)).toEqual(['admission.granted']);
    const [read] = await door.reads('A5', (tx) => tx.allowed(Admission, 'read', { where: { id: admission.id } }));
    expect(read).toMatchObject({ necessity: 'Évaluer la situation.', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', grantedBy: actorId('A4') });
  });

  it('asked twice by the same key, admits once; for somebody else or something else, refuses', async () => {
    const requestId = uuid();
    const one = await letIn(door, dossierId, 'A16', ['IDE'], { requestId });
    expect((await letIn(door, dossierId, 'A16', ['IDE'], { requestId })).id).toBe(one.id);
    expect(await count(door, 'admission', 'request_id = $1', [requestId])).toBe(1);
    expect(await eventsOf(door, one.id)).toEqual(['admission.granted']);
    expect(await refusal(letIn(door, dossierId, 'A17', ['IDE'], { requestId }))).toBe('CLE_REUTILISEE requestId');
    expect(await refusal(letIn(door, dossierId, 'A16', ['IDE'], { requestId, purpose: 'IMPLEMENT_ACTION' }))).toBe('CLE_REUTILISEE requestId');
  });

  it('is for the designated responsables: neither an agent, nor the admitted, nor a judge', async () => {
    await letIn(door, dossierId, 'A6', ['LOG'], {}, 'A8');
    expect(await refusal(letIn(door, dossierId, 'A7', ['LOG'], {}, 'A6'))).toBe('FONCTION_NON_COMPETENTE dossierId');
    for (const who of ['A10', 'ADMIN', 'A2']) expect(await refusal(letIn(door, dossierId, 'A7', ['LOG'], {}, who))).toBe('INTROUVABLE dossierId');
  });

  it('is within the responsable’s territory', async () => {
    const south = await dossier(door, { territoireId: TERRITOIRES.sud });
    await letIn(door, south.id, 'A5', ['IDE'], {}, 'A4');
    expect(await refusal(letIn(door, south.id, 'A5', ['IDE'], {}, 'A8'))).toBe('INTROUVABLE dossierId');
  });

  it('lets a school head in for logistics, for nothing that is secret', async () => {
    await letIn(door, dossierId, 'A1', ['LOG']);
    dossierId = (await dossier(door)).id;
    for (const kind of ['IDE', 'FAM', 'SCO', 'SOC', 'ENF'] as const) expect(await refusal(letIn(door, dossierId, 'A1', ['LOG', kind]))).toBe('HORS_MATRICE kinds');
    expect(await knowsTheChild('A1')).toBe(false);
  });

  it('never lets a magistrate in: they are addressees', async () => {
    await letIn(door, dossierId, 'A5', ['LOG']);
    for (const who of ['A9', 'A10']) expect(await refusal(letIn(door, dossierId, who, ['LOG']))).toBe('HORS_MATRICE kinds');
  });

  it('opens to nobody what no admission opens to their function', async () => {
    await letIn(door, dossierId, 'A7', ['MED']);
    for (const [who, kind] of [['A5', 'MED'], ['A2', 'SOC'], ['A7', 'INF'], ['A16', 'ADO'], ['A5', 'ENF']] as const) {
      expect(await refusal(letIn(door, dossierId, who, [kind]))).toBe('HORS_MATRICE kinds');
    }
  });

  it('opens to an evaluator what the duty adds', async () => {
    await letIn(door, dossierId, 'A5', ['ENF'], { duty: 'EVALUATEUR' });
    expect(await refusal(letIn(door, dossierId, 'A1', ['ENF'], { duty: 'EVALUATEUR' }))).toBe('HORS_MATRICE kinds');
  });

  it('is not for oneself, under whatever hat', async () => {
    expect(await refusal(letIn(door, dossierId, 'A4', ['LOG']))).toBe('POUR_SOI habilitationId');
    const hat = uuid();
    await door.db.owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      select $1, departement, professionnel_id, organisation_id, 'REFERENT_ASE', valid_from, valid_to from app.habilitation where id = $2`, [hat, actorId('A4')]);
    expect(await refusal(letIn(door, dossierId, 'A4', ['LOG'], { habilitationId: hat }))).toBe('POUR_SOI habilitationId');
    await letIn(door, dossierId, 'A4', ['LOG'], { habilitationId: hat }, 'A8');
  });

  it('ends within six months, in the future', async () => {
    const soon = new Date(new Date().getTime() + 3_600_000);
    expect((await letIn(door, dossierId, 'A11', ['IDE'], { validTo: soon })).validTo).toEqual(soon);
    for (const validTo of [new Date('2020-01-01'), new Date(soon.getTime() + 190 * 86_400_000), new Date(Number.NaN)]) {
      expect(await refusal(letIn(door, dossierId, 'A11', ['IDE'], { validTo }))).toBe('DATE validTo');
    }
  });

  it('may begin later, never in the past, and not after it ends', async () => {
    const day = (n: number): Date => new Date(Date.now() + n * 86_400_000);
    const later = await letIn(door, dossierId, 'A5', ['IDE'], { validFrom: day(2), validTo: day(9) });
    expect(later).toMatchObject({ validFrom: later.validFrom, validTo: later.validTo });
    expect(await knowsTheChild('A5')).toBe(false);
    expect(await refusal(letIn(door, dossierId, 'A6', ['IDE'], { validFrom: day(-1) }))).toBe('DATE validFrom');
    expect(await refusal(letIn(door, dossierId, 'A6', ['IDE'], { validFrom: new Date(Number.NaN) }))).toBe('DATE validFrom');
    expect(await refusal(letIn(door, dossierId, 'A6', ['IDE'], { validFrom: day(9), validTo: day(2) }))).toBe('DATE validTo');
    expect(await refusal(letIn(door, dossierId, 'A6', ['IDE'], { validFrom: day(2), validTo: day(200) }))).toBe('DATE validTo');
  });

  it('is not given twice over the same dates: ending it first, or beginning where the other ends', async () => {
    const day = (n: number): Date => new Date(Date.now() + n * 86_400_000);
    const now = await letIn(door, dossierId, 'A5', ['IDE'], { validTo: day(9) });
    expect(await refusal(letIn(door, dossierId, 'A5', ['FAM']))).toBe('DATES_CHEVAUCHEES validFrom');
    expect(await refusal(letIn(door, dossierId, 'A5', ['FAM'], { validFrom: day(8) }))).toBe('DATES_CHEVAUCHEES validFrom');
    await letIn(door, dossierId, 'A5', ['FAM'], { validFrom: now.validTo });
    await letIn(door, dossierId, 'A6', ['IDE']);
    await door.as('A4', (tx) => endAdmission(tx, now.id));
    await letIn(door, dossierId, 'A5', ['FAM'], { validTo: now.validTo });
  });

  it('of two at once, lets one in', async () => {
    const both = await Promise.allSettled([letIn(door, dossierId, 'A5', ['IDE']), letIn(door, dossierId, 'A5', ['IDE'])]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await count(door, 'admission', 'dossier_id = $1', [dossierId])).toBe(1);
  });

  it('is of somebody who is still habilitated', async () => {
    await letIn(door, dossierId, 'A11', ['IDE']);
    const ended = uuid();
    await door.db.owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      select $1, departement, professionnel_id, organisation_id, function, valid_from, app.now() from app.habilitation where id = $2`, [ended, actorId('A5')]);
    expect(await refusal(letIn(door, dossierId, 'A5', ['IDE'], { habilitationId: ended }))).toBe('HABILITATION_FINIE habilitationId');
  });

  it('knows nobody of another département', async () => {
    await letIn(door, dossierId, 'A11', ['IDE']);
    expect(await refusal(letIn(door, dossierId, 'B1', ['IDE']))).toBe('INTROUVABLE habilitationId');
    expect(await refusal(letIn(door, dossierId, 'A5', ['IDE'], { habilitationId: uuid() }))).toBe('INTROUVABLE habilitationId');
  });

  it('is founded on a legal basis that holds for the function and for each kind; logistics need none', async () => {
    const by = (who: string, legalBasis: AdmitInput['legalBasis'], ...kinds: AdmitInput['kinds']): Promise<string> => refusal(letIn(door, dossierId, who, kinds, { legalBasis }));
    expect(await by('A5', 'CASF_226_4', 'IDE')).toBe('BASE_LEGALE legalBasis');
    expect(await by('A5', 'CASF_221_6', 'IDE')).toBe('BASE_LEGALE legalBasis');
    expect(await by('A7', 'CSP_1110_4_II', 'IDE', 'MED', 'JUD')).not.toBe('nothing was refused');
    expect(await by('A2', 'CSP_1110_4_II', 'IDE')).toBe('BASE_LEGALE legalBasis');
    await expect(letIn(door, dossierId, 'A7', ['IDE', 'SCO'], { legalBasis: 'CSP_1110_4_II' })).rejects.toThrow('l’accès à : SCO.');
    for (const [who, basis, kind] of [['A7', 'CSP_1110_4_II', 'MED'], ['A16', 'CASF_221_6', 'LIE'], ['A1', 'CPP_40', 'LOG']] as const) expect([who, await by(who, basis, kind)]).toEqual([who, 'nothing was refused']);
  });

  it('is refused by the database where its basis does not hold for a kind, whatever the code says', async () => {
    const { id } = await letIn(door, dossierId, 'A7', ['MED'], { legalBasis: 'CSP_1110_4_II' });
    const more = (kind: string): Promise<unknown> => door.db.owner.query(`insert into app.admission_kind (admission_id, habilitation_id, dossier_id, departement, kind, duty, valid_from, valid_to)
      select id, habilitation_id, dossier_id, departement, $2, duty, valid_from, valid_to from app.admission where id = $1`, [id, kind]);
    await more('SOC');
    for (const kind of ['SCO', 'JUD', 'LIE', 'ADO', 'INF']) await expect(more(kind)).rejects.toMatchObject({ constraint: 'basis_admits' });
  });

  it.each([
    ['kinds', { kinds: [] }, 'OBLIGATOIRE'],
    ['necessity', { necessity: '' }, 'OBLIGATOIRE'],
    ['necessity', { necessity: 'x'.repeat(501) }, 'TROP_LONG'],
    ['habilitationId', { habilitationId: 'A5' }, 'FORMAT'],
  ])('names the field that is wrong: %s', async (field, wrong, code) => {
    expect(await refusal(letIn(door, dossierId, 'A5', ['LOG'], wrong))).toBe(`${code} ${field}`);
  });
});
