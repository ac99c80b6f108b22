/**
 * Who exists: one actor of every function in the département 1, twins in the other territory, the expired and the not yet begun, a few from the
 * département 2 who hold a territory here, the same person under a second hat, and a canary with no relation to anything.
 */
import { holdsSomewhere } from '../oracle/cells.js';
import { BY_TERRITORY, FUNCTIONS, ON_CALL } from '../oracle/table.js';
import type { Habilitation, Territoire, Validity, World } from '../oracle/world.js';
import type { Dice } from './dice.js';
import { DAY, dead, live } from './validity.js';

/** Functions that an admission may open something to. */
const ADMITTED = FUNCTIONS.filter((fn) => holdsSomewhere(fn, 'P'));

export interface Cast { here: [Territoire, Territoire]; there: Territoire; actors: Habilitation[]; canary: Habilitation }

export function makeCast(dice: Dice, world: World): Cast {
  const territory = (departement: number): Territoire => {
    const row = { id: dice.uuid(), departement, name: 'territoire' };
    world.territoire.push(row);
    return row;
  };
  const here: [Territoire, Territoire] = [territory(1), territory(1)];
  const there = territory(2);
  for (const departement of [1, 1, 2]) world.organisation.push({ id: dice.uuid(), departement, name: 'organisation', sector: 'OTHER' });

  const actor = (fn: string, departement: number, validity: Validity, territories: Territoire[], person?: string): Habilitation => {
    const id = dice.uuid();
    if (!person) {
      person = dice.uuid();
      const known = dice.chance(0.6) ? { issuer: 'https://fia.example', subject: person } : { issuer: null, subject: null };
      world.professionnel.push({ id: person, departement, display_name: 'personne', email: `${id}@orvale.example`, ...known });
    }
    const organisation_id = dice.pick(world.organisation.filter((o) => o.departement === departement)).id;
    const row = { id, departement, professionnel_id: person, organisation_id, function: fn, epoch: 1 + dice.below(3), ...validity };
    world.habilitation.push(row);
    for (const t of territories) world.habilitation_territoire.push({ habilitation_id: id, territoire_id: t.id, departement: t.departement });
    return row;
  };
  const always = { valid_from: world.t - 400 * DAY, valid_to: Infinity };
  const { t } = world;

  const actors = FUNCTIONS.map((fn) => {
    const where = BY_TERRITORY.includes(fn) || dice.chance(0.8) ? [here[0]] : dice.pick([[here[1]], [...here], []]);
    return actor(fn, 1, dice.chance(0.15) ? live(dice, t) : always, where);
  });
  const hats = dice.sample(actors, 2);
  actors.push(...hats.map((a) => actor(dice.pick(ADMITTED), 1, always, [here[0]], a.professionnel_id)));
  actors.push(...[dice.pick(BY_TERRITORY), dice.pick(ADMITTED), dice.pick(ADMITTED)].map((fn) => actor(fn, 1, always, [here[1]])));
  // More of those who may be on call, of the other territory, of none.
  actors.push(...[[here[1]], []].map((where) => actor(ON_CALL, 1, dice.chance(0.1) ? live(dice, t) : always, where)));
  // A hat put away at this very instant, younger than the one still worn.
  actors.push(actor(dice.pick(FUNCTIONS), 1, { valid_from: t - 2 * DAY, valid_to: t }, [here[0]], hats[0]!.professionnel_id));
  const gone = [dice.pick(BY_TERRITORY), dice.pick(FUNCTIONS)].map((fn) => actor(fn, 1, dead(dice, t), [here[0]]));
  actors.push(...gone);
  actors.push(...[dice.pick(BY_TERRITORY), dice.pick(FUNCTIONS)].map((fn) => actor(fn, 2, always, [there, here[0]])));
  for (const a of new Set([...hats, ...gone, ...dice.sample(actors, 8)])) {
    world.session.push({ id: dice.uuid(), professionnel_id: a.professionnel_id, habilitation_id: a.id, carrier: 'BROWSER', acr: 'eidas2', opened_at: t - DAY, expires_at: t + DAY, ended_at: Infinity });
  }
  const canary = actor(dice.pick(FUNCTIONS), 1, always, []);
  return { here, there, actors, canary };
}

/** Somebody else than this actor. */
export function another(dice: Dice, cast: Cast, actor: Habilitation): Habilitation {
  for (;;) {
    const other = dice.pick(cast.actors);
    if (other.id !== actor.id) return other;
  }
}
