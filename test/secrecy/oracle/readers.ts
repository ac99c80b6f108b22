/** Who may read this row: the same question asked of every actor. */
import { may } from './may.js';
import type { TypeName, World } from './world.js';

export function readers(world: World, action: string, type: TypeName, row: object, t: number): string[] {
  return world.habilitation.filter((actor) => may(world, actor, action, type, row, t)).map((actor) => actor.id);
}
