/** Places kept secret, of children here and there, from this very instant, until the next one, or until just now; said by those who may and by others. */
import { sourceOf } from '../oracle/table.js';
import type { World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import { DAY, mostly } from './validity.js';

export function makePlaces(dice: Dice, world: World, cast: Cast): void {
  const { t } = world;
  for (const d of world.dossier) {
    for (let n = dice.below(3); n > 0; n--) {
      const author = dice.pick(cast.actors);
      world.lieu_protege.push({ id: dice.uuid(), departement: d.departement, dossier_id: d.id, kind: 'LIE', detail: 'FULL', source: sourceOf(author.function), author_id: author.id,
        written_at: t - 30 * DAY, ground: dice.pick(['JUDGE', 'VICTIM_PARENT', 'DANGER']), ...mostly(dice, t, 0.6) });
    }
  }
}
