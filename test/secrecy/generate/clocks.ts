/**
 * Clocks of children and of intakes, whoever answers for them; some brought forward; and who would bring one forward: in their own name or another's, of another holder, of another
 * département.
 */
import { RESPONSIBLE } from '../oracle/table.js';
import type { Deadline, DeadlineShortening, World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';
import { DAY } from './validity.js';

const ANSWERS = ['RESPONSABLE_CRIP', 'REFERENT_ASE', 'PROCUREUR'];

export function makeClocks(dice: Dice, world: World, cast: Cast): void {
  const { t } = world;
  const run = (departement: number, of: string | null, answers_for = dice.pick(ANSWERS), intake: string | null = null, code = 'IP_EVAL'): void => {
    world.deadline.push({ id: dice.uuid(), departement: dice.chance(0.2) ? 3 - departement : departement, code, subject_type: 'Dossier', subject_id: dice.uuid(), dossier_id: of, intake_id: intake,
      holder_type: intake === null ? 'DOSSIER' : 'INTAKE', holder_id: (of ?? intake)!, answers_for, second: 'RESPONSABLE_ASE', started_by: dice.pick(cast.actors).id, started_at: t - DAY, counted_from: t - DAY,
      legal_at: t + 30 * DAY, due_at: t + 20 * DAY, remind_at: t + 5 * DAY });
  };
  for (const d of world.dossier) for (let n = 0; n < 2; n++) run(d.departement, d.id);
  for (const r of dice.sample(world.referent, 12)) for (const answers of ['REFERENT_ASE', dice.pick(ANSWERS)]) run(r.departement, r.dossier_id, answers);
  for (const i of world.information_preoccupante) run(i.departement, null, dice.pick(ANSWERS), i.id);
  for (const s of world.signalement) for (const answers of ['PROCUREUR', dice.pick(['RESPONSABLE_CRIP', 'REFERENT_ASE'])]) run(s.departement, null, answers, s.id, dice.pick(['SIGNALEMENT_ACK', 'SIGNALEMENT_RECEPTION', 'OPP_PARQUET_TO_JE']));
  const ofIntakes = world.deadline.filter((d) => d.intake_id !== null && d.code === 'IP_EVAL');
  for (const d of new Set([...dice.sample(world.deadline, 10), ...dice.sample(ofIntakes, 10)])) world.deadline_shortening.push(shorter(dice, d, dice.pick(cast.actors).id, t));
}

/** Each of a clock is earlier than the one before it. */
const shorter = (dice: Dice, { id: deadline_id, departement, dossier_id, intake_id, holder_type, holder_id, due_at }: Deadline, decided_by: string, t: number): DeadlineShortening =>
  ({ id: dice.uuid(), departement, deadline_id, dossier_id, intake_id, holder_type, holder_id, due_at: due_at - DAY, remind_at: due_at - 2 * DAY, decided_by, decided_at: t, request_id: dice.uuid() });

export function bringForward({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  for (let n = 0; n < (RESPONSIBLE.includes(actor.function) ? 24 : 1); n++) {
    const intakes = world.deadline.filter((d) => d.holder_type === 'INTAKE' && d.code === 'IP_EVAL');
    const d = dice.pick(dice.chance(0.4) ? intakes : world.deadline);
    const { dossier_id, intake_id, holder_type, holder_id } = lie(d, dice.pick(world.deadline));
    add(actor, 'DeadlineShortening', 'write', { ...shorter(dice, d, lie(actor.id, dice.pick(cast.actors).id), world.t), departement: elsewhere(d.departement), dossier_id, intake_id, holder_type, holder_id });
  }
  // Of an intake that one answers for, all of it true but who decides: the rarest of what is compared.
  if (!RESPONSIBLE.includes(actor.function)) return;
  const ofIntakes = world.deadline.filter((d) => d.holder_type === 'INTAKE' && d.code === 'IP_EVAL' && d.departement === actor.departement);
  for (const d of dice.sample(ofIntakes, 16)) add(actor, 'DeadlineShortening', 'write', shorter(dice, d, dice.pick(cast.actors).id, world.t));
}
