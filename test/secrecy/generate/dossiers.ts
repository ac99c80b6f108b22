/**
 * Six children of the département 1 (two of them held by the first territory now, one that left it, one about to come), one of the département 2,
 * and how each actor stands before each: a stranger, admitted for some kinds, evaluator for others, admitted until just now.
 */
import { KINDS } from '../oracle/table.js';
import type { Dossier, Habilitation, Validity, World } from '../oracle/world.js';
import { another, type Cast } from './cast.js';
import type { Dice } from './dice.js';
import { DAY, dead, live, mostly } from './validity.js';

export const BASES = ['CASF_226_2_2', 'CASF_226_2_1', 'CASF_221_6', 'CASF_226_4'];
export const basis = (dice: Dice): string => dice.pick(BASES);

export function makeDossiers(dice: Dice, world: World, cast: Cast): void {
  const { t } = world;
  const open = (departement: number): Dossier => {
    const opened_by = dice.pick(cast.actors.filter((a) => a.departement === departement)).id;
    const row = { id: dice.uuid(), departement, opened_by, opened_at: t - 90 * DAY, state: 'OPEN', request_id: dice.uuid() };
    world.dossier.push(row);
    return row;
  };
  const attach = (d: Dossier, territoire_id: string, departement: number, v: Validity): void => {
    world.dossier_territoire.push({ dossier_id: d.id, territoire_id, departement, ...v });
  };
  const [a, b, c, moved, coming, both] = Array.from({ length: 6 }, () => open(1)) as [Dossier, Dossier, Dossier, Dossier, Dossier, Dossier];
  const [first, second] = [cast.here[0].id, cast.here[1].id];
  const long = { valid_from: t - 80 * DAY, valid_to: Infinity };
  attach(a, first, 1, long);
  attach(b, first, 1, dice.chance(0.5) ? { valid_from: t, valid_to: Infinity } : live(dice, t));
  attach(c, second, 1, long);
  const left = dice.pick([t, t, t, t - 1, t - DAY]);
  attach(moved, first, 1, { valid_from: t - 60 * DAY, valid_to: left });
  attach(moved, second, 1, { valid_from: left, valid_to: Infinity });
  attach(coming, first, 1, { valid_from: t + 1, valid_to: Infinity });
  if (dice.chance(0.5)) attach(both, first, 1, live(dice, t));
  attach(both, second, 1, live(dice, t));

  const far = open(2);
  attach(far, cast.there.id, 2, long);
  // A dossier of another département that says it is of a territory here stays of another département.
  attach(far, first, dice.pick([1, 1, 1, 2]), long);
  if (dice.chance(0.3)) attach(a, cast.there.id, dice.pick([1, 2]), long);
  const link = (x: Dossier, y: Dossier, departement: number): void => void world.dossier_link.push({ id: dice.uuid(), dossier_id: x.id, linked_id: y.id, departement, nature: 'SIBLING', ...mostly(dice, t, 0.7) });
  for (const [x, y] of [[a, b], [c, moved], [a, c], [a, moved], [b, coming], [both, a]] as const) { link(x, y, 1); link(y, x, 1); }
  link(far, a, 2);
  link(b, far, dice.pick([1, 1, 2]));
  for (const d of world.dossier) for (const actor of cast.actors) standBefore(dice, world, d, actor, cast);
}

function standBefore(dice: Dice, world: World, d: Dossier, actor: Habilitation, cast: Cast): void {
  const { t } = world;
  const foreign = d.departement !== actor.departement;
  if (foreign && dice.chance(0.4)) return;
  const admit = (duty: string, kinds: readonly string[], v: Validity): void => {
    const granted_by = another(dice, cast, actor).id;
    // Whoever writes a line of another département's dossier may lie about whose it is.
    const departement = foreign ? dice.pick([actor.departement, actor.departement, d.departement]) : d.departement;
    const common = { departement, dossier_id: d.id, habilitation_id: actor.id, duty, ...v };
    const id = dice.uuid();
    world.admission.push({ id, ...common, purpose: 'EVALUATE', legal_basis: basis(dice), granted_by, granted_at: v.valid_from });
    for (const kind of kinds) world.admission_kind.push({ admission_id: id, ...common, kind });
  };
  const some = (least: number, most: number): string[] => dice.sample(KINDS, least + dice.below(most - least + 1));
  const die = dice.below(100);
  if (die < 14) return;
  if (die < 54) return admit('NONE', some(6, 11), live(dice, t));
  if (die < 68) return admit('EVALUATEUR', some(5, 11), live(dice, t));
  if (die < 77) { admit('NONE', some(3, 5), live(dice, t)); return admit('EVALUATEUR', some(3, 5), live(dice, t)); }
  if (die < 85) return admit(dice.pick(['NONE', 'EVALUATEUR']), some(5, 12), dead(dice, t));
  if (die < 90) { admit('NONE', some(1, 1), live(dice, t)); return admit(dice.pick(['NONE', 'EVALUATEUR']), some(5, 9), dead(dice, t)); }
  return admit('NONE', some(1, 2), live(dice, t));
}
