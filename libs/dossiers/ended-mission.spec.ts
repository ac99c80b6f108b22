import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import { actorId, exchange, inform, letIn, say, situation, uuid, dossier } from '../../test/support/situation.js';
import { changeAdmission } from './change-admission.js';
import { endAdmission } from './end-admission.js';
import { previewAdmission } from './preview-admission.js';

let product: Product;
beforeAll(async () => { product = await Product.start(); });
afterAll(() => product.close());

const why = async (who: string, id: string): Promise<{ code: string; phrase: string; ways: string[] } | null> =>
  (await product.ask(who, 'query ($id: ID!) { explainAccess(type: Message, id: $id) { code phrase article ways } }', { id })).body.data.explainAccess;
const today = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date());

describe('« Pourquoi ? » of what one could read once', () => {
  it('says when the mission ended, of a kind that a changed admission no longer holds', async () => {
    const { door } = product;
    const { dossierId, threadId, admissions } = await situation(door, { A5: ['FAM', 'SOC'], A6: ['FAM', 'SOC'] });
    const { id } = await say(door, 'A6', threadId, { kind: 'SOC' });
    expect(await why('A5', id)).toMatchObject({ code: 'OUVERT' });
    const terms = { dossierId, habilitationId: actorId('A5'), kinds: ['FAM' as const], duty: 'NONE' as const, purpose: 'EVALUATE' as const };
    await door.as('A4', async (tx) => await changeAdmission(tx, { requestId: uuid(), admissionId: admissions.A5!, kinds: terms.kinds, duty: 'NONE', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.',
      effectDigest: (await previewAdmission(tx, { ...terms, replacesId: admissions.A5 })).digest }));
    expect(await why('A5', id)).toMatchObject({ code: 'MISSION_TERMINEE', phrase: `Votre mission, pour ce genre d’élément de cet enfant, s’est terminée le ${today}.`, article: 'CASF L.226-2-2', ways: ['Contacter le référent', expect.any(String)] });
  });

  it('and of a sibling whose dossier one was let into; of what one never read, that it was never open', async () => {
    const { door } = product;
    const { id: sibling } = await dossier(door, { givenNames: 'Maëlle' });
    await inform(door, sibling);
    const { id: home } = await dossier(door, { siblingDossierIds: [sibling] });
    await inform(door, home);
    for (const who of ['A5', 'A6']) await letIn(door, home, who, ['FAM']);
    const admission = await letIn(door, sibling, 'A5', ['FAM']);
    const { id: threadId } = await exchange(door, home, ['A5', 'A6'], { siblingDossierIds: [sibling] });
    const { id } = await say(door, 'A4', threadId, { dossierId: sibling });
    expect([await why('A5', id), await why('A6', id)]).toMatchObject([{ code: 'OUVERT' }, { code: 'HORS_ADMISSION' }]);
    await door.as('A4', (tx) => endAdmission(tx, admission.id));
    expect([await why('A5', id), await why('A6', id), await why('A1', id)]).toMatchObject([{ code: 'MISSION_TERMINEE' }, { code: 'HORS_ADMISSION' }, null]);
  });
});
