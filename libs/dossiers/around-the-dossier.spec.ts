import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import { actorId, dossier, letIn, uuid } from '../../test/support/situation.js';
import { changeAdmission } from './change-admission.js';
import { previewAdmission } from './preview-admission.js';

let product: Product;
let elder: string;
let younger: string;
beforeAll(async () => {
  product = await Product.start();
  elder = (await dossier(product.door)).id;
  younger = (await dossier(product.door, { givenNames: 'Maëlle', siblingDossierIds: [elder] })).id;
});
afterAll(() => product.close());

interface Seen { territoires: object[]; siblings: object[]; admissions: { id: string; kinds: string[]; by: { professionnel: { displayName: string } } }[] }
const ask = async (who: string, id: string, fields: string): Promise<Seen> => (await product.ask(who, `query ($id: ID!) { dossier(id: $id) { ${fields} } }`, { id })).body.data.dossier;

describe('around a dossier', () => {
  it('stand the territory that answers for it, since when, and the siblings’ dossiers that one knows, no other', async () => {
    const fields = 'territoires { territoire { name } validFrom until } siblings { id enfant { givenNames } }';
    const seen = await ask('A4', younger, fields);
    expect(seen).toEqual({ territoires: [{ territoire: { name: 'Montférien-Nord' }, validFrom: expect.any(String), until: null }], siblings: [{ id: elder, enfant: { givenNames: 'Noé' } }] });
    await letIn(product.door, younger, 'A5', ['IDE']);
    expect((await ask('A5', younger, fields)).siblings).toEqual([]);
    await letIn(product.door, elder, 'A5', ['FAM']);
    expect((await ask('A5', younger, fields)).siblings).toEqual([{ id: elder, enfant: null }]);
  });

  it('stand the admissions: by whom, for which kinds, of those that one may know', async () => {
    const { id: dossierId } = await dossier(product.door);
    await letIn(product.door, dossierId, 'A6', ['IDE']);
    const one = await letIn(product.door, dossierId, 'A16', ['LIE', 'FAM', 'IDE'], {}, 'A8');
    const admissions = async (who: string): Promise<unknown[]> => (await ask(who, dossierId, 'admissions { id kinds by { professionnel { displayName } } }')).admissions.filter((a) => a.id === one.id).map((a) => [a.by.professionnel.displayName, ...a.kinds]);
    expect(await admissions('A8')).toEqual([['Philippe ARNAUDEAU', 'IDE', 'FAM', 'LIE']]);
    expect(await admissions('A6')).toEqual([['Philippe ARNAUDEAU', 'IDE', 'FAM']]);
    expect(await admissions('A16')).toEqual([['Philippe ARNAUDEAU', 'IDE', 'FAM', 'LIE']]);
    const asked = { kinds: ['FAM' as const], duty: 'NONE' as const, purpose: 'EVALUATE' as const };
    const { digest } = await product.door.reads('A8', (tx) => previewAdmission(tx, { dossierId, habilitationId: actorId('A16'), replacesId: one.id, ...asked }));
    await product.door.as('A8', (tx) => changeAdmission(tx, { requestId: uuid(), admissionId: one.id, legalBasis: 'CASF_226_2_2', necessity: 'Suivi.', effectDigest: digest, ...asked }));
    expect(await admissions('A8')).toEqual([['Philippe ARNAUDEAU', 'IDE', 'FAM', 'LIE']]);
  });
});
