/**
 * What was decided of informations préoccupantes, what whoever transmitted them was told, here or by letter, and that some are closed; and who would decide, answer or close: those of the cell, the heads, anybody.
 */
import { RECEIVES, RESPONSIBLE } from '../oracle/table.js';
import type { InformationPreoccupante, Retour, World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';
import { DAY } from './validity.js';

const OUTCOMES = ['CLOSED_NO_ACTION', 'ADMIN_HELP_PROPOSED', 'COMPLEMENTS'];
const retourOf = (dice: Dice, t: number, i: InformationPreoccupante, departement: number, author_id: string): Retour => ({
  id: dice.uuid(), departement, intake_id: i.id, author_id, addressee_id: i.author_id, means: dice.pick(['PLATFORM', 'PLATFORM', 'LETTER']), stage: 'NO_ACTION', given_at: t, request_id: dice.uuid() });

export function makeSuites(dice: Dice, world: World, cast: Cast): void {
  const t = world.t - DAY;
  for (const intake of world.information_preoccupante) {
    const signed = (): { id: string; departement: number; intake_id: string; author_id: string } => ({ id: dice.uuid(), departement: intake.departement, intake_id: intake.id, author_id: dice.pick(cast.actors).id });
    world.suite_donnee.push({ ...signed(), decided_at: t, outcome: dice.pick(OUTCOMES), request_id: dice.uuid() });
    for (let i = 0; i < 3; i++) world.retour.push(retourOf(dice, t, intake, intake.departement, dice.pick(cast.actors).id));
    world.retour_refuse.push({ ...signed(), retour_id: world.retour.at(-1)!.id, written_at: t });
    if (dice.chance(0.5)) world.demande_retour.push({ ...signed(), asked_at: t, written_at: t, request_id: dice.uuid() });
    if (dice.chance(0.5)) world.cloture.push({ ...signed(), closed_at: t, request_id: dice.uuid() });
  }
}

export function answer({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const { t } = world;
  const signed = (intake: InformationPreoccupante): { id: string; departement: number; intake_id: string; author_id: string } =>
    ({ id: dice.uuid(), departement: elsewhere(intake.departement), intake_id: intake.id, author_id: lie(actor.id, dice.pick(cast.actors).id) });
  for (const intake of dice.sample(world.information_preoccupante, RESPONSIBLE.includes(actor.function) ? 12 : 1)) {
    add(actor, 'SuiteDonnee', 'write', { ...signed(intake), decided_at: t, outcome: dice.pick(OUTCOMES), request_id: dice.uuid() });
  }
  for (let i = 0; i < (RECEIVES.includes(actor.function) ? 12 : dice.below(2)); i++) {
    const intake = dice.pick(world.information_preoccupante);
    const { departement, author_id } = signed(intake);
    const { id: retour_id } = dice.pick(world.retour.filter((r) => r.intake_id === intake.id));
    add(actor, 'Retour', 'write', retourOf(dice, t, intake, departement, author_id));
    add(actor, 'RetourRefuse', 'write', { ...signed(intake), retour_id, written_at: t });
    add(actor, 'DemandeRetour', 'write', { ...signed(intake), asked_at: t, written_at: t, request_id: dice.uuid() });
    add(actor, 'Cloture', 'write', { ...signed(intake), closed_at: t, request_id: dice.uuid() });
  }
}
