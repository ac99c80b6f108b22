import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorId } from '../../apps/migrate/demonstration-directory.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Product } from '../support/product.js';
import { post } from './support/acts.js';

let product: Product;
let story: Story;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
});
afterAll(() => product.close());

const PREVIEW = `query ($input: PreviewReadersInput!) { previewReaders(input: $input) {
  preview { readers { id } excluded { habilitation { id } code phrase article } } userErrors { code } } }`;
const NAMES = Object.fromEntries(['A2', 'A4', 'A5', 'A6', 'A7'].map((key) => [actorId(key), key]));

async function preview(who: string, child: 'noe' | 'maelle', kind: string, detail = 'FULL'): Promise<string> {
  const { body } = await product.ask(who, PREVIEW, { input: { threadId: story.thread, dossierId: story[child], kind, detail } });
  const { readers, excluded } = body.data.previewReaders.preview as { readers: { id: string }[]; excluded: { habilitation: { id: string }; code: string; phrase: string; article: string }[] };
  for (const e of excluded) expect([e.phrase, e.article].every((said) => said.length > 4)).toBe(true);
  const named = Object.entries(NAMES).map(([id, key]) => {
    const out = excluded.find((e) => e.habilitation.id === id);
    return `${key} ${out ? out.code : readers.some((r) => r.id === id) ? 'reads' : 'is not named'}`;
  });
  expect(readers.length + excluded.length).toBe(named.length);
  return named.filter((line) => !line.endsWith('reads')).join(', ');
}

/** Of the five who take part, those whom the sender is told will only notice the message, and why. */
describe('before sending in the story’s thread, the sender is told who is set aside', () => {
  it.each([
    ['A4', 'noe', 'IDE', ''],
    ['A4', 'noe', 'FAM', ''],
    ['A4', 'noe', 'SCO', 'A7 RESUME_SEULEMENT'],
    ['A4', 'noe', 'SOC', 'A2 DESTINATAIRES_NOMMES'],
    ['A4', 'noe', 'MED', 'A2 SECRET_MEDICAL, A4 SECRET_MEDICAL, A5 SECRET_MEDICAL, A6 AUTRE_DOSSIER_DE_SOIN'],
    ['A7', 'noe', 'MED', 'A2 SECRET_MEDICAL, A4 SECRET_MEDICAL, A5 SECRET_MEDICAL'],
    ['A4', 'noe', 'JUD', 'A2 PROCEDURE_JUDICIAIRE, A4 RESUME_SEULEMENT, A5 PROCEDURE_JUDICIAIRE, A6 PROCEDURE_JUDICIAIRE, A7 PROCEDURE_JUDICIAIRE'],
    ['A4', 'noe', 'PAR', 'A2 DESTINATAIRES_NOMMES'],
    ['A4', 'noe', 'ENF', 'A2 DESTINATAIRES_NOMMES'],
    ['A4', 'noe', 'LOG', ''],
    ['A4', 'maelle', 'FAM', 'A2 HORS_ADMISSION'],
    ['A6', 'maelle', 'SOC', 'A2 DESTINATAIRES_NOMMES'],
  ] as const)('%s, of %s, %s: %s', async (who, child, kind, aside) => {
    expect(await preview(who, child, kind)).toBe(aside);
  });

  it('and so it happens: who was shown as a reader reads, who was set aside notices', async () => {
    const { seq } = await post(product, 'A4', story.thread, 'Un mot des parents.', { kind: 'PAR' });
    const READS = `query ($id: ID!, $afterSeq: Int) { thread(id: $id) { messages(afterSeq: $afterSeq) { edges { node { __typename } } } } }`;
    const types = await Promise.all(Object.values(NAMES).map(async (who) =>
      `${who} ${(await product.ask(who, READS, { id: story.thread, afterSeq: seq - 1 })).body.data.thread.messages.edges[0].node.__typename}`));
    expect(types).toEqual(['A2 Withheld', 'A4 Message', 'A5 Message', 'A6 Message', 'A7 Message']);
  });
});
