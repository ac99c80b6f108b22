/** How people want to be told, some of them under a département that is not theirs, and whose mail fails. */
import type { World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';

export function makeNotices(dice: Dice, world: World, cast: Cast): void {
  for (const actor of dice.sample(cast.actors, 24)) {
    const { professionnel_id } = actor;
    const departement = dice.chance(0.6) ? actor.departement : 3 - actor.departement;
    world.notice_preference.push({ id: dice.uuid(), departement, professionnel_id, rhythm: dice.pick(['IMMEDIATE', 'HOURLY', 'DAILY']), quiet_from: 20, quiet_to: 7, set_at: world.t, request_id: dice.uuid() });
  }
  begin(dice, world, cast);
  const failing = new Map(dice.sample(cast.actors, 20).map((actor) => [actor.professionnel_id, actor]));
  for (const { id, departement, professionnel_id, organisation_id } of failing.values()) {
    world.mail_failure.push({ id: dice.uuid(), departement: dice.chance(0.5) ? departement : 3 - departement, habilitation_id: id, professionnel_id, organisation_id, opened_at: world.t, nature: 'REFUSED', settled_at: Infinity });
  }
}

/** What people have begun: under whatever hat, some of them in a département that is not theirs, some by those who transmit nothing. */
function begin(dice: Dice, world: World, cast: Cast): void {
  for (const actor of dice.sample(cast.actors, 30)) {
    const departement = dice.chance(0.7) ? actor.departement : 3 - actor.departement;
    world.ebauche.push({ id: dice.uuid(), departement, professionnel_id: actor.professionnel_id, form: dice.pick(['RECUEIL', 'LETTRE', 'CONVOCATION']), about_id: dice.uuid(), saved_at: world.t });
  }
}
