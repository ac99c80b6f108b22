/** What was said of the keeping of dossiers, by heads of the territory that has them and by others; and who would say it, truly or not. */
import type { ConservationStep } from '../oracle/conservation-rows.js';
import type { Habilitation, World } from '../oracle/world.js';
import { another, type Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';
import { DAY } from './validity.js';

const NONE = { category: null, due_at: Infinity, first_at: Infinity, last_at: Infinity, first_told_at: Infinity, last_told_at: Infinity, bordereau_year: null, bordereau_rank: null, visa_number: null, visa_at: null };
const CLOSING = { category: 'MILIEU_OUVERT', due_at: DAY, first_at: -DAY, last_at: 0 };

const said = (dice: Dice, world: World, dossier_id: string, departement: number, sequence: number, by: Habilitation): ConservationStep => {
  const fact = dice.pick(['CLOSED', 'REOPENED', 'HELD', 'RELEASED', 'LISTED']);
  return { id: dice.uuid(), departement, dossier_id, sequence, fact, ...NONE, ...(fact === 'CLOSED' ? CLOSING : {}), ...(fact === 'LISTED' ? { bordereau_year: 2028, bordereau_rank: 1 } : {}), author_id: by.id, person_id: by.professionnel_id, at: world.t, request_id: dice.uuid() };
};

export function makeConservation(dice: Dice, world: World, cast: Cast): void {
  const heads = cast.actors.filter((a) => a.function.startsWith('RESPONSABLE_'));
  for (const d of world.dossier) {
    const steps = dice.chance(0.4) ? 1 + dice.below(2) : 0;
    for (let n = 1; n <= steps; n++) world.conservation_step.push(said(dice, world, d.id, dice.chance(0.25) ? 3 - d.departement : d.departement, n, dice.pick(dice.chance(0.6) ? heads : cast.actors)));
  }
}

export function keepDossiers({ dice, world, cast, actor, add, lie, elsewhere }: Attempt, times: number): void {
  for (let i = 0; i < times; i++) {
    const d = dice.pick(world.dossier);
    const sequence = 1 + world.conservation_step.filter((s) => s.dossier_id === d.id).length;
    const other = another(dice, cast, actor);
    add(actor, 'ConservationStep', 'write', { ...said(dice, world, d.id, elsewhere(d.departement), sequence, actor), author_id: lie(actor.id, other.id), person_id: lie(actor.professionnel_id, other.professionnel_id) });
  }
}
