import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorId, TERRITOIRES } from '../../apps/migrate/demonstration-directory.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { previewReaders } from '../../libs/threads/preview-readers.js';
import { uuid } from '../support/database.js';
import { Product, type Answer } from '../support/product.js';
import { rowsOf } from './support/rows.js';
import { KEPT, queryOf, REFUSED, TEXTS, type Text } from './support/texts.js';

let product: Product;
let story: Story;
let digest: string;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
  ({ digest } = await product.door.as('A4', (tx) => previewReaders(tx, { threadId: story.thread, kind: 'FAM', detail: 'FULL' })));
});
afterAll(() => product.close());

const write = (of: Text, value: string): Promise<Answer> => product.ask(of.who, queryOf(of), { input: of.input(value, story, digest) });
const saidOf = ({ body }: Answer): unknown => (Object.values(body.data as Record<string, { userErrors: { code: string; field: string }[] }>)[0]!.userErrors[0]);

describe('text that cannot be kept', () => {
  it.each(TEXTS.map((of) => [of.name, of.field, of] as const))('%s, its %s: is refused by name, with the reason, and nothing is written', async (_name, _field, of) => {
    const before = await rowsOf(product.door.db.owner);
    for (const [what, value, code] of REFUSED) {
      const said = saidOf(await write(of, value(of.max)));
      expect([what, said]).toEqual([what, { code, field: of.field, message: expect.stringMatching(/\.$/) }]);
    }
    expect(await rowsOf(product.door.db.owner)).toEqual(before);
  });

  it('a message of one megabyte is refused before anybody reads it, and the same person may go on', async () => {
    const before = await rowsOf(product.door.db.owner);
    const of = TEXTS.find((t) => t.name === 'postMessage')!;
    const answer = await write(of, 'é'.repeat(500_000));
    expect([answer.status, answer.body]).toEqual([413, { errors: [{ message: 'Requête trop longue : 256 ko au plus. Rien n’a été enregistré.', extensions: { code: 'TROP_LONG' } }] }]);
    expect(await rowsOf(product.door.db.owner)).toEqual(before);
    expect((await write(of, 'Bonjour.')).body.data.postMessage.message.value).toBe('Bonjour.');
  });
});

describe('text that can', () => {
  it.each(TEXTS.filter((of) => of.name !== 'lookUpChild' && !/^(correct|withdraw|hold)/.test(of.name)).map((of) => [of.name, of.field, of] as const))('%s, its %s: comes back as it was written', async (_name, _field, of) => {
    // All of them where a name is sealed and where a message is; the others pass by the same door.
    const values = of.name === 'postMessage' || of.field === 'surname' ? KEPT : KEPT.filter((_, i) => i % 8 === 0);
    for (const value of [...values, 'a'.repeat(of.max), '😀'.repeat(of.max)]) {
      const { body } = await write(of, value);
      expect(saidOf({ body } as Answer)).toBeUndefined();
      expect(JSON.stringify(body.data)).toContain(`"value":${JSON.stringify(value.normalize('NFC'))}`);
    }
  }, 120_000);

  it('has one way of ending its lines', async () => {
    const of = TEXTS.find((t) => t.name === 'writeEntry')!;
    expect((await write(of, 'un\r\ndeux\rtrois\n\tquatre')).body.data.writeEntry.entry.value).toBe('un\ndeux\ntrois\n\tquatre');
  });
});

describe('a name typed on another keyboard', () => {
  const [composed, decomposed] = ['LÉGER-ÇELÎK'.normalize('NFC'), 'LÉGER-ÇELÎK'.normalize('NFD')];
  const LOOK_UP = 'mutation ($input: LookUpChildInput!) { lookUpChild(input: $input) { known { surname givenNames } userErrors { code } } }';

  it('is kept composed and found however it is asked for', async () => {
    expect(decomposed).not.toBe(composed);
    const open = TEXTS.find((t) => t.name === 'openDossier' && t.field === 'surname')!;
    expect((await write(open, decomposed)).body.data.openDossier.dossier.enfant.value).toBe(composed);
    for (const surname of [composed, decomposed, 'Leger Celik', 'léger-çelîk']) {
      const { body } = await product.ask('A4', LOOK_UP, { input: { surname, givenNames: 'Lou', birthDate: '2020-02-02' } });
      expect([surname, body.data.lookUpChild]).toEqual([surname, { known: [{ surname: composed, givenNames: 'Lou' }], userErrors: [] }]);
    }
    expect((await product.ask('A4', LOOK_UP, { input: { surname: 'AUTRE', givenNames: 'Lou', birthDate: '2020-02-02' } })).body.data.lookUpChild.known).toEqual([]);
  });
});

describe('a date that cannot be', () => {
  const OPEN = 'mutation ($input: OpenDossierInput!) { openDossier(input: $input) { dossier { id } userErrors { code field } } }';
  const ADMIT = 'mutation ($input: AdmitInput!) { admit(input: $input) { admission { id } userErrors { code field } } }';
  const INFORM = 'mutation ($input: RecordPriorInformationInput!) { recordPriorInformation(input: $input) { priorInformation { id } userErrors { code field } } }';

  it('is refused by name, and nothing is written', async () => {
    const before = await rowsOf(product.door.db.owner);
    for (const [birthDate, code] of [['2023-02-29', 'FORMAT'], ['2020-13-01', 'FORMAT'], ['01/02/2020', 'FORMAT'], ['2020-1-1', 'FORMAT'], ['', 'FORMAT'], ['0000-00-00', 'FORMAT'], ['+12020-01-01', 'FORMAT'], ['2999-01-01', 'DATE']]) {
      const { body } = await product.ask('A4', OPEN, { input: { requestId: uuid(), territoireId: TERRITOIRES.nord, surname: 'A', givenNames: 'B', birthDate } });
      expect([birthDate, body.data.openDossier.userErrors]).toEqual([birthDate, [{ code, field: 'birthDate' }]]);
    }
    for (const validTo of ['2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z']) {
      const { body } = await product.ask('A4', ADMIT, { input: { requestId: uuid(), dossierId: story.noe, habilitationId: actorId('A11'), kinds: ['FAM'], purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.', validTo, effectDigest: '' } });
      expect([validTo, body.data.admit.userErrors]).toEqual([validTo, [{ code: 'DATE', field: 'validTo' }]]);
    }
    const { body } = await product.ask('A4', INFORM, { input: { requestId: uuid(), dossierId: story.noe, means: 'CALL', informedAt: '2999-01-01T00:00:00Z', announced: 'Y' } });
    expect(body.data.recordPriorInformation.userErrors).toEqual([{ code: 'DATE', field: 'informedAt' }]);
    expect(await rowsOf(product.door.db.owner)).toEqual(before);
  });
});
