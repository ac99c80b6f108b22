/**
 * Who is on call, to the instant; the exceptional accesses that they opened, some over, some whose duty has ended since, some by somebody who never was; lines that say
 * ASTREINTE under an ordinary admission, of other functions; and who would name, break and review: oneself, under another hat, in another's name, of another dossier.
 */
import { KINDS, ON_CALL, RESPONSIBLE } from '../oracle/table.js';
import type { Habilitation, World } from '../oracle/world.js';
import { another, type Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';
import { DAY, live, mostly } from './validity.js';

const HOUR = DAY / 24;
/** Two milliseconds less, so that one instant, the next one, may end them all (walls/checks.ts). */
const WEEK = 7 * DAY - 2;
/** At most a day, or a week, within one millisecond of the other answer. */
function short(dice: Dice, t: number, longest: number): { valid_from: number; valid_to: number } {
  switch (dice.below(7)) {
    case 0: return { valid_from: t, valid_to: t + longest };
    case 1: return { valid_from: t + 1 - longest, valid_to: t + 1 };
    case 2: return { valid_from: t - longest, valid_to: t };
    case 3: return { valid_from: t + 1, valid_to: t + 1 + longest };
    default: return { valid_from: t - HOUR, valid_to: t + longest - HOUR };
  }
}

export function makeGlass(dice: Dice, world: World, cast: Cast): void {
  const { t } = world;
  for (const actor of cast.actors.filter((a) => a.function === ON_CALL)) {
    const namer = another(dice, cast, actor);
    const named = (departement: number, period: { valid_from: number; valid_to: number }): unknown => namer.professionnel_id !== actor.professionnel_id
      && world.astreinte.push({ id: dice.uuid(), departement, habilitation_id: actor.id, professionnel_id: actor.professionnel_id, function: ON_CALL, recorded_by: namer.id, recorder_id: namer.professionnel_id, request_id: dice.uuid(), ...period });
    if (dice.chance(0.8)) named(dice.chance(0.9) ? actor.departement : 3 - actor.departement, short(dice, t, WEEK));
    // Of either département, over or not begun: they open nothing, and an administrator may end those of theirs.
    for (let i = 1; i <= 4; i++) named(dice.pick([1, 2]), dice.pick([{ valid_from: t - i * DAY, valid_to: t }, { valid_from: t + 1, valid_to: t + i * DAY }]));
    for (const d of world.dossier) for (let i = d.departement === actor.departement ? 2 : 0; i < 3; i++) if (dice.chance(0.8)) broken(dice, world, cast, actor, d.id, d.departement);
  }
  // A line that says so, for a function that is never on call.
  for (const k of dice.sample(world.admission_kind, 20)) {
    if (k.duty === 'NONE' && cast.actors.some((a) => a.id === k.habilitation_id && a.function !== ON_CALL)) k.duty = 'ASTREINTE';
  }
}

function broken(dice: Dice, world: World, cast: Cast, actor: Habilitation, dossier_id: string, home: number): void {
  const id = dice.uuid();
  // Whoever writes a line of another département's dossier may lie about whose it is.
  const departement = home === actor.departement ? dice.pick([home, home, home, home, home, home, home, home, 3 - home]) : dice.pick([actor.departement, actor.departement, home]);
  const common = { departement, dossier_id, habilitation_id: actor.id, duty: 'ASTREINTE', ...short(dice, world.t, DAY) };
  world.admission.push({ id, ...common, purpose: 'DETERMINE_ACTION', legal_basis: 'CASF_221_6', granted_by: actor.id, granted_at: common.valid_from });
  for (const kind of dice.sample(KINDS, 4 + dice.below(8))) world.admission_kind.push({ admission_id: id, ...common, kind });
  const reviewer = another(dice, cast, actor);
  if (dice.chance(0.5) && reviewer.professionnel_id !== actor.professionnel_id) {
    world.glass_review.push({ id: dice.uuid(), departement, dossier_id, admission_id: id, habilitation_id: actor.id, breaker_id: actor.professionnel_id, reviewed_by: reviewer.id, reviewer_id: reviewer.professionnel_id,
      outcome: 'JUSTIFIED', reviewed_at: world.t, request_id: dice.uuid() });
  }
}

export function stayOnCall(attempt: Attempt): void {
  const { dice, actor } = attempt;
  const seldom = dice.chance(0.15) ? 1 : 0;
  for (let i = 0; i < (actor.function === 'ADMINISTRATEUR_DEPARTEMENT' ? 48 : seldom); i++) name(attempt);
  for (let i = 0; i < (actor.function === ON_CALL ? 20 : seldom); i++) breaks(attempt);
  for (let i = 0; i < (RESPONSIBLE.includes(actor.function) ? 30 : seldom); i++) review(attempt);
}

function name({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  // Somebody else, somebody of another département, oneself under some hat.
  const own = world.habilitation.filter((h) => h.professionnel_id === actor.professionnel_id);
  const named = dice.chance(0.25) ? dice.pick(own) : dice.pick(cast.actors);
  add(actor, 'Astreinte', 'add', { id: dice.uuid(), departement: elsewhere(actor.departement), habilitation_id: named.id, professionnel_id: named.professionnel_id, function: ON_CALL,
    recorded_by: lie(actor.id, dice.pick(cast.actors).id), recorder_id: lie(actor.professionnel_id, dice.pick(cast.actors).professionnel_id), request_id: dice.uuid(), ...mostly(dice, world.t, 0.9), valid_to: world.t + 30 * DAY });
}

function breaks({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const d = dice.pick(world.dossier);
  const id = dice.uuid();
  // Another who is on call, or nobody at all.
  const other = dice.pick(cast.actors);
  const common = { departement: elsewhere(actor.departement), dossier_id: d.id, habilitation_id: lie(actor.id, other.id), duty: lie('ASTREINTE', dice.pick(['NONE', 'EVALUATEUR'])), ...live(dice, world.t) };
  add(actor, 'Admission', 'break', { id, ...common, purpose: 'DETERMINE_ACTION', legal_basis: 'CASF_221_6', granted_by: lie(actor.id, other.id), granted_at: world.t });
  add(actor, 'AdmissionKind', 'break', { admission_id: id, ...common, kind: dice.pick(KINDS) });
}

function review({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const exceptional = world.admission.filter((a) => a.duty === 'ASTREINTE' && a.departement === actor.departement);
  const own = exceptional.filter((a) => world.habilitation.some((h) => h.id === a.habilitation_id && h.professionnel_id === actor.professionnel_id));
  const of = exceptional.length > 0 && dice.chance(0.8) ? dice.pick(own.length > 0 && dice.chance(0.2) ? own : exceptional) : dice.pick(world.admission);
  const breaker = world.habilitation.find((h) => h.id === of.habilitation_id)!;
  const liar = dice.pick(cast.actors);
  add(actor, 'GlassReview', 'write', { id: dice.uuid(), departement: elsewhere(actor.departement), dossier_id: lie(of.dossier_id, dice.pick(world.dossier).id), admission_id: of.id, habilitation_id: of.habilitation_id,
    breaker_id: breaker.professionnel_id, reviewed_by: lie(actor.id, liar.id), reviewer_id: lie(actor.professionnel_id, liar.professionnel_id), outcome: 'JUSTIFIED', reviewed_at: world.t, request_id: dice.uuid() });
}
