/** The directory: services, substitutes and conventions of both départements; and who would keep it, for their own organisation, for another, in another's name. */
import type { World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';
import { live, mostly } from './validity.js';

export function makeDirectory(dice: Dice, world: World, cast: Cast): void {
  for (const { id: organisation_id, departement } of world.organisation) {
    const row = { departement, organisation_id };
    const recorded = (): { recorded_by: string; request_id: string } => ({ recorded_by: dice.pick(cast.actors).id, request_id: dice.uuid() });
    world.service.push({ id: dice.uuid(), ...row, name: 'service', ...recorded() });
    world.convention.push({ id: dice.uuid(), ...row, reference: 'convention', ...recorded(), ...mostly(dice, world.t, 0.7) });
    const [one, other] = dice.sample(world.habilitation.filter((h) => h.organisation_id === organisation_id), 2);
    if (one && other) world.substitution.push({ id: dice.uuid(), ...row, habilitation_id: one.id, substitute_id: other.id, ...recorded(), ...mostly(dice, world.t, 0.7) });
  }
}

const KEEPERS = ['ADMINISTRATEUR_DEPARTEMENT', 'CORRESPONDANT_ORGANISATION'];

export function keepDirectory({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const keeps = KEEPERS.includes(actor.function);
  if (!keeps && !dice.chance(0.1)) return;
  // Everything true but the département, which the keys alone would let pass.
  const abroad = world.organisation.find((o) => o.departement !== actor.departement);
  if (keeps && abroad) add(actor, 'Convention', 'add', { id: dice.uuid(), departement: abroad.departement, organisation_id: abroad.id, recorded_by: actor.id, request_id: dice.uuid(), reference: 'convention', ...live(dice, world.t) });
  const own = { departement: 3 - actor.departement, organisation_id: actor.organisation_id, recorded_by: actor.id };
  if (keeps) {
    const [one, other] = dice.sample(cast.actors, 2);
    add(actor, 'Service', 'add', { id: dice.uuid(), ...own, request_id: dice.uuid(), name: 'service' });
    add(actor, 'Substitution', 'add', { id: dice.uuid(), ...own, request_id: dice.uuid(), habilitation_id: one!.id, substitute_id: other!.id, ...live(dice, world.t) });
  }
  for (let i = 0; i < (keeps ? 22 : 1); i++) {
    const organisation_id = dice.chance(0.5) ? actor.organisation_id : dice.pick(world.organisation.filter((o) => o.id !== actor.organisation_id)).id;
    const signed = { departement: elsewhere(actor.departement), organisation_id, recorded_by: lie(actor.id, dice.pick(cast.actors).id), request_id: dice.uuid() };
    const [one, other] = dice.sample(cast.actors, 2);
    add(actor, 'Organisation', 'add', { id: dice.uuid(), departement: signed.departement, name: 'organisation', sector: 'OTHER' });
    add(actor, 'Convention', 'add', { id: dice.uuid(), ...signed, reference: 'convention', ...live(dice, world.t) });
    add(actor, 'Service', 'add', { id: dice.uuid(), ...signed, name: 'service' });
    add(actor, 'Substitution', 'add', { id: dice.uuid(), ...signed, habilitation_id: one!.id, substitute_id: other!.id, ...live(dice, world.t) });
  }
}
