/** What must be true of the third wall on a loaded scenario: each check answers what is wrong, or nothing. */
import type pg from 'pg';
import { informed, shows, WALLED } from '../oracle/coarse.js';
import { letsInsert, letsUpdate } from '../oracle/coarse-writes.js';
import { keyOf } from '../oracle/world.js';
import { attempt, jsonOf } from '../readings/attempt.js';
import { actAs, becomeOwner, becomeRuntime, shown } from '../readings/wall.js';
import type { Bench } from './bench.js';
import { keysOf } from './keys.js';
import { placesOf } from './places.js';
import { system } from './system.js';
import { wordsOf } from './words.js';

export type Wrong = string | undefined;
const UPDATED: Record<string, string> = { admission: 'valid_to', referent: 'valid_to', convocation: 'valid_to', dossier_link: 'valid_to', lien: 'valid_to', lieu_protege: 'valid_to', astreinte: 'valid_to', delegation: 'valid_to', permanence: 'valid_to', thread: 'seq', share: 'valid_to', reading_position: 'seq', draft: 'saved_at', ebauche: 'saved_at', minute_draft: 'saved_at', mention: 'given_at', information_preoccupante: 'state', session: 'ended_at', invitation: 'revoked_at', poll: 'closed_at', agenda_feed: 'revoked_at' };

type Position = Bench['actors'][number];
/** What one actor is asked; `only` keeps to one table. */
type Question = (client: pg.ClientBase, bench: Bench, position: Position, only?: string) => Promise<Wrong>;

/** All of it, or what concerns one table: the quick questions first, what takes longest last, and the first wrong answer. */
export const check = async (client: pg.ClientBase, key: Buffer, bench: Bench, only?: string): Promise<Wrong> =>
  await everybody(QUICK, client, key, bench, only) ?? await system(client, bench, only) ?? await everybody([[inserts, undefined]], client, key, bench, only);

async function everybody(questions: readonly Asked[], client: pg.ClientBase, key: Buffer, bench: Bench, only?: string): Promise<Wrong> {
  for (const [question, tables] of questions) {
    if (only && tables && !tables.includes(only)) continue;
    for (const position of bench.actors) {
      const { actor } = position;
      await becomeRuntime(client);
      await actAs(client, key, actor);
      const wrong = await question(client, bench, position, only);
      await becomeOwner(client);
      if (wrong) return `${actor.function} of ${actor.departement}${actor.valid_to <= bench.scenario.world.t ? ' (ended)' : ''}: ${wrong}`;
    }
  }
  return undefined;
}

async function reads(client: pg.ClientBase, bench: Bench, { actor }: Position, only?: string): Promise<Wrong> {
  const { world } = bench.scenario;
  const tables = WALLED.filter((table) => !only || table === only);
  if (tables.length === 0) return undefined;
  const sets = await shown(client, tables);
  for (const [i, table] of tables.entries()) {
    const due = bench.due(actor.id, table, () => world[table].filter((row) => shows(world, actor, table, row, world.t)).map((row) => keyOf(table, row)));
    if (due.some((key) => !sets[i]!.has(key))) return `is not shown a row of ${table}`;
    if (sets[i]!.size > due.length) return `is shown a row of ${table}`;
  }
  return undefined;
}

const keys: Question = (client, { scenario: { world } }, { actor }) => keysOf(client, world, actor);

const marked: Question = (client, { scenario: { world } }, { actor }) => placesOf(client, world, actor);
const words: Question = (client, { scenario: { world } }, { actor }) => wordsOf(client, world, actor);

/** Whether those who hold authority were informed: yes or no, of a dossier within reach. */
async function told(client: pg.ClientBase, { scenario: { world } }: Bench, { actor }: Position): Promise<Wrong> {
  const { rows } = await client.query<{ id: string; yes: boolean }>('select d as id, app.informed(d) as yes from unnest($1::uuid[]) d', [world.dossier.map((d) => d.id)]);
  const wrong = rows.find(({ id, yes }) => yes !== informed(world, actor, id));
  return wrong && `is told that the parents are ${wrong.yes ? '' : 'not '}informed`;
}

async function inserts(client: pg.ClientBase, bench: Bench, { actor, tries: all }: Position, only?: string): Promise<Wrong> {
  const { scenario: { world }, at } = bench;
  const tries = all.filter((t) => !only || t.table === only);
  if (tries.length === 0) return undefined;
  const [json] = bench.due(actor.id, `tries ${only ?? ''}`, () => [jsonOf(tries.map((t) => t.steps), at)]);
  const admitted = await attempt(client, json!);
  for (const [i, { table, steps }] of tries.entries()) {
    // A kind that comes with its admission stands or falls with it.
    const judged = steps[0]!;
    if (admitted[i] !== letsInsert(world, actor, judged.table, judged.row)) return `${admitted[i] ? 'inserts' : 'may not insert'} a row of ${table}`;
  }
  return undefined;
}

/** A few rows of each: what is changed stays behind as a dead row until the end, and there are many mutants. */
async function updates(client: pg.ClientBase, bench: Bench, { actor }: Position, only?: string): Promise<Wrong> {
  const { world } = bench.scenario;
  for (const [table, column] of Object.entries(UPDATED)) {
    if (only && only !== table) continue;
    const rows = bench.changed[table as keyof Bench['changed']];
    const ids = rows.map((row) => row.id);
    const found = await client.query<{ id: string }>(`with changed as (update app.${table} set ${column} = ${column} where id = any ($1) returning id) select id from changed`, [ids]);
    const changed = new Set(found.rows.map((r) => r.id));
    for (const row of rows) {
      if (changed.has(row.id) !== letsUpdate(world, actor, table, row)) return `${changed.has(row.id) ? 'changes' : 'may not change'} a row of ${table}`;
    }
  }
  return undefined;
}

/** A change that reads nothing is not held by what may be read: the policy of changes stands alone. */
async function blind(client: pg.ClientBase, { scenario: { world }, at }: Bench, { actor }: Position): Promise<Wrong> {
  for (const [table, value] of [['session', '2001-01-01'], ['draft', '2001-01-01'], ['ebauche', '2001-01-01'], ['minute_draft', '2001-01-01'], ['invitation', '2001-01-01'], ['astreinte', new Date(at + 1).toISOString()], ['delegation', new Date(at + 1).toISOString()], ['permanence', new Date(at + 1).toISOString()], ['agenda_feed', new Date(at + 1).toISOString()], ['lieu_protege', new Date(at + 1).toISOString()]] as const) {
    await client.query('savepoint blind');
    const { rowCount } = await client.query(`update app.${table} set ${UPDATED[table]} = '${value}'`);
    await client.query('rollback to savepoint blind');
    const rows: readonly object[] = world[table];
    const expected = rows.filter((row) => letsUpdate(world, actor, table, row)).length;
    if (rowCount !== expected) return `changes ${rowCount} rows of ${table}, of ${expected}`;
  }
  return undefined;
}

/** In order of haste, with the tables that each is about. */
type Asked = readonly [Question, readonly string[] | undefined];
const QUICK: readonly Asked[] = [[reads, WALLED], [keys, ['data_key', 'index_key', 'kek_in_use']], [words, ['word_index', 'message']], [told, ['lien', 'prior_information', 'prior_validation']], [marked, ['lien', 'lieu_protege']], [updates, Object.keys(UPDATED)], [blind, ['session', 'draft', 'ebauche', 'minute_draft', 'invitation', 'astreinte', 'delegation', 'permanence', 'agenda_feed', 'lieu_protege']]];
