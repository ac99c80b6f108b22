/**
 * What is to be done after meetings: in the hands of somebody at the table, of anybody, of another département by a lie; and of an evaluator, by a share of what the duty alone
 * opens, or without it. What each would say of it: of what they hold, of what is near, in another's name.
 */
import { basesFor } from '../oracle/basis.js';
import { cell } from '../oracle/cells.js';
import { sourceOf } from '../oracle/table.js';
import type { ActionStep, Convocation, MinuteLine, SynthesePoint, World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import { type Dice, grouped } from './dice.js';
import type { Attempt } from './standing.js';
import { lineOf } from './seances.js';
import { DAY, mostly } from './validity.js';

const CONVENES = 'RESPONSABLE_ASE';

export function makeActions(dice: Dice, world: World, cast: Cast): void {
  const seats = grouped(world.convocation.filter((c) => c.valid_from <= world.t && world.t < c.valid_to), (c) => c.synthese_id);
  for (const line of world.minute_line.filter((one) => one.seq % 2 === 1)) {
    const seated = (seats.get(line.synthese_id) ?? []).filter((c) => c.departement === line.departement);
    giveAction(dice, world, line, dice.pick(seated.length > 0 ? seated.map((c) => c.habilitation_id) : cast.actors.map((a) => a.id)));
  }
  const evaluates = new Set(world.admission.filter((a) => a.duty === 'EVALUATEUR').map((a) => `${a.habilitation_id} ${a.dossier_id}`));
  for (const point of world.synthese_point) {
    if (!cell('EVALUATEUR', point.kind).some((c) => c.right === 'X')) continue;
    for (const seat of seats.get(point.synthese_id) ?? []) if (evaluates.has(`${seat.habilitation_id} ${point.dossier_id}`)) giveEvaluator(dice, world, cast, point, seat);
  }
}

/** To somebody at the table, or to anybody; of another département by a lie. What became of it is told once. */
function giveAction(dice: Dice, world: World, { dossier_id, home_id, synthese_id, point_id, kind, detail, source, author_id, id, departement }: MinuteLine, owner_id: string): void {
  const of = { dossier_id, home_id, synthese_id, point_id, kind, detail, source };
  const item = { id: dice.uuid(), departement: dice.chance(0.9) ? departement : 3 - departement, ...of, author_id, line_id: id, owner_id, due_at: world.t + DAY, state: 'OPEN' };
  world.action_item.push(item);
  world.action_step.push({ id: dice.uuid(), departement: dice.chance(0.9) ? departement : 3 - departement, ...of, author_id: dice.chance(0.5) ? owner_id : author_id, action_id: item.id, sequence: 1, fact: 'POSTPONED', due_at: world.t + DAY, owner_id: null, at: world.t - DAY, request_id: dice.uuid() });
}

/** What the duty opens by a share and the function does not, in their hands: with the share mostly, sometimes without. */
function giveEvaluator(dice: Dice, world: World, cast: Cast, point: SynthesePoint, { habilitation_id, departement }: Convocation): void {
  const reader = cast.actors.find((a) => a.id === habilitation_id)!;
  const ground = dice.sample(cast.actors.filter((a) => a.id !== reader.id), 12).flatMap((sender) => basesFor(sender.function, reader.function, point.kind).map((legal_basis) => ({ sender, legal_basis })))[0];
  if (ground && dice.chance(0.7)) {
    world.share.push({ id: dice.uuid(), departement, item_id: point.id, item_type: 'SynthesePoint', dossier_id: point.dossier_id, kind: point.kind, detail: point.detail, habilitation_id, reader_function: reader.function,
      legal_basis: ground.legal_basis, granted_by: ground.sender.id, sender_function: ground.sender.function, ...mostly(dice, world.t, 0.9) });
  }
  for (let i = 0; i < 2; i++) {
    const author = dice.pick(cast.actors);
    const line = lineOf(point, { id: dice.uuid(), seq: next(world, point.synthese_id), author_id: author.id, source: sourceOf(author.function), request_id: dice.uuid() });
    world.minute_line.push(line);
    for (const m of world.minutes) if (m.synthese_id === line.synthese_id) m.lines = line.seq;
    giveAction(dice, world, line, dice.chance(0.8) ? habilitation_id : dice.pick(cast.actors).id);
  }
}

/** Lines are numbered without a hole. */
const next = (world: World, syntheseId: string): number => 1 + world.minute_line.filter((l) => l.synthese_id === syntheseId).length;

/** Of what is in one's hands, and of what is near them. */
export function followUp({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const seat = new Set(world.convocation.filter((c) => c.habilitation_id === actor.id).map((c) => c.synthese_id));
  const inHand = world.action_item.filter((i) => i.owner_id === actor.id);
  const near = world.action_item.filter((i) => seat.has(i.synthese_id));
  const dutyOpens = inHand.filter((i) => cell('EVALUATEUR', i.kind).some((c) => c.right === 'X'));
  const other = dice.sample(world.action_item, actor.function === CONVENES ? 40 : 4);
  for (const { id, departement, dossier_id, home_id, synthese_id, point_id, kind, detail, source } of [...inHand, ...dutyOpens, ...dutyOpens, ...dice.sample(near, 12), ...other]) {
    const step: ActionStep = { id: dice.uuid(), departement: elsewhere(departement), dossier_id, home_id, synthese_id, point_id, kind, detail, source, author_id: lie(actor.id, dice.pick(cast.actors).id), action_id: id, sequence: 9, fact: 'DONE', due_at: null, owner_id: null, at: world.t, request_id: dice.uuid() };
    add(actor, 'ActionStep', 'write', step);
  }
}
