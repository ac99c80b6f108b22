/**
 * Meetings being held: whose pen it is, convoked or no more, handed, given back, of another département by a lie; lines of every kind by all hands; who came. And what each would do there: take the pen, hand
 * it, take it over, write of a kind that is theirs and of one that is not, in another's name.
 */
import { cell } from '../oracle/cells.js';
import { KINDS, sourceOf } from '../oracle/table.js';
import type { PieceSynthese } from '../oracle/piece-rows.js';
import type { Habilitation, MinuteLine, PenStep, Synthese, SynthesePoint, World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import { type Dice, grouped } from './dice.js';
import type { Attempt } from './standing.js';
import { DAY } from './validity.js';

const CONVENES = 'RESPONSABLE_ASE';

export function makeSeances(dice: Dice, world: World, cast: Cast): void {
  const points = grouped(world.synthese_point, (p) => p.synthese_id);
  const seats = grouped(world.convocation, (c) => c.synthese_id);
  const actors = new Map(cast.actors.map((a) => [a.id, a]));
  for (const synthese of world.synthese) {
    const agenda = points.get(synthese.id) ?? [];
    const seated = (seats.get(synthese.id) ?? []).flatMap((c) => actors.get(c.habilitation_id) ?? []);
    const part = (chance: number): { departement: number; dossier_id: string; synthese_id: string } =>
      ({ departement: dice.chance(chance) ? synthese.departement : 3 - synthese.departement, dossier_id: synthese.dossier_id, synthese_id: synthese.id });
    const now = (seats.get(synthese.id) ?? []).filter((c) => c.departement === synthese.departement && c.valid_from <= world.t && world.t < c.valid_to).flatMap((c) => actors.get(c.habilitation_id) ?? []);
    const by = (): Habilitation => dice.pick(now.length > 0 && dice.chance(0.7) ? now : seated.length > 0 && dice.chance(0.8) ? seated : cast.actors);
    (['OPENED', 'POINT', 'CLOSED'] as const).forEach((fact, sequence) => world.seance_step.push({ id: dice.uuid(), ...part(0.9), sequence, fact,
      point_id: fact === 'POINT' ? dice.pick(agenda).id : null, author_id: by().id, at: world.t - DAY, ...term(fact, world.t), request_id: dice.uuid() }));
    holdPen(dice, world, part, by);
    for (const c of dice.sample(seats.get(synthese.id) ?? [], 4)) {
      world.presence.push({ id: dice.uuid(), ...part(0.85), present_id: c.id, convocation_id: c.id, guest: 'NONE', fact: dice.pick(['ARRIVED', 'LEFT']), at: world.t - DAY, recorded_at: world.t, author_id: by().id, corrects_id: null, request_id: dice.uuid() });
    }
    agenda.forEach((point, i) => [0, 1].forEach((n) => world.minute_line.push(line(dice, point, 2 * i + n + 1, writer(dice, point, cast, by)))));
    for (const one of world.minute_line.filter((l) => l.synthese_id === synthese.id && l.detail === 'FULL')) if (dice.chance(0.4)) world.piece_synthese.push(joined(dice, one));
    const home = part(0.85);
    world.minutes.push({ id: dice.uuid(), ...home, year: 2025, rank: 1 + world.minutes.filter((m) => m.departement === home.departement).length, lines: 2 * agenda.length, author_id: by().id, validated_at: world.t, request_id: dice.uuid() });
    for (const point of dice.sample(agenda, 3)) {
      for (const professionnel_id of new Set(dice.sample(seated.length > 0 ? seated : cast.actors, 6).map((a) => a.professionnel_id))) {
        world.minute_draft.push({ id: dice.uuid(), ...part(0.85), point_id: point.id, professionnel_id, saved_at: world.t });
      }
    }
  }
}

/** Of a closing, until when its draft was reread. */
const term = (fact: string, t: number): { observe_until: number | null; remind_at: number | null } => (fact === 'CLOSED' ? { observe_until: t - DAY / 4, remind_at: t - DAY / 3 } : { observe_until: null, remind_at: null });

/** Taken, then handed on or not, then given back or not. */
function holdPen(dice: Dice, world: World, part: (chance: number) => Pick<PenStep, 'departement' | 'dossier_id' | 'synthese_id'>, by: () => Habilitation): void {
  const step = (sequence: number, fact: string, author_id: string, holder_id: string): void =>
    void world.pen_step.push({ id: dice.uuid(), ...part(0.92), sequence, fact, author_id, holder_id, at: world.t - DAY, request_id: dice.uuid() });
  const [first, second] = [by(), by()];
  step(0, 'TAKEN', first.id, first.id);
  const handed = dice.chance(0.4) && second.id !== first.id;
  if (handed) step(1, 'HANDED', first.id, second.id);
  const last = handed ? second : first;
  if (dice.chance(0.2)) step(handed ? 2 : 1, 'RELEASED', last.id, last.id);
}

/** Often one whose own word of that kind is theirs. */
function writer(dice: Dice, { kind }: SynthesePoint, cast: Cast, by: () => Habilitation): Habilitation {
  const owners = cast.actors.filter((a) => cell(a.function, kind).some((c) => c.right === 'O'));
  return owners.length > 0 && dice.chance(0.5) ? dice.pick(owners) : by();
}

const line = (dice: Dice, point: SynthesePoint, seq: number, author: Habilitation): MinuteLine =>
  lineOf(point, { id: dice.uuid(), seq, author_id: author.id, source: dice.chance(0.8) ? sourceOf(author.function) : dice.pick(['PMI', 'SCHOOL_HEALTH']), request_id: dice.uuid() });

type Written = Pick<MinuteLine, 'id' | 'seq' | 'author_id' | 'source' | 'request_id'>;
export const lineOf = ({ departement, dossier_id, home_id, synthese_id, id, kind, detail }: SynthesePoint, written: Written): MinuteLine =>
  ({ departement, dossier_id, home_id, synthese_id, point_id: id, type: 'CONSTAT', voice: 'PROFESSIONNEL', kind, detail, speaker_id: null, nature: 'WRITTEN', supersedes_id: null, written_at: 0, ...written });

/** A piece has all that judges the line that it joins. */
const joined = (dice: Dice, { id: line_id, departement, dossier_id, home_id, synthese_id, point_id, kind, detail, source, author_id, type }: MinuteLine): PieceSynthese =>
  ({ id: dice.uuid(), departement, dossier_id, home_id, synthese_id, point_id, line_id, line_type: type, kind, detail, source, author_id, number: 1, document_id: dice.uuid(), type: 'pdf', state: 'CLEAN', size: 1 });

export function sit(attempt: Attempt): void {
  const { dice, world, actor } = attempt;
  const held = new Set(world.pen_step.filter((p) => p.holder_id === actor.id).map((p) => p.synthese_id));
  const seat = new Set(world.convocation.filter((c) => c.habilitation_id === actor.id).map((c) => c.synthese_id));
  const mine = world.synthese.filter((s) => held.has(s.id));
  const near = world.synthese.filter((s) => seat.has(s.id));
  for (const s of mine) for (let i = 0; i < 9; i++) scribe(attempt, s);
  for (const s of [...dice.sample(near, 3), dice.pick(world.synthese), ...(actor.function === CONVENES ? Array.from({ length: 12 }, () => dice.pick(world.synthese)) : [])]) scribe(attempt, s);
  for (const s of mine) for (let i = 0; i < 4; i++) writeOf(attempt, s, KINDS);
  for (const s of dice.sample(near, 2)) writeOf(attempt, s, dice.sample(KINDS, 3));
}

function scribe({ dice, world, cast, actor, add, lie, elsewhere }: Attempt, s: Synthese): void {
  const me = (): string => lie(actor.id, dice.pick(cast.actors).id);
  const part = { departement: elsewhere(s.departement), dossier_id: s.dossier_id, synthese_id: s.id, at: world.t };
  const point_id = world.synthese_point.find((p) => p.synthese_id === s.id)!.id;
  const fact = dice.pick(['OPENED', 'POINT', 'POINT', 'CLOSED']);
  add(actor, 'SeanceStep', 'write', { id: dice.uuid(), ...part, sequence: 9, fact, point_id: fact === 'POINT' ? point_id : null, author_id: me(), ...term(fact, world.t), request_id: dice.uuid() });
  for (const move of dice.sample(['TAKEN', 'TAKEN_OVER', 'HANDED', 'RELEASED'], 3)) {
    add(actor, 'PenStep', 'write', { id: dice.uuid(), ...part, sequence: 9, fact: move, holder_id: move === 'HANDED' ? dice.pick(cast.actors).id : lie(actor.id, dice.pick(cast.actors).id), author_id: me(), request_id: dice.uuid() });
  }
  add(actor, 'Presence', 'write', { id: dice.uuid(), ...part, present_id: dice.uuid(), convocation_id: null, guest: 'PARENT', fact: 'ARRIVED', recorded_at: world.t, author_id: me(), corrects_id: null, request_id: dice.uuid() });
  if (actor.function === CONVENES || dice.chance(0.3)) add(actor, 'Minutes', 'validate', { id: dice.uuid(), departement: part.departement, dossier_id: s.dossier_id, synthese_id: s.id, year: 2025, rank: 99, lines: 18, author_id: me(), validated_at: world.t, request_id: dice.uuid() });
  add(actor, 'MinuteDraft', 'write', { id: dice.uuid(), departement: elsewhere(s.departement), dossier_id: s.dossier_id, synthese_id: s.id, point_id, professionnel_id: lie(actor.professionnel_id, dice.pick(cast.actors).professionnel_id), saved_at: world.t });
}

function writeOf({ dice, world, cast, actor, add, lie, elsewhere }: Attempt, s: Synthese, kinds: readonly string[]): void {
  for (const point of world.synthese_point.filter((p) => p.synthese_id === s.id && kinds.includes(p.kind))) {
    const row = line(dice, point, 99, actor);
    const written = (): MinuteLine => ({ ...row, type: dice.pick(['CONSTAT', 'DESACCORD', 'DECISION', 'ACTION']), departement: elsewhere(point.departement), author_id: lie(actor.id, dice.pick(cast.actors).id), source: lie(sourceOf(actor.function), dice.pick(['PMI', 'SCHOOL_HEALTH', 'OTHER'])) });
    add(actor, 'MinuteLine', 'write', written());
    add(actor, 'PieceSynthese', 'write', joined(dice, written()));
  }
}
