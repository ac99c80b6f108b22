/** Dossiers given to another territory, by heads of the one that had them and by others; and who would give them, truly or not. */
import type { DossierMove, Habilitation, World } from '../oracle/world.js';
import { another, type Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';

/** To a territory of the département that the line says. */
const given = (dice: Dice, world: World, dossier_id: string, departement: number, by: Habilitation): DossierMove =>
  ({ id: dice.uuid(), departement, dossier_id, territoire_id: dice.pick(world.territoire.filter((t) => t.departement === departement)).id, moved_by: by.id, moved_at: world.t });

export function makeMoves(dice: Dice, world: World, cast: Cast): void {
  const heads = cast.actors.filter((a) => a.function.startsWith('RESPONSABLE_'));
  for (let i = 0; i < 40; i++) {
    const d = dice.pick(world.dossier);
    world.dossier_move.push(given(dice, world, d.id, dice.chance(0.25) ? 3 - d.departement : d.departement, dice.pick(dice.chance(0.6) ? heads : cast.actors)));
  }
}

export function giveDossiers({ dice, world, cast, actor, add, lie, elsewhere }: Attempt, times: number): void {
  for (let i = 0; i < times; i++) {
    const d = dice.pick(world.dossier);
    add(actor, 'DossierMove', 'write', { ...given(dice, world, d.id, elsewhere(d.departement), actor), moved_by: lie(actor.id, another(dice, cast, actor).id) });
  }
}
