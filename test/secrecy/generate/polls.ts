/** Polls of the synthèses, open or closed, what was answered there and to convocations; agendas; and who would ask, answer or read in another's name, where they do not sit. */
import type { AgendaFeed, ConvocationAnswer, Poll, PollSlot, PollVote, Synthese, World } from '../oracle/world.js';
import { another, type Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';
import { DAY } from './validity.js';

const CONVENES = 'RESPONSABLE_ASE';
interface Of { departement: number; dossier_id: string; synthese_id: string }
const of = (s: Synthese, departement: number): Of => ({ departement, dossier_id: s.dossier_id, synthese_id: s.id });

const poll = (dice: Dice, world: World, where: Of, author_id: string, closed_at: number): Poll =>
  ({ id: dice.uuid(), ...where, author_id, opened_at: world.t - 2 * DAY, remind_at: world.t + DAY, deadline_at: world.t + 2 * DAY, closed_at, slot_id: null, request_id: dice.uuid() });
const slot = (dice: Dice, world: World, where: Of, author_id: string, poll_id: string, n: number): PollSlot =>
  ({ id: dice.uuid(), ...where, poll_id, author_id, starts_at: world.t + (3 + n) * DAY, ends_at: world.t + (4 + n) * DAY });
const vote = (dice: Dice, world: World, where: Of, { id, poll_id }: PollSlot, habilitation_id: string, rank: number): PollVote =>
  ({ id: dice.uuid(), ...where, poll_id, slot_id: id, habilitation_id, rank, vote: dice.pick(['YES', 'IF_NEEDED', 'NO']), voted_at: world.t });
const answer = (dice: Dice, world: World, where: Of, habilitation_id: string, rank: number): ConvocationAnswer =>
  ({ id: dice.uuid(), ...where, habilitation_id, sequence: 0, rank, answer: 'COMING', answered_at: world.t });
const feed = (dice: Dice, world: World, departement: number, professionnel_id: string, revoked_at: number): AgendaFeed =>
  ({ id: dice.uuid(), departement, professionnel_id, made_at: world.t - DAY, revoked_at, request_id: dice.uuid() });

export function makePolls(dice: Dice, world: World, cast: Cast): void {
  for (const s of world.synthese) {
    const where = (): Of => of(s, dice.chance(0.85) ? s.departement : 3 - s.departement);
    const author = dice.chance(0.6) ? s.author_id : dice.pick(cast.actors).id;
    const asked = poll(dice, world, where(), author, Infinity);
    const first = slot(dice, world, where(), author, asked.id, 0);
    world.poll.push(asked, poll(dice, world, where(), author, world.t - DAY));
    world.poll_slot.push(first, slot(dice, world, where(), author, asked.id, 1));
    for (const who of dice.sample(cast.actors, 8)) {
      world.poll_vote.push(vote(dice, world, where(), first, who.id, 1));
      world.convocation_answer.push(answer(dice, world, where(), who.id, 1));
    }
  }
  for (const who of cast.actors) {
    world.agenda_feed.push(feed(dice, world, dice.chance(0.85) ? who.departement : 3 - who.departement, who.professionnel_id, world.t - 1));
  }
}

export function meet({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const seats = new Set(world.convocation.filter((c) => c.habilitation_id === actor.id).map((c) => c.synthese_id));
  const close = new Set(world.dossier_territoire.filter((t) => world.habilitation_territoire.some((h) => h.habilitation_id === actor.id && h.territoire_id === t.territoire_id)).map((t) => t.dossier_id));
  const mine = world.synthese.filter((s) => seats.has(s.id));
  const near = world.synthese.filter((s) => close.has(s.dossier_id));
  const by = (): string => lie(actor.id, another(dice, cast, actor).id);
  const some = (list: readonly Synthese[], likely: number): Synthese => (list.length > 0 && dice.chance(likely) ? dice.pick(list) : dice.pick(world.synthese));
  for (let i = 0; i < (actor.function === CONVENES ? 12 : 1); i++) {
    const s = some(near, 0.7);
    const asked = poll(dice, world, of(s, elsewhere(s.departement)), by(), world.t - 1);
    add(actor, 'Poll', 'write', asked);
    const open = world.poll.find((p) => p.synthese_id === s.id)!;
    add(actor, 'PollSlot', 'write', slot(dice, world, of(s, elsewhere(s.departement)), by(), open.id, 10 + i));
  }
  for (let i = 0; i < 3; i++) {
    const s = some(mine, 0.8);
    const first = world.poll_slot.find((p) => p.synthese_id === s.id)!;
    add(actor, 'PollVote', 'write', vote(dice, world, of(s, elsewhere(s.departement)), first, by(), 10 + i));
    add(actor, 'ConvocationAnswer', 'write', answer(dice, world, of(s, elsewhere(s.departement)), by(), 10 + i));
  }
  add(actor, 'AgendaFeed', 'write', feed(dice, world, elsewhere(actor.departement), lie(actor.professionnel_id, another(dice, cast, actor).professionnel_id), Infinity));
}
