import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, dossier, letIn, nameAs, refusal, uuid } from '../../test/support/situation.js';
import { Admission } from './admission.entity.js';
import { changeAdmission } from './change-admission.js';
import { grantAdmissionProposal, previewAdmissionProposal } from './decide-admission-proposal.js';
import { endAdmission } from './end-admission.js';
import { previewAdmission } from './preview-admission.js';
import { proposeAdmission } from './propose-admission.js';

let door: Door;
let noe: string;
let maelle: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => {
  noe = (await dossier(door)).id;
  maelle = (await dossier(door, { givenNames: 'Maëlle', siblingDossierIds: [noe] })).id;
});

/** The AED: help at home, which A11 of the association carries out. */
const follows = (dossierId = noe, who = 'A11', more: object = {}): Promise<Admission> => letIn(door, dossierId, who, ['FAM', 'SOC'], { purpose: 'IMPLEMENT_ACTION', ...more });
const evaluates = (who: string, more: object = {}, dossierId = noe): Promise<Admission> => letIn(door, dossierId, who, ['FAM', 'ENF'], { duty: 'EVALUATEUR', ...more });
const exception = 'Seule à parler la langue de la mère ; un second évaluateur ne suit pas la famille.';

describe('an evaluator', () => {
  it('is not the educator who follows the family: somebody else is', async () => {
    await follows();
    await evaluates('A5');
    expect(await refusal(evaluates('A11'))).toBe('SUIT_LA_FAMILLE evaluatorException');
  });

  it('is not who follows a linked sibling, and may evaluate a child of another family', async () => {
    await follows(maelle);
    const other = (await dossier(door)).id;
    await evaluates('A11', {}, other);
    expect(await refusal(evaluates('A11'))).toBe('SUIT_LA_FAMILLE evaluatorException');
    await letIn(door, noe, 'A11', ['FAM']);
  });

  it('is not the référent, nor the same person under another hat', async () => {
    await letIn(door, noe, 'A16', ['IDE'], { purpose: 'EVALUATE' });
    await evaluates('A16', {}, maelle);
    await nameAs(door, noe, 'A16');
    const hat = uuid();
    await door.db.owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      select $1, departement, professionnel_id, organisation_id, 'ASSISTANT_SOCIAL', valid_from, valid_to from app.habilitation where id = $2`, [hat, actorId('A16')]);
    expect(await refusal(evaluates('A5', { habilitationId: hat }))).toBe('SUIT_LA_FAMILLE evaluatorException');
    await evaluates('A5');
  });

  it('may be who followed them once, or will only after', async () => {
    const day = (n: number): Date => new Date(Date.now() + n * 86_400_000);
    const { id } = await follows(maelle);
    expect(await refusal(evaluates('A11'))).toBe('SUIT_LA_FAMILLE evaluatorException');
    await door.as('A4', (tx) => endAdmission(tx, id));
    await follows(maelle, 'A11', { validFrom: day(20), validTo: day(60) });
    expect(await refusal(evaluates('A11'))).toBe('SUIT_LA_FAMILLE evaluatorException');
    await evaluates('A11', { validTo: day(10) });
  });

  it('follows the family by exception, whose reason is written and read by who knows the admission', async () => {
    await follows(maelle);
    expect(await refusal(evaluates('A11', { evaluatorException: ' ' }))).toBe('OBLIGATOIRE evaluatorException');
    expect(await refusal(evaluates('A11', { evaluatorException: 'x'.repeat(501) }))).toBe('TROP_LONG evaluatorException');
    expect(await refusal(letIn(door, noe, 'A11', ['FAM'], { evaluatorException: exception }))).toBe('INCOHERENT evaluatorException');
    const requestId = uuid();
    const admitted = await evaluates('A11', { evaluatorException: exception, requestId });
    const [read] = await door.reads('A8', (tx) => tx.allowed(Admission, 'read', { where: { id: admitted.id } }));
    expect(read!.evaluatorException).toBe(exception);
    expect((await evaluates('A11', { evaluatorException: exception, requestId })).id).toBe(admitted.id);
    expect(await refusal(evaluates('A11', { evaluatorException: 'Une autre.', requestId }))).toBe('CLE_REUTILISEE requestId');
  });

  it('is refused in the preview, with the field where to say why, and no more once it is said', async () => {
    await follows(maelle);
    const shown = async (evaluatorException: string | null): Promise<string[]> => (await door.reads('A4', (tx) => previewAdmission(tx, {
      dossierId: noe, habilitationId: actorId('A11'), kinds: ['FAM'], duty: 'EVALUATEUR', purpose: 'EVALUATE', evaluatorException }))).refusals.map((r) => `${r.code} ${r.field}`);
    expect(await shown(null)).toEqual(['SUIT_LA_FAMILLE evaluatorException']);
    expect(await shown(exception)).toEqual([]);
  });

  it('is proposed with the exception, which who grants has read; a proposal without it is refused', async () => {
    await follows(maelle);
    await letIn(door, noe, 'A5', ['FAM']);
    const propose = async (evaluatorException: string | null): Promise<string> => (await door.as('A5', (tx) => proposeAdmission(tx, { requestId: uuid(), dossierId: noe, habilitationId: actorId('A11'), kinds: ['FAM'],
      duty: 'EVALUATEUR', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Évaluer.', evaluatorException }))).id;
    const grant = (proposalId: string): Promise<{ admissionId: string | null }> => door.as('A4', async (tx) => grantAdmissionProposal(tx, { proposalId, effectDigest: (await previewAdmissionProposal(tx, proposalId)).digest }));
    expect(await refusal(propose(null).then(grant))).toBe('SUIT_LA_FAMILLE evaluatorException');
    const { admissionId } = await grant(await propose(exception));
    const [read] = await door.reads('A4', (tx) => tx.allowed(Admission, 'read', { where: { id: admissionId! } }));
    expect(read!.evaluatorException).toBe(exception);
  });

  it('is not made of who follows by a change of their admission, save by the same exception', async () => {
    const { id } = await follows();
    const change = (evaluatorException: string | null): Promise<Admission> => door.as('A4', async (tx) => {
      const terms = { kinds: ['FAM' as const], duty: 'EVALUATEUR' as const, purpose: 'EVALUATE' as const, evaluatorException };
      const { digest } = await previewAdmission(tx, { dossierId: noe, habilitationId: actorId('A11'), replacesId: id, ...terms });
      return await changeAdmission(tx, { requestId: uuid(), admissionId: id, legalBasis: 'CASF_226_2_2', necessity: 'Évaluer.', effectDigest: digest, ...terms });
    });
    expect(await refusal(change(null))).toBe('SUIT_LA_FAMILLE evaluatorException');
    expect((await change(exception)).duty).toBe('EVALUATEUR');
  });
});
