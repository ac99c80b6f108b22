/** The object reading: the product's `decide` on loaded rows, with the relations that PostgreSQL says are in force. */
import type pg from 'pg';
import type { Facts } from '../../../libs/secrecy/facts.js';
import { factsFrom, type FactRow, factsQuery } from '../../../libs/secrecy/facts-sql.js';
import type { Action, Rule } from '../../../libs/secrecy/language.js';
import { NOW, RELATIONS } from '../../../libs/secrecy/relations.js';
import type { Act } from '../acts.js';
import type { Habilitation, World } from '../oracle/world.js';
import { TABLE_OF } from '../oracle/world.js';
import { propertiesOf } from './who.js';

/** Every actor's relations in one statement. The door loads one actor's, for the rows at hand: `factsAsTheDoor`. */
const EVERYBODY = Object.entries(RELATIONS).map(([name, { from, actor, keys, interval, where }]) => {
  const exact = interval ? keys.slice(0, -1) : keys;
  const bound = interval ? `min(${keys.at(-1)!})` : 'null::integer';
  return `select ${actor} as actor, '${name}' as relation, concat_ws('|', ${exact.join(', ')}) as key, ${bound} as bound from ${from}${where ? ` where ${where}` : ''} group by ${actor}, ${exact.join(', ')}`;
}).join('\nunion all\n').replaceAll(NOW, '$1::timestamptz');

export async function factsOfEverybody(client: pg.ClientBase, world: World, at: number): Promise<Map<string, Facts>> {
  const { rows } = await client.query<FactRow & { actor: string }>({ name: 'facts of everybody', text: EVERYBODY, values: [new Date(at)] });
  const byActor = new Map<string, FactRow[]>(world.habilitation.map((h) => [h.id, []]));
  for (const row of rows) byActor.get(row.actor)?.push(row);
  return new Map([...byActor].map(([actor, list]) => [actor, factsFrom(list)]));
}

export async function factsAsTheDoor(client: pg.ClientBase, world: World, actor: Habilitation, rules: readonly Rule[], acts: readonly Act[], at: number): Promise<Facts> {
  const asked = acts.flatMap(({ type, action }) => world[TABLE_OF[type]].map((row) => ({ type, action: action as Action, row: propertiesOf(row) })));
  const query = factsQuery(rules, asked);
  if (!query) return factsFrom([]);
  return factsFrom((await client.query<FactRow>(query.sql, [actor.id, new Date(at), ...query.keys])).rows);
}
