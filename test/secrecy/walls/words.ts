/** Words: kept of one's own messages where one takes part, found in one's exchanges and in no other; indexed once, by a login that sees what no line speaks of yet. */
import type pg from 'pg';
import { shows } from '../oracle/coarse.js';
import type { Habilitation, World } from '../oracle/world.js';
import type { Wrong } from './checks.js';

type As = (role: string, text: string, values?: unknown[]) => Promise<string | undefined>;
const TOKEN = '\\xc0ffeec0ffeec0ff';

/** As many of its messages as make a difference: one's own and others', within reach and out of it. */
const FEW = 4;

export async function wordsOf(client: pg.ClientBase, world: World, actor: Habilitation): Promise<Wrong> {
  const within = world.message.filter((m) => shows(world, actor, 'message', m, world.t));
  const mine = within.filter((m) => m.author_id === actor.id);
  const others = world.message.filter((m) => !mine.includes(m));
  for (const [messages, due] of [[mine.slice(0, FEW), true], [others.filter((m) => within.includes(m)).slice(0, FEW), false], [others.filter((m) => m.author_id === actor.id).slice(0, FEW), false]] as const) {
    for (const { id, dossier_id } of messages) {
      await client.query('savepoint words');
      // Twice: what finds a message changes with it.
      const kept = await keeps(client, id) && await keeps(client, id);
      const found = kept ? (await client.query<{ n: number }>('select cardinality(app.messages_with(array[$1]::uuid[], array[array[$2]]::bytea[])) as n', [dossier_id, TOKEN])).rows[0]!.n : 0;
      await client.query('rollback to savepoint words');
      if (kept !== due) return `${kept ? 'says' : 'may not say'} by what a message ${due ? 'of their own ' : ''}is found`;
      if (kept && found !== 1) return `finds ${found} messages by what they said of one`;
    }
  }
  const threads = new Set(within.map((m) => m.thread_id));
  const dossiers = new Set((await client.query<{ id: string }>('select dossier_id as id from app.my_word_dossiers(1000)')).rows.map((r) => r.id));
  const missed = within.find((m) => !dossiers.has(m.dossier_id));
  if (missed) return 'is not given a dossier of which one of their exchanges speaks';
  const reached = new Set(world.thread_dossier.filter((td) => shows(world, actor, 'thread_dossier', td, world.t)).map((td) => td.dossier_id));
  if ([...dossiers].some((id) => !reached.has(id))) return `is given a dossier of none of their ${threads.size} exchanges`;
  return undefined;
}

async function keeps(client: pg.ClientBase, id: string): Promise<boolean> {
  await client.query('savepoint kept');
  try {
    await client.query('select app.index_words($1, array[$2]::bytea[])', [id, TOKEN]);
    return true;
  } catch (e) {
    if ((e as { code: string }).code !== '42501') throw e;
    await client.query('rollback to savepoint kept');
    return false;
  }
}

/** What is found is looked for in one's exchanges alone; what is indexed is indexed once, and seen no more by who indexes. */
export async function indexes(client: pg.ClientBase, world: World, as: As): Promise<Wrong> {
  const of = world.message.find((m) => world.revision.some((r) => r.message_id === m.id))!;
  const line = `insert into app.word_index (message_id, departement, thread_id, dossier_id, tokens) select id, departement, thread_id, dossier_id, array['${TOKEN}']::bytea[]`;
  const ASKED: readonly (readonly [role: string, what: string, text: string, due: string | undefined])[] = [
    ['indexer', 'says by what a message is found', `with w as (${line} from app.message where id = '${of.id}' returning 1) select count(*) as n from w`, '1'],
    ['indexer', 'says it of a message in another dossier', `with w as (insert into app.word_index (message_id, departement, thread_id, dossier_id, tokens) select id, departement, thread_id, gen_random_uuid(), '{}' from app.message where id = '${of.id}') select 1 as n`, undefined],
    ['app_policy', 'keeps words when nobody acts', `with w as (${line} from app.message where id = '${of.id}') select 1 as n`, undefined],
  ];
  for (const [role, what, text, due] of ASKED) {
    const done = await as(role, text);
    if (done !== due) return `${role} ${what}: ${done ?? 'refused'}, ${due ?? 'refused'} is due`;
  }
  await client.query('savepoint indexed');
  await client.query(`${line} from app.message where id = $1`, [of.id]);
  try {
    for (const [table, column] of [['message', 'id'], ['revision', 'message_id'], ['piece', 'message_id']] as const) {
      const seen = await as('indexer', `select count(*) as n from app.${table} where ${column} = $1`, [of.id]);
      if (seen !== '0') return `indexer goes on seeing ${seen} rows of ${table} of a message that is indexed`;
    }
    const again = await as('indexer', `with w as (insert into app.word_index (message_id, departement, thread_id, dossier_id, tokens) values ('${of.id}', $1, $2, $3, '{}')) select 1 as n`, [of.departement, of.thread_id, of.dossier_id]);
    if (again !== undefined) return 'indexer says again by what a message is found';
    const changed = await as('app_policy', `with w as (update app.word_index set tokens = tokens where message_id = $1 returning 1) select count(*) as n from w`, [of.id]);
    if (changed !== '0') return 'words are changed when nobody acts';
    const seen = await as('app_policy', 'select count(*) as n from app.word_index');
    if (seen !== '1') return `what finds a message is looked for in ${seen} line of 1`;
  } finally {
    await client.query('rollback to savepoint indexed');
  }
  return undefined;
}
