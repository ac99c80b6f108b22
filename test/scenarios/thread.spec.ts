import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Product } from '../support/product.js';
import { uuid } from '../support/situation.js';
import { until } from './support/acts.js';
import { inWords, listenAll, type Listener } from './support/listeners.js';

const THREAD = `query ($id: ID!) { thread(id: $id) { heading { __typename ... on OpenHeading { subject } } messages(first: 100) { edges { node { __typename ... on Message { id } ... on Withheld { id } } } } } }`;
const WHY = 'query ($id: ID!) { explainAccess(type: Message, id: $id) { code } }';

/**
 * The thread « PERRAUDEAU – évaluation », kinds in order: FAM · SOC (of Maëlle) · FAM · SCO · FAM · FAM. For each person: what they were told while it was
 * written, whether its subject is open, each message (R read, W noticed and withheld), and « Pourquoi ? » for what is withheld. « — »: it does not exist.
 */
const ALL = 'thread · message 1 · message 2 · message 3 · message 4 · message 5 · message 6';
const TABLE: [who: string, told: string, subject: string, messages: string, why: string][] = [
  ['A4', ALL, 'open', 'RRRRRR', ''],
  ['A5', `access · access · ${ALL}`, 'open', 'RRRRRR', ''],
  ['A6', `access · access · ${ALL}`, 'open', 'RRRRRR', ''],
  ['A7', `access · access · ${ALL}`, 'open', 'RRRWRR', '4 RESUME_SEULEMENT'],
  ['A2', `access · ${ALL}`, 'open', 'RWRRRR', '2 DESTINATAIRES_NOMMES'],
  ['A1', '', '—', '—', '—'],
  // Beside the six: the RASE of the territory, the judge, another département, whoever runs the machines.
  ['A8', '', '—', '—', '—'],
  ['A10', '', '—', '—', '—'],
  ['B1', '', '—', '—', '—'],
  ['ADMIN', '', '—', '—', '—'],
];

let product: Product;
let story: Story;
let listeners: Record<string, Listener>;
beforeAll(async () => {
  product = await Product.start();
  listeners = await listenAll(product, TABLE.map(([who]) => who));
  story = await product.story();
  await until('the five who take part are told of six messages', () => ['A2', 'A4', 'A5', 'A6', 'A7'].every((who) => listeners[who]!.told.at(-1)?.version === 6));
});
afterAll(() => product.close());

async function sees(who: string): Promise<{ subject: string; messages: string; why: string }> {
  const { body } = await product.ask(who, THREAD, { id: story.thread });
  const codes = await Promise.all(story.messages.map(async (id) => (await product.ask(who, WHY, { id })).body.data.explainAccess?.code ?? '—'));
  const { thread } = body.data;
  if (thread === null) return { subject: '—', messages: '—', why: [...new Set(codes)].join(' ') };
  return {
    subject: thread.heading.subject === 'PERRAUDEAU – évaluation' ? 'open' : thread.heading.__typename,
    messages: thread.messages.edges.map((e: { node: { __typename: string } }) => (e.node.__typename === 'Message' ? 'R' : 'W')).join(''),
    why: codes.map((code, i) => (code === 'OUVERT' ? '' : `${i + 1} ${code}`)).filter(Boolean).join(', '),
  };
}

describe('the thread « PERRAUDEAU – évaluation », as each person of the story is told of it and sees it', () => {
  it.each(TABLE)('%s', async (who, told, subject, messages, why) => {
    expect({ told: inWords(listeners[who]!.told), ...await sees(who) }).toEqual({ told, subject, messages, why });
  });

  it('is of both children for who reads both dossiers, of none for who does not, as of an unknown dossier', async () => {
    const of = async (who: string, id: string): Promise<string[]> =>
      (await product.ask(who, 'query ($id: ID!) { threads(dossierId: $id) { edges { node { id } } } }', { id })).body.data.threads.edges.map((e: { node: { id: string } }) => e.node.id);
    for (const dossier of [story.noe, story.maelle]) expect(await of('A5', dossier)).toEqual([story.thread]);
    for (const [who, dossier] of [['A10', story.noe], ['A1', story.maelle], ['A5', uuid()]] as const) expect(await of(who, dossier)).toEqual([]);
  });

  it('is, for those who are not in it, what an unknown exchange is: the same bytes', async () => {
    for (const who of ['A1', 'A8', 'A10', 'B1', 'ADMIN']) {
      for (const [query, id] of [[THREAD, story.thread], [WHY, story.messages[0]!]] as const) {
        expect((await product.ask('A4', query, { id })).text).not.toBe((await product.ask('A4', query, { id: uuid() })).text);
        expect((await product.ask(who, query, { id })).text).toBe((await product.ask(who, query, { id: uuid() })).text);
      }
    }
  });
});

describe('what travels by the sockets', () => {
  it('is pointers: a type, an id, a version, and no other key', () => {
    const pointers = Object.values(listeners).flatMap((l) => l.told);
    expect(pointers.length).toBeGreaterThan(40);
    for (const pointer of pointers) {
      expect(Object.keys(pointer).sort((a, b) => a.localeCompare(b))).toEqual(['id', 'type', 'version']);
      expect(pointer.type).toMatch(/^(message\.posted|thread\.opened|access\.changed)$/);
      expect([story.thread, story.noe, story.maelle]).toContain(pointer.id);
      expect(pointer.version === null || Number.isInteger(pointer.version)).toBe(true);
    }
  });

  it('is never a word of what was written, of whom it speaks, nor who wrote it', () => {
    const frames = Object.values(listeners).flatMap((l) => l.frames).join('\n');
    expect(frames).toContain('message.posted');
    for (const word of ['PERRAUDEAU', 'VASSELIN', 'Noé', 'Maëlle', 'évaluation', 'Estival', 'KERVADEC', 'FAM', 'SOC', 'SCO', ...story.messages]) expect(frames).not.toContain(word);
  });
});
