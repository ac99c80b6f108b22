/** Inscriptions and invitations of both départements and reviews of habilitations; and who would inscribe and review: for another organisation, in another's name, oneself under some hat. */
import type { Habilitation, Invitation, World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';
import { DAY } from './validity.js';

export function makePeople(dice: Dice, world: World, cast: Cast): void {
  for (const { id: organisation_id, departement } of world.organisation) {
    for (let i = 0; i < 5; i++) world.inscription.push({ ...inscription(dice, world), departement: dice.chance(0.5) ? departement : 3 - departement, organisation_id, recorded_by: dice.pick(cast.actors).id });
  }
  // The links of those who have come and of those who have not: served, taken back, past at this very instant, of an organisation of the other département.
  for (const { id: professionnel_id, departement } of dice.sample(world.professionnel, 16)) {
    const expires_at = dice.pick([world.t, world.t + 1, world.t + DAY]);
    world.invitation.push({ ...invitation(dice, world, professionnel_id), inscription_id: null, made_by: SYSTEM, departement: dice.chance(0.75) ? departement : 3 - departement, organisation_id: dice.pick(world.organisation).id,
      expires_at, used_at: dice.chance(0.15) ? world.t - 1 : Infinity, revoked_at: dice.chance(0.15) ? world.t - 1 : Infinity });
  }
  for (const h of dice.sample(world.habilitation, 30)) {
    const by = dice.pick(cast.actors);
    if (by.professionnel_id === h.professionnel_id) continue;
    world.habilitation_review.push({ ...review(dice, world, h), departement: dice.chance(0.7) ? h.departement : 3 - h.departement, reviewed_by: by.id, reviewer_id: by.professionnel_id });
  }
}

const inscription = (dice: Dice, world: World): { id: string; display_name: string; email: string; identity_reference: string; recorded_at: number; request_id: string } => {
  const id = dice.uuid();
  return { id, display_name: 'personne', email: `${id}@orvale.example`, identity_reference: 'M-1', recorded_at: world.t, request_id: dice.uuid() };
};
const invitation = (dice: Dice, world: World, professionnel_id: string): Omit<Invitation, 'departement' | 'organisation_id' | 'made_by'> =>
  ({ id: dice.uuid(), professionnel_id, inscription_id: professionnel_id, made_at: world.t - DAY, expires_at: world.t + DAY, used_at: Infinity, revoked_at: Infinity, request_id: dice.uuid() });
const review = (dice: Dice, world: World, h: Habilitation): { id: string; habilitation_id: string; organisation_id: string; professionnel_id: string; reviewed_at: number; next_at: number; request_id: string } =>
  ({ id: dice.uuid(), habilitation_id: h.id, organisation_id: h.organisation_id, professionnel_id: h.professionnel_id, reviewed_at: world.t, next_at: world.t + 300 * DAY, request_id: dice.uuid() });

/** Who made the links of the first people of a département. */
const SYSTEM = '00000000-0000-4000-8000-000000000001';
const KEEPERS = ['ADMINISTRATEUR_DEPARTEMENT', 'CORRESPONDANT_ORGANISATION'];

export function keepPeople({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const keeps = KEEPERS.includes(actor.function);
  if (!keeps && !dice.chance(0.1)) return;
  const own = world.habilitation.filter((h) => h.professionnel_id === actor.professionnel_id);
  for (let i = 0; i < (keeps ? 30 : 1); i++) {
    const liar = dice.pick(cast.actors);
    const organisation_id = dice.chance(0.6) ? actor.organisation_id : dice.pick(world.organisation).id;
    add(actor, 'Inscription', 'add', { ...inscription(dice, world), departement: elsewhere(actor.departement), organisation_id, recorded_by: lie(actor.id, liar.id) });
    add(actor, 'Invitation', 'add', { ...invitation(dice, world, dice.pick(world.professionnel).id), departement: elsewhere(actor.departement), organisation_id, made_by: lie(actor.id, liar.id) });
    add(actor, 'HabilitationReview', 'write', { ...review(dice, world, dice.chance(0.25) ? dice.pick(own) : dice.pick(cast.actors)), departement: elsewhere(actor.departement),
      reviewed_by: lie(actor.id, liar.id), reviewer_id: lie(actor.professionnel_id, liar.professionnel_id) });
  }
}
