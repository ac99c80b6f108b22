/**
 * Every sealed value of a world is a word of its own. Everybody asks, and every byte that leaves is read: what the oracle does not let them read must not be there. Worlds are the
 * demonstration whole, and those that the comparison of the walls draws, dense in near-misses. The same reading finds what a seeded mistake lets out.
 */
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { figure } from '../../scripts/score/figures.mjs';
import { EVENT_TYPES } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { Dice } from '../graphql/support/documents.js';
import { sharesLoaders } from '../scenarios/support/seeded.js';
import type { Habilitation, World } from '../secrecy/oracle/world.js';
import { Product } from '../support/product.js';
import { playWholeStory } from '../support/whole-story.js';
import type { Page } from '../twins/pages.js';
import { actsOfWorld, pagesOfWorld } from './asked.js';
import { Canaries } from './canaries.js';
import { Coverage } from './coverage.js';
import { drawn } from './drawn.js';
import { everythingThatHappens } from './happens.js';
import { Persona, type Told } from './persona.js';
import { reseal } from './reseal.js';
import { worldOf } from './world-of.js';

/** 300 in a long run. */
const WORLDS = Number(process.env['LEAK_WORLDS'] ?? 1);
const SEED = Number(process.env['LEAK_SEED'] ?? randomInt(2 ** 31));
/** Of what everybody could ask, how much each does: the two who see most ask all of it. */
const SHARE = 12;
const PEOPLE = 5;
const WHOLE = ['RESPONSABLE_CRIP', 'ASSISTANT_SOCIAL'];

let product: Product;
let world: World;
let coverage: Coverage;
let schema: GraphQLSchema;
const canaries = new Canaries(String(SEED));
const dice = new Dice(SEED);
const logged: string[] = [];
beforeAll(async () => {
  product = await Product.start({ log: makeLog('debug', { write: (line) => void logged.push(line) }) });
  await playWholeStory(product.door);
  await reseal(product.door, canaries);
  world = await worldOf(product.door);
  schema = product.server.app.get(GraphQLSchemaHost).schema;
  coverage = new Coverage(schema);
}, 300_000);
afterAll(() => product.close());

const valid = (of: World): Habilitation[] => of.habilitation.filter((h) => h.valid_from <= of.t && of.t < h.valid_to);
const some = (pages: readonly Page[]): Page[] => pages.filter(() => dice.chance(1 / SHARE));
const total = (all: readonly Told[]): Told => ({ answers: all.reduce((n, t) => n + t.answers, 0), read: all.reduce((n, t) => n + t.read, 0), hits: all.flatMap((t) => t.hits), refused: all.flatMap((t) => t.refused) });

/** Each of these people, signed in, with what they ask of this world. */
async function everybodyAsks(on: Product, people: readonly Habilitation[], of: World, by: Canaries, pages: (who: Habilitation) => readonly Page[]): Promise<Told> {
  const told: Told[] = [];
  for (const who of people) told.push(await (await Persona.signIn(on, who)).asks(pages(who), by, coverage, of));
  return total(told);
}

describe(`what leaves (seed ${SEED})`, () => {
  it('of the demonstration, towards everybody who has a part in it or none, is what the law lets them read', async () => {
    const pages = pagesOfWorld(schema, world, dice);
    const told = await everybodyAsks(product, valid(world), world, canaries, (who) => (WHOLE.includes(who.function) ? pages : some(pages)));
    figure('leak.worlds', 1);
    figure('leak.hits', told.hits.length);
    expect([told.hits, told.refused]).toEqual([[], []]);
    // Not by showing nothing.
    expect(told.read).toBeGreaterThan(canaries.size);
  }, 600_000);

  it('of what they do or may not do, either: what is refused, and what is shown of it', async () => {
    const acts = actsOfWorld(schema, world, dice, canaries.of('message', 'body'));
    const told = await everybodyAsks(product, valid(world), world, canaries, (who) => (who.function === WHOLE[0] ? acts : some(acts)));
    figure('leak.hits', told.hits.length);
    expect([told.hits, told.refused]).toEqual([[], []]);
  }, 600_000);

  it('as files, neither', async () => {
    const addresses = [...world.signalement.flatMap(({ id }) => ['lettre.pdf', 'permanence.pdf', 'paquet.zip', 'recu.json'].map((file) => `/signalements/${id}/${file}`)), ...world.synthese.flatMap(({ id }) => ['compte-rendu.pdf', 'recu.json'].map((file) => `/syntheses/${id}/${file}`)), ...world.piece.map(({ id }) => `/pieces/${id}`)];
    const told: Told[] = [];
    for (const who of valid(world)) told.push(await (await Persona.signIn(product, who)).fetches(addresses, canaries, world));
    const { hits, read } = total(told);
    figure('leak.hits', hits.length);
    expect(hits).toEqual([]);
    // Letters were read there by those who may. Frozen minutes that were not written as they are leave to nobody: their words are looked for in test/minutes/leaving.spec.ts.
    expect(read).toBeGreaterThan(0);
  }, 600_000);

  it(`of ${WORLDS} worlds drawn like those of the walls, neither`, async () => {
    for (let n = 0; n < WORLDS; n++) {
      const { product: there, world: of, canaries: by } = await drawn(SEED + n);
      try {
        const pages = pagesOfWorld(schema, of, dice);
        const acts = actsOfWorld(schema, of, dice, by.of('message', 'body'));
        const people = Array.from({ length: PEOPLE }, () => dice.pick(valid(of)));
        const told = await everybodyAsks(there, people, of, by, () => [...some(pages), ...some(acts)]);
        figure('leak.worlds', 1);
        figure('leak.hits', told.hits.length);
        expect([SEED + n, told.hits, told.refused]).toEqual([SEED + n, [], []]);
      } finally {
        await there.close();
      }
    }
  }, 300_000 + WORLDS * 120_000);

  it('by sockets and by mail, nothing of anybody, whatever happens', async () => {
    const people = valid(world).filter(() => dice.chance(1 / 3)).concat(valid(world).find((who) => who.function === WHOLE[0])!);
    const { types, frames, mails } = await everythingThatHappens(product, people);
    expect([types, frames.length > people.length, mails.length > 0]).toEqual([EVENT_TYPES.length, true, true]);
    const hits = [...frames, ...mails].flatMap((text) => canaries.in(Buffer.from(text)));
    figure('leak.hits', hits.length);
    expect(hits).toEqual([]);
  }, 600_000);

  it('in the log, nothing of anybody', () => {
    const hits = canaries.in(Buffer.from(logged.join('\n')));
    figure('leak.hits', hits.length);
    expect([logged.length > 0, hits]).toEqual([true, []]);
  });

  it('was asked of every field of the schema, and of every operation', () => {
    const all = coverage.all;
    const missing = all.filter((name) => !coverage.asked.has(name)).sort();
    process.stdout.write(`${coverage.asked.size} of ${all.length} fields asked, ${coverage.answered.size} of which something was answered\n`);
    figure('leak.fields', coverage.asked.size / all.length);
    expect(missing).toEqual([]);
  });

  it('and the check bites: one loader kept for everybody lets out what the same reading finds', async () => {
    const restore = sharesLoaders();
    try {
      const pages = pagesOfWorld(schema, world, dice).filter(({ query }) => query.startsWith('query Page { dossier'));
      const people = [...WHOLE, 'ASSISTANT_FAMILIAL', 'DIRECTEUR_ECOLE', 'ASSISTANT_SOCIAL_SCOLAIRE'].map((fn) => valid(world).find((who) => who.function === fn)!);
      expect((await everybodyAsks(product, people, world, canaries, () => pages)).hits).not.toEqual([]);
    } finally {
      restore();
    }
  }, 600_000);
});
