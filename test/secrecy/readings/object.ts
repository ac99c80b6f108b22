/** The object reading: the product's `decide` on loaded rows, with the relations that the product's own statement loads for the actor. */
import type pg from 'pg';
import type { Facts } from '../../../libs/secrecy/facts.js';
import { factsFrom, type FactRow, factsQuery } from '../../../libs/secrecy/facts-sql.js';
import { FUNCTION_NAMES } from '../../../libs/secrecy/functions.js';
import type { Action, RelationName } from '../../../libs/secrecy/language.js';
import { rulesOf } from '../../../libs/secrecy/law.js';
import { RELATIONS } from '../../../libs/secrecy/relations.js';
import { ACTS } from '../oracle/may.js';
import type { Habilitation, World } from '../oracle/world.js';

/** A row that has every column: enough for the product to tell which relations matter for an act. */
const ANY_ROW = new Proxy({}, { get: () => 'any' });
const asked = ACTS.map((act) => {
  const [type, action] = act.split('.') as [string, Action];
  return { type, action, row: ANY_ROW };
});

/** Everything that a relation may be about, by the column that its lines are looked up by. */
export type Ids = Record<string, readonly string[]>;
export function idsOf(world: World): Ids {
  const of = (...tables: (readonly { id: string }[])[]): string[] => tables.flatMap((rows) => rows.map((row) => row.id));
  return { dossier_id: of(world.dossier), thread_id: of(world.thread), territoire_id: of(world.territoire), organisation_id: of(world.organisation), proposal_id: of(world.habilitation_proposal), habilitation_id: of(world.habilitation), delegate_id: of(world.habilitation), signalement_id: of(world.signalement), id: of(world.signalement, world.prior_information, world.thread, world.message, world.habilitation_proposal, world.habilitation, world.admission, world.information_preoccupante, world.qualification, world.conflict, world.evaluation, world.action_item),
    synthese_id: of(world.synthese), question_id: of(world.justification), intake_id: of(world.information_preoccupante), mineur_id: of(world.mineur_concerne),
    item_id: of(world.enfant, world.entry, world.prior_information, world.personne, world.lien, world.prior_validation, world.contribution, world.rencontre, world.rapport_evaluation, world.avis_titulaire, world.thread, world.message, world.synthese_point) };
}

/**
 * One statement for any actor: the relations of every function's law, since a mutated law may ask what the actor's own does not. The product's text, with the
 * columns that its keys are matched with.
 */
function loading(): { text: string; keys: string[] } {
  const query = factsQuery(FUNCTION_NAMES.flatMap((fn) => rulesOf(fn)), asked);
  if (!query) throw new Error('the law asks nothing of relations');
  const relations = [...query.sql.matchAll(/select '(\w+)' as relation/g)].map((match) => match[1] as RelationName);
  return { text: query.sql, keys: relations.map((name) => RELATIONS[name].keys[0]!.replace(/^\w+\./, '')) };
}
const { text, keys } = loading();

/** The door asks about the rows at hand; here they are all the rows of the world at once. */
export async function loadFacts(client: pg.ClientBase, actor: Habilitation, ids: Ids, at: number): Promise<Facts> {
  return factsFrom((await client.query<FactRow>({ name: 'facts', text, values: [actor.id, new Date(at), actor.departement, ...keys.map((key) => ids[key])] })).rows);
}
