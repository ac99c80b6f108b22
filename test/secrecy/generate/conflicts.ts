/**
 * Who is kept out of which dossier, by themself or by another, lifted or not; and who would declare and lift it: of oneself, of others, one's own declaration,
 * under another hat, in another's name.
 */
import type { Conflict, Dossier, Habilitation, World } from '../oracle/world.js';
import { another, type Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';

const declared = (dice: Dice, world: World, d: Dossier, person: string, by: Habilitation): Conflict =>
  ({ id: dice.uuid(), departement: d.departement, dossier_id: d.id, professionnel_id: person, declared_by: by.id, declarer_id: by.professionnel_id, declared_at: world.t });

export function makeConflicts(dice: Dice, world: World, cast: Cast): void {
  const near = world.dossier.slice(0, 3);
  const heads = cast.actors.filter((a) => a.function.startsWith('RESPONSABLE_'));
  for (let i = 0; i < 48; i++) {
    const d = dice.pick(dice.chance(0.5) ? near : world.dossier);
    // Often of a head, or declared by one: they are who lifts.
    const by = dice.pick(dice.chance(0.4) ? heads : cast.actors);
    const whom = dice.chance(0.4) ? by : dice.pick(dice.chance(0.4) ? heads : cast.actors);
    const c = { ...declared(dice, world, d, whom.professionnel_id, by), departement: dice.chance(0.2) ? 3 - d.departement : d.departement };
    world.conflict.push(c);
    const lifter = another(dice, cast, by);
    if (dice.chance(0.3) || [c.professionnel_id, c.declarer_id].includes(lifter.professionnel_id)) continue;
    world.conflict_lift.push({ id: dice.uuid(), departement: dice.chance(0.2) ? 3 - d.departement : d.departement, dossier_id: d.id, conflict_id: c.id, professionnel_id: c.professionnel_id,
      declarer_id: c.declarer_id, lifted_by: lifter.id, lifter_id: lifter.professionnel_id, lifted_at: world.t });
  }
}

/** `heads`: those who declare of anybody and lift; `byTerritory`: of themselves, where no admission binds them. */
export function declareConflicts({ dice, world, cast, actor, add, lie, elsewhere }: Attempt, { heads, byTerritory }: { heads: boolean; byTerritory: boolean }): void {
  const liar = (): Habilitation => dice.pick(cast.actors);
  const dossiers = new Map(world.dossier.map((d) => [d.id, d]));
  const admitted = world.admission_kind.filter((k) => k.habilitation_id === actor.id);
  // Under an exceptional access too, which few hold: each of them tries thrice.
  const own = [...dice.sample(admitted, 4), ...[1, 2, 3].flatMap(() => dice.sample(admitted.filter((k) => k.duty === 'ASTREINTE'), 3))].map((k) => dossiers.get(k.dossier_id)!);
  const where = [...own, ...Array.from({ length: heads || byTerritory ? 30 : 1 }, () => dice.pick(dice.chance(0.5) ? world.dossier : world.dossier.slice(0, 3)))];
  for (const d of where) {
    const person = heads && dice.chance(0.6) ? liar().professionnel_id : lie(actor.professionnel_id, liar().professionnel_id);
    add(actor, 'Conflict', 'write', { ...declared(dice, world, d, person, actor), departement: elsewhere(d.departement), declared_by: lie(actor.id, liar().id), declarer_id: lie(actor.professionnel_id, liar().professionnel_id) });
  }
  for (let i = heads ? 40 : 1; i > 0; i--) {
    const c = dice.pick(world.conflict);
    add(actor, 'ConflictLift', 'write', { id: dice.uuid(), departement: elsewhere(c.departement), dossier_id: lie(c.dossier_id, dice.pick(world.dossier).id), conflict_id: c.id, professionnel_id: c.professionnel_id,
      declarer_id: c.declarer_id, lifted_by: lie(actor.id, liar().id), lifter_id: lie(actor.professionnel_id, liar().professionnel_id), lifted_at: world.t });
  }
}
