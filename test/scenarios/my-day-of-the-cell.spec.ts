import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decideEvaluation } from '../../libs/informations-preoccupantes/decide-evaluation.js';
import { giveRetour } from '../../libs/informations-preoccupantes/give-retour.js';
import { lookAtQualification } from '../../libs/informations-preoccupantes/look-at-qualification.js';
import { qualifyInformationPreoccupante } from '../../libs/informations-preoccupantes/qualify-information-preoccupante.js';
import { recordDemandeRetour } from '../../libs/informations-preoccupantes/record-demande-retour.js';
import { concluded, confided, LAY } from '../support/evaluated.js';
import { Product } from '../support/product.js';
import { reported, uuid } from '../support/situation.js';

let product: Product;
beforeAll(async () => { product = await Product.start(); });
afterAll(() => product.close());

const DAY = '{ myDay { items { verb dueAt about { __typename id } } } }';
interface Item { verb: string; dueAt: string | null; about: { __typename: string; id: string } | null }
const awaits = async (who: string, verb: string): Promise<Item[]> => ((await product.ask(who, DAY)).body.data.myDay.items as Item[]).filter((i) => i.verb === verb);
const ids = async (who: string, verb: string): Promise<(string | undefined)[]> => (await awaits(who, verb)).map((i) => i.about?.id);

describe('what awaits the cell today', () => {
  it('is a first analysis, with its term, then somebody else’s look, and nothing once both are there', async () => {
    const { intakeId } = await reported(product.door, 'A1');
    expect([await ids('A4', 'QUALIFY'), await ids('A19', 'QUALIFY')]).toEqual([[intakeId], [intakeId]]);
    for (const who of ['A1', 'A5', 'A8']) expect(await ids(who, 'QUALIFY')).toEqual([]);
    expect((await awaits('A4', 'QUALIFY'))[0]!.dueAt).not.toBeNull();
    const { id } = await product.door.as('A4', (tx) => qualifyInformationPreoccupante(tx, { requestId: uuid(), informationPreoccupanteId: intakeId, outcome: 'NOT_IP', reason: 'Rien.', urgent: false }, product.door.kek));
    expect([await ids('A4', 'QUALIFY'), await ids('A4', 'LOOK'), await ids('A19', 'LOOK')]).toEqual([[], [], [id]]);
    await product.door.as('A19', (tx) => lookAtQualification(tx, { requestId: uuid(), qualificationId: id, agrees: true }, product.door.kek));
    expect([await ids('A19', 'LOOK'), await ids('A4', 'TELL')]).toEqual([[], [intakeId]]);
    await product.door.as('A4', (tx) => giveRetour(tx, { requestId: uuid(), informationPreoccupanteId: intakeId, means: 'PLATFORM' }));
    expect(await ids('A4', 'TELL')).toEqual([]);
  });

  it('is to decide of a report, for the heads, then to tell whoever transmitted', async () => {
    const { intakeId } = await concluded(product.door);
    expect([await ids('A8', 'DECIDE'), await ids('A4', 'DECIDE'), await ids('A19', 'DECIDE'), await ids('A5', 'DECIDE')]).toEqual([[intakeId], [intakeId], [], []]);
    await product.door.as('A8', (tx) => decideEvaluation(tx, { requestId: uuid(), informationPreoccupanteId: intakeId, outcome: 'CLOSED_NO_ACTION', reason: 'Aucun danger.' }));
    expect([await ids('A8', 'DECIDE'), await ids('A19', 'TELL'), await ids('A8', 'TELL')]).toEqual([[], [intakeId], []]);
    await product.door.as('A19', (tx) => giveRetour(tx, { requestId: uuid(), informationPreoccupanteId: intakeId, means: 'PLATFORM' }));
    expect(await ids('A19', 'TELL')).toEqual([]);
  });

  it('is to answer whoever asked, from the day they asked', async () => {
    const { intakeId } = await confided(product.door, { informant: LAY });
    expect(await ids('A19', 'TELL')).toEqual([]);
    await product.door.as('A19', (tx) => recordDemandeRetour(tx, { requestId: uuid(), informationPreoccupanteId: intakeId, askedAt: tx.now }));
    expect((await awaits('A4', 'TELL')).map((i) => i.about?.__typename)).toEqual(['Deadline']);
    await product.door.as('A19', (tx) => giveRetour(tx, { requestId: uuid(), informationPreoccupanteId: intakeId, means: 'CALL' }));
    expect(await ids('A4', 'TELL')).toEqual([]);
  });
});
