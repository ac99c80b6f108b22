import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Product, type Answer } from '../support/product.js';
import { actorId, say, situation } from '../support/situation.js';
import { statementsOf, wordOf } from '../graphql/support/statements.js';

let product: Product;
let story: Story;
beforeAll(async () => {
  product = await Product.start({ config: { refusalQuantumMs: 50 } });
  story = await product.story();
}, 60_000);
afterAll(() => product.close());

const FOUND = `query ($words: String!, $n: Int = 25, $after: String) { searchMessages(input: { words: $words }) { userErrors { code field }
  search { everywhere messages(first: $n, after: $after) { pageInfo { hasNextPage endCursor } edges { cursor node { excerpt { text cutBefore cutAfter highlights { start length } } pieces { name }
    message { id seq kind sentAt author { professionnel { displayName } } } thread { id kind heading { __typename ... on OpenHeading { subject } } } } } } } } }`;
const search = (who: string, words: string, more: object = {}): Promise<Answer> => product.ask(who, FOUND, { words, ...more });
const nodes = ({ body }: Answer): any[] => body.data.searchMessages.search.messages.edges.map((e: { node: unknown }) => e.node);

describe('a search of messages, as a screen asks it', () => {
  it('shows where each is, some words around what was found, and which', async () => {
    const { threadId } = await situation(product.door, { A5: ['FAM'] });
    await say(product.door, 'A5', threadId, { body: 'Le cahier de liaison est revenu vide.' });
    const [found] = nodes(await search('A4', 'cahiers LIAISON'));
    expect(found).toMatchObject({ excerpt: { text: 'Le cahier de liaison est revenu vide.', cutBefore: false, cutAfter: false, highlights: [{ start: 3, length: 6 }, { start: 13, length: 7 }] }, pieces: [], message: { seq: 1, kind: 'FAM' }, thread: { id: threadId, heading: { subject: 'Évaluation' } } });
  });

  it('pages, newest first, without a gap or a repetition; a cursor is of these words and of this reader', async () => {
    const { threadId } = await situation(product.door, { A5: ['FAM'] });
    const sent: string[] = [];
    for (let i = 0; i < 5; i++) sent.unshift((await say(product.door, 'A5', threadId, { body: `Un cartable bleu, ${i}.` })).id);
    const got: string[] = [];
    for (let after: string | null = null; ;) {
      const answer: Answer = await search('A4', 'cartable', { n: 2, after });
      got.push(...nodes(answer).map((n) => n.message.id));
      const { hasNextPage, endCursor } = answer.body.data.searchMessages.search.messages.pageInfo;
      if (!hasNextPage) break;
      after = endCursor;
    }
    expect(got).toEqual(sent);
    const { endCursor } = (await search('A4', 'cartable', { n: 2 })).body.data.searchMessages.search.messages.pageInfo;
    for (const [who, words] of [['A4', 'bleu'], ['A5', 'cartable']] as const) expect((await search(who, words, { n: 2, after: endCursor })).body.errors![0]!.extensions).toEqual({ code: 'CURSEUR', field: 'after' });
  });

  it('is a bounded number of statements, however many it finds', async () => {
    for (const n of [1, 5]) await search('A4', 'cartable', { n });
    const words: string[][] = [];
    for (const n of [1, 5]) {
      const { result, sent } = await statementsOf(() => search('A4', 'cartable', { n }));
      expect(nodes(result)).toHaveLength(n);
      words.push(sent.map(wordOf).sort());
    }
    expect(words[1]).toEqual(words[0]);
    expect(words[1]).toEqual(['begin', 'commit', 'habilitation', 'message', 'my_word_dossiers', 'piece', 'revision', 'thread', 'trace: commit_traces']);
  });

  it('is in the journal as the reading of what it showed, without the words', async () => {
    const { threadId, dossierId } = await situation(product.door, { A5: ['FAM'], A6: ['FAM'] });
    await say(product.door, 'A5', threadId, { body: 'Une guitare.' });
    const traces = async (): Promise<unknown[]> => (await product.door.db.owner.query('select thread_id, dossier_id, outcome, shown, highest_seq from app.access where actor_id = $1 and thread_id = $2', [actorId('A6'), threadId])).rows;
    expect(nodes(await search('A6', 'violoncelle'))).toEqual([]);
    expect(await traces()).toEqual([]);
    expect(nodes(await search('A6', 'guitare'))).toHaveLength(1);
    expect(await traces()).toMatchObject([{ thread_id: threadId, dossier_id: dossierId, outcome: 'READ', highest_seq: 1 }]);
    const { rows: tables } = await product.door.db.owner.query<{ t: string }>(`select relname as t from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r'`);
    for (const { t } of tables) {
      const { rows } = await product.door.db.owner.query(`select 1 from app.${t} r where r::text ilike '%guitar%' limit 1`);
      expect([t, rows]).toEqual([t, []]);
    }
  });

  it('opens a message for its author’s knowledge when it gives the whole of it, not when it gives some words', async () => {
    const { threadId } = await situation(product.door, { A5: ['FAM'], A6: ['FAM'] });
    const short = await say(product.door, 'A5', threadId, { body: 'Une trompette.' });
    const long = await say(product.door, 'A5', threadId, { body: `Une trompette. ${'Beaucoup d’autres choses encore. '.repeat(30)}` });
    expect(nodes(await search('A6', 'trompette'))).toHaveLength(2);
    const opened = async (id: string): Promise<number> => (await product.door.db.owner.query(`select 1 from app.receipt where message_id = $1 and fact = 'OPENED' and habilitation_id = $2`, [id, actorId('A6')])).rows.length;
    const until = Date.now() + 5000;
    while (await opened(short.id) === 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
    expect([await opened(short.id), await opened(long.id)]).toEqual([1, 0]);
  });

  it('refuses what it cannot seek, on the field of the words', async () => {
    for (const [words, code] of [['', 'OBLIGATOIRE'], ['le la', 'AUCUN_MOT'], ['a\u0000', 'CARACTERE_REFUSE'], ['un '.repeat(100), 'TROP_LONG']] as const) {
      expect((await search('A4', words)).body.data.searchMessages).toEqual({ search: null, userErrors: [{ code, field: 'words' }] });
    }
  });

  it('answers somebody who reads nothing of it as it answers words that are nowhere, with the quantum', async () => {
    const { threadId } = await situation(product.door, { A5: ['FAM', 'SOC'], A2: ['FAM'] });
    await say(product.door, 'A5', threadId, { kind: 'SOC', body: 'Une clarinette.' });
    expect(nodes(await search('A5', 'clarinette'))).toHaveLength(1);
    const [withheld, nowhere] = [await search('A2', 'clarinette'), await search('A2', 'hautbois')];
    expect(withheld.text).toBe(nowhere.text);
    for (const { ms } of [withheld, nowhere]) expect(ms).toBeGreaterThanOrEqual(49);
  });

  it('finds in the story of the demonstration, which came through the same door', async () => {
    const found = nodes(await search('A4', 'Noé'));
    expect(found.length + nodes(await search('A4', 'école')).length).toBeGreaterThan(0);
    expect(new Set([...found, ...nodes(await search('A4', 'école'))].map((n) => n.thread.id))).toContain(story.thread);
  });
});
