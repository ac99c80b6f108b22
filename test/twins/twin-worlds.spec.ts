/**
 * Two worlds that differ by exactly one case that a persona may not see: a message, a dossier, an admission, a signalement. Every list and page of the persona, and documents
 * written at random, are asked of both by the real door; the answers are the same to the byte, counts, order, cursors' places and hasNextPage included. A right that somebody
 * slipped in is then seen by the same comparison.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { figure } from '../../scripts/score/figures.mjs';
import { actorId } from '../../apps/migrate/demonstration-directory.js';
import { endAdmission } from '../../libs/dossiers/end-admission.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Dice, Documents } from '../graphql/support/documents.js';
import { Product } from '../support/product.js';
import { competent, draft } from '../support/signalement.js';
import { dossier, exchange, letIn, say } from '../support/situation.js';
import { pagesOf } from './pages.js';

let product: Product;
let story: Story;
let schema: GraphQLSchema;
let parquet: string;
let apart: string;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
  schema = product.server.app.get(GraphQLSchemaHost).schema;
  parquet = await competent(product.door);
  // An exchange on the child whom A2 knows, where she takes no part.
  ({ id: apart } = await exchange(product.door, story.noe, ['A5', 'A6']));
}, 60_000);
afterAll(() => product.close());

interface Case {
  name: string;
  /** Those who know the child or nothing at all, and may see nothing of the case. */
  personas: readonly string[];
  /** Makes it, by the verbs; answers its id. */
  happens: () => Promise<string>;
  /** Opens it to the first persona. */
  leaks: (id: string) => Promise<void>;
}

const owner = (text: string, ...values: unknown[]): Promise<unknown> => product.door.db.owner.query(text, values);

/** The same person may not be admitted twice at once: what they had is over first, which is no more to be seen. */
async function admitOnce(): Promise<string> {
  const { rows } = await product.door.db.owner.query<{ id: string }>('select id from app.admission where dossier_id = $1 and habilitation_id = $2 and valid_to > app.now()', [story.noe, actorId('A16')]);
  for (const { id } of rows) await product.door.as('A4', (tx) => endAdmission(tx, id));
  return (await letIn(product.door, story.noe, 'A16', ['LOG'])).id;
}

const CASES: readonly Case[] = [
  {
    name: 'a message, in an exchange where they take no part', personas: ['A2', 'A7', 'A10', 'B1'],
    happens: async () => (await say(product.door, 'A5', apart, { body: 'Ce qui ne se sait pas.' })).id,
    leaks: async () => void await owner(`insert into app.participation (id, departement, thread_id, dossier_id, habilitation_id, basis, admission_id, from_seq, valid_from, valid_to)
      select gen_random_uuid(), 99, $1, a.dossier_id, a.habilitation_id, 'ADMISSION', a.id, 1, app.now(), a.valid_to from app.admission a where a.dossier_id = $2 and a.habilitation_id = $3 limit 1`, apart, story.noe, actorId('A2')),
  },
  {
    name: 'a dossier, of a sibling of the child whom they know', personas: ['A5', 'A1', 'B1'],
    happens: async () => (await dossier(product.door, { givenNames: 'Zoé', siblingDossierIds: [story.noe] })).id,
    leaks: async (id) => void await letIn(product.door, id, 'A5', ['LOG']),
  },
  {
    name: 'an admission, to a dossier whose admissions they may not know', personas: ['A1', 'A9', 'B1'],
    happens: admitOnce,
    leaks: async (id) => void await owner(`with a as (update app.admission set habilitation_id = $2 where id = $1 returning id) update app.admission_kind k set habilitation_id = $2 from a where k.admission_id = a.id`, id, actorId('A1')),
  },
  {
    name: 'a signalement about the child whom they know', personas: ['A2', 'A9', 'B1'],
    happens: async () => (await draft(product.door, 'A4', parquet, { dossierIds: [story.noe] })).id,
    leaks: async (id) => void await owner(`insert into app.signalement (id, departement, route, author_id, parquet_id, territoire_id, urgency, ground, drafted_at, request_id)
      select gen_random_uuid(), departement, 'DIRECT', $2, parquet_id, territoire_id, urgency, 'GRAVE_AND_IMMEDIATE_DANGER', drafted_at, gen_random_uuid() from app.signalement where id = $1`, id, actorId('A2')),
  },
];

/** Words of what is hidden, and of what everybody reads: what is found is the reader's own. */
const SEARCHES = ['sait', 'évaluation', 'Noé', 'évaluation finalité'].map((words) => ({ variables: { words },
  query: 'query Search($words: String!) { searchMessages(input: { words: $words }) { userErrors { code } search { everywhere messages(first: 1) { pageInfo { hasNextPage endCursor } edges { cursor node { excerpt { text highlights { start } } pieces { id } message { id seq } thread { id } } } } } } }' }));
/** How many pairs of worlds for each persona: the case happens once more, somewhere that they see no more of. */
const ROUNDS = Number(process.env['TWIN_ROUNDS'] ?? 1);
const DOCUMENTS = Number(process.env['TWIN_DOCUMENTS'] ?? 10);
/** Of the pages, those that the personas after the first are asked: one of so many, drawn; all in a long run. */
const SHARE = Number(process.env['TWIN_SHARE'] ?? (ROUNDS > 1 ? 1 : 4));
/** Sealed anew each time; of its place the rest of the answer tells. What errors name by chance is their reference. */
const plain = (text: string): string => text.replace(/"A[\w-]{42,}"/g, '"cursor"').replace(/référence \S+?(?=[".])/g, 'référence');

/** All that a persona may ask, told in order. `hidden` is what of the case has an id: nobody's, in the world where it did not happen. */
async function transcript(who: string, seed: number, hidden: string, share = 1): Promise<string[]> {
  const drawn = new Dice(seed);
  const ids = [story.noe, story.maelle, story.thread, apart, ...story.messages.slice(0, 3), hidden, hidden];
  const random = new Documents(schema, new Dice(seed), ids);
  const asked: { query: string; variables: Record<string, unknown> }[] = [...pagesOf(schema, [story.noe, apart, hidden]).filter(() => drawn.chance(1 / share)), ...SEARCHES, ...Array.from({ length: DOCUMENTS }, () => random.query())];
  const told: string[] = [];
  for (const { query, variables } of asked) {
    const { status, text } = await product.ask(who, query, variables);
    told.push(`${query.replaceAll(hidden, 'HIDDEN').slice(0, 200)} → ${status} ${plain(text).replaceAll(hidden, 'HIDDEN')}`);
  }
  // Chance that finds nothing proves nothing: most of it is answered, not refused as a whole.
  expect(told.filter((line) => line.includes('"errors"')).length).toBeLessThan(told.length / 4);
  return told;
}

/** The two worlds of each persona, and their answers: one that has not this case yet, and the same once it has. */
async function compared({ personas, happens }: Case): Promise<{ id: string; seed: number; first: string[] }> {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const before = new Map<string, string[]>();
  const nowhere = randomUUID();
  const share = (who: string): number => (who === personas[0] ? 1 : SHARE);
  for (const who of personas) before.set(who, await transcript(who, seed, nowhere, share(who)));
  const first = before.get(personas[0]!)!;
  // What one asks is journalled: the two readings of one world agree first.
  const once = new Set(first);
  expect((await transcript(personas[0]!, seed, randomUUID(), SHARE)).filter((line) => !once.has(line))).toEqual([]);
  const id = await happens();
  for (const who of personas) {
    const after = await transcript(who, seed, id, share(who));
    figure('twins.pairs', 1);
    figure('twins.answers', after.length);
    figure('twins.differing', after.filter((line, i) => line !== before.get(who)![i]).length);
    expect([who, seed, after]).toEqual([who, seed, before.get(who)]);
  }
  return { id, seed, first };
}

describe.each(CASES)('$name', (of) => {
  it(`changes no byte of what those who may not see it are told (${ROUNDS} times), and a right slipped in does`, async () => {
    for (let round = 1; round < ROUNDS; round++) await compared(of);
    const { id, seed, first } = await compared(of);
    await of.leaks(id);
    const [persona] = of.personas;
    product.forget(persona!);
    expect(await transcript(persona!, seed, id)).not.toEqual(first);
  }, 300_000 * ROUNDS);
});
