import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorId, TERRITOIRES } from '../../apps/migrate/demonstration-directory.js';
import type { Story } from '../../apps/migrate/demonstration-story.js';
import { admit } from '../../libs/dossiers/admit.js';
import { openDossier } from '../../libs/dossiers/open-dossier.js';
import { acknowledgeMessage } from '../../libs/threads/acknowledge-message.js';
import { postMessage } from '../../libs/threads/post-message.js';
import { previewReaders } from '../../libs/threads/preview-readers.js';
import { correctMessage, withdrawMessage } from '../../libs/threads/revise-message.js';
import { uuid } from '../support/database.js';
import { Product } from '../support/product.js';
import { statementsOf, wordOf } from './support/statements.js';

const AUTHORS = ['A4', 'A5', 'A6', 'A7', 'A2'] as const;
let product: Product;
let story: Story;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
  await fillThread(50);
  await openDossiers(50);
}, 120_000);
afterAll(() => product.close());

/** Fifty messages by five people of four organisations, each acknowledged twice, some corrected, one withdrawn. */
async function fillThread(count: number): Promise<void> {
  for (let i = story.messages.length; i < count; i++) {
    const author = AUTHORS[i % AUTHORS.length]!;
    const message = await product.door.as(author, async (tx) => {
      const asked = { threadId: story.thread, dossierId: i % 3 === 0 ? story.maelle : story.noe, kind: 'FAM' as const, detail: 'FULL' as const };
      const about = author === 'A2' ? { ...asked, dossierId: story.noe } : asked;
      const { digest } = await previewReaders(tx, about);
      return await postMessage(tx, { ...about, clientMessageId: uuid(), body: `Message ${i}`, readersDigest: digest });
    });
    for (const reader of ['A5', 'A6'].filter((r) => r !== author)) await product.door.as(reader, (tx) => acknowledgeMessage(tx, message.id));
    if (i % 4 === 0) await product.door.as(author, (tx) => correctMessage(tx, { messageId: message.id, expectedVersion: 1, body: `Message ${i}, corrigé` }));
    if (i === 9) await product.door.as(author, (tx) => withdrawMessage(tx, { messageId: message.id, expectedVersion: 1, reason: 'Erreur de dossier' }));
  }
}

async function openDossiers(count: number): Promise<void> {
  for (let i = 2; i < count; i++) {
    const dossier = await product.door.as('A4', (tx) => openDossier(tx, { requestId: uuid(), territoireId: TERRITOIRES.nord, surname: `ENFANT${i}`, givenNames: 'Lou', birthDate: '2019-05-05' }, product.door.kek));
    for (const who of ['A5', 'A6']) {
      await product.door.as('A4', (tx) => admit(tx, { requestId: uuid(), dossierId: dossier.id, habilitationId: actorId(who), kinds: ['IDE', 'FAM'], duty: 'NONE', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }));
    }
  }
}

const CARD = 'id functionName professionnel { displayName } organisation { name sector }';
const THREAD = `query ($id: ID!, $n: Int!) { thread(id: $id) { kind heading { ... on OpenHeading { subject } } participations { habilitation { ${CARD} } } dossier { enfant { surname } }
  messages(first: $n) { pageInfo { hasNextPage endCursor } edges { cursor node { ... on Message { id seq kind sentAt body version withdrawal { reason } author { ${CARD} } receipts { fact at by { ${CARD} } } } ... on Withheld { id kind authorFunction } } } } } }`;
const DOSSIERS = `query ($n: Int!) { dossiers(first: $n) { pageInfo { hasNextPage endCursor } edges { cursor node { id state enfant { surname givenNames } admissions { duty necessity habilitation { ${CARD} } } } } } }`;

/** The names of the statements of one request, sorted, once everything that is kept from one request to the next is warm. */
async function statements(key: string, query: string, variables: Record<string, unknown>): Promise<{ words: string[]; rows: number }> {
  await product.ask(key, query, variables);
  const { result, sent } = await statementsOf(() => product.ask(key, query, variables));
  expect(result.body.errors).toBeUndefined();
  const { edges } = result.body.data.dossiers ?? result.body.data.thread.messages;
  return { words: sent.map(wordOf).sort(), rows: edges.length };
}

describe('a page is a bounded number of statements, however many rows it shows', () => {
  it.each([
    ['A4', 'who looks over the territory'],
    ['A2', 'who reads one message less'],
  ])('of a thread, with authors, organisations, receipts and revisions, for %s, %s', async (key) => {
    const five = await statements(key, THREAD, { id: story.thread, n: 5 });
    const fifty = await statements(key, THREAD, { id: story.thread, n: 50 });
    expect([five.rows, fifty.rows]).toEqual([5, 50]);
    expect(fifty.words).toEqual(five.words);
    expect(fifty.words).toEqual(['begin', 'commit', 'dossier', 'enfant', 'habilitation', 'message', 'participation', 'receipt', 'revision', 'thread', 'trace: commit_traces']);
  });

  it.each(['A4', 'A5'])('of dossiers, with the child, the admissions and those admitted, for %s', async (key) => {
    const five = await statements(key, DOSSIERS, { n: 5 });
    const many = await statements(key, DOSSIERS, { n: 25 });
    const fifty = await statements(key, DOSSIERS, { n: 50 });
    expect([five.rows, many.rows, fifty.rows]).toEqual([5, 25, 50]);
    expect([many.words, fifty.words]).toEqual([five.words, five.words]);
    expect(fifty.words).toEqual(['admission', 'begin', 'commit', 'dossier', 'enfant', 'habilitation', 'trace: commit_traces']);
  });

  it('in one transaction, with one commit of its traces', async () => {
    const { words } = await statements('A4', THREAD, { id: story.thread, n: 50 });
    expect(words.filter((w) => /begin|commit/.test(w))).toEqual(['begin', 'commit', 'trace: commit_traces']);
  });
});
