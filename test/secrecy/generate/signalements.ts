/**
 * The parquet seized: drafts of both routes, some by a function of the other one; letters in versions of which one is sealed or none; attached to dossiers of the territory,
 * of the other one, by a line of another département; delegations ended or begun at this instant. And who would draft, revise, attach and sign: another's, unsealed, without delegation.
 */
import { JUDGMENTS, REPORTED, SEIZES, SENDS, SIGNALS_DIRECTLY } from '../oracle/table.js';
import type { PieceSignalement } from '../oracle/piece-rows.js';
import type { Delegation, Habilitation, Signalement, SignalementLetter, SignalementStep, Validity, World } from '../oracle/world.js';
import { another, type Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';
import { DAY, live, mostly } from './validity.js';

const SIGNERS = ['RESPONSABLE_CRIP', 'RESPONSABLE_ASE'];
const named = (dice: Dice, world: World, table: 'organisation' | 'territoire', departement: number): string => dice.pick(world[table].filter((row) => row.departement === departement)).id;

export function makeSignalements(dice: Dice, world: World, cast: Cast): void {
  for (const { id: parquet_id, departement } of world.organisation) {
    world.ressort.push({ id: dice.uuid(), departement, territoire_id: named(dice, world, 'territoire', departement), parquet_id, recorded_by: dice.pick(cast.actors).id, request_id: dice.uuid(), ...mostly(dice, world.t, 0.7) });
  }
  for (const actor of cast.actors) if (SIGNERS.includes(actor.function) && dice.chance(0.85)) delegate(dice, world, cast, actor);
  for (const actor of cast.actors) onDuty(dice, world, cast, actor);
  const seizers = cast.actors.filter((a) => SEIZES.includes(a.function));
  const partners = cast.actors.filter((a) => SIGNALS_DIRECTLY.includes(a.function));
  for (const author of [...dice.sample(seizers, 6), ...dice.sample(partners, 9), ...dice.sample(cast.actors, 1)]) draft(dice, world, cast, author);
}

function delegate(dice: Dice, world: World, cast: Cast, actor: Habilitation): void {
  const recorder = another(dice, cast, actor);
  if (recorder.professionnel_id === actor.professionnel_id) return;
  const delegated = (departement: number, period: Validity): unknown => world.delegation.push({ id: dice.uuid(), departement, delegate_id: actor.id, professionnel_id: actor.professionnel_id, function: actor.function,
    act: 'SIGNALEMENT', delegator: 'présidence', arrete_reference: 'arrêté', recorded_by: recorder.id, recorder_id: recorder.professionnel_id, request_id: dice.uuid(), ...period });
  delegated(dice.chance(0.9) ? actor.departement : 3 - actor.departement, ofDelegation(dice, world.t));
  // Of either département, over or not begun: they sign nothing, and an administrator may end those of theirs.
  for (let i = 1; i <= 3; i++) delegated(dice.pick([1, 2]), dice.pick([{ valid_from: world.t - i * DAY, valid_to: world.t - 1 }, { valid_from: world.t + 1, valid_to: world.t + i * DAY }]));
}

/** Few are there, so that half of them begin or end at this very instant. */
function ofDelegation(dice: Dice, t: number): Validity {
  if (dice.chance(0.3)) return { valid_from: t, valid_to: t + DAY };
  return dice.chance(0.4) ? { valid_from: t - DAY, valid_to: t } : mostly(dice, t, 0.65);
}
/** Each parquet's: its magistrates' and those of its house, for everybody; of another département by a lie; some handed over to a colleague. */
function onDuty(dice: Dice, world: World, cast: Cast, actor: Habilitation): void {
  const colleagues = cast.actors.filter((a) => a.organisation_id === actor.organisation_id);
  for (let i = 0; i < (actor.function === 'PROCUREUR' ? 6 : dice.chance(0.2) ? 1 : 0); i++) {
    const departement = dice.chance(0.6) ? actor.departement : 3 - actor.departement;
    const { id } = actor.function === 'PROCUREUR' && dice.chance(0.5) ? actor : dice.pick(colleagues);
    const part = { departement, parquet_id: actor.organisation_id };
    const permanence = { id: dice.uuid(), ...part, habilitation_id: id, phone: '0536490002', passation_id: null, open_then: null, recorded_by: dice.pick(colleagues).id, request_id: dice.uuid(), ...ofDuty(dice, world.t) };
    world.permanence.push(permanence);
    const to = dice.pick(colleagues);
    if (to.id !== id) world.passation.push({ id: dice.uuid(), ...part, permanence_id: permanence.id, given_by: id, habilitation_id: to.id, given_at: world.t - DAY, request_id: dice.uuid() });
  }
}

/** A month at most, often begun or over at this instant. */
function ofDuty(dice: Dice, t: number): Validity {
  return dice.pick([{ valid_from: t, valid_to: t + DAY }, { valid_from: t - DAY, valid_to: t }, { valid_from: t - DAY, valid_to: t + DAY }, { valid_from: t + 1, valid_to: t + 2 * DAY }]);
}

const atThisInstant = ({ valid_from, valid_to }: Validity, t: number): boolean => valid_from === t || valid_to === t;

function draft(dice: Dice, world: World, cast: Cast, author: Habilitation): void {
  const departement = dice.chance(0.82) ? author.departement : 3 - author.departement;
  const due = SEIZES.includes(author.function) ? 'DEPARTEMENT' : 'DIRECT';
  const route = dice.chance(0.9) ? due : due === 'DIRECT' ? 'DEPARTEMENT' : 'DIRECT';
  const row: Signalement = { id: dice.uuid(), departement, route, author_id: author.id, parquet_id: named(dice, world, 'organisation', departement), territoire_id: named(dice, world, 'territoire', departement),
    urgency: 'ORDINARY', ground: 'GRAVE_AND_IMMEDIATE_DANGER', drafted_at: world.t - DAY, request_id: dice.uuid() };
  world.signalement.push(row);
  const part = { departement, signalement_id: row.id, route };
  const versions = 1 + dice.below(3);
  for (let version = 1; version <= versions; version++) {
    const letter = { id: dice.uuid(), ...part, version, author_id: dice.chance(0.8) ? author.id : dice.pick(cast.actors).id, written_at: world.t - DAY, request_id: dice.uuid() };
    world.signalement_letter.push(letter);
    for (let number = 1; number <= dice.below(3); number++) world.piece_signalement.push(joined(dice, letter, number));
  }
  for (const { id: dossier_id } of dice.sample(world.dossier, dice.below(4))) {
    world.signalement_dossier.push({ id: dice.uuid(), ...part, dossier_id, attached_by: dice.pick(cast.actors).id, attached_at: world.t - DAY });
  }
  if (dice.chance(0.6) && seal(dice, world, row, author, 1 + dice.below(versions)) && dice.chance(0.75)) goOn(dice, world, cast, row);
}

/** A piece has all that judges its version of the letter. */
const joined = (dice: Dice, { id: letter_id, written_at: _, request_id: __, ...version }: SignalementLetter, number: number): PieceSignalement =>
  ({ ...version, id: dice.uuid(), letter_id, number, document_id: dice.uuid(), type: 'pdf', state: 'CLEAN', size: 1 });

function seal(dice: Dice, world: World, { id: signalement_id, departement, route }: Signalement, author: Habilitation, version: number): boolean {
  if (route === 'DEPARTEMENT' && world.delegation.length === 0) return false;
  const edges = world.delegation.filter((one) => atThisInstant(one, world.t));
  const delegation: Delegation | null = route === 'DEPARTEMENT' ? dice.pick(edges.length > 0 && dice.chance(0.6) ? edges : world.delegation) : null;
  world.signalement_seal.push({ id: dice.uuid(), departement, signalement_id, route, version, year: 2025, rank: 1 + world.signalement_seal.filter((one) => one.departement === departement).length, sealed_by: delegation?.delegate_id ?? author.id,
    delegation_id: delegation?.id ?? null, sealed_at: world.t - DAY, request_id: dice.uuid() });
  return true;
}

const SYSTEM = '00000000-0000-4000-8000-000000000001';
const ONCE_SENT = ['RECEIVED', 'ACKNOWLEDGED', 'ANSWERED', 'AUTHOR_TOLD', 'COMPLEMENT_ASKED', 'COMPLEMENT_SENT', 'PARENTS_TOLD'];
const TO_THE_AUTHOR = [...SENDS, 'RECEIVED', 'ACKNOWLEDGED', 'AUTHOR_TOLD'];
const TO_US = ['ANSWERED', 'PARENTS_TIMING', 'PARENTS_TOLD', ...JUDGMENTS];

/** Sent, then as far as it went: some of what comes is for the author, some is not. */
function goOn(dice: Dice, world: World, cast: Cast, { id, departement, route, parquet_id, author_id: author }: Signalement): void {
  const step = (fact: string): void => void world.signalement_step.push({ id: dice.uuid(), departement, signalement_id: id, route, parquet_id, ...said(dice, fact),
    author_id: fact === 'RECEIVED' ? SYSTEM : dice.chance(0.5) ? author : dice.pick(cast.actors).id, at: world.t - DAY, dated: world.t - DAY, asked_id: null, request_id: dice.uuid() });
  step('SENT');
  if (dice.chance(0.45)) SENDS.slice(1, 2 + dice.below(2)).forEach(step);
  const acknowledged = dice.chance(0.6);
  for (const fact of ONCE_SENT) if (fact === 'ACKNOWLEDGED' ? acknowledged : dice.chance(0.5) && (acknowledged || ['RECEIVED', 'COMPLEMENT_SENT', 'PARENTS_TOLD'].includes(fact))) step(fact);
  if (world.signalement_step.some((one) => one.signalement_id === id && one.fact === 'ANSWERED') && dice.chance(0.6)) JUDGMENTS.slice(0, 1 + dice.below(3)).forEach(step);
}

const said = (dice: Dice, fact: string): Pick<SignalementStep, 'fact' | 'answer' | 'reach'> =>
  ({ fact, answer: fact === 'ANSWERED' ? 'OPP' : 'NONE', reach: TO_THE_AUTHOR.includes(fact) ? 'AUTHOR' : TO_US.includes(fact) ? 'DEPARTEMENT' : dice.pick(['AUTHOR', 'DEPARTEMENT']) });

export function seize(attempt: Attempt): void {
  const { dice, actor } = attempt;
  const has = attempt.world.signalement.some((s) => s.author_id === actor.id);
  const often = actor.function === 'RESPONSABLE_ASE' ? 60 : SEIZES.includes(actor.function) ? 36 : SIGNALS_DIRECTLY.includes(actor.function) ? (has ? 8 : 2) : dice.chance(0.15) ? 1 : 0;
  for (let i = 0; i < often; i++) draws(attempt);
  const further = actor.function === 'RESPONSABLE_ASE' ? 90 : actor.function === 'PROCUREUR' ? 90 : SEIZES.includes(actor.function) ? 40 : has ? 20 : dice.chance(0.3) ? 2 : 0;
  for (let i = 0; i < further; i++) follows(attempt);
  for (let i = 0; i < (actor.function === 'PROCUREUR' ? 30 : dice.chance(0.1) ? 1 : 0); i++) keepsDuty(attempt);
  for (let i = 0; i < (actor.function === 'ADMINISTRATEUR_DEPARTEMENT' ? 40 : dice.chance(0.1) ? 1 : 0); i++) keeps(attempt);
}

/** Of others, attached to a dossier of the actor's territories: where somebody who answers for a territory has a say. */
function nearby(world: World, actor: Habilitation): Signalement[] {
  if (actor.function !== 'RESPONSABLE_ASE') return [];
  const territories = world.habilitation_territoire.filter((h) => h.habilitation_id === actor.id).map((h) => h.territoire_id);
  const around = new Set(world.dossier_territoire.filter((d) => territories.includes(d.territoire_id)).map((d) => d.dossier_id));
  const ids = new Set(world.signalement_dossier.filter((d) => d.departement === actor.departement && around.has(d.dossier_id)).map((d) => d.signalement_id));
  return world.signalement.filter((s) => ids.has(s.id) && s.author_id !== actor.id);
}

/** What was sent to the parquet where the actor is. */
const received = (world: World, actor: Habilitation): Signalement[] =>
  (actor.function === 'PROCUREUR' ? world.signalement.filter((s) => s.parquet_id === actor.organisation_id && world.signalement_step.some((step) => step.signalement_id === s.id)) : []);

function draws({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const me = (): string => lie(actor.id, dice.pick(cast.actors).id);
  const route = dice.pick(['DIRECT', 'DEPARTEMENT']);
  add(actor, 'Signalement', 'open', { id: dice.uuid(), departement: elsewhere(actor.departement), route, author_id: me(), parquet_id: named(dice, world, 'organisation', actor.departement),
    territoire_id: named(dice, world, 'territoire', actor.departement), urgency: 'URGENT', ground: 'GRAVE_AND_IMMEDIATE_DANGER', drafted_at: world.t, request_id: dice.uuid() });
  const own = world.signalement.filter((s) => s.author_id === actor.id);
  const home = world.signalement.filter((s) => s.departement === actor.departement);
  const near = nearby(world, actor);
  const of = near.length > 0 && dice.chance(0.5) ? dice.pick(near) : own.length > 0 && dice.chance(SEIZES.includes(actor.function) ? 0.4 : 0.7) ? dice.pick(own) : dice.pick(home.length > 0 && dice.chance(0.8) ? home : world.signalement);
  const part = { departement: elsewhere(of.departement), signalement_id: of.id, route: lie(of.route, route) };
  const version = { id: dice.uuid(), ...part, version: 1 + dice.below(4), author_id: me(), written_at: world.t, request_id: dice.uuid() };
  add(actor, 'SignalementLetter', 'write', version);
  const letter = world.signalement_letter.find((l) => l.signalement_id === of.id);
  add(actor, 'PieceSignalement', 'write', joined(dice, { ...version, id: letter?.id ?? version.id, author_id: me() }, 1 + dice.below(3)));
  const territories = world.habilitation_territoire.filter((h) => h.habilitation_id === actor.id).map((h) => h.territoire_id);
  const around = world.dossier_territoire.filter((d) => territories.includes(d.territoire_id)).map((d) => d.dossier_id);
  add(actor, 'SignalementDossier', 'add', { id: dice.uuid(), ...part, dossier_id: (around.length > 0 && dice.chance(0.7) ? dice.pick(around) : dice.pick(world.dossier).id), attached_by: me(), attached_at: world.t });
  const delegation = world.delegation.find((d) => d.delegate_id === actor.id) ?? null;
  add(actor, 'SignalementSeal', 'sign', { id: dice.uuid(), ...part, version: 1, year: 2025, rank: 1000, sealed_by: me(), delegation_id: part.route === 'DEPARTEMENT' ? delegation?.id ?? null : null, sealed_at: world.t, request_id: dice.uuid() });
}

/** Who would send, acknowledge, answer, complete: the right fact of the other authority, the right authority of another parquet, what is not sealed, what is not theirs. */
function follows({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const theirs = actor.function === 'PROCUREUR' ? ['ACKNOWLEDGED', 'ANSWERED', 'AUTHOR_TOLD', 'COMPLEMENT_ASKED', 'PARENTS_TIMING', dice.pick(JUDGMENTS)] : ['SENT', dice.pick(SENDS.slice(1)), 'COMPLEMENT_SENT', 'PARENTS_TOLD', dice.pick(JUDGMENTS), dice.pick(REPORTED)];
  const own = world.signalement.filter((s) => s.author_id === actor.id);
  const home = world.signalement.filter((s) => s.departement === actor.departement);
  const near = [...nearby(world, actor), ...received(world, actor)];
  const arrived = home.filter((s) => SEIZES.includes(actor.function) && world.signalement_step.some((step) => step.signalement_id === s.id && step.fact === 'RECEIPT_RECORDED'));
  const reports = arrived.length > 0 && dice.chance(0.4);
  const of = reports ? dice.pick(arrived) : near.length > 0 && dice.chance(0.7) ? dice.pick(near) : own.length > 0 && dice.chance(0.5) ? dice.pick(own) : dice.pick(home.length > 0 ? home : world.signalement);
  const what = said(dice, reports && dice.chance(0.8) ? dice.pick(REPORTED) : dice.chance(0.75) ? (theirs[0] === 'SENT' && dice.chance(0.4) ? 'SENT' : dice.pick(theirs)) : dice.pick([...SENDS, ...ONCE_SENT, ...JUDGMENTS]));
  add(actor, 'SignalementStep', 'write', { id: dice.uuid(), departement: elsewhere(of.departement), signalement_id: of.id, route: lie(of.route, of.route === 'DIRECT' ? 'DEPARTEMENT' : 'DIRECT'), parquet_id: of.parquet_id, ...what,
    reach: lie(what.reach, 'DEPARTEMENT'), author_id: lie(actor.id, dice.pick(cast.actors).id), at: world.t, dated: world.t, asked_id: null, request_id: dice.uuid() });
}

function keeps({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const hats = world.habilitation.filter((h) => h.professionnel_id === actor.professionnel_id);
  const to = dice.chance(0.25) ? dice.pick(hats) : dice.pick(cast.actors);
  const liar = dice.pick(cast.actors);
  const recorded = { departement: elsewhere(actor.departement), recorded_by: lie(actor.id, liar.id), request_id: dice.uuid(), ...live(dice, world.t), valid_to: world.t + 30 * DAY };
  add(actor, 'Delegation', 'add', { id: dice.uuid(), ...recorded, delegate_id: to.id, professionnel_id: to.professionnel_id, function: 'RESPONSABLE_ASE', act: 'SIGNALEMENT', delegator: 'présidence', arrete_reference: 'arrêté',
    recorder_id: lie(actor.professionnel_id, liar.professionnel_id) });
  add(actor, 'Ressort', 'add', { id: dice.uuid(), ...recorded, territoire_id: named(dice, world, 'territoire', recorded.departement), parquet_id: named(dice, world, 'organisation', recorded.departement) });
}

function keepsDuty({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const liar = dice.pick(cast.actors);
  const part = { departement: elsewhere(actor.departement), parquet_id: lie(actor.organisation_id, named(dice, world, 'organisation', actor.departement)) };
  add(actor, 'Permanence', 'add', { id: dice.uuid(), ...part, habilitation_id: dice.pick(cast.actors).id, phone: '0536490002', passation_id: null, open_then: null, recorded_by: lie(actor.id, liar.id), request_id: dice.uuid(),
    valid_from: world.t, valid_to: world.t + DAY });
  if (world.permanence.length === 0) return;
  add(actor, 'Passation', 'add', { id: dice.uuid(), ...part, permanence_id: dice.pick(world.permanence).id, given_by: lie(actor.id, liar.id), habilitation_id: dice.pick(cast.actors).id, given_at: world.t, request_id: dice.uuid() });
}
