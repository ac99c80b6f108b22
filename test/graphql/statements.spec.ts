import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERRITOIRES } from '../../apps/migrate/demonstration-directory.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { openDossier } from '../../libs/dossiers/open-dossier.js';
import { writeEntry } from '../../libs/dossiers/write-entry.js';
import { PollSlot } from '../../libs/syntheses/poll-slot.entity.js';
import { vote } from '../../libs/syntheses/vote.js';
import { acknowledgeMessage } from '../../libs/threads/acknowledge-message.js';
import { openThread } from '../../libs/threads/open-thread.js';
import { postMessage } from '../../libs/threads/post-message.js';
import { previewReaders } from '../../libs/threads/preview-readers.js';
import { correctMessage, withdrawMessage } from '../../libs/threads/revise-message.js';
import { uuid } from '../support/database.js';
import { Product } from '../support/product.js';
import { actorId, exchange as exchangeOn, letIn, say } from '../support/situation.js';
import { polled } from '../support/poll.js';
import { convened, convening, point, sits, slot } from '../support/synthese.js';
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
    if (i < 12) await exchange(dossier.id, i);
    for (const who of ['A5', 'A6']) {
      await letIn(product.door, dossier.id, who, ['IDE', 'FAM']);
    }
  }
}

/** Two entries in a dossier, and an exchange on logistics with more messages than a preview shows. */
async function exchange(dossierId: string, i: number): Promise<void> {
  for (const body of ['Premier constat.', 'Second constat.']) await product.door.as('A4', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'FAM', detail: 'FULL', body: `${body} ${i}` }));
  const thread = await product.door.as('A4', (tx) => openThread(tx, { requestId: uuid(), dossierId, kind: 'LOG', subject: `Transport ${i}`, motive: 'Rendez-vous.', participantIds: [] }));
  for (let n = 1; n <= 4; n++) {
    await product.door.as('A4', async (tx) => {
      const asked = { threadId: thread.id, dossierId, kind: 'LOG' as const, detail: 'FULL' as const };
      return await postMessage(tx, { ...asked, clientMessageId: uuid(), body: `Message ${n} de ${i}`, readersDigest: (await previewReaders(tx, asked)).digest });
    });
  }
}

const CARD = 'id functionName professionnel { displayName } organisation { name sector }';
const THREAD = `query ($id: ID!, $n: Int!) { thread(id: $id) { kind heading { ... on OpenHeading { subject } } participations { habilitation { ${CARD} } } dossier { enfant { surname } }
  messages(first: $n) { pageInfo { hasNextPage endCursor } edges { cursor node { ... on Message { id seq kind sentAt body version withdrawal { reason } author { ${CARD} } receipts { fact at by { ${CARD} } } } ... on Withheld { id kind authorFunction } } } } } }`;
const DOSSIERS = `query ($n: Int!) { dossiers(first: $n) { pageInfo { hasNextPage endCursor } edges { cursor node { id state enfant { surname givenNames } admissions { duty necessity habilitation { ${CARD} } } } } } }`;
const TABLES = `query ($n: Int!) { dossiers(first: $n) { edges { node { id whoSeesWhat { kinds people { habilitation { ${CARD} } sees { kind access } } } } } } }`;
const INBOX = `query ($n: Int!) { threads(first: $n) { edges { node { id heading { ... on OpenHeading { subject } } participations { habilitation { ${CARD} } } messages(first: 3) { pageInfo { hasNextPage } edges { cursor node { ... on Message { seq body version author { ${CARD} } } } } }
  dossier { enfant { surname } entries(first: 1) { pageInfo { hasNextPage } edges { cursor node { body } } } } } } } }`;

const DAY = 'query ($n: Int!) { myDay(first: $n) { late today week later more items { verb dueAt late threadId seq count dossier { enfant { surname } } about { id } } } }';

const POLL = `query ($id: ID!) { synthese(id: $id) { polls { closed best { because } slots { worked votes { vote habilitation { ${CARD} } } } } answers { answer } } }`;
const SYNTHESES = `query ($n: Int!) { syntheses(first: $n) { edges { node { type by { ${CARD} } dossier { id } date { startsAt place } dates { fact } points { heading attends partOf speaker { id } dossier { id } } convocations { until habilitation { ${CARD} } } } } } }`;

/** The names of the statements of one request, sorted, once everything that is kept from one request to the next is warm. */
async function statements(key: string, query: string, variables: Record<string, unknown>): Promise<{ words: string[]; rows: number }> {
  await product.ask(key, query, variables);
  const { result, sent } = await statementsOf(() => product.ask(key, query, variables));
  expect(result.body.errors).toBeUndefined();
  const { dossiers, threads, syntheses, thread, myDay } = result.body.data;
  return { words: sent.map(wordOf).sort(), rows: (myDay?.items ?? (dossiers ?? threads ?? syntheses ?? thread.messages).edges).length };
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

  it.each(['A4', 'A5'])('of dossiers, with the table « qui voit quoi » of each, for %s', async (key) => {
    const five = await statements(key, TABLES, { n: 5 });
    const thirty = await statements(key, TABLES, { n: 30 });
    expect([five.rows, thirty.rows]).toEqual([5, 30]);
    expect(thirty.words).toEqual(five.words);
    expect(thirty.words).toEqual(['admission', 'admission_kind', 'begin', 'commit', 'dossier', 'dossier_territoire', 'habilitation', 'habilitation', 'habilitation', 'habilitation_territoire', 'trace: commit_traces']);
  });

  it('of exchanges, with the first messages of each and the last entry of each dossier', async () => {
    const two = await statements('A4', INBOX, { n: 2 });
    const ten = await statements('A4', INBOX, { n: 10 });
    expect([two.rows, ten.rows]).toEqual([2, 10]);
    expect(ten.words).toEqual(two.words);
    expect(ten.words).toEqual(['begin', 'commit', 'dossier', 'enfant', 'entry', 'habilitation', 'message', 'participation', 'thread', 'trace: commit_traces']);
  });

  it('and each of those lists holds its own, in its order, to be continued from where it ends', async () => {
    const { body } = await product.ask('A4', INBOX, { n: 10 });
    for (const { node } of body.data.threads.edges) {
      const i = node.heading.subject.split(' ')[1];
      expect(node.messages.edges.map((e: { node: { seq: number; body: string } }) => [e.node.seq, e.node.body])).toEqual([1, 2, 3].map((n) => [n, `Message ${n} de ${i}`]));
      expect(node.dossier.entries.edges.map((e: { node: { body: string } }) => e.node.body)).toEqual([`Second constat. ${i}`]);
      expect([node.messages.pageInfo.hasNextPage, node.dossier.entries.pageInfo.hasNextPage]).toEqual([true, true]);
    }
    const [{ node }] = body.data.threads.edges;
    const i = node.heading.subject.split(' ')[1];
    const next = await product.ask('A4', `query ($t: ID!, $m: String!, $e: String!) { thread(id: $t) { messages(after: $m) { pageInfo { hasNextPage } edges { node { ... on Message { body } } } } dossier { entries(after: $e) { pageInfo { hasNextPage } edges { node { body } } } } } }`,
      { t: node.id, m: node.messages.edges.at(-1).cursor, e: node.dossier.entries.edges[0].cursor });
    expect(next.body.data.thread).toEqual({
      messages: { pageInfo: { hasNextPage: false }, edges: [{ node: { body: `Message 4 de ${i}` } }] },
      dossier: { entries: { pageInfo: { hasNextPage: false }, edges: [{ node: { body: `Premier constat. ${i}` } }] } },
    });
  });

  it.each(['A8', 'A5'])('of réunions de synthèse, with the agenda, the date and those who sit there, for %s', async (key) => {
    for (let i = 0; i < 6; i++) await convened(product.door, convening(story.noe, { people: [sits('A5', { required: true })], points: [point('LOGISTIQUE', { speakerId: actorId('A5') }), point('EVALUATION')], date: slot(20 + i) }));
    const one = await statements(key, SYNTHESES, { n: 1 });
    const six = await statements(key, SYNTHESES, { n: 6 });
    expect([one.rows, six.rows]).toEqual([1, 6]);
    expect(six.words).toEqual(one.words);
    expect(six.words.filter((w) => /synthese|convocation/.test(w))).toEqual(['convocation', 'synthese', 'synthese_date', 'synthese_point']);
  });

  it.each(['A8', 'A5'])('of the poll of a synthèse, with what each answered and what suits best, for %s', async (key) => {
    const words: string[][] = [];
    for (const slots of [1, 6]) {
      const { id } = await convened(product.door, convening(story.noe, { people: [sits('A5', { required: true })], points: [point('LOGISTIQUE')] }));
      const poll = await polled(product.door, id, slots);
      const asked = await product.door.reads('A5', (tx) => tx.allowed(PollSlot, 'read', { where: { pollId: poll.id } }));
      for (const who of ['A5', 'A8']) await product.door.as(who, (tx) => vote(tx, { pollId: poll.id, votes: asked.map((one) => ({ slotId: one.id, vote: 'YES' })) }));
      await product.ask(key, POLL, { id });
      const { result, sent } = await statementsOf(() => product.ask(key, POLL, { id }));
      expect(result.body.data.synthese.polls[0].slots.map((one: { votes: unknown[] }) => one.votes.length)).toEqual(Array.from({ length: slots }, () => 2));
      words.push(sent.map(wordOf).sort());
    }
    expect(words[1]).toEqual(words[0]);
    expect(words[1]!.filter((w) => /convocation|poll/.test(w))).toEqual(['convocation', 'convocation_answer', 'poll', 'poll_slot', 'poll_vote']);
  });

  it('in one transaction, with one commit of its traces', async () => {
    const { words } = await statements('A4', THREAD, { id: story.thread, n: 50 });
    expect(words.filter((w) => /begin|commit/.test(w))).toEqual(['begin', 'commit', 'trace: commit_traces']);
  });

  it('of what awaits somebody today, whatever the number of items and of dossiers that they are of', async () => {
    for (let i = 0; i < 5; i++) {
      for (const dossierId of [story.noe, story.maelle]) {
        const { id } = await exchangeOn(product.door, dossierId, ['A5', 'A7']);
        await say(product.door, 'A4', id, { mentions: [actorId('A5')], ...(i < 3 && { replyBefore: new Date(Date.now() + 86_400_000) }) });
      }
    }
    const one = await statements('A5', DAY, { n: 1 });
    const ten = await statements('A5', DAY, { n: 20 });
    expect([one.rows, ten.rows]).toEqual([1, 20]);
    expect(ten.words).toEqual(one.words);
    expect(ten.words).toEqual(['action_item', 'begin', 'commit', 'convocation_answer', 'deadline', 'deadline', 'dossier', 'enfant', 'mention', 'mention', 'poll', 'prior_information', 'seance_step', 'select t.id, c.n from unnest($5::uuid[])', 'synthese', 'synthese_date', 'thread', 'trace: commit_traces']);
  });
});
